#include "ui/report/finding_acts.h"
#include "core/project/project.h"
#include "ui/support/notice.h"
#include "ui/support/read_aside.h"
#include "ui/support/session.h"
#include <QCoreApplication>
#include <algorithm>
#include <utility>

namespace counterpoint::ui {

QString inShort(const QString& text, qsizetype longest)
{
    const auto line = text.simplified();
    return line.size() <= longest ? line : line.left(longest).trimmed() + QChar(0x2026);
}

QString whereFrom(const Evidence& piece)
{
    if (piece.kind != Evidence::Kind::Passage)
        return piece.analysisName;
    QStringList parts{piece.speaker};
    if (piece.caseName != piece.speaker)
        parts << piece.caseName;
    if (piece.responseRow)
        parts << QCoreApplication::translate("FindingActs", "Respondent %1").arg(*piece.responseRow + 1);
    parts << piece.sourceName;
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

namespace {

Result<std::vector<Evidence>> seenNow(const Read& db, const std::vector<Evidence>& pieces)
{
    std::vector<Evidence> seen;
    for (const auto& piece : pieces) {
        auto one = findings::seenNow(db, piece);
        if (!one)
            return fail(one);
        seen.push_back(std::move(*one));
    }
    return seen;
}

bool isSame(const Evidence& a, const Evidence& b)
{
    return a.kind == b.kind && a.analysis == b.analysis && a.assessment == b.assessment && a.displayRow == b.displayRow
        && a.source == b.source && a.span == b.span;
}

/// Those of one finding; what was bound while they were looked at is not bound again.
Result<> addAll(Edit& db, const std::vector<Evidence>& pieces)
{
    const auto known = findings::evidence(db, pieces.front().finding, findings::Compared::Passages);
    if (!known)
        return fail(known);
    for (const auto& piece : pieces) {
        if (std::any_of(known->begin(), known->end(), [&](const Evidence& one) { return isSame(one, piece); }))
            continue;
        if (const auto added = findings::add(db, piece); !added)
            return fail(added);
    }
    return {};
}

} // namespace

FindingActs::FindingActs(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
{
}

std::optional<FindingId> FindingActs::add(const QString& claim, const QString& body)
{
    const auto added = m_session.project().perform(tr("New finding “%1”").arg(inShort(claim)), [&](Edit& db) -> Result<FindingId> {
        const auto id = findings::add(db, claim);
        if (!id || body.isEmpty())
            return id;
        if (const auto written = findings::update(db, {*id, claim, body, Finding::Status::Draft, 0, 0}); !written)
            return fail(written);
        return id;
    });
    if (!m_session.notices().accept(added))
        return {};
    return *added;
}

QString FindingActs::labelFor(const Finding& before, const Finding& after)
{
    if (before.status != after.status)
        return tr("Status of finding “%1”").arg(inShort(after.claim));
    if (before.claim != after.claim)
        return tr("Claim of finding “%1”").arg(inShort(after.claim));
    if (before.question != after.question)
        return tr("Research question of finding “%1”").arg(inShort(after.claim));
    if (before.strength != after.strength)
        return tr("Strength of finding “%1”").arg(inShort(after.claim));
    if (before.confidence != after.confidence || before.concerns != after.concerns)
        return tr("Confidence in finding “%1”").arg(inShort(after.claim));
    if (before.counterEvidence != after.counterEvidence)
        return tr("Evidence looked for against “%1”").arg(inShort(after.claim));
    return tr("Argument of finding “%1”").arg(inShort(after.claim));
}

bool FindingActs::write(const Finding& before, const Finding& after)
{
    if (before == after)
        return true;
    return m_session.notices().accept(
        m_session.project().perform(labelFor(before, after), [&](Edit& db) { return findings::update(db, after); }));
}

void FindingActs::move(const Finding& finding, int position)
{
    m_session.notices().accept(m_session.project().perform(tr("Move finding “%1”").arg(inShort(finding.claim)),
                                                           [&](Edit& db) { findings::move(db, finding.id, position); }));
}

void FindingActs::remove(const Finding& finding)
{
    const auto removed = m_session.project().perform(tr("Delete finding “%1”").arg(inShort(finding.claim)),
                                                     [&](Edit& db) { findings::remove(db, finding.id); });
    if (!m_session.notices().accept(removed))
        return;
    const int pieces = finding.supporting + finding.contradicting;
    const auto claim = inShort(finding.claim);
    m_session.notices().done(pieces == 0       ? tr("Deleted finding “%1”.").arg(claim)
                                 : pieces == 1 ? tr("Deleted finding “%1” and its one piece of evidence.").arg(claim)
                                               : tr("Deleted finding “%1” and its %2 pieces of evidence.").arg(claim).arg(pieces));
}

void FindingActs::addEvidence(const Finding& finding, const std::vector<EvidenceChoice>& choices, Evidence::Stance stance)
{
    const auto known =
        m_session.project().read([&](const Read& db) { return findings::evidence(db, finding.id, findings::Compared::Passages); });
    if (!m_session.notices().accept(known))
        return;
    auto fresh = choices;
    std::erase_if(fresh, [&](const EvidenceChoice& choice) {
        return std::any_of(known->begin(), known->end(), [&](const Evidence& piece) { return choice.isSame(piece); });
    });
    if (fresh.empty()) {
        if (!choices.empty())
            m_session.notices().say(tr("This is evidence of “%1” already.").arg(inShort(finding.claim)));
        return;
    }
    const auto label = stance == Evidence::Stance::Supports ? tr("Evidence for “%1”") : tr("Evidence against “%1”");
    std::vector<Evidence> pieces;
    for (const auto& choice : fresh)
        pieces.push_back(pieceOf(choice, finding.id, stance));
    const auto look = [pieces](const Read& db) { return seenNow(db, pieces); };
    const auto bind = [this, label = label.arg(inShort(finding.claim))](const Result<std::vector<Evidence>>& seen) {
        if (m_session.notices().accept(seen))
            m_session.notices().accept(m_session.project().perform(label, [&](Edit& db) { return addAll(db, *seen); }));
    };
    // Passages are read at once. Anything else is computed first, which may take long.
    if (std::all_of(pieces.begin(), pieces.end(), [](const Evidence& piece) { return piece.kind == Evidence::Kind::Passage; }))
        bind(m_session.project().read(look));
    else
        readAside(m_session, this, tr("Look at the new evidence"), look, bind);
}

void FindingActs::setStance(const Evidence& piece, Evidence::Stance stance)
{
    if (piece.stance == stance)
        return;
    const auto label = stance == Evidence::Stance::Supports ? tr("Take evidence from %1 as for the finding")
                                                            : tr("Take evidence from %1 as against the finding");
    m_session.notices().accept(
        m_session.project().perform(label.arg(whereFrom(piece)), [&](Edit& db) { findings::setStance(db, piece.id, stance); }));
}

void FindingActs::setNote(const Evidence& piece, const QString& note)
{
    m_session.notices().accept(m_session.project().perform(tr("Note on evidence from %1").arg(whereFrom(piece)),
                                                           [&](Edit& db) { findings::setNote(db, piece.id, note); }));
}

void FindingActs::confirm(const Evidence& piece)
{
    const auto accept = [&](Edit& db) -> Result<> {
        if (piece.kind == Evidence::Kind::Passage || piece.now.isEmpty())
            return findings::confirm(db, piece.id);
        findings::confirm(db, piece.id, piece.now); // what was shown is what was looked at; it is not computed again
        return {};
    };
    m_session.notices().accept(m_session.project().perform(tr("Accept evidence from %1 as it is now").arg(whereFrom(piece)), accept));
}

void FindingActs::remove(const Evidence& piece)
{
    const auto what = piece.kind != Evidence::Kind::Passage ? inShort(piece.analysisName) : inShort(piece.seen);
    const auto removed =
        m_session.project().perform(tr("Remove evidence “%1”").arg(what), [&](Edit& db) { findings::removeEvidence(db, piece.id); });
    if (m_session.notices().accept(removed))
        m_session.notices().done(what.isEmpty() ? tr("Removed a piece of evidence.") : tr("Removed “%1” from the evidence.").arg(what));
}

} // namespace counterpoint::ui
