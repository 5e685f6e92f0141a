#pragma once
#include "core/base/id.h"
#include "core/text/text_span.h"
#include <QString>
#include <vector>

namespace counterpoint {
class Read;
class Edit;

/// The text of a source as rows, so that an edit costs what it changes and not what the text is long.
namespace paragraphs {
QString join(const Read& db, SourceId source); ///< the whole text
void insertAll(Edit& db, SourceId source, const QString& text); ///< unrecorded; for a new source

/// Whole paragraphs beside each other that an edit reaches into.
struct Stretch {
    TextSpan span; ///< in the text of the source, without the line end behind the last one
    QString text;
    std::int64_t first = 0; ///< position of the first row
    std::int64_t last = 0; ///< and of the last one
    std::vector<TextSpan> edits; ///< those within, in the text of the source
};
/// The paragraphs that `edits` reach into, read once; `edits` lie within the text, in order, none overlapping another.
std::vector<Stretch> touched(const Read& db, SourceId source, const std::vector<TextSpan>& edits);
/// Writes `text` in the place of a stretch.
void write(Edit& db, SourceId source, const Stretch& stretch, const QString& text);
} // namespace paragraphs

} // namespace counterpoint
