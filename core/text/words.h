#pragma once
#include "core/text/text_index.h"
#include <string_view>
#include <vector>

namespace counterpoint {

/// Number of words by the Unicode rules (UAX #29): "don't" is one, each Chinese character is one, punctuation and emoji are none.
qsizetype wordCount(QStringView text);
qsizetype wordCount(std::string_view utf8);

/// A word in a text, in UTF-16.
struct WordPlace {
    qsizetype start = 0;
    qsizetype length = 0;
    bool operator==(const WordPlace&) const = default;
};
/// The words that wordCount() counts, in order.
std::vector<WordPlace> wordsIn(QStringView text);
/// The same in code points: of lines of ASCII, which most are, nothing is converted.
std::vector<TextSpan> wordsIn(std::string_view utf8);

/// The word that contains `codePoint` or ends there; an empty span at `codePoint` where there is none. `index` is that of `text`, here and below.
TextSpan wordAt(QStringView text, const TextIndex& index, qsizetype codePoint);
/// The sentence around `codePoint`, without the white space after it.
TextSpan sentenceAt(QStringView text, const TextIndex& index, qsizetype codePoint);
/// The line of text around `codePoint`, without its `\n`.
TextSpan paragraphAt(QStringView text, const TextIndex& index, qsizetype codePoint);
/// The character as the reader sees it (letter with its accents, emoji with its modifiers) that begins before or at `codePoint`.
TextSpan graphemeAt(QStringView text, const TextIndex& index, qsizetype codePoint);

/// `span` widened so that it splits no grapheme, and clipped to the text.
TextSpan snapToGraphemes(QStringView text, const TextIndex& index, TextSpan span);

} // namespace counterpoint
