#pragma once
#include "core/responses/column.h"
#include <QByteArray>
#include <span>
#include <string_view>
#include <unordered_map>

/// Values as they lie in the study file: some thousand rows a chunk, all numbers little-endian. docs/project-file.md describes it.
namespace counterpoint::column_chunks {

constexpr std::size_t rowsPerChunk = 16'384; ///< of every chunk but the last of a variable

enum Encoding {
    Int8 = 1, ///< one byte a row, -128 where missing
    Int16 = 2, ///< two bytes, -32768 where missing
    Int32 = 3, ///< four bytes, -2147483648 where missing
    Float64 = 4, ///< eight bytes, NaN where missing
    Text8 = 5, ///< a dictionary, then one byte a row: 0 where missing, else place in the dictionary + 1
    Text16 = 6 ///< a dictionary, then two bytes a row
};

struct Chunk {
    int encoding = Int8;
    QByteArray data;
};

/// In the narrowest encoding that gives the same numbers again (-0 may become 0).
Chunk encode(std::span<const double> numbers);

/// Gathers the texts of one chunk.
class TextChunk {
public:
    void append(std::string_view utf8); ///< empty: missing
    std::size_t rows() const { return m_codes.size(); }
    Chunk take(); ///< leaves it empty

private:
    std::unordered_map<std::string_view, std::uint16_t> m_places; // into m_texts
    std::vector<std::string> m_texts;
    std::vector<std::uint16_t> m_codes;
};

/// Appends the chunks of one variable, in order, to a column.
class Reader {
public:
    explicit Reader(Column& column)
        : m_column(column)
    {
    }
    /// False where the bytes are not what the encoding says.
    bool append(int encoding, const QByteArray& data);

private:
    bool appendTexts(std::string_view data, std::size_t width);

    Column& m_column;
    std::unordered_map<std::string, std::int32_t> m_places;
};

} // namespace counterpoint::column_chunks
