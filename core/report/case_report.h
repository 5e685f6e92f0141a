#pragma once
#include "core/integration/case_profile.h"
#include "core/report/document.h"

namespace counterpoint::report {

/// The dated things of a Case, in lanes; nothing is drawn where nothing is dated.
figure::Drawing timelineOf(const CaseProfile& profile);
/// A Case's profile, to be printed or sent.
Document caseReport(const CaseProfile& profile);

} // namespace counterpoint::report
