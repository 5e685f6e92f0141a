#include "core/stats/multiple_response.h"
#include "core/base/translate.h"
#include "core/stats/reasons.h"
#include "core/stats/summation.h"
#include <cmath>

namespace counterpoint::stats {
namespace {

struct Counts {
    std::vector<Sum> given;
    std::vector<Sum> missing;
    Sum responses;
    Sum casesWithAny;
    Sum all;
    Sum allMissing;
    double withoutWeight = 0;
};

Counts counted(const Columns& chosen, std::span<const double> weights)
{
    Counts counts{std::vector<Sum>(chosen.size()), std::vector<Sum>(chosen.size()), {}, {}, {}, {}, 0};
    const std::size_t cases = chosen.empty() ? 0 : chosen.front().size();
    for (std::size_t row = 0; row < cases; ++row) {
        const double weight = weights.empty() ? 1.0 : weights[row];
        if (!(weight > 0) || !std::isfinite(weight)) {
            counts.withoutWeight += 1;
            continue;
        }
        double given = 0;
        std::size_t missing = 0;
        for (std::size_t answer = 0; answer < chosen.size(); ++answer) {
            const double value = chosen[answer][row];
            if (!std::isfinite(value)) {
                counts.missing[answer].add(weight);
                ++missing;
            } else if (value > 0) {
                counts.given[answer].add(weight);
                given += 1;
            }
        }
        counts.all.add(weight);
        counts.responses.add(given * weight);
        if (given > 0)
            counts.casesWithAny.add(weight);
        if (missing == chosen.size())
            counts.allMissing.add(weight);
    }
    return counts;
}

Number percentOf(double part, double whole, const QString& reason)
{
    return whole > 0 ? Number(100 * part / whole) : Number::undefined(reason);
}

} // namespace

MultipleResponse multipleResponse(const Columns& chosen, std::span<const double> weights)
{
    const Counts counts = counted(chosen, weights);
    const QString none = translate("Statistics", "No case gave any of these answers.");
    MultipleResponse result;
    result.nResponses = counts.responses.value();
    result.nCasesWithAny = counts.casesWithAny.value();
    result.nAll = counts.all.value();
    result.nAllMissing = counts.allMissing.value();
    result.nWithoutWeight = counts.withoutWeight;
    for (std::size_t answer = 0; answer < chosen.size(); ++answer) {
        const double count = counts.given[answer].value();
        result.counts.push_back(count);
        result.missing.push_back(counts.missing[answer].value());
        result.percentOfResponses.push_back(percentOf(count, result.nResponses, none));
        result.percentOfCasesWithAny.push_back(percentOf(count, result.nCasesWithAny, none));
        result.percentOfAllCases.push_back(percentOf(count, result.nAll, reasons::noValue()));
    }
    result.meanResponses = result.nCasesWithAny > 0 ? Number(result.nResponses / result.nCasesWithAny) : Number::undefined(none);
    return result;
}

} // namespace counterpoint::stats
