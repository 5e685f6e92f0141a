#include "ui/analysis/analysis_words.h"

namespace counterpoint::ui {

const AnalysisKind& kindOf(const Analysis& analysis)
{
    const auto* kind = findAnalysisKind(analysis.kind);
    return kind ? *kind : analysisKinds().front();
}

QByteArray objectNameOf(const char* what, const QString& key)
{
    QByteArray name(what);
    for (const auto& word : key.split(u'_', Qt::SkipEmptyParts))
        name += word.left(1).toUpper().toLatin1() + word.mid(1).toLatin1();
    return name;
}

} // namespace counterpoint::ui
