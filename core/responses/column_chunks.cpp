#include "core/responses/column_chunks.h"
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

namespace counterpoint::column_chunks {

static_assert(std::endian::native == std::endian::little, "chunks are written as the machine keeps them");
static_assert(rowsPerChunk < 0xffff, "a place in the dictionary takes two bytes at most");

namespace {

template <class Integer>
constexpr Integer missingIn = std::numeric_limits<Integer>::min();

template <class Integer>
QByteArray packed(std::span<const double> numbers)
{
    QByteArray data(qsizetype(numbers.size() * sizeof(Integer)), Qt::Uninitialized);
    auto* out = reinterpret_cast<Integer*>(data.data());
    for (const double number : numbers)
        *out++ = std::isnan(number) ? missingIn<Integer> : Integer(number);
    return data;
}

template <class Integer>
void unpack(const QByteArray& data, std::vector<double>& out)
{
    const auto* in = reinterpret_cast<const Integer*>(data.constData());
    const auto count = std::size_t(data.size()) / sizeof(Integer);
    const auto before = out.size();
    out.resize(before + count);
    for (std::size_t i = 0; i < count; ++i)
        out[before + i] = in[i] == missingIn<Integer> ? std::numeric_limits<double>::quiet_NaN() : double(in[i]);
}

void unpackFloats(const QByteArray& data, std::vector<double>& out)
{
    const auto before = out.size();
    out.resize(before + std::size_t(data.size()) / sizeof(double));
    std::memcpy(out.data() + before, data.constData(), std::size_t(data.size()));
}

/// The narrowest integer that holds all numbers, Float64 where one is not whole.
int encodingFor(std::span<const double> numbers)
{
    double low = 0;
    double high = 0;
    for (const double number : numbers) {
        if (std::isnan(number))
            continue;
        if (!(std::fabs(number) <= std::numeric_limits<std::int32_t>::max()) || number != double(std::int32_t(number)))
            return Float64;
        low = std::min(low, number);
        high = std::max(high, number);
    }
    if (low >= -127 && high <= 127)
        return Int8;
    return low >= -32'767 && high <= 32'767 ? Int16 : Int32;
}

void appendNumber(QByteArray& data, std::uint32_t number) { data.append(reinterpret_cast<const char*>(&number), sizeof number); }

/// Reads a 32-bit count and moves on; false where the data ends before.
bool takeNumber(std::string_view& data, std::uint32_t& number)
{
    if (data.size() < sizeof number)
        return false;
    std::memcpy(&number, data.data(), sizeof number);
    data.remove_prefix(sizeof number);
    return true;
}

} // namespace

Chunk encode(std::span<const double> numbers)
{
    switch (const int encoding = encodingFor(numbers)) {
    case Int8:
        return {encoding, packed<std::int8_t>(numbers)};
    case Int16:
        return {encoding, packed<std::int16_t>(numbers)};
    case Int32:
        return {encoding, packed<std::int32_t>(numbers)};
    default:
        return {encoding, QByteArray(reinterpret_cast<const char*>(numbers.data()), qsizetype(numbers.size_bytes()))};
    }
}

void TextChunk::append(std::string_view utf8)
{
    if (utf8.empty()) {
        m_codes.push_back(0);
        return;
    }
    if (const auto place = m_places.find(utf8); place != m_places.end()) {
        m_codes.push_back(place->second);
        return;
    }
    if (m_texts.capacity() < rowsPerChunk)
        m_texts.reserve(rowsPerChunk); // the map's keys look into these strings, which must not move
    m_texts.emplace_back(utf8);
    m_codes.push_back(std::uint16_t(m_texts.size()));
    m_places.emplace(m_texts.back(), m_codes.back());
}

Chunk TextChunk::take()
{
    Chunk chunk;
    chunk.encoding = m_texts.size() <= 255 ? Text8 : Text16;
    appendNumber(chunk.data, std::uint32_t(m_texts.size()));
    for (const auto& text : m_texts)
        appendNumber(chunk.data, std::uint32_t(text.size()));
    for (const auto& text : m_texts)
        chunk.data.append(text.data(), qsizetype(text.size()));
    if (chunk.encoding == Text16)
        chunk.data.append(reinterpret_cast<const char*>(m_codes.data()), qsizetype(m_codes.size() * sizeof(std::uint16_t)));
    else
        for (const auto code : m_codes)
            chunk.data.append(char(code));
    m_places.clear();
    m_texts.clear();
    m_codes.clear();
    return chunk;
}

bool Reader::append(int encoding, const QByteArray& data)
{
    const bool isText = m_column.type == VariableType::Text;
    const auto whole = [&](qsizetype width) { return !isText && data.size() % width == 0; };
    switch (encoding) {
    case Int8:
        return whole(1) && (unpack<std::int8_t>(data, m_column.numbers), true);
    case Int16:
        return whole(2) && (unpack<std::int16_t>(data, m_column.numbers), true);
    case Int32:
        return whole(4) && (unpack<std::int32_t>(data, m_column.numbers), true);
    case Float64:
        return whole(8) && (unpackFloats(data, m_column.numbers), true);
    case Text8:
        return isText && appendTexts({data.constData(), std::size_t(data.size())}, 1);
    case Text16:
        return isText && appendTexts({data.constData(), std::size_t(data.size())}, 2);
    default:
        return false;
    }
}

bool Reader::appendTexts(std::string_view data, std::size_t width)
{
    std::uint32_t count = 0;
    if (!takeNumber(data, count) || count > data.size() / sizeof(std::uint32_t))
        return false;
    std::vector<std::uint32_t> lengths(count);
    for (auto& length : lengths)
        takeNumber(data, length);
    std::vector<std::int32_t> places{-1};
    for (const auto length : lengths) {
        if (length > data.size())
            return false;
        const auto [place, isNew] = m_places.try_emplace(std::string(data.substr(0, length)), std::int32_t(m_column.dictionary.size()));
        if (isNew)
            m_column.dictionary.push_back(QString::fromUtf8(data.data(), qsizetype(length)));
        places.push_back(place->second);
        data.remove_prefix(length);
    }
    if (data.size() % width != 0)
        return false;
    for (std::size_t at = 0; at < data.size(); at += width) {
        const auto low = std::uint8_t(data[at]);
        const std::size_t code = width == 1 ? low : std::size_t(low | std::uint8_t(data[at + 1]) << 8);
        if (code >= places.size())
            return false;
        m_column.codes.push_back(places[code]);
    }
    return true;
}

} // namespace counterpoint::column_chunks
