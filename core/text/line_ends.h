#pragma once
#include "core/base/result.h"

namespace counterpoint {

/// The text as a study keeps it: a leading BOM dropped, CRLF and lone CR made `\n`, nothing else changed (a researcher's text is evidence).
/// An error where the text holds a NUL character; `fileName` is used in its sentence alone.
Result<QString> withLineFeeds(QString text, const QString& fileName);

} // namespace counterpoint
