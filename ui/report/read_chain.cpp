#include "ui/report/read_chain.h"
#include "ui/support/notice.h"
#include "ui/support/read_aside.h"
#include <algorithm>

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
    Q_EMIT changed();
}

void ReadChain::compare()
{
    const bool isNeeded = std::any_of(m_chain.evidence.begin(), m_chain.evidence.end(),
                                      [](const Evidence& piece) { return piece.kind != Evidence::Kind::Passage; });
    const int number = ++m_asked;
    if (!isNeeded)
        return;
    const auto read = [](const Read& db) { return findings::evidence(db); };
    readAside(m_session, this, tr("Compare the evidence with the study"), read,
              [this, number](const Result<std::vector<Evidence>>& evidence) {
                  if (number != m_asked || !m_session.notices().accept(evidence) || *evidence == m_chain.evidence)
                      return;
                  m_chain.evidence = *evidence;
                  Q_EMIT changed();
              });
}

} // namespace counterpoint::ui
