#pragma once
#include <array>
#include <string>
#include <string_view>

namespace counterpoint {

/// Looks for a few bytes in many, ASCII letters in either case where wanted. Sixteen places are looked at together, at each for the
/// first and the last of the bytes; what lies between is compared where both are there.
class ByteFinder {
public:
    ByteFinder(std::string bytes, bool matchCase);
    /// Where they are found at or after `from`, or npos.
    std::size_t find(std::string_view in, std::size_t from) const;

private:
    bool isAt(const char* place) const;

    std::string m_bytes; ///< folded
    std::array<char, 256> m_fold;
    unsigned char m_firstCase = 0; ///< the bit that tells a capital from a small letter, where case does not matter
    unsigned char m_lastCase = 0;
};

/// Number of code points in UTF-8 bytes.
std::size_t codePointsIn(std::string_view utf8);
/// Byte after `count` code points from byte `from` on; the end where there are fewer.
std::size_t forward(std::string_view utf8, std::size_t from, std::size_t count);
/// Byte `count` code points before byte `from`; 0 where there are fewer.
std::size_t backward(std::string_view utf8, std::size_t from, std::size_t count);

} // namespace counterpoint
