#include "core/analysis/kinds.h"
#include "core/base/translate.h"

namespace counterpoint {

const std::vector<AnalysisKind>& analysisKinds()
{
    static const std::vector<AnalysisKind> all{
        kinds::frequencies(),     kinds::describe(),          kinds::crosstab(),        kinds::compareGroups(),
        kinds::compareMeasures(), kinds::compareValue(),      kinds::likert(),          kinds::correlate(),
        kinds::trend(),           kinds::quality(),           kinds::scale(),           kinds::linear(),
        kinds::logistic(),        kinds::answers(),           kinds::populationMeans(), kinds::populationShares(),
        kinds::populationTable(), kinds::populationCompare(), kinds::codeMatrix(),      kinds::codeByAnswer(),
        kinds::attributeMatrix(), kinds::cooccurrence(),      kinds::codeClusters(),    kinds::saturation(),
        kinds::guideGrid(),       kinds::participation(),     kinds::turnTaking(),      kinds::interactionCounts(),
        kinds::coverage(),        kinds::wordFrequencies(),   kinds::keyWords(),        kinds::keyWordInContext(),
        kinds::wordTree(),          kinds::coderAgreement(),
    };
    return all;
}

const AnalysisKind* findAnalysisKind(const QString& key)
{
    for (const auto& kind : analysisKinds())
        if (kind.key == key)
            return &kind;
    return nullptr;
}

Result<const AnalysisKind*> analysisKindFrom(const QString& key)
{
    if (const auto* kind = findAnalysisKind(key))
        return kind;
    QStringList known;
    for (const auto& kind : analysisKinds())
        known << kind.key;
    return fail(Error::Kind::Invalid,
                translate("Analyses", "“%1” is no kind of analysis. It can be: %2.").arg(key, known.join(QStringLiteral(", "))));
}

} // namespace counterpoint
