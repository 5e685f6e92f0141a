#pragma once
#include "core/text/text_span.h"
#include <cstdint>
#include <functional>
#include <vector>

/// Passages as sorted intervals, and what can be done with them. Knows no study: sources are counted in the order of the reader's list.
namespace counterpoint::passage_query {

/// A coded passage, or a stretch of text that came of several.
struct Piece {
    std::int32_t source = 0; ///< its place in the list of sources
    std::int32_t coding = -1; ///< its place among the codings that were read; -1 of a stretch
    TextSpan span;
    std::int32_t behind = -1; ///< of a stretch: where the codings that it came of are kept; -1: there are none
    bool operator==(const Piece&) const = default;
};
/// Ascending by source, start, end, coding.
using Pieces = std::vector<Piece>;

/// Characters of one source: sorted, no two touching.
struct Stretch {
    std::int32_t source = 0;
    TextSpan span;
    bool operator==(const Stretch&) const = default;
};
using Region = std::vector<Stretch>;

bool isBefore(const Piece& a, const Piece& b);
void sort(Pieces& pieces);

Region regionOf(const Pieces& pieces);
Region both(const Region& a, const Region& b);
/// All of both, each piece once.
Pieces united(const Pieces& a, const Pieces& b);
/// Each piece without what `away` covers: itself where that is none of it, else a stretch for each part that is left.
/// `cut(piece)` is asked where the parts of a coding say what they came of.
Pieces without(const Pieces& pieces, const Region& away, const std::function<std::int32_t(const Piece&)>& cut);
/// What is left of one span.
std::vector<TextSpan> without(TextSpan span, const Region& away, std::int32_t source);

/// Calls `found(stretch, piece)` for every piece that touches a stretch: by one sweep over both.
void forEachMeeting(const Region& region, const Pieces& pieces, const std::function<void(std::size_t, const Piece&)>& found);

} // namespace counterpoint::passage_query
