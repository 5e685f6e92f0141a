#pragma once
#include <array>
#include <string>
#include <string_view>

namespace counterpoint {

/// Looks for a few bytes in many, ASCII letters in either case where wanted (Horspool 1980).
class ByteFinder {
public:
    ByteFinder(std::string bytes, bool matchCase);
    /// Where they are found at or after `from`, or npos.
    std::size_t find(std::string_view in, std::size_t from) const;

private:
    std::string m_bytes; ///< folded
    std::array<unsigned char, 256> m_fold;
    std::array<std::size_t, 256> m_skip; ///< by the last byte of the window; 0: it may be here
    std::size_t m_afterHit = 1;
};

/// Number of code points in UTF-8 bytes.
std::size_t codePointsIn(std::string_view utf8);
/// Byte after `count` code points from byte `from` on; the end where there are fewer.
std::size_t forward(std::string_view utf8, std::size_t from, std::size_t count);
/// Byte `count` code points before byte `from`; 0 where there are fewer.
std::size_t backward(std::string_view utf8, std::size_t from, std::size_t count);

} // namespace counterpoint
