#pragma once
#include "core/responses/column_chunks.h"
#include "core/responses/datasets.h"
#include <algorithm>

namespace counterpoint {

/// Writes the values of one variable as they come; only one chunk of them is in memory.
class ColumnWriter {
public:
    /// `holder`: id of the variable, or the number that its values_id names.
    ColumnWriter(std::int64_t holder, VariableType type)
        : m_holder(holder)
        , m_type(type)
    {
    }
    VariableType type() const { return m_type; }
    /// Makes room for so many values, of numbers and dates.
    void expect(std::size_t rows)
    {
        if (m_type != VariableType::Text)
            m_numbers.reserve(std::min(rows, column_chunks::rowsPerChunk));
    }
    /// A number or date; NaN where missing. Not for texts.
    void append(Edit& db, double number)
    {
        m_numbers.push_back(number);
        if (m_numbers.size() == column_chunks::rowsPerChunk)
            flush(db);
    }
    /// A text; empty where missing. Not for numbers.
    void append(Edit& db, std::string_view utf8)
    {
        m_texts.append(utf8);
        if (m_texts.rows() == column_chunks::rowsPerChunk)
            flush(db);
    }
    qint64 rows() const { return m_written + qint64(m_numbers.size() + m_texts.rows()); }
    void flush(Edit& db);

private:
    std::int64_t m_holder;
    VariableType m_type;
    std::vector<double> m_numbers;
    column_chunks::TextChunk m_texts;
    qint64 m_written = 0;
    int m_chunk = 0;
};

/// Makes a dataset whose rows come one after the other, so that a file larger than the memory can be imported.
class DatasetWriter {
public:
    /// Invalid when a name is empty or comes twice.
    ///
    /// @param rows how many will come, where that is known
    static Result<DatasetWriter> begin(Edit& db, const NewDataset& dataset, std::size_t rows = 0);
    ColumnWriter& column(std::size_t index) { return m_columns[index]; }
    std::size_t columns() const { return m_columns.size(); }
    VariableId variable(std::size_t index) const { return m_variables[index]; }
    /// Invalid when the columns are not of the same length.
    Result<DatasetId> finish(Edit& db);

private:
    DatasetId m_id;
    std::vector<VariableId> m_variables;
    std::vector<ColumnWriter> m_columns;
};

} // namespace counterpoint
