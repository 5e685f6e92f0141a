#pragma once
#include "app/cli/shell.h"
#include "core/transcript/sources.h"

namespace counterpoint::cli {

/// The turns of a source as a table, and under "turns" in JSON.
Answer turnTable(const Read& db, const Source& source);

} // namespace counterpoint::cli
