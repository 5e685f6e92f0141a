#include "ui/report/read_chain.h"
#include "core/integration/live_text.h"
#include "ui/support/notice.h"
#include "ui/support/read_aside.h"
#include <algorithm>
#include <optional>

namespace counterpoint::ui {

namespace {

/// A piece that is not compared yet is as it was when it was compared last, unless it was accepted since.
void takeOver(const std::vector<Evidence>& before, Evidence& piece)
{
    if (piece.kind == Evidence::Kind::Passage || piece.state == Evidence::State::Gone)
        return;
    const auto known = std::find_if(before.begin(), before.end(), [&](const Evidence& one) { return one.id == piece.id; });
    if (known == before.end() || known->seen != piece.seen || known->state == Evidence::State::Gone)
        return;
    piece.now = known->now;
    piece.state = known->state;
}

/// Whether there is a figure in the argument that shows these words, or any at all where they are none.
bool hasFigure(const Finding& finding, const std::optional<QString>& shown)
{
    const auto pieces = live_text::parse(finding.body);
    return std::any_of(pieces.begin(), pieces.end(),
                       [&](const TextPiece& piece) { return piece.field && (!shown || piece.field->shown == *shown); });
}

} // namespace

ReadChain::ReadChain(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
{
}

bool ReadChain::mayMatter(const Changes& changes)
{
    return changes.touchesAny(Entity::Source, Entity::Speaker, Entity::Case, Entity::Attribute, Entity::Code, Entity::Coding, Entity::Coder,
                              Entity::Dataset, Entity::Variable, Entity::AnswerSet, Entity::SavedFilter, Entity::Analysis,
                              Entity::Convergence, Entity::JointDisplay, Entity::JointRow, Entity::GuideQuestion);
}

void ReadChain::read()
{
    readAtOnce();
    compare();
}

void ReadChain::read(const Changes& changes)
{
    const bool isOfEvidence = changes.touches(Entity::Evidence);
    if (mayMatter(changes) || isOfEvidence)
        read();
    else if (changes.touchesAny(Entity::Finding, Entity::FrameworkElement))
        readAtOnce();
}

void ReadChain::readAtOnce()
{
    const auto now = m_session.project().read([](const Read& db) {
        return findings::evidence(db, {}, findings::Compared::Passages).map([&](std::vector<Evidence> evidence) {
            return Chain{elements::all(db), implications::all(db), findings::all(db), std::move(evidence)};
        });
    });
    if (!m_session.notices().accept(now))
        return;
    const auto before = std::move(m_chain.evidence);
    m_chain = *now;
    for (auto& piece : m_chain.evidence)
        takeOver(before, piece);
    std::erase_if(m_staleFigures, [this](const StaleFigure& figure) {
        const auto* finding = m_chain.finding(figure.finding);
        return !finding || !hasFigure(*finding, figure.shown); // taken back or accepted since
    });
    Q_EMIT changed();
}

Result<ReadChain::Compared> ReadChain::readCompared(const Read& db)
{
    auto evidence = findings::evidence(db);
    if (!evidence)
        return fail(evidence);
    Compared compared{std::move(*evidence), {}};
    for (const auto& finding : findings::all(db))
        for (const auto& checked : live_text::check(db, finding.body))
            if (checked.state != CheckedField::State::Holds)
                compared.figures.push_back({finding.id, checked.field.shown, checked.now});
    return compared;
}

void ReadChain::compare()
{
    const auto takesTime = [](const Evidence& piece) { return piece.kind != Evidence::Kind::Passage; };
    const auto hasFigures = [](const Finding& finding) { return hasFigure(finding, {}); };
    const int number = ++m_asked;
    if (std::any_of(m_chain.evidence.begin(), m_chain.evidence.end(), takesTime)
        || std::any_of(m_chain.findings.begin(), m_chain.findings.end(), hasFigures))
        readAside(m_session, this, tr("Compare the evidence with the study"), readCompared,
                  [this, number](const Result<Compared>& compared) {
                      if (number == m_asked && m_session.notices().accept(compared))
                          take(*compared);
                  });
}

void ReadChain::take(const Compared& compared)
{
    if (compared.evidence == m_chain.evidence && compared.figures == m_staleFigures)
        return;
    m_chain.evidence = compared.evidence;
    m_staleFigures = compared.figures;
    Q_EMIT changed();
}

} // namespace counterpoint::ui
