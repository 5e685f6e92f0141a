#include "ui/report/element_acts.h"
#include "core/project/project.h"
#include "ui/report/finding_acts.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"

namespace counterpoint::ui {

namespace {

template <class IdType>
std::optional<IdType> taken(NoticeBar& notices, const Result<IdType>& added)
{
    return notices.accept(added) ? std::optional(*added) : std::nullopt;
}

} // namespace

ElementActs::ElementActs(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
{
}

std::optional<ElementId> ElementActs::addElement(const QString& title)
{
    return taken(m_session.notices(), m_session.project().perform(tr("New element “%1”").arg(inShort(title)), [&](Edit& db) {
        return elements::add(db, title);
    }));
}

bool ElementActs::write(const FrameworkElement& before, const FrameworkElement& after)
{
    if (before == after)
        return true;
    return m_session.notices().accept(m_session.project().perform(tr("Change element “%1”").arg(inShort(after.title)),
                                                                  [&](Edit& db) { return elements::update(db, after); }));
}

void ElementActs::move(const FrameworkElement& element, int position)
{
    m_session.notices().accept(m_session.project().perform(tr("Move element “%1”").arg(inShort(element.title)),
                                                           [&](Edit& db) { elements::move(db, element.id, position); }));
}

void ElementActs::remove(const FrameworkElement& element)
{
    const auto removed = m_session.project().perform(tr("Delete element “%1”").arg(inShort(element.title)),
                                                     [&](Edit& db) { elements::remove(db, element.id); });
    if (m_session.notices().accept(removed))
        m_session.notices().done(tr("Deleted the element “%1”.").arg(inShort(element.title)));
}

std::optional<ImplicationId> ElementActs::addImplication(const QString& text, const std::vector<FindingId>& findings)
{
    return taken(m_session.notices(), m_session.project().perform(tr("New implication “%1”").arg(inShort(text)), [&](Edit& db) {
        return implications::add(db, text, findings);
    }));
}

bool ElementActs::write(const Implication& before, const Implication& after)
{
    if (before == after)
        return true;
    return m_session.notices().accept(m_session.project().perform(tr("Change implication “%1”").arg(inShort(after.text)),
                                                                  [&](Edit& db) { return implications::update(db, after); }));
}

void ElementActs::move(const Implication& implication, int position)
{
    m_session.notices().accept(m_session.project().perform(tr("Move implication “%1”").arg(inShort(implication.text)),
                                                           [&](Edit& db) { implications::move(db, implication.id, position); }));
}

void ElementActs::remove(const Implication& implication, int restingOnIt)
{
    const auto words = inShort(implication.text);
    const auto removed =
        m_session.project().perform(tr("Delete implication “%1”").arg(words), [&](Edit& db) { implications::remove(db, implication.id); });
    if (m_session.notices().accept(removed))
        m_session.notices().done(restingOnIt == 0
                                     ? tr("Deleted the implication “%1”.").arg(words)
                                     : tr("Deleted the implication “%1”; %n element(s) rested on it.", nullptr, restingOnIt).arg(words));
}

} // namespace counterpoint::ui
