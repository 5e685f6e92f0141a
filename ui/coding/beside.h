#pragma once

class QRect;
class QWidget;

namespace counterpoint::ui {

/// Moves a small box within its parent to just below `place` (in global coordinates), or above it where there is more room.
void putBeside(QWidget& box, const QRect& place);

} // namespace counterpoint::ui
