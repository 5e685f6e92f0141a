#pragma once
#include "core/integration/case_profile.h"
#include "core/report/document.h"

namespace counterpoint::report {

/// The dated things of a Case, in lanes; nothing is drawn where nothing is dated.
figure::Drawing timelineOf(const CaseProfile& profile);
/// How much of a profile is shown.
enum class CaseDetail {
    Overview, ///< attributes, timeline, and codes by strand
    Material, ///< and what is said and answered
    All ///< and the memos, which may be for the researchers alone
};

/// A Case's profile, to be printed or sent; headings from level 1 on.
Document caseReport(const CaseProfile& profile, CaseDetail detail = CaseDetail::All);

} // namespace counterpoint::report
