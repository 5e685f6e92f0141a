#include "ui/coding/beside.h"
#include <QWidget>
#include <algorithm>

namespace counterpoint::ui {

namespace {
constexpr int gap = 6;
constexpr int edge = 8;
} // namespace

void putBeside(QWidget& box, const QRect& place)
{
    const auto* over = box.parentWidget();
    const QPoint below = over->mapFromGlobal(place.bottomLeft()) + QPoint(0, gap);
    const QPoint above = over->mapFromGlobal(place.topLeft()) - QPoint(0, box.height() + gap);
    const QPoint at = below.y() + box.height() <= over->height() || above.y() < 0 ? below : above;
    box.move(std::clamp(at.x(), edge, std::max(edge, over->width() - box.width() - edge)),
             std::clamp(at.y(), 0, std::max(0, over->height() - box.height())));
}

} // namespace counterpoint::ui
