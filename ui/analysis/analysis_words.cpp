#include "ui/analysis/analysis_words.h"
#include <QCoreApplication>

namespace counterpoint::ui {

const AnalysisKind& kindOf(const Analysis& analysis)
{
    const auto* kind = findAnalysisKind(analysis.kind);
    return kind ? *kind : analysisKinds().front();
}

QString groupTitle(bool isQualitative)
{
    return isQualitative ? QCoreApplication::translate("AnalysisList", "Qualitative")
                         : QCoreApplication::translate("AnalysisList", "Quantitative");
}

QString newAnalysisText(const AnalysisKind& kind)
{
    return QCoreApplication::translate("AnalysisList", "New analysis: %1").arg(kind.title);
}

QString otherWordsFor(const AnalysisKind& kind) { return kind.about + QStringLiteral("; ") + kind.alsoCalled; }

QByteArray objectNameOf(const char* what, const QString& key)
{
    QByteArray name(what);
    for (const auto& word : key.split(u'_', Qt::SkipEmptyParts))
        name += word.left(1).toUpper().toLatin1() + word.mid(1).toLatin1();
    return name;
}

} // namespace counterpoint::ui
