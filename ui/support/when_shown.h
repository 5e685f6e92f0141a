#pragma once
#include <QEvent>
#include <QWidget>
#include <functional>
#include <utility>

namespace counterpoint::ui {

/// Brings a page up to date at once while it is seen, and otherwise not before it is shown: what nobody looks at costs a step nothing.
class WhenShown : public QObject {
public:
    WhenShown(QWidget* page, std::function<void()> refresh)
        : QObject(page)
        , m_page(*page)
        , m_refresh(std::move(refresh))
    {
        page->installEventFilter(this);
    }
    void refresh()
    {
        m_isStale = !m_page.isVisible();
        if (!m_isStale)
            m_refresh();
    }

private:
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::Show && std::exchange(m_isStale, false))
            m_refresh();
        return false;
    }

    QWidget& m_page;
    std::function<void()> m_refresh;
    bool m_isStale = false;
};

} // namespace counterpoint::ui
