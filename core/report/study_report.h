#pragma once
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/report/document.h"
#include <optional>

namespace counterpoint {
class Read;
struct ReportSection;
} // namespace counterpoint

namespace counterpoint::report {

/// What of the study goes into a findings report that has no outline of its own.
struct Sections {
    bool study = true; ///< description, purpose, research questions, ethics
    bool method = true; ///< generated from what is in the study
    bool findings = true;
    bool results = true; ///< the analyses that are marked for the report
    bool codebook = true; ///< as an appendix
    bool displays = true; ///< the joint displays that are marked for it
    bool convergence = true;
    bool maps = true; ///< those that are marked for it
    bool framework = true; ///< implications and elements; as an appendix what each rests on
    bool log = true; ///< as an appendix
};

/// The outline that a study without one has, of the sections that are wanted.
std::vector<ReportSection> defaultOutline(const Sections& sections = {});

/// The report of a study as it is now. Where no sections are named it follows the study's outline, else the default one. Dated by the
/// study's last step, so that the same study gives the same report. Cancelled where `progress`, told section by section, says so.
Result<Document> findingsReport(const Read& db, const std::optional<Sections>& sections = {}, const Progress& progress = {});
/// The report that an outline makes of the study: sections in which there is nothing are left out with their headings.
Result<Document> reportAlong(const Read& db, const std::vector<ReportSection>& outline, const Progress& progress = {});

} // namespace counterpoint::report
