#pragma once
#include "core/base/id.h"
#include "core/text/text_span.h"
#include <QString>

namespace counterpoint {
class Read;
class Edit;

/// The text of a source as rows, so that an edit costs what it changes and not what the text is long.
namespace paragraphs {
QString join(const Read& db, SourceId source); ///< the whole text
void insertAll(Edit& db, SourceId source, const QString& text); ///< unrecorded; for a new source

struct Replaced {
    QString removed;
    qint64 wordsBefore = 0; ///< in the paragraphs that were touched
    qint64 wordsAfter = 0;
};
/// Replaces `span`, which must lie within the text, by `inserted`.
Replaced replace(Edit& db, SourceId source, TextSpan span, const QString& inserted);
} // namespace paragraphs

} // namespace counterpoint
