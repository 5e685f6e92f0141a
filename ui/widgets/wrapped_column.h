#pragma once

class QTreeView;

namespace counterpoint::ui {

/// The words of a column are wrapped to its width, and rows are as high as that takes, also after the column became wider or narrower.
void wrapColumn(QTreeView* view, int column);

} // namespace counterpoint::ui
