#include "core/interchange/rtf/rtf_lexer.h"
#include <algorithm>

namespace counterpoint::rtf {

namespace {

bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool isDigit(char c) { return c >= '0' && c <= '9'; }
int hexValue(char c) { return isDigit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1; }

bool isStray(char c) { return (c >= 0 && c < ' ' && c != '\t' && c != '\r' && c != '\n' && c != '\f') || c == 0x7F; }

} // namespace

bool Lexer::isNothingLeft() const
{
    // A zero ends what comes from the clipboard, Ctrl+Z what comes from DOS.
    return std::all_of(m_bytes.cbegin() + m_at, m_bytes.cend(),
                       [](char c) { return c == ' ' || (c >= '\t' && c <= '\r') || c == '\0' || c == 0x1A; });
}

void Lexer::passLineEnds()
{
    for (; !atEnd() && (m_bytes[m_at] == '\r' || m_bytes[m_at] == '\n' || isStray(m_bytes[m_at])); ++m_at)
        m_metStrayBytes = m_metStrayBytes || isStray(m_bytes[m_at]);
}

Token Lexer::next()
{
    passLineEnds();
    if (atEnd())
        return {};
    const auto byte = m_bytes[m_at++];
    if (byte == '{')
        return {Token::Kind::GroupStart, {}, {}, 0};
    if (byte == '}')
        return {Token::Kind::GroupEnd, {}, {}, 0};
    if (byte == '\\')
        return control();
    return {Token::Kind::Byte, {}, {}, byte};
}

Token Lexer::control()
{
    if (atEnd())
        return {};
    if (!isLetter(m_bytes[m_at])) {
        const auto symbol = m_bytes[m_at++];
        return symbol == '\'' ? hexByte() : Token{Token::Kind::Symbol, {}, {}, symbol};
    }
    const auto start = m_at;
    while (!atEnd() && isLetter(m_bytes[m_at]))
        ++m_at;
    Token token{Token::Kind::Word, QByteArrayView(m_bytes).sliced(start, m_at - start), {}, 0};
    const auto numberStart = m_at;
    if (!atEnd() && m_bytes[m_at] == '-')
        ++m_at;
    const auto digitsStart = m_at;
    while (!atEnd() && isDigit(m_bytes[m_at]) && m_at - digitsStart < 9)
        ++m_at;
    if (m_at == digitsStart)
        m_at = numberStart;
    else
        token.number = m_bytes.sliced(numberStart, m_at - numberStart).toInt();
    if (!atEnd() && m_bytes[m_at] == ' ')
        ++m_at;
    if (token.word == "bin" && token.number)
        m_at += std::clamp<qsizetype>(*token.number, 0, m_bytes.size() - m_at);
    return token;
}

Token Lexer::hexByte()
{
    int value = 0;
    for (int i = 0; i < 2 && !atEnd() && hexValue(m_bytes[m_at]) >= 0; ++i)
        value = value * 16 + hexValue(m_bytes[m_at++]);
    return {Token::Kind::Byte, {}, {}, char(value)};
}

} // namespace counterpoint::rtf
