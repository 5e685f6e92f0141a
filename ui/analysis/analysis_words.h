#pragma once
#include "core/analysis/kind.h"
#include <QByteArray>
#include <QString>

namespace counterpoint::ui {

/// The kind of an analysis, which every analysis that is shown has.
const AnalysisKind& kindOf(const Analysis& analysis);

/// 'Qualitative' and 'Quantitative', under which kinds and analyses stand apart.
QString groupTitle(bool isQualitative);

/// 'New analysis: Frequencies', as the command that makes one is called.
QString newAnalysisText(const AnalysisKind& kind);

/// The words by which that command is found besides: what the kind gives, and what others call it.
QString otherWordsFor(const AnalysisKind& kind);

/// The name of a widget or action that belongs to a role, an option or a kind: 'option' and 'row_percent' are 'optionRowPercent'.
QByteArray objectNameOf(const char* what, const QString& key);

} // namespace counterpoint::ui
