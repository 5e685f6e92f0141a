#pragma once
#include <QtGlobal>
#include <span>
#include <vector>

namespace counterpoint {

/// Items [beforeStart, beforeEnd) of one sequence that stand as [afterStart, afterEnd) in another; one of the two may be empty.
struct SequenceChange {
    qsizetype beforeStart = 0;
    qsizetype beforeEnd = 0;
    qsizetype afterStart = 0;
    qsizetype afterEnd = 0;
    bool operator==(const SequenceChange&) const = default;
};

/// What turns `before` into `after`, in order and apart from each other: E. W. Myers, "An O(ND) Difference Algorithm and Its
/// Variations", Algorithmica 1 (1986), in linear space. The fewest changes, except where the sequences are so different that looking
/// for these would take long: then some that are good enough.
std::vector<SequenceChange> diffSequences(std::span<const int> before, std::span<const int> after);

} // namespace counterpoint
