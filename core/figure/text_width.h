#pragma once
#include <QString>
#include <vector>

namespace counterpoint::figure {

/// About how wide a line of text is in a sans-serif font of `size`, without a font at hand: rather too wide than too narrow.
double textWidth(const QString& text, double size = 12, bool bold = false);

/// One line that can be drawn: line ends and tabs become spaces, control characters go, a lone half of a surrogate pair becomes U+FFFD.
QString singleLine(const QString& text);

/// The text, or its beginning with '…', at most `width` wide; never cut within a character and its marks.
QString elided(const QString& text, double width, double size = 12, bool bold = false);

/// Lines at most `width` wide, broken between words (between characters of a script without spaces, or where one word is too long); the last
/// of `maxLines` is elided. No line where the text is empty.
std::vector<QString> wrapped(const QString& text, double width, std::size_t maxLines, double size = 12, bool bold = false);

} // namespace counterpoint::figure
