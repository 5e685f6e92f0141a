#include "ui/shell/appearance.h"
#include "ui/shell/readable_style.h"
#include "ui/support/settings.h"
#include <QApplication>
#include <QEvent>
#include <QStyle>
#include <QWidget>

namespace counterpoint::ui {

void applyAppearance()
{
    static const QFont systemFont = QApplication::font();
    auto* style = qobject_cast<ReadableStyle*>(QApplication::style());
    if (!style)
        QApplication::setStyle(style = new ReadableStyle);
    style->setTextSize(settings::textSize());
    applyTheme(settings::theme());
    QFont font = systemFont;
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * settings::textSize() / 100);
    if (font == QApplication::font())
        return;
    const auto growth = font.pointSizeF() / QApplication::font().pointSizeF();
    QApplication::setFont(font);
    // Qt tells only those widgets that have no font of their own; the texts that are read have one, and headings have a size of theirs.
    QEvent changed(QEvent::ApplicationFontChange);
    for (auto* widget : QApplication::allWidgets()) {
        auto own = widget->font();
        if (widget->testAttribute(Qt::WA_SetFont) && (own.resolveMask() & QFont::SizeResolved) && own.pointSizeF() > 0) {
            own.setPointSizeF(own.pointSizeF() * growth);
            widget->setFont(own);
        }
        QApplication::sendEvent(widget, &changed);
    }
}

} // namespace counterpoint::ui
