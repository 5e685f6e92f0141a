#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/interchange/structured_text/structured_text.h"
#include <QString>
#include <vector>

namespace counterpoint {
class Edit;

/// Gives the passages of a source that came in the codes that its file says, by `coderName`; codes that are missing are made.
Result<> codeAsStated(Edit& db, SourceId source, const std::vector<StatedCode>& codes, const QString& coderName);

} // namespace counterpoint
