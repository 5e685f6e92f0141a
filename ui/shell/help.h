#pragma once

class QMainWindow;

namespace counterpoint::ui {

/// What the program is, its version and licence.
void showAbout(QMainWindow& window);
/// Lists the keys of all commands of the window.
void showKeys(QMainWindow& window);

} // namespace counterpoint::ui
