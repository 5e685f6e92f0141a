#include "ui/support/growing_icons.h"
#include <QEvent>
#include <QVariant>
#include <QWidget>
#include <algorithm>

namespace counterpoint::ui {

namespace {

class GrowingIcons : public QObject {
public:
    GrowingIcons(QWidget* widget, int least)
        : QObject(widget)
        , m_widget(*widget)
        , m_least(least)
    {
        widget->installEventFilter(this);
        fit();
    }

private:
    void fit()
    {
        const int side = std::max(m_least, m_widget.fontMetrics().height());
        m_widget.setProperty("iconSize", QSize(side, side));
    }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        const auto type = event->type();
        if (type == QEvent::FontChange || type == QEvent::ApplicationFontChange || type == QEvent::Polish || type == QEvent::Show)
            fit();
        return QObject::eventFilter(watched, event);
    }

    QWidget& m_widget;
    int m_least;
};

} // namespace

void growIconsWithText(QWidget* widget, int least) { new GrowingIcons(widget, least); }

} // namespace counterpoint::ui
