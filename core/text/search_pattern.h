#pragma once
#include "core/text/search.h"
#include "core/text/search_terms.h"
#include <QRegularExpression>
#include <string>

namespace counterpoint::search_pattern {

/// The pattern that the user typed as a regular expression; Invalid says in a sentence what is wrong with it and at which character.
Result<QRegularExpression> ofExpression(const SearchQuery& query);
/// Finds a phrase, whatever forms its accents, apostrophes and spaces have.
QRegularExpression ofPhrase(const SearchPhrase& phrase, const SearchQuery& query);
/// UTF-8 bytes that every text with this phrase has, ASCII letters in either case unless `matchCase`: the longest there are. May be empty.
std::string surelyIn(const SearchPhrase& phrase, bool matchCase);

} // namespace counterpoint::search_pattern
