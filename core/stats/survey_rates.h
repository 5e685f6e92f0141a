#pragma once
#include "core/stats/undefined.h"
#include <array>

namespace counterpoint::stats {

/// Final dispositions of a survey's sample, as AAPOR names them.
struct Dispositions {
    double interviews = 0;
    double partials = 0;
    double refusals = 0;
    double noncontacts = 0;
    double others = 0;
    double unknownHouseholds = 0;
    double unknownOthers = 0;
    double eligibleShare = 1; ///< estimated share of the unknown that are eligible
};

/// Source: AAPOR, Standard Definitions (2023). The index is the rate's number less one.
struct SurveyRates {
    std::array<Number, 6> response;
    std::array<Number, 4> cooperation;
    std::array<Number, 3> refusal;
    std::array<Number, 3> contact;
};
SurveyRates surveyRates(const Dispositions& dispositions);

} // namespace counterpoint::stats
