#pragma once
#include "core/base/result.h"
#include "core/text/text_index.h"
#include <vector>

namespace counterpoint {

/// What to look for in a text.
struct SearchQuery {
    QString pattern;
    bool regularExpression = false;
    bool wholeWord = false;
    bool matchCase = false;
    qsizetype limit = 100'000; ///< stops after so many hits
};

/// Where `query` is found in `text`, in order, without overlaps, in code points; `index` is that of `text`. No hit splits a grapheme.
/// A literal pattern finds composed and decomposed accents, straight and curly apostrophes, and plain and no-break spaces alike.
/// An error where the regular expression is invalid or takes too long.
Result<std::vector<TextSpan>> findInText(const QString& text, const TextIndex& index, const SearchQuery& query);

/// An error, in a sentence, where `query` cannot be searched for: for a search field while it is typed in.
Result<> checkQuery(const SearchQuery& query);

} // namespace counterpoint
