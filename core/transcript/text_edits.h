#pragma once
#include "core/text/text_span.h"
#include <vector>

namespace counterpoint {

/// Where a coded span lies after `edit` was replaced by `inserted` code points; empty when nothing of it is left.
/// Text typed at an edge does not join the span; text that replaces a part of it, or all of it, does.
TextSpan movedSpan(TextSpan span, TextSpan edit, qsizetype inserted);

/// Places of a text that are all replaced in one sweep, and where everything else comes to stand by it.
class TextEdits {
public:
    /// `spans` in order of the text, none overlapping another; at least one. `inserted`: code points that replace each of them.
    TextEdits(std::vector<TextSpan> spans, std::vector<qsizetype> inserted);

    const std::vector<TextSpan>& spans() const { return m_spans; }
    /// Code points that are inserted at `position` and take nothing away.
    qsizetype insertedAt(qsizetype position) const;
    qsizetype start() const { return m_spans.front().start; }
    qsizetype shift() const { return m_shifts.back(); } ///< of everything behind the last one
    TextSpan moved(TextSpan span) const;
    /// A place between two characters: it keeps the text that follows it; what is typed there stands behind it.
    qsizetype moved(qsizetype position) const;
    /// The edit that takes away text on both sides of `position`, or nullptr.
    const TextSpan* across(qsizetype position) const;

private:
    /// Number of edits that start before `position`.
    std::size_t before(qsizetype position) const;

    std::vector<TextSpan> m_spans;
    std::vector<qsizetype> m_shifts; ///< [i]: of what stands behind the first i edits
    std::vector<qsizetype> m_inserted; ///< [i]: what replaces the span i
};

} // namespace counterpoint
