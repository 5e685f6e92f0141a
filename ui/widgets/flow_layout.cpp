#include "ui/widgets/flow_layout.h"
#include <QStyle>
#include <QWidget>
#include <algorithm>

namespace counterpoint::ui {

FlowLayout::FlowLayout(QWidget* parent)
    : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
    setSpacing(4);
}

FlowLayout::~FlowLayout()
{
    for (auto* item : m_items)
        delete item;
}

QLayoutItem* FlowLayout::takeAt(int index)
{
    auto* item = itemAt(index);
    if (item)
        m_items.erase(m_items.begin() + index);
    return item;
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const auto* item : m_items)
        size = size.expandedTo(item->minimumSize());
    return size.grownBy(contentsMargins());
}

void FlowLayout::setGeometry(const QRect& area)
{
    QLayout::setGeometry(area);
    place(area, true);
}

int FlowLayout::place(const QRect& area, bool apply) const
{
    const auto inner = area.marginsRemoved(contentsMargins());
    int x = inner.left();
    int y = inner.top();
    int line = 0;
    for (auto* item : m_items) {
        if (item->isEmpty())
            continue;
        const auto wanted = item->sizeHint().boundedTo(QSize(std::max(inner.width(), 1), QWIDGETSIZE_MAX));
        if (x > inner.left() && x + wanted.width() > inner.left() + inner.width()) {
            x = inner.left();
            y += line + spacing();
            line = 0;
        }
        if (apply) {
            const QRect left(QPoint(x, y), wanted);
            item->setGeometry(QStyle::visualRect(parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight, inner, left));
        }
        x += wanted.width() + spacing();
        line = std::max(line, wanted.height());
    }
    return y + line - area.top() + contentsMargins().bottom();
}

} // namespace counterpoint::ui
