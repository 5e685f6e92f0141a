#include "core/integration/carried.h"
#include "core/base/translate.h"
#include "core/integration/findings.h"
#include "core/integration/named_judgements.h"
#include "core/project/doors.h"
#include <QRegularExpression>
#include <algorithm>

namespace counterpoint::findings {

namespace {

constexpr qsizetype longestClaim = 200; ///< that is taken from a text; what is longer is argued, not claimed

Result<FindingId> draft(Edit& db, const QString& claim, const QString& body)
{
    const auto id = add(db, claim);
    if (!id)
        return id;
    Finding finding;
    finding.id = *id;
    finding.claim = claim.trimmed();
    finding.body = body == finding.claim ? QString() : body;
    const auto written = update(db, finding);
    return written ? id : fail(written);
}

QString firstSentence(const QString& text)
{
    static const QRegularExpression end(QStringLiteral("[.!?…](?=\\s|$)|\\n"));
    const auto at = end.match(text).capturedEnd();
    return (at > 0 ? text.left(at) : text).simplified();
}

template <class IdType>
std::vector<FindingId> findingsBy(const Read& db, const char* sql, IdType id)
{
    std::vector<FindingId> ids;
    auto query = db.prepare(sql);
    for (query.bind(id); query.step();)
        ids.push_back(query.id<FindingId>(0));
    return ids;
}

} // namespace

Result<FindingId> fromJudgement(Edit& db, AssessmentId id)
{
    const auto judged = convergence::named(db);
    const auto found = std::find_if(judged.begin(), judged.end(), [id](const NamedJudgement& one) { return one.assessment.id == id; });
    if (found == judged.end())
        return fail(Error::Kind::Invalid, translate("Findings", "This judgement is no longer in the study."));
    return draft(db, found->claim(), found->assessment.reason).and_then([&](FindingId finding) {
        return addAssessment(db, finding, id, Evidence::Stance::Supports).map([&](EvidenceId) { return finding; });
    });
}

Result<FindingId> fromDisplayRow(Edit& db, JointRowId id)
{
    for (const auto& display : joint_displays::all(db))
        for (const auto& row : display.rows) {
            if (row.id != id)
                continue;
            const auto sentence = firstSentence(row.inference);
            const bool isClaim = !sentence.isEmpty() && sentence.size() <= longestClaim;
            const auto claim = isClaim ? sentence : translate("Findings", "%1: %2").arg(display.name, row.title);
            return draft(db, claim, row.inference.simplified() == claim ? QString() : row.inference).and_then([&](FindingId finding) {
                return addDisplayRow(db, finding, id, Evidence::Stance::Supports).map([&](EvidenceId) { return finding; });
            });
        }
    return fail(Error::Kind::Invalid, translate("Findings", "This row of a joint display is no longer in the study."));
}

std::vector<FindingId> restingOn(const Read& db, AssessmentId id)
{
    return findingsBy(db,
                      "SELECT DISTINCT f.id FROM evidence e JOIN finding f ON f.id = e.finding_id WHERE e.assessment_id = ? "
                      "ORDER BY f.position, f.id",
                      id);
}

std::vector<FindingId> restingOn(const Read& db, JointRowId id)
{
    return findingsBy(db,
                      "SELECT DISTINCT f.id FROM evidence e JOIN finding f ON f.id = e.finding_id WHERE e.display_row_id = ? "
                      "ORDER BY f.position, f.id",
                      id);
}

} // namespace counterpoint::findings
