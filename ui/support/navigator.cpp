#include "ui/support/navigator.h"

namespace counterpoint::ui {

namespace {
constexpr std::size_t longest = 200;
}

void Navigator::go(const Place& place)
{
    note(place);
    Q_EMIT requested(place);
}

void Navigator::note(const Place& place)
{
    if (!m_places.empty()) {
        if (m_places[m_current] == place)
            return;
        m_places.resize(m_current + 1);
    }
    m_places.push_back(place);
    if (m_places.size() > longest)
        m_places.erase(m_places.begin());
    m_current = m_places.size() - 1;
    Q_EMIT historyChanged();
}

void Navigator::back()
{
    if (!canGoBack())
        return;
    const auto place = m_places[--m_current];
    Q_EMIT historyChanged();
    Q_EMIT requested(place);
}

void Navigator::forward()
{
    if (!canGoForward())
        return;
    const auto place = m_places[++m_current];
    Q_EMIT historyChanged();
    Q_EMIT requested(place);
}

void Navigator::clear()
{
    m_places.clear();
    m_current = 0;
    Q_EMIT historyChanged();
}

} // namespace counterpoint::ui
