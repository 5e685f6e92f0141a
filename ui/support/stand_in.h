#pragma once
#include <QMenu>

namespace counterpoint::ui {

/// An entry that does what `action` does, for a menu that is made anew each time it is opened: Qt tells assistive programs of an action
/// in the first menu that it was in, and no longer when that is gone.
QAction* addStandIn(QMenu& menu, QAction& action);

} // namespace counterpoint::ui
