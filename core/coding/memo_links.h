#pragma once
#include "core/coding/memos.h"

namespace counterpoint {
/// Something that a memo can point at, beyond what it is tied to.
struct MemoTarget {
    MemoSubject kind = MemoSubject::Memo;
    std::int64_t id = 0; ///< of a passage: its source
    std::optional<TextSpan> span = {}; ///< of a passage; none where all its text was deleted
    bool operator==(const MemoTarget&) const = default;
};

/// A link from a memo. It stays when what it leads to goes, since that may come back by an undo.
struct MemoLink {
    MemoId memo;
    int position = 0; ///< tells the links of a memo apart
    MemoTarget target;
    bool operator==(const MemoLink&) const = default;
};

namespace memos {
std::vector<MemoLink> links(const Read& db); ///< of all memos, each one's in order
std::vector<MemoLink> linksOf(const Read& db, MemoId memo);
/// The links that lead to a thing: what a memo, a code, a source is mentioned in. To passages of a source too, for a source.
std::vector<MemoLink> linksTo(const Read& db, const MemoTarget& target);
/// Adds a link; one that is there already is not added again. Invalid for a memo to itself, the study or a variable.
Result<> addLink(Edit& db, MemoId memo, const MemoTarget& target);
void removeLink(Edit& db, MemoId memo, int position);
} // namespace memos

} // namespace counterpoint
