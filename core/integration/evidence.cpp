#include "core/integration/evidence.h"
#include "core/analysis/result.h"
#include "core/base/translate.h"
#include "core/base/uuid.h"
#include "core/integration/convergence_evidence.h"
#include "core/project/doors.h"
#include "core/text/text_index.h"
#include "core/transcript/sources.h"
#include "core/transcript/voices.h"
#include <algorithm>
#include <map>

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
    return kind == Evidence::Kind::Result     ? QStringLiteral("result")
        : kind == Evidence::Kind::Convergence ? QStringLiteral("convergence")
                                              : QStringLiteral("passage");
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

/// The convergence matrices of a study, each computed once.
class Matrices {
public:
    explicit Matrices(const Read& db)
        : m_db(db)
    {
    }
    /// Fills in what the judgement is of, and its evidence as it is now.
    void fill(Evidence& piece)
    {
        auto query =
            m_db.prepare("SELECT t.matrix_id FROM convergence_assessment a JOIN convergence_theme t ON t.id = a.theme_id WHERE a.id = ?");
        if (!query.bind(piece.assessment).step())
            return;
        const auto id = query.id<ConvergenceId>(0);
        auto known = m_tables.find(id);
        if (known == m_tables.end())
            known = m_tables.emplace(id, convergence::evaluate(m_db, id)).first;
        if (!known->second)
            return;
        piece.matrix = id;
        for (const auto& row : known->second->rows)
            for (const auto& judged : row.judged)
                if (judged.assessment.id == piece.assessment) {
                    piece.analysisName = translate("Findings", "%1: %2, %3: %4")
                                             .arg(known->second->matrix.name, row.theme.name, known->second->title(judged.assessment.sides),
                                                  titleOf(judged.assessment.judgement).toLower());
                    piece.now = toText(judged.assessment.judgement) + u' ' + judged.now;
                }
    }

private:
    const Read& m_db;
    std::map<ConvergenceId, Result<ConvergenceTable>> m_tables;
};

/// Fills in what the study says now, and whether that is what was seen.
void compareWithStudy(const Read& db, Matrices& matrices, Evidence& piece)
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
    } else if (piece.kind == Evidence::Kind::Convergence && piece.assessment.isValid()) {
        matrices.fill(piece);
    }
    piece.state = piece.now.isEmpty() ? Evidence::State::Gone : piece.now == piece.seen ? Evidence::State::Holds : Evidence::State::Changed;
}

Evidence::Kind kindFrom(const QString& text)
{
    for (const auto kind : {Evidence::Kind::Result, Evidence::Kind::Convergence})
        if (text == toText(kind))
            return kind;
    return Evidence::Kind::Passage;
}

Result<EvidenceId> insert(Edit& db, const Evidence& piece)
{
    const bool isPassage = piece.kind == Evidence::Kind::Passage;
    const auto position = [isPassage](qsizetype p) { return isPassage ? std::optional<std::int64_t>(p) : std::nullopt; };
    db.prepare(
          "INSERT INTO evidence(uuid, finding_id, position, kind, stance, note, source_id, start, end, analysis_id, seen, assessment_id) "
          "VALUES(?1, ?2, (SELECT coalesce(max(position), 0) + 1 FROM evidence WHERE finding_id = ?2), ?10, ?3, ?4, ?5, ?6, ?7, ?8, ?9, "
          "?11)")
        .bind(newUuid(), piece.finding, toText(piece.stance), piece.note, piece.source, position(piece.span.start),
              position(piece.span.end), piece.analysis, piece.seen, toText(piece.kind), piece.assessment)
        .run();
    return EvidenceId(db.lastInsertId());
}

} // namespace

Result<std::vector<Evidence>> evidence(const Read& db, FindingId finding)
{
    std::vector<Evidence> pieces;
    {
        auto query = db.prepare(
            "SELECT e.id, e.finding_id, e.stance, e.note, e.source_id, e.start, e.end, e.analysis_id, e.seen, e.kind, e.assessment_id "
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
            piece.kind = kindFrom(query.text(9));
            piece.assessment = query.id<AssessmentId>(10);
            pieces.push_back(std::move(piece));
        }
    }
    Matrices matrices(db);
    for (auto& piece : pieces)
        compareWithStudy(db, matrices, piece);
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

Result<EvidenceId> addAssessment(Edit& db, FindingId finding, AssessmentId assessment, Evidence::Stance stance, const QString& note)
{
    Evidence piece;
    piece.finding = finding;
    piece.kind = Evidence::Kind::Convergence;
    piece.assessment = assessment;
    piece.stance = stance;
    piece.note = note;
    Matrices(db).fill(piece);
    if (piece.now.isEmpty())
        return fail(Error::Kind::Invalid, translate("Findings", "This judgement is no longer in the study."));
    piece.seen = piece.now;
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
