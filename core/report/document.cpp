#include "core/report/document.h"
#include <QLocale>
#include <algorithm>

namespace counterpoint::report {

bool Footnote::operator==(const Footnote& other) const { return number == other.number && text == other.text; }

QString Prose::plain() const
{
    QString words;
    for (const auto& part : parts)
        if (!std::holds_alternative<Footnote>(part.mark))
            words += part.text;
    return words;
}

std::size_t columnCount(const Table& table)
{
    std::size_t columns = 0;
    for (const auto& row : table.rows)
        columns = std::max(columns, row.size());
    return columns;
}

const Cell& cellAt(const Table& table, std::size_t row, std::size_t column)
{
    static const Cell empty;
    return row < table.rows.size() && column < table.rows[row].size() ? table.rows[row][column] : empty;
}

Alignment alignmentAt(const Table& table, std::size_t row, std::size_t column)
{
    const auto own = cellAt(table, row, column).alignment;
    const auto headers = std::size_t(std::max(table.headerRows, 0));
    return own == Alignment::Automatic && row < headers ? cellAt(table, headers, column).alignment : own;
}

QStringList titleLines(const Document& document)
{
    QStringList lines;
    if (!document.authors.isEmpty())
        lines << document.authors.join(QStringLiteral(", "));
    if (document.date.isValid())
        lines << QLocale(languageAndCountry(document)).toString(document.date, QStringLiteral("d MMMM yyyy"));
    return lines;
}

QString languageAndCountry(const Document& document)
{
    if (document.language == QLatin1String("en"))
        return QStringLiteral("en-GB");
    return QLocale(document.language).name().replace('_', '-');
}

} // namespace counterpoint::report
