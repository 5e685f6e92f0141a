#include "core/text/byte_finder.h"
#include <cstdint>
#include <cstring>

namespace counterpoint {

namespace {
bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }
} // namespace

ByteFinder::ByteFinder(std::string bytes, bool matchCase)
    : m_bytes(std::move(bytes))
{
    for (std::size_t byte = 0; byte < m_fold.size(); ++byte)
        m_fold[byte] = static_cast<unsigned char>(!matchCase && byte >= 'A' && byte <= 'Z' ? byte - 'A' + 'a' : byte);
    for (auto& byte : m_bytes)
        byte = char(m_fold[static_cast<unsigned char>(byte)]);
    const auto last = m_bytes.size() - 1;
    std::array<std::size_t, 256> byFolded{};
    byFolded.fill(m_bytes.size());
    for (std::size_t i = 0; i < last; ++i)
        byFolded[static_cast<unsigned char>(m_bytes[i])] = last - i;
    m_afterHit = byFolded[static_cast<unsigned char>(m_bytes[last])];
    byFolded[static_cast<unsigned char>(m_bytes[last])] = 0;
    for (std::size_t byte = 0; byte < m_skip.size(); ++byte)
        m_skip[byte] = byFolded[m_fold[byte]];
}

std::size_t ByteFinder::find(std::string_view in, std::size_t from) const
{
    const auto last = m_bytes.size() - 1;
    const auto* text = reinterpret_cast<const unsigned char*>(in.data());
    for (auto end = from + last; end < in.size();) {
        if (const auto skip = m_skip[text[end]]; skip != 0) {
            end += skip;
            continue;
        }
        std::size_t i = 0;
        const auto start = end - last;
        while (i < last && m_fold[text[start + i]] == static_cast<unsigned char>(m_bytes[i]))
            ++i;
        if (i == last)
            return start;
        end += m_afterHit;
    }
    return std::string_view::npos;
}

std::size_t codePointsIn(std::string_view utf8)
{
    constexpr std::uint64_t ones8 = 0x0101010101010101U;
    std::size_t continuing = 0;
    std::size_t at = 0;
    for (; at + sizeof(std::uint64_t) <= utf8.size(); at += sizeof(std::uint64_t)) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, utf8.data() + at, sizeof eight);
        // Of each byte that continues a character the highest bit is set and the next is not.
        const auto ones = ((eight >> 7U) & ~(eight >> 6U)) & ones8;
        continuing += std::size_t((ones * ones8) >> 56U); // their sum comes to stand in the highest byte
    }
    for (; at < utf8.size(); ++at)
        continuing += continues(utf8[at]) ? 1 : 0;
    return utf8.size() - continuing;
}

std::size_t forward(std::string_view utf8, std::size_t from, std::size_t count)
{
    for (; count > 0 && from < utf8.size(); --count) {
        ++from;
        while (from < utf8.size() && continues(utf8[from]))
            ++from;
    }
    return from;
}

std::size_t backward(std::string_view utf8, std::size_t from, std::size_t count)
{
    for (; count > 0 && from > 0; --count) {
        --from;
        while (from > 0 && continues(utf8[from]))
            --from;
    }
    return from;
}

} // namespace counterpoint
