#pragma once
#include <QString>
#include <vector>

namespace counterpoint {

/// Lines that are longer than any paragraph that people write: nobody can read, quote or count them, and no window lays them out at once.
namespace long_lines {
constexpr qsizetype longest = 100'000; ///< characters of a line that is left as it is

/// Where longer lines can be broken into paragraphs: behind sentences, else between words, else between characters. UTF-16, ascending.
std::vector<qsizetype> breaksIn(QStringView text);
/// `text` with a line end at each place, in the stead of the white space before it where there is some.
QString brokenAt(const QString& text, const std::vector<qsizetype>& places);
} // namespace long_lines

} // namespace counterpoint
