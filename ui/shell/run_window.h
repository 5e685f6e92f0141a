#pragma once

namespace counterpoint::ui {

/// True when the arguments ask for the window: none at all, only Qt's own options, or a study to open.
bool wantsWindow(int argc, char** argv);

/// Runs the program with its window until that is closed. `counterpoint [STUDY]`
int runWindow(int argc, char** argv);

} // namespace counterpoint::ui
