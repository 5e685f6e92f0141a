#pragma once
#include "core/base/id.h"
#include "core/text/text_span.h"
#include "core/transcript/asking_turns.h"
#include <QString>
#include <QStringList>
#include <limits>
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

/// A passage whose words are not read yet: a coding or a part of one, or a stretch of text that came of several.
struct FoundPassage {
    std::size_t place = 0; ///< of its source in sources::uncounted()
    CodingId id; ///< of a whole coding
    CodeId code; ///< invalid of a stretch
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
    bool withConsensus = false; ///< also what coders agreed on, where no coder is named
};

/// How much passages are.
struct PassageCounts {
    qint64 passages = 0;
    qint64 words = 0; ///< of the text that they cover: what several cover counts once
    qint64 sources = 0;
    qint64 cases = 0; ///< whose words they begin in, where that is known
    bool operator==(const PassageCounts&) const = default;
};

struct CountedPassages {
    std::vector<Passage> passages;
    PassageCounts counts;
};

namespace retrieval {
/// Coded passages by source, then position.
std::vector<Passage> passages(const Read& db, const PassageFilter& filter);
/// Reads the words of passages that were found, which come source by source, with `context` characters on both sides.
std::vector<Passage> read(const Read& db, std::span<const FoundPassage> found, qsizetype context);
/// The same of the first `most`, and counts all of them on the way: each text is read once.
CountedPassages readAndCount(const Read& db, std::span<const FoundPassage> found, qsizetype context,
                             std::size_t most = std::numeric_limits<std::size_t>::max());
} // namespace retrieval

} // namespace counterpoint
