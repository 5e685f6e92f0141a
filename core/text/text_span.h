#pragma once
#include <QtGlobal>
#include <compare>

namespace counterpoint {

/// Half-open range of Unicode code points [start, end): the only kind of text position that is stored or exchanged.
struct TextSpan {
    qsizetype start = 0;
    qsizetype end = 0;
    constexpr qsizetype length() const { return end - start; }
    constexpr bool isEmpty() const { return end <= start; }
    constexpr bool overlaps(TextSpan other) const { return start < other.end && other.start < end; }
    constexpr bool contains(TextSpan other) const { return start <= other.start && other.end <= end; }
    friend constexpr auto operator<=>(const TextSpan&, const TextSpan&) = default;
};

} // namespace counterpoint
