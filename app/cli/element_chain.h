#pragma once
#include "app/cli/shell.h"

namespace counterpoint::cli {

/// Element, implication, finding, evidence, and back: of one element by its title, or of all where it is empty.
Result<Answer> showChain(const Project& project, const QString& title);

} // namespace counterpoint::cli
