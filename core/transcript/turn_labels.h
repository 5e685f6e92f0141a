#pragma once
#include "core/base/result.h"
#include "core/transcript/turns.h"
#include <QString>

namespace counterpoint::turns {

/// Puts `newName` in the place of `name` in the labels of `turns`, where it stands there as a whole word; a name in capitals stays in
/// capitals. Labels that do not name the speaker are left alone. `turns` as of() gives them, or some of those.
Result<> renameInLabels(Edit& db, SourceId source, const std::vector<Turn>& turns, const QString& name, const QString& newName);

} // namespace counterpoint::turns
