#include "core/integration/findings.h"
#include "core/analysis/result.h"
#include "core/base/translate.h"
#include "core/base/uuid.h"
#include "core/project/doors.h"
#include "core/text/text_index.h"
#include "core/transcript/sources.h"
#include "core/transcript/voices.h"
#include <algorithm>

namespace counterpoint {

QString toText(Finding::Status status)
{
    return status == Finding::Status::Supported ? QStringLiteral("supported")
        : status == Finding::Status::Tentative  ? QStringLiteral("tentative")
                                                : QStringLiteral("draft");
}

Result<Finding::Status> findingStatusFrom(const QString& text)
{
    for (const auto status : {Finding::Status::Draft, Finding::Status::Tentative, Finding::Status::Supported})
        if (text == toText(status))
            return status;
    return fail(Error::Kind::Invalid,
                translate("Findings", "“%1” is not the status of a finding. It is draft, tentative or supported.").arg(text));
}

QString toText(Evidence::Stance stance)
{
    return stance == Evidence::Stance::Supports ? QStringLiteral("supports") : QStringLiteral("contradicts");
}

QString toText(Evidence::State state)
{
    return state == Evidence::State::Holds  ? QStringLiteral("holds")
        : state == Evidence::State::Changed ? QStringLiteral("changed")
                                            : QStringLiteral("gone");
}

namespace findings {

namespace {

Result<QString> passageText(const Read& db, SourceId source, TextSpan span)
{
    const auto text = sources::text(db, source);
    const TextIndex index(text);
    if (span.start < 0 || span.isEmpty() || span.end > index.codePoints())
        return fail(Error::Kind::Invalid,
                    translate("Findings", "Positions %1 to %2 are not a passage of this source.").arg(span.start).arg(span.end));
    return index.slice(text, span).toString();
}

/// What the numbers of an analysis are now, in short.
Result<QString> fingerprintNow(const Read& db, AnalysisId id)
{
    return analyses::byId(db, id)
        .and_then([&](const Analysis& analysis) { return run(db, analysis); })
        .map([](const AnalysisResult& result) { return result.fingerprint; });
}

/// Fills in what the study says now, and whether that is what was seen.
void compareWithStudy(const Read& db, Evidence& piece)
{
    if (piece.kind == Evidence::Kind::Passage && piece.source.isValid()) {
        if (const auto source = sources::byId(db, piece.source))
            piece.sourceName = source->name;
        const auto voice = Voices(db, piece.source).at(piece.span.start);
        piece.speaker = voice.speaker;
        piece.caseName = voice.caseName;
        piece.responseRow = voice.responseRow;
        piece.now = passageText(db, piece.source, piece.span).value_or(QString());
    } else if (piece.kind == Evidence::Kind::Result && piece.analysis.isValid()) {
        piece.analysisName =
            analyses::byId(db, piece.analysis).map([](const Analysis& analysis) { return analysis.name; }).value_or(QString());
        piece.now = fingerprintNow(db, piece.analysis).value_or(QString());
    }
    piece.state = piece.now.isEmpty() ? Evidence::State::Gone : piece.now == piece.seen ? Evidence::State::Holds : Evidence::State::Changed;
}

Result<EvidenceId> insert(Edit& db, const Evidence& piece)
{
    const bool isPassage = piece.kind == Evidence::Kind::Passage;
    const auto position = [isPassage](qsizetype p) { return isPassage ? std::optional<std::int64_t>(p) : std::nullopt; };
    db.prepare(
          "INSERT INTO evidence(uuid, finding_id, position, kind, stance, note, source_id, start, end, analysis_id, seen) "
          "VALUES(?1, ?2, (SELECT coalesce(max(position), 0) + 1 FROM evidence WHERE finding_id = ?2), ?10, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")
        .bind(newUuid(), piece.finding, toText(piece.stance), piece.note, piece.source, position(piece.span.start),
              position(piece.span.end), piece.analysis, piece.seen, isPassage ? QStringLiteral("passage") : QStringLiteral("result"))
        .run();
    return EvidenceId(db.lastInsertId());
}

} // namespace

std::vector<Finding> all(const Read& db)
{
    std::vector<Finding> rows;
    auto query = db.prepare("SELECT f.id, f.claim, f.body, f.status, count(CASE WHEN e.stance = 'supports' THEN 1 END), count(CASE WHEN "
                            "e.stance = 'contradicts' THEN 1 END) "
                            "FROM finding f LEFT JOIN evidence e ON e.finding_id = f.id GROUP BY f.id ORDER BY f.position, f.id");
    while (query.step())
        rows.push_back({query.id<FindingId>(0), query.text(1), query.text(2),
                        findingStatusFrom(query.text(3)).value_or(Finding::Status::Draft), query.integer(4), query.integer(5)});
    return rows;
}

Result<FindingId> add(Edit& db, const QString& claim)
{
    if (claim.trimmed().isEmpty())
        return fail(Error::Kind::Invalid, translate("Findings", "The finding needs a claim: one sentence that says what was found."));
    db.prepare(
          "INSERT INTO finding(uuid, position, claim, status) VALUES(?, (SELECT coalesce(max(position), 0) + 1 FROM finding), ?, 'draft')")
        .bind(newUuid(), claim.trimmed())
        .run();
    return FindingId(db.lastInsertId());
}

Result<> update(Edit& db, const Finding& finding)
{
    if (finding.claim.trimmed().isEmpty())
        return fail(Error::Kind::Invalid, translate("Findings", "The finding needs a claim: one sentence that says what was found."));
    db.prepare("UPDATE finding SET claim = ?, body = ?, status = ? WHERE id = ?")
        .bind(finding.claim.trimmed(), finding.body, toText(finding.status), finding.id)
        .run();
    return {};
}

void move(Edit& db, FindingId id, int position)
{
    std::vector<FindingId> order;
    for (const auto& finding : all(db))
        if (finding.id != id)
            order.push_back(finding.id);
    order.insert(order.begin() + std::clamp<std::ptrdiff_t>(position, 0, std::ptrdiff_t(order.size())), id);
    for (std::size_t i = 0; i < order.size(); ++i)
        db.prepare("UPDATE finding SET position = ?1 WHERE id = ?2 AND position <> ?1").bind(std::int64_t(i + 1), order[i]).run();
}

void remove(Edit& db, FindingId id)
{
    db.prepare("DELETE FROM memo WHERE subject = 'finding' AND subject_id = ?").bind(id).run();
    db.prepare("DELETE FROM finding WHERE id = ?").bind(id).run();
}

Result<std::vector<Evidence>> evidence(const Read& db, FindingId finding)
{
    std::vector<Evidence> pieces;
    {
        auto query = db.prepare("SELECT e.id, e.finding_id, e.stance, e.note, e.source_id, e.start, e.end, e.analysis_id, e.seen, e.kind "
                                "FROM evidence e JOIN finding f ON f.id = e.finding_id "
                                "WHERE ?1 IS NULL OR e.finding_id = ?1 ORDER BY f.position, f.id, e.position, e.id");
        for (query.bind(finding); query.step();) {
            Evidence piece;
            piece.id = query.id<EvidenceId>(0);
            piece.finding = query.id<FindingId>(1);
            piece.stance = query.text(2) == QLatin1String("supports") ? Evidence::Stance::Supports : Evidence::Stance::Contradicts;
            piece.note = query.text(3);
            piece.source = query.id<SourceId>(4);
            piece.span = {qsizetype(query.int64(5)), qsizetype(query.int64(6))};
            piece.analysis = query.id<AnalysisId>(7);
            piece.seen = query.text(8);
            piece.kind = query.text(9) == QLatin1String("result") ? Evidence::Kind::Result : Evidence::Kind::Passage;
            pieces.push_back(std::move(piece));
        }
    }
    for (auto& piece : pieces)
        compareWithStudy(db, piece);
    return pieces;
}

Result<EvidenceId> addPassage(Edit& db, FindingId finding, SourceId source, TextSpan span, Evidence::Stance stance, const QString& note)
{
    const auto text = passageText(db, source, span);
    if (!text)
        return fail(text);
    Evidence piece;
    piece.finding = finding;
    piece.source = source;
    piece.span = span;
    piece.stance = stance;
    piece.note = note;
    piece.seen = *text;
    return insert(db, piece);
}

Result<EvidenceId> addResult(Edit& db, FindingId finding, AnalysisId analysis, Evidence::Stance stance, const QString& note)
{
    const auto print = fingerprintNow(db, analysis);
    if (!print)
        return fail(print);
    Evidence piece;
    piece.finding = finding;
    piece.kind = Evidence::Kind::Result;
    piece.analysis = analysis;
    piece.stance = stance;
    piece.note = note;
    piece.seen = *print;
    return insert(db, piece);
}

void setStance(Edit& db, EvidenceId id, Evidence::Stance stance)
{
    db.prepare("UPDATE evidence SET stance = ? WHERE id = ?").bind(toText(stance), id).run();
}
void setNote(Edit& db, EvidenceId id, const QString& note) { db.prepare("UPDATE evidence SET note = ? WHERE id = ?").bind(note, id).run(); }

Result<> confirm(Edit& db, EvidenceId id)
{
    const auto pieces = evidence(db);
    if (!pieces)
        return fail(pieces);
    const auto found = std::find_if(pieces->begin(), pieces->end(), [id](const Evidence& piece) { return piece.id == id; });
    if (found == pieces->end() || found->state == Evidence::State::Gone)
        return fail(Error::Kind::Invalid,
                    translate("Findings", "What this piece of evidence points at is gone; remove it, or choose other evidence."));
    db.prepare("UPDATE evidence SET seen = ? WHERE id = ?").bind(found->now, id).run();
    return {};
}

void removeEvidence(Edit& db, EvidenceId id) { db.prepare("DELETE FROM evidence WHERE id = ?").bind(id).run(); }

} // namespace findings

} // namespace counterpoint
