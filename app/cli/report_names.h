#pragma once
#include "app/cli/shell.h"
#include "core/report/names_left.h"

namespace counterpoint::cli {

/// Nothing was written since names stand in the report: says where, and what to do.
Answer refusedForNames(const report::NamesCheck& check);
/// Says what may be a name in a report that was written.
void addNames(const report::NamesCheck& check, Answer& answer);

} // namespace counterpoint::cli
