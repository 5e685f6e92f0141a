#include "core/stats/survey_rates.h"
#include "core/base/translate.h"

namespace counterpoint::stats {

SurveyRates surveyRates(const Dispositions& d)
{
    const auto share = [](double part, double whole) {
        return whole > 0 ? Number(part / whole)
                         : Number::undefined(translate("Statistics", "No case of the sample counts towards this rate."));
    };
    const double answered = d.interviews + d.partials;
    const double eligible = answered + d.refusals + d.noncontacts + d.others;
    const double unknown = d.unknownHouseholds + d.unknownOthers;
    const double all = eligible + unknown;
    const double estimated = eligible + d.eligibleShare * unknown;
    const double reached = answered + d.refusals + d.others;
    const double asked = answered + d.refusals;
    return {{share(d.interviews, all), share(answered, all), share(d.interviews, estimated), share(answered, estimated),
             share(d.interviews, eligible), share(answered, eligible)},
            {share(d.interviews, reached), share(answered, reached), share(d.interviews, asked), share(answered, asked)},
            {share(d.refusals, all), share(d.refusals, estimated), share(d.refusals, eligible)},
            {share(reached, all), share(reached, estimated), share(reached, eligible)}};
}

} // namespace counterpoint::stats
