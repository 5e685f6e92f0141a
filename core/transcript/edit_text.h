#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/transcript/text_edits.h"
#include <QString>
#include <vector>

namespace counterpoint {
class Read;
class Edit;

/// A part of a text and what is put in its place.
struct TextReplacement {
    TextSpan span;
    QString text;
    bool operator==(const TextReplacement&) const = default;
};

namespace sources {
/// Replaces a part of the text; all that points into it moves with it (docs/decisions/0010), and codings that have lost all their
/// text go. The text as imported is kept at the first edit. Invalid when `span` is not within the text or splits a character as
/// readers see it, and where answers of different respondents would become one.
Result<> replace(Edit& db, SourceId source, TextSpan span, const QString& text);
/// Replaces each of `spans`, which are in order and do not overlap, by the same text, as replace() does, in one sweep.
Result<> replaceAll(Edit& db, SourceId source, const std::vector<TextSpan>& spans, const QString& text);
/// Replaces parts that do not overlap, whatever their order, each by its own text, as replace() does, in one sweep.
Result<> replaceEach(Edit& db, SourceId source, std::vector<TextReplacement> changes);
/// Parts lines that are longer than long_lines::longest, as an import does today; gives the number of line ends put in.
Result<int> partLongLines(Edit& db, SourceId source);
/// The text as it was imported, whatever was edited since.
QString originalText(const Read& db, SourceId source);
} // namespace sources

} // namespace counterpoint
