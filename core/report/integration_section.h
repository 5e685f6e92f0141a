#pragma once
#include "core/base/result.h"
#include "core/integration/convergence.h"
#include "core/integration/joint_displays.h"
#include "core/report/document.h"

namespace counterpoint {
class Read;
struct ConvergenceTable;
struct JointTable;
} // namespace counterpoint

namespace counterpoint::report {

/// One joint display (of a valid id), or under headings all that are marked for the report: tables with their quotes and inferences.
Result<> addJointDisplays(const Read& db, JointDisplayId only, Document& report);
/// One convergence matrix, or all under headings: evidence, judgements, completeness, and the dissonances gathered.
Result<> addConvergence(const Read& db, ConvergenceId only, Document& report);

/// One of them as a document of its own, its pages across.
Document displayReport(const Read& db, const JointTable& display);
Document convergenceReport(const Read& db, const ConvergenceTable& matrix);

} // namespace counterpoint::report
