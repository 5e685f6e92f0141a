#pragma once
#include "core/base/result.h"
#include <QString>

namespace counterpoint {

/// Reads the whole file and says in a sentence when it is damaged (Format). Takes seconds for a big study; opens a connection of
/// its own, so that it may run on any thread beside an open Project.
Result<> quickCheck(const QString& studyPath);

} // namespace counterpoint
