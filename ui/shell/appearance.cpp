#include "ui/shell/appearance.h"
#include "ui/support/settings.h"
#include <QApplication>
#include <QStyle>

namespace counterpoint::ui {

void applyAppearance()
{
    static const QFont systemFont = QApplication::font();
    applyTheme(settings::theme());
    QFont font = systemFont;
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * settings::textSize() / 100);
    if (font != QApplication::font())
        QApplication::setFont(font);
}

} // namespace counterpoint::ui
