#include "core/interchange/delimited/delimited_reader.h"
#include "core/base/translate.h"
#include "core/interchange/delimited/protection.h"
#include <algorithm>

namespace counterpoint {

namespace {

constexpr qsizetype rowsNamed = 5;

bool allEmpty(const std::vector<std::string_view>& cells, std::size_t from)
{
    return std::all_of(cells.begin() + std::ptrdiff_t(from), cells.end(), [](std::string_view cell) { return cell.empty(); });
}

} // namespace

std::string_view withoutSeparatorLine(std::string_view utf8)
{
    if (utf8.size() < 5 || !utf8.starts_with("sep=") || (utf8.size() > 5 && utf8[5] != '\n' && utf8[5] != '\r'))
        return utf8;
    const auto lineEnd = utf8.find('\n');
    return lineEnd == std::string_view::npos ? std::string_view() : utf8.substr(lineEnd + 1);
}

DelimitedReader::DelimitedReader(std::string_view utf8, const Dialect& dialect)
    : m_text(withoutSeparatorLine(utf8))
    , m_dialect(dialect)
{
}

void DelimitedReader::Ragged::add(qint64 row)
{
    if (++count <= rowsNamed)
        firstRows << QString::number(row);
    else if (count == rowsNamed + 1)
        firstRows << QStringLiteral("…");
}

void DelimitedReader::skipLineEnd()
{
    if (m_at < m_text.size() && m_text[m_at] == '\r')
        ++m_at;
    if (m_at < m_text.size() && m_text[m_at] == '\n')
        ++m_at;
}

std::string_view DelimitedReader::plainCell()
{
    const auto start = m_at;
    const char* const text = m_text.data();
    const auto size = m_text.size();
    auto at = m_at;
    while (at < size && text[at] != m_dialect.separator && text[at] != '\n' && text[at] != '\r')
        ++at;
    m_at = at;
    return m_text.substr(start, at - start);
}

std::string_view DelimitedReader::quotedCell()
{
    const auto start = m_at;
    const auto quote = m_dialect.quote;
    std::string* copy = nullptr;
    auto from = ++m_at;
    for (;;) {
        const auto close = m_text.find(quote, m_at);
        if (close == std::string_view::npos) { // never closed: an ordinary character after all
            m_quotesClose = false;
            m_unclosedRow = m_rows + 1;
            m_at = start;
            return plainCell();
        }
        m_at = close + 1;
        const bool doubled = m_at < m_text.size() && m_text[m_at] == quote;
        const bool closes = atLineEnd() || m_text[m_at] == m_dialect.separator;
        if (closes && !copy)
            return m_text.substr(from, close - from);
        if (!copy) {
            if (m_scratchUsed == m_scratch.size())
                m_scratch.emplace_back();
            copy = &m_scratch[m_scratchUsed++];
            copy->clear();
        }
        copy->append(m_text.substr(from, close - from));
        if (doubled) {
            copy->push_back(quote);
            from = ++m_at;
            continue;
        }
        if (!closes)
            copy->append(plainCell()); // text behind the closing quote
        return *copy;
    }
}

std::string_view DelimitedReader::cell()
{
    if (!m_quotesClose)
        return plainCell();
    auto at = m_at;
    while (at < m_text.size() && m_text[at] == ' ')
        ++at;
    if (at >= m_text.size() || m_text[at] != m_dialect.quote)
        return plainCell();
    m_at = at;
    return quotedCell();
}

void DelimitedReader::readRow(std::vector<std::string_view>& cells)
{
    cells.clear();
    m_scratchUsed = 0;
    for (;;) {
        cells.push_back(protection::takenOff(cell()));
        if (atLineEnd())
            break;
        ++m_at;
    }
    skipLineEnd();
}

void DelimitedReader::fitWidth(std::vector<std::string_view>& cells)
{
    if (m_width == 0)
        m_width = cells.size();
    if (cells.size() < m_width)
        m_short.add(m_rows);
    else if (cells.size() > m_width && !allEmpty(cells, m_width))
        m_long.add(m_rows);
    cells.resize(m_width);
}

bool DelimitedReader::nextUnfittedRow(std::vector<std::string_view>& cells)
{
    while (m_at < m_text.size() && atLineEnd())
        skipLineEnd();
    if (m_at >= m_text.size())
        return false;
    readRow(cells);
    ++m_rows;
    return true;
}

bool DelimitedReader::nextRow(std::vector<std::string_view>& cells)
{
    if (!nextUnfittedRow(cells))
        return false;
    fitWidth(cells);
    return true;
}

QStringList DelimitedReader::notes() const
{
    QStringList notes;
    const auto say = [&](const Ragged& ragged, const QString& sentence) {
        if (ragged.count > 0)
            notes << sentence.arg(ragged.count).arg(ragged.firstRows.join(QStringLiteral(", ")));
    };
    say(m_short, translate("Delimited", "Rows with fewer cells than the first row: %1 (rows %2); the missing cells are empty."));
    say(m_long, translate("Delimited", "Rows with more cells than the first row: %1 (rows %2); the cells too many were left out."));
    if (m_unclosedRow > 0)
        notes << translate("Delimited", "A quotation mark in row %1 is never closed; it was read as an ordinary character.")
                     .arg(m_unclosedRow);
    return notes;
}

} // namespace counterpoint
