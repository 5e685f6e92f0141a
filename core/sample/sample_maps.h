#pragma once
#include "core/base/result.h"

namespace counterpoint {
class Edit;
}

namespace counterpoint::sample {

/// How the researchers of the sample study see things hang together, laid out automatically.
Result<> addMaps(Edit& db);

} // namespace counterpoint::sample
