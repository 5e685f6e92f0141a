#pragma once
#include "core/base/result.h"

namespace counterpoint {
class Edit;
}

namespace counterpoint::sample {

/// The outline of the sample study's report: a template, with what its researchers wrote.
Result<> addOutline(Edit& db);

} // namespace counterpoint::sample
