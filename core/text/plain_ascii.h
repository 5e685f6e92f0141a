#pragma once

namespace counterpoint {

/// Whether there is nothing but printable ASCII in a line, in bytes or UTF-16: each character is then a grapheme and a letter is a letter.
template <class Line>
bool isPlainAscii(Line line)
{
    bool isPlain = true; // looked at to the end, so that many characters are compared together
    for (const auto character : line)
        isPlain &= character >= u' ' && character <= u'~';
    return isPlain;
}

} // namespace counterpoint
