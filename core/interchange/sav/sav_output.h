#pragma once
#include <QByteArray>
#include <QtEndian>
#include <bit>

namespace counterpoint::sav {

/// Bytes of a .sav file as they are put together, little-endian.
class Output {
public:
    void int32(std::int32_t value) { number(value); }
    void int64(std::int64_t value) { number(value); }
    void real(double value) { number(std::bit_cast<std::int64_t>(value)); }
    void byte(int value) { m_bytes += char(value); }
    void bytes(const QByteArray& value) { m_bytes += value; }
    /// Filled with spaces, or cut, to this length.
    void padded(const QByteArray& value, qsizetype length) { m_bytes += value.leftJustified(length, ' ', true); }
    void zeros(qsizetype count) { m_bytes.append(count, '\0'); }
    /// A record that newer programs know and older ones pass over.
    void extension(int kind, int size, const QByteArray& content)
    {
        int32(7);
        int32(kind);
        int32(size);
        int32(std::int32_t(content.size() / size));
        bytes(content);
    }
    const QByteArray& all() const { return m_bytes; }
    void reserve(qsizetype size) { m_bytes.reserve(size); }

private:
    template <class Number>
    void number(Number value)
    {
        const auto little = qToLittleEndian(value);
        m_bytes.append(reinterpret_cast<const char*>(&little), sizeof little);
    }
    QByteArray m_bytes;
};

} // namespace counterpoint::sav
