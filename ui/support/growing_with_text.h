#pragma once

class QTableView;
class QWidget;

namespace counterpoint::ui {

/// Keeps the icons of a tool bar, a list or a button as high as the text, and at least `least` pixels, whatever size of text is chosen.
void growIconsWithText(QWidget* widget, int least);
/// Keeps the rows of a table as high as a line of text and `room` pixels.
void growRowsWithText(QTableView* table, int room);

} // namespace counterpoint::ui
