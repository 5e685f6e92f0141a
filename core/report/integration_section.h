#pragma once
#include "core/base/result.h"
#include "core/report/document.h"

namespace counterpoint {
class Read;
struct ConvergenceTable;
struct JointTable;
} // namespace counterpoint

namespace counterpoint::report {

/// The joint displays that are marked for the report, each a table with its quotes and inferences.
Result<> addJointDisplays(const Read& db, Document& report);
/// The convergence matrices: evidence, judgements, completeness, and the dissonances gathered.
Result<> addConvergence(const Read& db, Document& report);

/// One of them as a document of its own, its pages across.
Document displayReport(const Read& db, const JointTable& display);
Document convergenceReport(const Read& db, const ConvergenceTable& matrix);

} // namespace counterpoint::report
