#include "core/interchange/por/por_text.h"
#include <array>
#include <cmath>
#include <limits>

namespace counterpoint::por {

namespace {

constexpr std::size_t lineLength = 80;
constexpr std::size_t greeting = 200; ///< characters before the alphabet
constexpr std::size_t alphabet = 256;
constexpr std::size_t firstLetter = 64; ///< place of '0' in the alphabet
/// The characters from there on, by their place in the alphabet.
constexpr std::string_view letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz .<(+|&[]!$*);^-/|,%_>?`:#@'=\"";

std::string joined(const QByteArray& bytes)
{
    std::string text;
    std::size_t line = 0;
    for (const char c : bytes) {
        if (c == '\r')
            continue;
        if (c == '\n') {
            if (line < lineLength)
                text.append(lineLength - line, ' '); // what a program took off the line's end
            line = 0;
            continue;
        }
        text += c;
        ++line;
    }
    return text;
}

int digitOf(char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'T' ? c - 'A' + 10 : -1; }

} // namespace

PorText::PorText(const QByteArray& bytes)
    : m_text(joined(bytes))
{
    if (m_text.size() < greeting + alphabet + 8)
        return;
    std::array<char, 256> meaning;
    for (std::size_t i = 0; i < meaning.size(); ++i)
        meaning[i] = char(i);
    const char unused = m_text[greeting]; // most places of the alphabet hold one and the same filler
    for (std::size_t i = letters.size(); i-- > 0;)
        if (const char c = m_text[greeting + firstLetter + i]; i == 0 || c != unused)
            meaning[static_cast<unsigned char>(c)] = letters[i];
    for (auto& c : m_text)
        c = meaning[static_cast<unsigned char>(c)];
    m_at = greeting + alphabet;
    m_isPortable = std::string_view(m_text).substr(m_at, 8) == "SPSSPORT";
    m_at += 8;
}

bool PorText::take(char wanted)
{
    if (atEnd() || m_text[m_at] != wanted)
        return false;
    ++m_at;
    return true;
}

std::optional<double> PorText::number()
{
    constexpr double base = 30;
    while (take(' ')) { }
    if (take('*')) {
        ++m_at; // a full stop
        return atEnd() ? std::nullopt : std::optional(std::numeric_limits<double>::quiet_NaN());
    }
    const bool isNegative = take('-');
    double value = 0;
    int exponent = 0;
    bool hasDigits = false;
    bool isFraction = false;
    for (;; ++m_at) {
        if (!isFraction && peek() == '.') {
            isFraction = true;
            continue;
        }
        const int digit = digitOf(peek());
        if (digit < 0)
            break;
        hasDigits = true;
        if (value < 1e280) {
            value = value * base + digit;
            exponent -= isFraction ? 1 : 0;
        } else
            exponent += isFraction ? 0 : 1;
    }
    if (peek() == '+' || peek() == '-') {
        const bool isSmall = peek() == '-';
        int given = 0;
        for (++m_at; digitOf(peek()) >= 0; ++m_at)
            given = std::min(given * 30 + digitOf(peek()), 10'000);
        exponent += isSmall ? -given : given;
    }
    if (!hasDigits || !take('/'))
        return {};
    // A negative power is divided by, since 1/30 has no exact value.
    value = exponent < 0 ? value / std::pow(base, -exponent) : value * std::pow(base, exponent);
    return isNegative ? -value : value;
}

std::optional<int> PorText::whole(int most)
{
    const auto value = number();
    if (!value || !(*value >= 0) || *value > most || *value != std::floor(*value))
        return {};
    return int(*value);
}

std::optional<std::string> PorText::text()
{
    const auto length = whole(65'535);
    if (!length || std::size_t(*length) > m_text.size() - m_at)
        return {};
    m_at += std::size_t(*length);
    return m_text.substr(m_at - std::size_t(*length), std::size_t(*length));
}

} // namespace counterpoint::por
