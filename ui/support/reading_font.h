#pragma once
#include <QWidget>

namespace counterpoint::ui {

/// Gives `widget` the font to read texts in, now and whenever the size of letters changes.
void useReadingFont(QWidget& widget);

} // namespace counterpoint::ui
