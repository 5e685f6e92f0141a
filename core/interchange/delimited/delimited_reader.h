#pragma once
#include "core/interchange/delimited/dialect.h"
#include <QStringList>
#include <deque>
#include <string>
#include <vector>

namespace counterpoint {

/// Reads rows of cells from delimited UTF-8 text without copying it: the text must outlive the reader.
/// Quotes, doubled quotes, line ends in quoted cells, blank lines (skipped) and `'` before a protected `=` (taken off) are seen to.
class DelimitedReader {
public:
    DelimitedReader(std::string_view utf8, const Dialect& dialect);

    /// The next row into `cells`; false at the end. The views hold until the next call. Every row has the width of the first one:
    /// missing cells are empty, cells too many are left out and told in notes().
    bool nextRow(std::vector<std::string_view>& cells);
    /// The next row as wide as it is, for finding out about a text.
    bool nextUnfittedRow(std::vector<std::string_view>& cells);
    /// Rows read so far, the first one included: the number a spreadsheet shows for the row last read, where no blank line was skipped.
    qint64 rowsRead() const { return m_rows; }
    qint64 bytesRead() const { return qint64(m_at); } ///< for showing progress
    /// Sentences about rows that were too short or too long and quotes that never close, with row numbers.
    QStringList notes() const;

private:
    struct Ragged {
        qint64 count = 0;
        QStringList firstRows;
        void add(qint64 row);
    };
    void readRow(std::vector<std::string_view>& cells);
    bool atLineEnd() const { return m_at >= m_text.size() || m_text[m_at] == '\n' || m_text[m_at] == '\r'; }
    void skipLineEnd();
    std::string_view plainCell();
    std::string_view quotedCell();
    std::string_view cell();
    void fitWidth(std::vector<std::string_view>& cells);

    std::string_view m_text;
    Dialect m_dialect;
    std::size_t m_at = 0;
    std::size_t m_width = 0;
    qint64 m_rows = 0;
    std::deque<std::string> m_scratch; ///< cells of this row that had doubled quotes; a deque, since cells point into it
    std::size_t m_scratchUsed = 0;
    bool m_quotesClose = true;
    qint64 m_unclosedRow = 0;
    Ragged m_short;
    Ragged m_long;
};

/// Where the rows begin: behind a "sep=;" line, if there is one.
std::string_view withoutSeparatorLine(std::string_view utf8);

} // namespace counterpoint
