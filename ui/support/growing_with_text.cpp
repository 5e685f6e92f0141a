#include "ui/support/growing_with_text.h"
#include <QEvent>
#include <QHeaderView>
#include <QTableView>
#include <QVariant>
#include <QWidget>
#include <algorithm>
#include <functional>

namespace counterpoint::ui {

namespace {

/// Tells when a line of the widget's text has another height.
class TextHeight : public QObject {
public:
    TextHeight(QWidget* widget, std::function<void(int height)> fit)
        : QObject(widget)
        , m_widget(*widget)
        , m_fit(std::move(fit))
    {
        widget->installEventFilter(this);
        tell();
    }

private:
    void tell()
    {
        if (const int height = m_widget.fontMetrics().height(); height != m_height)
            m_fit(m_height = height);
    }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        const auto type = event->type();
        if (type == QEvent::FontChange || type == QEvent::ApplicationFontChange || type == QEvent::Polish || type == QEvent::Show)
            tell();
        return QObject::eventFilter(watched, event);
    }

    QWidget& m_widget;
    std::function<void(int)> m_fit;
    int m_height = 0;
};

} // namespace

void growIconsWithText(QWidget* widget, int least)
{
    new TextHeight(widget, [widget, least](int height) { widget->setProperty("iconSize", QSize(1, 1) * std::max(least, height)); });
}

void growRowsWithText(QTableView* table, int room)
{
    new TextHeight(table, [table, room](int height) { table->verticalHeader()->setDefaultSectionSize(height + room); });
}

} // namespace counterpoint::ui
