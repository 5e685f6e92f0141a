#pragma once

namespace counterpoint::ui {

/// Puts theme and text size of the settings in force for the whole program; called once before the first window, then at each change.
void applyAppearance();

} // namespace counterpoint::ui
