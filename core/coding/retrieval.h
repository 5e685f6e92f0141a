#pragma once
#include "core/base/id.h"
#include "core/text/text_span.h"
#include "core/transcript/asking_turns.h"
#include <QString>
#include <optional>
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
    bool operator==(const Passage&) const = default;
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
} // namespace retrieval

} // namespace counterpoint
