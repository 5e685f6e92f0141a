#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/text/text_span.h"
#include <QString>

namespace counterpoint {
class Read;
class Edit;

/// Where a coded span lies after `edit` was replaced by `inserted` code points; empty when nothing of it is left.
/// Text typed at an edge does not join the span; text that replaces a part of it, or all of it, does.
TextSpan movedSpan(TextSpan span, TextSpan edit, qsizetype inserted);

namespace sources {
/// Replaces a part of the text; codings, turns and evidence move with it, and what has lost all its text goes. The text as
/// imported is kept at the first edit. Invalid when `span` is not within the text or splits a character as readers see it.
Result<> replace(Edit& db, SourceId source, TextSpan span, const QString& text);
/// The text as it was imported, whatever was edited since.
QString originalText(const Read& db, SourceId source);
} // namespace sources

} // namespace counterpoint
