#pragma once
#include "core/coding/memo_links.h"
#include "core/coding/memos.h"

namespace counterpoint {

/// A thing as a reader is told of it.
struct MemoThing {
    MemoTarget target;
    QString name; ///< 'Culture/Trust', 'Interview 3'; of a coding its code's path; of a memo its title or first words
    QString words; ///< of a passage or a coding
    bool isGone = false; ///< the thing is no longer in the study, or the passage has lost all its text
    bool operator==(const MemoThing&) const = default;
};

/// A link of a memo, with what it leads to.
struct ShownLink {
    int position = 0;
    MemoThing to;
    bool operator==(const ShownLink&) const = default;
};

/// A memo with all that a reader wants beside it.
struct ShownMemo : Memo {
    MemoThing about;
    QString coderName; ///< empty where nobody is named
    SourceId source; ///< it is on that source, or on a passage or coding in it
    CodeId code; ///< it is on that code, or on a coding with it
    std::vector<ShownLink> links;
    bool operator==(const ShownMemo&) const = default;
};

/// Which memos are wanted; what is left empty does not restrict.
struct MemoFilter {
    QString words; ///< all of them in title, body or what it is about
    std::optional<MemoSubject> subject;
    CoderId coder;
    QString changedSince; ///< ISO 8601, compared as text
    std::optional<MemoTarget> touching; ///< tied to it, within it, or linked to it
    std::optional<std::pair<MemoSubject, std::int64_t>> on; ///< tied to this one thing
};

namespace memos {
std::vector<ShownMemo> overview(const Read& db); ///< all, newest first
Result<ShownMemo> shown(const Read& db, MemoId id);
QString heading(const Memo& memo); ///< its title, or its first words where it has none
bool fits(const ShownMemo& memo, const MemoFilter& filter);
/// Everything a memo can be linked to that has a name: memos, sources, codes, Cases, findings.
std::vector<MemoThing> linkable(const Read& db, CoderId seen = {}); ///< of memos those that mayBeRead()
/// What a memo is to be tied to, before it is written.
MemoThing thingOf(const Read& db, const Memo& memo);
/// 'source', 'code': what kind of thing it is, as a user reads it.
QString kindName(MemoSubject kind);
/// 'Code “Culture/Trust”', 'Passage in “Interview 3”', 'The study'; says where the thing is gone.
QString sentence(const MemoThing& thing);
} // namespace memos

} // namespace counterpoint
