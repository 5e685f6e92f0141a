#pragma once
#include "core/integration/report_sections.h"
#include <QStringList>

namespace counterpoint {

/// An outline to begin from. Its sections say in grey what belongs in them.
struct ReportTemplate {
    QString key; ///< as on the command line: 'evaluation'
    QString title;
    QString about; ///< in one sentence
    std::vector<ReportSection> sections;
};

namespace report_templates {
const std::vector<ReportTemplate>& all();
Result<const ReportTemplate*> byKey(const QString& key); ///< Invalid, naming those there are

/// What became of what was written before.
struct Outcome {
    int taken = 0; ///< sections that stand in the template's place for them
    int kept = 0; ///< sections behind the template's, since it has no place for them
};
/// Lays the template's sections out in place of the outline. What was written or chosen in a section goes to the template's section of the
/// same title, or of the same kind where that is not free text; else the section stays, behind the others.
Outcome apply(Edit& db, const ReportTemplate& chosen);
} // namespace report_templates

} // namespace counterpoint
