#pragma once
#include "core/base/result.h"
#include "core/text/text_index.h"
#include <vector>

namespace counterpoint {

/// What to look for in a text.
struct SearchQuery {
    QString pattern; ///< words with OR, NEAR/5, * and "…" as parseSearch() reads them, or a regular expression
    bool regularExpression = false;
    bool wholeWord = false;
    bool matchCase = false;
    qsizetype limit = 100'000; ///< stops after so many hits
    bool operator==(const SearchQuery&) const = default;
};

/// Where `query` is found in `text`, in order, without overlaps, in code points; `index` is that of `text`. No hit splits a grapheme or
/// goes over a line end. Words find composed and decomposed accents, straight and curly apostrophes, and all kinds of spaces alike.
/// An error where the query cannot be read or takes too long.
Result<std::vector<TextSpan>> findInText(const QString& text, const TextIndex& index, const SearchQuery& query);

/// An error, in a sentence, where `query` cannot be searched for: for a search field while it is typed in.
Result<> checkQuery(const SearchQuery& query);

} // namespace counterpoint
