#pragma once
#include <QString>

namespace counterpoint {

/// A new identifier that stays with a thing through every export and import: 36 characters, lower case.
QString newUuid();

} // namespace counterpoint
