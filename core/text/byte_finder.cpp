#include "core/text/byte_finder.h"
#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>

namespace counterpoint {

namespace {

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

constexpr std::size_t together = 16;
using Bytes [[gnu::vector_size(together)]] = unsigned char;

Bytes bytesAt(const char* place)
{
    Bytes bytes;
    std::memcpy(&bytes, place, together);
    return bytes;
}

constexpr std::size_t eight = sizeof(std::uint64_t);

/// How many characters begin in eight bytes.
std::size_t begunInEight(const char* place)
{
    constexpr std::uint64_t ones = 0x0101010101010101U;
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, place, eight);
    // Of each byte that continues a character the highest bit is set and the next is not.
    const auto continuing = ((bytes >> 7U) & ~(bytes >> 6U)) & ones;
    return eight - std::size_t((continuing * ones) >> 56U); // their sum comes to stand in the highest byte
}

} // namespace

ByteFinder::ByteFinder(std::string bytes, bool matchCase)
    : m_bytes(std::move(bytes))
{
    const auto folds = [&](char byte) { return !matchCase && byte >= 'A' && byte <= 'Z'; };
    for (std::size_t byte = 0; byte < m_fold.size(); ++byte)
        m_fold[byte] = folds(char(byte)) ? char(byte - 'A' + 'a') : char(byte);
    for (auto& byte : m_bytes)
        byte = m_fold[static_cast<unsigned char>(byte)];
    const auto caseOf = [&](char byte) -> unsigned char { return !matchCase && byte >= 'a' && byte <= 'z' ? 'a' - 'A' : 0; };
    m_firstCase = caseOf(m_bytes.front());
    m_lastCase = caseOf(m_bytes.back());
}

bool ByteFinder::isAt(const char* place) const
{
    return std::equal(m_bytes.begin(), m_bytes.end(), place,
                      [&](char wanted, char byte) { return wanted == m_fold[static_cast<unsigned char>(byte)]; });
}

std::size_t ByteFinder::find(std::string_view in, std::size_t from) const
{
    static_assert(std::endian::native == std::endian::little, "the first of eight bytes is the lowest");
    if (in.size() < m_bytes.size())
        return std::string_view::npos;
    const auto last = m_bytes.size() - 1;
    const auto end = in.size() - last; // of the places where they can begin
    const auto* text = in.data();
    auto at = from;
    for (; at + together <= end; at += together) {
        const auto fits = ((bytesAt(text + at) | m_firstCase) == static_cast<unsigned char>(m_bytes.front()))
            & ((bytesAt(text + at + last) | m_lastCase) == static_cast<unsigned char>(m_bytes.back()));
        std::array<std::uint64_t, 2> halves{};
        std::memcpy(halves.data(), &fits, sizeof fits);
        if ((halves[0] | halves[1]) == 0)
            continue;
        for (std::size_t half = 0; half < halves.size(); ++half)
            for (auto left = halves[half]; left != 0;) {
                const auto byte = std::size_t(std::countr_zero(left)) / 8;
                if (isAt(text + at + half * 8 + byte))
                    return at + half * 8 + byte;
                left &= ~(std::uint64_t(0xFF) << (byte * 8));
            }
    }
    for (; at < end; ++at)
        if (isAt(text + at))
            return at;
    return std::string_view::npos;
}

std::size_t codePointsIn(std::string_view utf8)
{
    std::size_t count = 0;
    std::size_t at = 0;
    for (; at + eight <= utf8.size(); at += eight)
        count += begunInEight(utf8.data() + at);
    for (; at < utf8.size(); ++at)
        count += continues(utf8[at]) ? 0 : 1;
    return count;
}

std::size_t forward(std::string_view utf8, std::size_t from, std::size_t count)
{
    for (; from + eight <= utf8.size(); from += eight) {
        const auto begun = begunInEight(utf8.data() + from);
        if (begun > count)
            break;
        count -= begun;
    }
    for (; from < utf8.size(); ++from)
        if (!continues(utf8[from]) && count-- == 0)
            break;
    return from;
}

std::size_t backward(std::string_view utf8, std::size_t from, std::size_t count)
{
    for (; from >= eight; from -= eight) {
        const auto begun = begunInEight(utf8.data() + from - eight);
        if (begun >= count)
            break;
        count -= begun;
    }
    for (; count > 0 && from > 0; --from)
        count -= continues(utf8[from - 1]) ? 0 : 1;
    return from;
}

} // namespace counterpoint
