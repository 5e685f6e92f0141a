#include "core/interchange/sav/sav_packed_cases.h"
#include <QtEndian>
#include <algorithm>
#include <bit>
#include <cmath>

namespace counterpoint::sav {

namespace {

constexpr unsigned char literal = 253;
constexpr unsigned char spaces = 254;
constexpr unsigned char missing = 255;
constexpr unsigned char end = 252;
constexpr double bias = 100;
constexpr double lastCode = 251;

} // namespace

void PackedCases::add(unsigned char code)
{
    m_codes[m_used++] = char(code);
    if (m_used == m_codes.size())
        flush();
}

void PackedCases::add(const char* eightBytes)
{
    m_literals.append(eightBytes, 8);
    add(literal);
}

void PackedCases::flush()
{
    m_bytes.append(m_codes.data(), qsizetype(m_codes.size()));
    m_bytes.append(m_literals);
    m_literals.clear();
    m_codes.fill(0);
    m_used = 0;
}

void PackedCases::number(double number)
{
    if (!std::isfinite(number)) {
        add(missing);
        return;
    }
    const double code = number + bias;
    if (code >= 1 && code <= lastCode && number == std::floor(number)) {
        add(static_cast<unsigned char>(code));
        return;
    }
    const auto little = qToLittleEndian(std::bit_cast<quint64>(number));
    add(reinterpret_cast<const char*>(&little));
}

void PackedCases::text(const Placed& placed, std::string_view utf8)
{
    if (utf8.size() > std::size_t(placed.width)) { // cut between characters
        auto length = std::size_t(placed.width);
        while (length > 0 && (static_cast<unsigned char>(utf8[length]) & 0xC0) == 0x80)
            --length;
        utf8 = utf8.substr(0, length);
    }
    for (int piece = 0; piece < placed.pieces(); ++piece) {
        const auto held = utf8.substr(0, std::size_t(placed.widthOf(piece)));
        utf8.remove_prefix(held.size());
        const auto units = std::size_t(placed.widthOf(piece) + 7) / 8;
        for (std::size_t unit = 0; unit < units; ++unit) {
            std::array<char, 8> eight;
            eight.fill(' ');
            if (unit * 8 < held.size()) {
                const auto part = held.substr(unit * 8, 8);
                std::copy(part.begin(), part.end(), eight.begin());
            }
            if (std::all_of(eight.begin(), eight.end(), [](char c) { return c == ' '; }))
                add(spaces);
            else
                add(eight.data());
        }
    }
}

void PackedCases::finish()
{
    add(end);
    if (m_used > 0)
        flush();
}

} // namespace counterpoint::sav
