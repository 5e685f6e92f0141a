#pragma once
#include "core/base/id.h"
#include "core/text/text_span.h"
#include "core/transcript/asking_turns.h"
#include <QString>
#include <QStringList>
#include <optional>
#include <span>
#include <vector>

namespace counterpoint {
class Read;

/// A coded passage with all a reader needs to place it.
struct Passage {
    CodingId id;
    SourceId source;
    CodeId code;
    TextSpan span;
    QString text;
    QString before; ///< context, where it was asked for
    QString after;
    QString sourceName;
    QString speaker; ///< of the turn it begins in; empty where nobody is named
    QString caseName; ///< of that speaker, or of the respondent; empty where unknown
    QString codePath;
    QString coder;
    QString comment;
    std::optional<int> weight; ///< 0 to 100
    QStringList codePaths = {}; ///< of a stretch that came of several codings: each of their codes once; else empty
    bool operator==(const Passage&) const = default;
};

/// A passage whose words are not read yet: a coding, or a stretch of text that came of several.
struct FoundPassage {
    std::size_t place = 0; ///< of its source in sources::uncounted()
    CodingId id; ///< invalid of a stretch
    CodeId code;
    CoderId coder;
    TextSpan span;
    QString comment = {};
    std::optional<int> weight = {};
    std::vector<std::pair<CodeId, CoderId>> behind = {}; ///< of a stretch: whose codings of what it came of
};

/// Which passages are wanted; empty lists do not restrict.
struct PassageFilter {
    std::vector<CodeId> codes;
    std::vector<SourceId> sources;
    std::vector<CoderId> coders;
    qsizetype context = 0; ///< characters of text before and after
    Counted counted = Counted::Everyone;
};

namespace retrieval {
/// Coded passages by source, then position.
std::vector<Passage> passages(const Read& db, const PassageFilter& filter);
/// Reads the words of passages that were found, which come source by source, with `context` characters on both sides.
std::vector<Passage> read(const Read& db, std::span<const FoundPassage> found, qsizetype context);
} // namespace retrieval

} // namespace counterpoint
