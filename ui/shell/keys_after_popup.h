#pragma once

class QObject;

namespace counterpoint::ui {

/// Gives the keys to the window that the desktop gives them to while a popup is still open. Qt then takes no window for the active
/// one, and keys go nowhere: so after a path that is entered in a file dialog while its list of completions is open.
void keepKeysAfterPopup(QObject& owner);

} // namespace counterpoint::ui
