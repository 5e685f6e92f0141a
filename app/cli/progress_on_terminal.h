#pragma once
#include "core/base/progress.h"
#include <QString>

namespace counterpoint::cli {

/// Progress on stderr, where that is a terminal and the work takes over a second. `words` has %1 for what is done and %2 for all.
Progress progressOnTerminal(const QString& words);

} // namespace counterpoint::cli
