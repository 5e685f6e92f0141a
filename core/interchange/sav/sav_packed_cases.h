#pragma once
#include "core/interchange/sav/sav_layout.h"
#include <array>

namespace counterpoint::sav {

/// Packs the cases behind the dictionary: eight codes, then what they cannot say.
class PackedCases {
public:
    explicit PackedCases(QByteArray& bytes)
        : m_bytes(bytes)
    {
    }
    void number(double number); ///< NaN and what is not finite: system-missing
    void text(const Placed& placed, std::string_view utf8);
    void finish();

private:
    void add(unsigned char code);
    void add(const char* eightBytes);
    void flush();

    QByteArray& m_bytes;
    std::array<char, 8> m_codes{};
    std::size_t m_used = 0;
    QByteArray m_literals;
};

} // namespace counterpoint::sav
