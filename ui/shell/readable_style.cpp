#include "ui/shell/readable_style.h"
#include "ui/support/palette.h"
#include <QPainter>
#include <QStyleOption>
#include <algorithm>

namespace counterpoint::ui {

int ReadableStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    const int usual = QProxyStyle::pixelMetric(metric, option, widget);
    switch (metric) {
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize:
    case PM_TabBarIconSize:
    case PM_ToolBarIconSize:
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return std::max(usual, usual * m_textSize / 100);
    default:
        return usual;
    }
}

void ReadableStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    const bool isBox = element == PE_IndicatorCheckBox;
    if (!option || (!isBox && element != PE_IndicatorRadioButton))
        return;
    painter->save();
    painter->setBrush(Qt::NoBrush);
    const auto frame = !(option->state & State_Enabled) ? faintLine(option->palette)
        : isDark(option->palette)                       ? option->palette.color(QPalette::Text)
                                                        : quietText(option->palette);
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
