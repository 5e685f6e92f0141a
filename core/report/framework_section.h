#pragma once
#include "core/report/document.h"

namespace counterpoint {
class Read;
}

namespace counterpoint::report {

/// Implications with the findings behind them, and the elements of the framework.
void addFramework(const Read& db, Document& report);
/// From each element back by its implications to the findings and what these stand on.
void addChain(const Read& db, Document& report);
/// Decisions, reflexive notes and events.
void addLog(const Read& db, Document& report);

} // namespace counterpoint::report
