#include "ui/support/stand_in.h"

namespace counterpoint::ui {

QAction* addStandIn(QMenu& menu, QAction& action)
{
    auto* entry = menu.addAction(action.icon(), action.text(), &action, &QAction::trigger);
    entry->setObjectName(action.objectName());
    entry->setShortcut(action.shortcut());
    entry->setShortcutContext(Qt::WidgetShortcut); // only shown: the key is the action's
    entry->setEnabled(action.isEnabled());
    return entry;
}

} // namespace counterpoint::ui
