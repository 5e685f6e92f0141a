#include "ui/shell/tick_style.h"
#include "ui/support/palette.h"
#include <QPainter>
#include <QStyleOption>

namespace counterpoint::ui {

void TickStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    const bool isBox = element == PE_IndicatorCheckBox;
    if (!option || (!isBox && element != PE_IndicatorRadioButton) || !isDark(option->palette))
        return;
    painter->save();
    painter->setBrush(Qt::NoBrush);
    const auto frame = option->state & State_Enabled ? quietText(option->palette) : faintLine(option->palette);
    painter->setPen(frame);
    const auto box = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
    if (isBox) {
        painter->drawRect(box);
    } else {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->drawEllipse(box);
    }
    painter->restore();
}

} // namespace counterpoint::ui
