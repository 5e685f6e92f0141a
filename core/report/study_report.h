#pragma once
#include "core/base/result.h"
#include "core/report/document.h"

namespace counterpoint {
class Read;
}

namespace counterpoint::report {

/// What of the study goes into a findings report.
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

/// The findings report of a study as it is now. Dated by the study's last step, so that the same study gives the same report.
Result<Document> findingsReport(const Read& db, const Sections& sections = {});

} // namespace counterpoint::report
