#include "core/integration/evidence.h"
#include "core/base/translate.h"
#include "core/base/uuid.h"
#include "core/integration/evidence_now.h"
#include "core/project/doors.h"
#include <algorithm>

namespace counterpoint {

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

QString toText(Evidence::Kind kind)
{
    switch (kind) {
    case Evidence::Kind::Result:
        return QStringLiteral("result");
    case Evidence::Kind::Convergence:
        return QStringLiteral("convergence");
    case Evidence::Kind::JointDisplay:
        return QStringLiteral("joint display");
    default:
        return QStringLiteral("passage");
    }
}

namespace findings {

namespace {

Evidence::Kind kindFrom(const QString& text)
{
    for (const auto kind : {Evidence::Kind::Result, Evidence::Kind::Convergence, Evidence::Kind::JointDisplay})
        if (text == toText(kind))
            return kind;
    return Evidence::Kind::Passage;
}

Result<EvidenceId> insert(Edit& db, const Evidence& piece)
{
    const bool isPassage = piece.kind == Evidence::Kind::Passage;
    const auto position = [isPassage](qsizetype p) { return isPassage ? std::optional<std::int64_t>(p) : std::nullopt; };
    db.prepare(
          "INSERT INTO evidence(uuid, finding_id, position, kind, stance, note, source_id, start, end, analysis_id, seen, assessment_id, "
          "display_row_id) VALUES(?1, ?2, (SELECT coalesce(max(position), 0) + 1 FROM evidence WHERE finding_id = ?2), ?10, ?3, ?4, ?5, "
          "?6, "
          "?7, ?8, ?9, ?11, ?12)")
        .bind(newUuid(), piece.finding, toText(piece.stance), piece.note, piece.source, position(piece.span.start),
              position(piece.span.end), piece.analysis, piece.seen, toText(piece.kind), piece.assessment, piece.displayRow)
        .run();
    return EvidenceId(db.lastInsertId());
}

/// Why the study says nothing of it.
QString gone(const Evidence& piece)
{
    switch (piece.kind) {
    case Evidence::Kind::Result:
        return translate("Findings", "This analysis is no longer in the study, or cannot be computed.");
    case Evidence::Kind::Convergence:
        return translate("Findings", "This judgement is no longer in the study.");
    case Evidence::Kind::JointDisplay:
        return translate("Findings", "This row of a joint display is no longer in the study.");
    default:
        return translate("Findings", "Positions %1 to %2 are not a passage of this source.").arg(piece.span.start).arg(piece.span.end);
    }
}

Result<EvidenceId> bind(Edit& db, const Evidence& piece)
{
    return seenNow(db, piece).and_then([&](const Evidence& seen) { return insert(db, seen); });
}

} // namespace

Result<std::vector<Evidence>> evidence(const Read& db, FindingId finding, Compared compared)
{
    std::vector<Evidence> pieces;
    {
        auto query = db.prepare(
            "SELECT e.id, e.finding_id, e.stance, e.note, e.source_id, e.start, e.end, e.analysis_id, e.seen, e.kind, e.assessment_id, "
            "e.display_row_id FROM evidence e JOIN finding f ON f.id = e.finding_id "
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
            piece.kind = kindFrom(query.text(9));
            piece.assessment = query.id<AssessmentId>(10);
            piece.displayRow = query.id<JointRowId>(11);
            pieces.push_back(std::move(piece));
        }
    }
    EvidenceNow now(db, compared);
    for (auto& piece : pieces)
        now.fill(piece);
    return pieces;
}

Result<EvidenceId> addPassage(Edit& db, FindingId finding, SourceId source, TextSpan span, Evidence::Stance stance, const QString& note)
{
    Evidence piece;
    piece.finding = finding;
    piece.source = source;
    piece.span = span;
    piece.stance = stance;
    piece.note = note;
    return bind(db, piece);
}

Result<EvidenceId> addResult(Edit& db, FindingId finding, AnalysisId analysis, Evidence::Stance stance, const QString& note)
{
    Evidence piece;
    piece.finding = finding;
    piece.kind = Evidence::Kind::Result;
    piece.analysis = analysis;
    piece.stance = stance;
    piece.note = note;
    return bind(db, piece);
}

Result<EvidenceId> addAssessment(Edit& db, FindingId finding, AssessmentId assessment, Evidence::Stance stance, const QString& note)
{
    Evidence piece;
    piece.finding = finding;
    piece.kind = Evidence::Kind::Convergence;
    piece.assessment = assessment;
    piece.stance = stance;
    piece.note = note;
    return bind(db, piece);
}

Result<EvidenceId> addDisplayRow(Edit& db, FindingId finding, JointRowId row, Evidence::Stance stance, const QString& note)
{
    Evidence piece;
    piece.finding = finding;
    piece.kind = Evidence::Kind::JointDisplay;
    piece.displayRow = row;
    piece.stance = stance;
    piece.note = note;
    return bind(db, piece);
}

Result<Evidence> seenNow(const Read& db, Evidence piece)
{
    if (const auto filled = EvidenceNow(db, Compared::All).fill(piece); !filled)
        return fail(filled);
    if (piece.now.isEmpty())
        return fail(Error::Kind::Invalid, gone(piece));
    piece.seen = piece.now;
    return piece;
}

Result<EvidenceId> add(Edit& db, const Evidence& piece)
{
    auto query = db.prepare("SELECT 1 FROM finding WHERE id = ?");
    if (!query.bind(piece.finding).step())
        return fail(Error::Kind::Invalid, translate("Findings", "This finding is no longer in the study."));
    return insert(db, piece);
}

void setStance(Edit& db, EvidenceId id, Evidence::Stance stance)
{
    db.prepare("UPDATE evidence SET stance = ? WHERE id = ?").bind(toText(stance), id).run();
}
void setNote(Edit& db, EvidenceId id, const QString& note) { db.prepare("UPDATE evidence SET note = ? WHERE id = ?").bind(note, id).run(); }

Result<> confirm(Edit& db, EvidenceId id)
{
    auto pieces = evidence(db, {}, Compared::Passages); // the others need not be computed
    if (!pieces)
        return fail(pieces);
    const auto found = std::find_if(pieces->begin(), pieces->end(), [id](const Evidence& piece) { return piece.id == id; });
    if (found != pieces->end()) {
        found->now.clear();
        if (const auto filled = EvidenceNow(db, Compared::All).fill(*found); !filled)
            return filled;
    }
    if (found == pieces->end() || found->state == Evidence::State::Gone)
        return fail(Error::Kind::Invalid,
                    translate("Findings", "What this piece of evidence points at is gone; remove it, or choose other evidence."));
    confirm(db, id, found->now);
    return {};
}

void confirm(Edit& db, EvidenceId id, const QString& now) { db.prepare("UPDATE evidence SET seen = ? WHERE id = ?").bind(now, id).run(); }

void removeEvidence(Edit& db, EvidenceId id) { db.prepare("DELETE FROM evidence WHERE id = ?").bind(id).run(); }

} // namespace findings

} // namespace counterpoint
