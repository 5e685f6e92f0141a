#include "core/integration/researchers_agree.h"
#include "core/agreement/coefficients.h"
#include <map>

namespace counterpoint::convergence {

ResearchersAgree compare(const Read& db, ConvergenceId id, CoderId one, CoderId other)
{
    std::map<std::pair<ThemeId, SidePair>, Assessment> others;
    for (const auto& assessment : assessments(db, id, other))
        others[{assessment.theme, assessment.sides}] = assessment;
    ResearchersAgree found;
    std::vector<std::vector<agreement::Rating>> units;
    for (const auto& assessment : assessments(db, id, one)) {
        const auto same = others.find({assessment.theme, assessment.sides});
        if (same == others.end())
            continue;
        ++found.both;
        units.push_back({toText(assessment.judgement), toText(same->second.judgement)});
        if (assessment.judgement == same->second.judgement)
            ++found.alike;
        else
            found.differences.push_back({assessment, same->second});
    }
    const auto ratings = agreement::ratingsOf(units);
    const auto kappa = ratings ? agreement::coefficient(agreement::Measure::Cohen, *ratings).value
                               : stats::Number::undefined(agreement::reasons::nothingComparable());
    if (kappa.isDefined())
        found.kappa = kappa.value;
    else
        found.reason = kappa.reason;
    return found;
}

} // namespace counterpoint::convergence
