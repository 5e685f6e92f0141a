#pragma once
#include "core/base/id.h"
#include <QString>

namespace counterpoint {
class Read;

/// What to say where new answers may hold names that the study replaced or redacted; empty where there is nothing to say. `dataset` is the
/// one that they are brought into.
QString warningOfNames(const Read& db, DatasetId dataset);

} // namespace counterpoint
