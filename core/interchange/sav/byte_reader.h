#pragma once
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace counterpoint::sav {

/// Takes numbers and texts off bytes, never past their end: what is not there is zero, and isSound() says so.
class ByteReader {
public:
    explicit ByteReader(std::string_view bytes, std::size_t at = 0)
        : m_bytes(bytes)
        , m_at(at)
    {
    }
    void setSwapped(bool swapped) { m_swapped = swapped; }
    bool isSwapped() const { return m_swapped; }

    std::string_view take(std::size_t length)
    {
        if (length > left()) {
            m_sound = false;
            return {};
        }
        m_at += length;
        return m_bytes.substr(m_at - length, length);
    }
    void skip(std::size_t length) { take(length); }
    std::uint8_t byte()
    {
        const auto taken = take(1);
        return taken.empty() ? std::uint8_t(0) : std::uint8_t(taken[0]);
    }
    std::int32_t int32() { return number<std::int32_t>(); }
    std::int64_t int64() { return number<std::int64_t>(); }
    double real() { return std::bit_cast<double>(number<std::int64_t>()); }

    std::size_t at() const { return m_at; }
    std::size_t left() const { return m_bytes.size() - m_at; }
    bool isSound() const { return m_sound; }

private:
    template <class Number>
    Number number()
    {
        const auto taken = take(sizeof(Number));
        if (taken.empty())
            return 0;
        unsigned char bytes[sizeof(Number)];
        for (std::size_t i = 0; i < sizeof(Number); ++i)
            bytes[i] = static_cast<unsigned char>(taken[m_swapped ? sizeof(Number) - 1 - i : i]);
        Number value;
        std::memcpy(&value, bytes, sizeof(Number));
        return value;
    }

    std::string_view m_bytes;
    std::size_t m_at = 0;
    bool m_swapped = false; ///< the file has the other byte order than this machine
    bool m_sound = true;
};

} // namespace counterpoint::sav
