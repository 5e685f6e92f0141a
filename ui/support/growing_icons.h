#pragma once

class QWidget;

namespace counterpoint::ui {

/// Keeps the icons of a tool bar, a list or a button as high as the text, and at least `least` pixels, whatever size of text is chosen.
void growIconsWithText(QWidget* widget, int least);

} // namespace counterpoint::ui
