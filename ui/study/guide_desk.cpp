#include "ui/study/guide_desk.h"
#include "ui/support/read_aside.h"
#include <algorithm>

namespace counterpoint::ui {

GuideDesk::GuideDesk(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
{
}

const GuideQuestion* GuideDesk::question() const
{
    return m_current >= 0 && std::size_t(m_current) < m_guide.questions.size() ? &m_guide.questions[std::size_t(m_current)] : nullptr;
}

std::vector<GuideAsking> GuideDesk::asking(int question) const
{
    if (question < 0 || std::size_t(question) >= m_guide.questions.size())
        return {};
    const auto found = m_session.project().read([&](const Read& db) { return guide_answers::asking(db, m_guide, m_matches, question); });
    return found ? *found : std::vector<GuideAsking>();
}

void GuideDesk::reload()
{
    const auto all = m_session.project().read([](const Read& db) { return guides::all(db); });
    if (!m_session.notices().accept(all))
        return;
    m_all = *all;
    const auto before = m_guide;
    const auto* asked = question();
    const auto id = asked ? asked->id : GuideQuestionId();
    const auto found = std::find_if(m_all.begin(), m_all.end(), [&](const Guide& guide) { return guide.id == m_guide.id; });
    m_guide = found != m_all.end() ? *found : m_all.empty() ? Guide() : m_all.front();
    const auto place =
        std::find_if(m_guide.questions.begin(), m_guide.questions.end(), [&](const GuideQuestion& one) { return one.id == id; });
    m_current = place != m_guide.questions.end() ? int(place - m_guide.questions.begin())
                                                 : std::min(std::max(m_current, 0), int(m_guide.questions.size()) - 1);
    const auto sameWords = [](const GuideQuestion& a, const GuideQuestion& b) { return a.id == b.id && a.text == b.text; };
    if (!std::equal(before.questions.begin(), before.questions.end(), m_guide.questions.begin(), m_guide.questions.end(), sameWords))
        match();
    Q_EMIT changed();
    Q_EMIT chosen();
}

void GuideDesk::open(GuideId id)
{
    m_guide.id = id;
    m_current = 0;
    m_matches.clear();
    reload();
}

void GuideDesk::choose(int question)
{
    if (question == m_current)
        return;
    m_current = question;
    Q_EMIT chosen();
}

void GuideDesk::match()
{
    const int number = ++m_matched;
    m_matches.clear();
    if (m_guide.questions.empty()) {
        Q_EMIT matched();
        return;
    }
    readAside(
        m_session, this, tr("Look for the guide’s questions"),
        [wanted = m_guide](const Read& db) { return guide_answers::match(db, wanted, {}); },
        [this, number](Result<std::vector<GuideMatch>> matches) {
            if (number != m_matched || !m_session.notices().accept(matches))
                return;
            m_matches = std::move(*matches);
            Q_EMIT matched();
        });
}

void GuideDesk::change(const GuideQuestion& question)
{
    const auto* before = this->question();
    if (!before || before->id != question.id || *before == question)
        return;
    if (!step(tr("Change question %1 of the guide").arg(m_current + 1), [&](Edit& db) { return guides::updateQuestion(db, question); }))
        Q_EMIT chosen(); // what is kept is shown again
}

} // namespace counterpoint::ui
