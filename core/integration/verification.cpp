#include "core/integration/verification.h"
#include "core/base/translate.h"
#include "core/integration/convergence_evidence.h"
#include "core/integration/findings.h"
#include "core/integration/joint_table.h"
#include "core/integration/live_text.h"
#include "core/integration/report_sections.h"
#include <algorithm>

namespace counterpoint {

QStringList Verification::sentences() const
{
    QStringList said;
    if (evidence > 0)
        said << translate("Verification", "%n piece(s) of evidence changed or went missing.", nullptr, evidence);
    if (figures > 0)
        said << translate("Verification", "%n figure(s) in the text of findings or of the report changed or went missing.", nullptr, figures);
    if (judgements > 0)
        said << translate("Verification", "The evidence of %n judgement(s) of convergence has changed.", nullptr, judgements);
    if (inferences > 0)
        said << translate("Verification", "What stands behind %n inference(s) of joint displays has changed.", nullptr, inferences);
    return said;
}

Result<Verification> verify(const Read& db)
{
    Verification found;
    const auto pieces = findings::evidence(db);
    if (!pieces)
        return fail(pieces);
    found.evidence =
        int(std::count_if(pieces->begin(), pieces->end(), [](const Evidence& piece) { return piece.state != Evidence::State::Holds; }));
    const auto countFigures = [&](const QString& text) {
        for (const auto& checked : live_text::check(db, text))
            found.figures += checked.state == CheckedField::State::Holds ? 0 : 1;
    };
    for (const auto& finding : findings::all(db))
        countFigures(finding.body);
    for (const auto& section : report_sections::all(db))
        countFigures(section.body);
    for (const auto& matrix : convergence::all(db)) {
        const auto table = convergence::evaluate(db, matrix.id);
        if (!table)
            return fail(table);
        found.judgements += table->stale();
    }
    for (const auto& display : joint_displays::all(db)) {
        const auto table = joint_displays::evaluate(db, display);
        if (!table)
            return fail(table);
        found.inferences += table->stale();
    }
    return found;
}

} // namespace counterpoint
