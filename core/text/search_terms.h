#pragma once
#include "core/base/result.h"
#include <QString>
#include <vector>

namespace counterpoint {

/// Words that stand one after the other; parted where a * stood for any letters: 'manag* people' is {'manag', ' people'}.
struct SearchPhrase {
    std::vector<QString> pieces;
    bool hasWildcards() const { return pieces.size() > 1; }
    bool operator==(const SearchPhrase&) const = default;
};

/// Phrases that stand near one another in one paragraph, in either order; mostly one phrase alone.
struct SearchAlternative {
    std::vector<SearchPhrase> phrases;
    std::vector<int> between; ///< most words between each phrase and the next; one less than there are phrases
    bool operator==(const SearchAlternative&) const = default;
};

/// Reads what was typed: words are a phrase, OR parts alternatives, NEAR or NEAR/5 joins what stands near, * stands for any letters of a
/// word, and in “quotes” all of these are words. Invalid says in a sentence what is wrong and at which character.
Result<std::vector<SearchAlternative>> parseSearch(const QString& typed);

/// What parseSearch() reads as: the words and quotations of `typed`, each near the one before it.
QString wordsNear(const QString& typed, int between);

} // namespace counterpoint
