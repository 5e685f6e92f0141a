#include "app/cli/text_table.h"
#include "core/text/text_index.h"
#include <QRegularExpression>
#include <algorithm>

namespace counterpoint::cli {

namespace {

bool isNumber(const QString& cell)
{
    static const QRegularExpression number(QStringLiteral("^[-<=>. −]*[0-9]*[.,]?[0-9]+ ?%?$"));
    return cell.isEmpty() || number.match(cell).hasMatch();
}

QString oneLine(QString cell)
{
    cell.replace(u'\n', QStringLiteral(" ⏎ "));
    cell.replace(u'\t', u' ');
    return cell;
}

} // namespace

QString TextTable::toText() const
{
    const auto columns = headers.size();
    std::vector<qsizetype> widths(std::size_t(columns), 0);
    std::vector<bool> numeric(std::size_t(columns), true);
    for (qsizetype c = 0; c < columns; ++c) {
        widths[std::size_t(c)] = codePointCount(headers[c]);
        for (const auto& row : rows) {
            const auto cell = oneLine(row.value(c));
            widths[std::size_t(c)] = std::max(widths[std::size_t(c)], codePointCount(cell));
            numeric[std::size_t(c)] = numeric[std::size_t(c)] && isNumber(cell);
        }
    }
    const auto line = [&](const QStringList& cells) {
        QString out;
        for (qsizetype c = 0; c < columns; ++c) {
            const auto cell = oneLine(cells.value(c));
            const QString padding(widths[std::size_t(c)] - codePointCount(cell), u' ');
            out += (c ? QStringLiteral("  ") : QString()) + (numeric[std::size_t(c)] && !rows.empty() ? padding + cell : cell + padding);
        }
        while (out.endsWith(u' '))
            out.chop(1);
        return out;
    };
    QStringList lines;
    if (!title.isEmpty())
        lines << title;
    if (columns) {
        lines << line(headers);
        QStringList rule;
        for (const auto width : widths)
            rule << QString(width, u'─');
        lines << rule.join(QStringLiteral("  "));
    }
    for (const auto& row : rows)
        lines << line(row);
    return (lines + notes).join(u'\n');
}

} // namespace counterpoint::cli
