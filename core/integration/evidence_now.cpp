#include "core/integration/evidence_now.h"
#include "core/analysis/result.h"
#include "core/base/translate.h"
#include "core/project/doors.h"
#include "core/text/text_index.h"
#include "core/transcript/sources.h"
#include "core/transcript/voices.h"
#include <algorithm>

namespace counterpoint {

namespace {

/// What `compute` gives for a key, once for all who ask.
template <class Key, class Value, class Compute>
const Result<Value>& once(std::map<Key, Result<Value>>& known, Key key, const Compute& compute)
{
    auto found = known.find(key);
    if (found == known.end())
        found = known.emplace(key, compute()).first;
    return found->second;
}

} // namespace

struct EvidenceNow::Text {
    Text(const Read& db, SourceId id)
        : name(sources::byId(db, id).map([](const Source& source) { return source.name; }).value_or(QString()))
        , text(sources::text(db, id))
        , index(text)
        , voices(db, id)
    {
    }
    QString name;
    QString text;
    TextIndex index;
    Voices voices;
};

EvidenceNow::EvidenceNow(const Read& db, findings::Compared compared)
    : m_db(db)
    , m_isAll(compared == findings::Compared::All)
{
}

EvidenceNow::~EvidenceNow() = default;

Result<> EvidenceNow::fill(Evidence& piece)
{
    Result<> done;
    if (piece.kind == Evidence::Kind::Passage && piece.source.isValid())
        fillPassage(piece);
    else if (piece.kind == Evidence::Kind::Result && piece.analysis.isValid())
        done = fillResult(piece);
    else if (piece.kind == Evidence::Kind::Convergence && piece.assessment.isValid())
        fillJudgement(piece);
    else if (piece.kind == Evidence::Kind::JointDisplay && piece.displayRow.isValid())
        fillDisplayRow(piece);
    piece.state = piece.now.isEmpty() ? Evidence::State::Gone : piece.now == piece.seen ? Evidence::State::Holds : Evidence::State::Changed;
    return done;
}

void EvidenceNow::fillPassage(Evidence& piece)
{
    auto& text = m_texts[piece.source];
    if (!text)
        text = std::make_unique<Text>(m_db, piece.source);
    piece.sourceName = text->name;
    const auto voice = text->voices.at(piece.span.start);
    piece.speaker = voice.speaker;
    piece.caseName = voice.caseName;
    piece.responseRow = voice.responseRow;
    if (piece.span.start >= 0 && !piece.span.isEmpty() && piece.span.end <= text->index.codePoints())
        piece.now = text->index.slice(text->text, piece.span).toString();
}

Result<> EvidenceNow::fillResult(Evidence& piece)
{
    const auto analysis = analyses::byId(m_db, piece.analysis);
    if (!analysis)
        return fail(analysis);
    piece.analysisName = analysis->name;
    if (!m_isAll) {
        piece.now = piece.seen;
        return {};
    }
    const auto& print = once(m_prints, piece.analysis, [&] {
        return run(m_db, *analysis, WithFigures::No).map([](const AnalysisResult& result) { return result.fingerprint; });
    });
    piece.now = print.value_or(QString());
    return print ? Result<>() : fail(print);
}

const NamedJudgement* EvidenceNow::judgement(AssessmentId id)
{
    if (!m_judgements)
        m_judgements = convergence::named(m_db);
    const auto found =
        std::find_if(m_judgements->begin(), m_judgements->end(), [id](const NamedJudgement& one) { return one.assessment.id == id; });
    return found == m_judgements->end() ? nullptr : &*found;
}

void EvidenceNow::fillJudgement(Evidence& piece)
{
    const auto* named = judgement(piece.assessment);
    if (!named)
        return;
    piece.matrix = named->matrix;
    piece.analysisName = translate("Findings", "%1: %2").arg(named->title(), titleOf(named->assessment.judgement).toLower());
    piece.says = named->assessment.reason;
    if (!m_isAll) {
        piece.now = piece.seen;
        return;
    }
    const auto& table = once(m_matrices, named->matrix, [&] { return convergence::evaluate(m_db, named->matrix); });
    const auto* row = table ? table->row(named->assessment.theme) : nullptr;
    if (row)
        piece.now = toText(named->assessment.judgement) + u' ' + table->print(*row, named->assessment.sides);
}

void EvidenceNow::fillDisplayRow(Evidence& piece)
{
    auto query = m_db.prepare("SELECT display_id FROM joint_row WHERE id = ?");
    if (!query.bind(piece.displayRow).step())
        return;
    const auto id = query.id<JointDisplayId>(0);
    const auto& display = once(m_displays, id, [&] { return joint_displays::byId(m_db, id); });
    if (!display)
        return;
    const auto row =
        std::find_if(display->rows.begin(), display->rows.end(), [&](const JointRow& one) { return one.id == piece.displayRow; });
    if (row == display->rows.end())
        return;
    piece.display = id;
    piece.analysisName = translate("Findings", "%1: %2").arg(display->name, row->title);
    piece.says = row->inference;
    if (!m_isAll) {
        piece.now = piece.seen;
        return;
    }
    const auto& table = once(m_tables, id, [&] { return joint_displays::evaluate(m_db, *display); });
    if (!table)
        return;
    for (const auto& computed : table->rows)
        if (computed.row.id == piece.displayRow) // the inference is part of what the finding rests on: another one is looked at anew
            piece.now = computed.print() + QStringLiteral(" | ") + row->inference;
}

} // namespace counterpoint
