#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/text/search.h"
#include "core/text/text_span.h"
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
};

/// A place in a source where a search hit.
struct SearchHit {
    SourceId source;
    QString sourceName;
    QString speaker;
    QString caseName;
    TextSpan span;
    QString text;
    QString before;
    QString after;
    bool operator==(const SearchHit&) const = default;
};

namespace retrieval {
/// Coded passages by source, then position.
std::vector<Passage> passages(const Read& db, const PassageFilter& filter);
/// All hits in all sources, with `context` characters on both sides. An error where the pattern cannot be searched for.
Result<std::vector<SearchHit>> search(const Read& db, const SearchQuery& query, qsizetype context);
} // namespace retrieval

} // namespace counterpoint
