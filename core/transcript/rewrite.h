#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/text/text_span.h"
#include <QString>

namespace counterpoint {
class Edit;

namespace sources {
/// Makes a part of a text read otherwise: only the words that differ are replaced, as replaceEach() does, so that what points into the others
/// stays where it is. `was` is what the part is believed to read now; Conflict where it reads otherwise.
Result<> rewrite(Edit& db, SourceId source, TextSpan span, const QString& was, const QString& text);
} // namespace sources

} // namespace counterpoint
