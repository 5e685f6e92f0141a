#include "ui/coding/unit_clicks.h"
#include "ui/coding/text_view.h"
#include <QApplication>
#include <QMouseEvent>

namespace counterpoint::ui {

UnitClicks::UnitClicks(TextView& view, QObject* parent)
    : QObject(parent)
    , m_view(view)
{
    view.viewport()->installEventFilter(this);
}

bool UnitClicks::eventFilter(QObject* watched, QEvent* event)
{
    const bool press = event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonDblClick;
    if (!press || !m_view.isReadOnly())
        return QObject::eventFilter(watched, event);
    const auto* mouse = static_cast<QMouseEvent*>(event);
    const bool again = mouse->button() == Qt::LeftButton && m_since.isValid() && m_since.elapsed() < QApplication::doubleClickInterval()
        && (mouse->pos() - m_place).manhattanLength() < QApplication::startDragDistance();
    m_count = mouse->button() == Qt::LeftButton ? (again ? m_count + 1 : 1) : 0;
    m_place = mouse->pos();
    m_since.start();
    if (m_count < 3)
        return QObject::eventFilter(watched, event);
    Q_EMIT clicked(m_count == 3 ? TextUnit::Sentence : m_count == 4 ? TextUnit::Paragraph : TextUnit::Turn);
    return true;
}

} // namespace counterpoint::ui
