#include "ui/widgets/result_clipboard.h"
#include "core/responses/column.h"
#include <QCoreApplication>
#include <QMimeData>
#include <QRegularExpression>

namespace counterpoint::ui::result_clipboard {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("ResultTableView", text); }

Part whole(const ResultTable& table) { return {0, int(table.rows.size()) - 1, 0, int(table.headers.size()) - 1}; }

const ResultCell& cellAt(const ResultRow& row, int column)
{
    static const ResultCell none;
    return std::size_t(column) < row.cells.size() ? row.cells[std::size_t(column)] : none;
}

/// Tabs and line ends would break the table where it is pasted.
QString oneLine(const QString& text) { return text.simplified(); }

QString fullText(const ResultCell& cell) { return cell.isNumber() ? numberText(cell.number) : oneLine(cell.text); }

QString paragraph(const QString& text) { return text.isEmpty() ? QString() : QStringLiteral("<p>%1</p>\n").arg(text.toHtmlEscaped()); }

QString noteText(const ResultTable& table)
{
    QStringList sentences;
    if (!table.nText().isEmpty())
        sentences << table.nText() + u'.';
    sentences << table.notes;
    if (!table.method.isEmpty())
        sentences << table.method;
    return sentences.join(u' ');
}

/// Rules of a row: above the first total, below the last row.
QString rules(const ResultTable& table, int row, int lastRow)
{
    QString style;
    const auto kind = table.rows[std::size_t(row)].kind;
    if (row > 0 && kind == ResultRow::Kind::Total && table.rows[std::size_t(row) - 1].kind != kind)
        style += QStringLiteral("border-top:1px solid;");
    if (row == lastRow)
        style += QStringLiteral("border-bottom:1px solid;");
    return style;
}

/// As LibreOffice formats numbers: '#.00' for what reads '.43', the very words for what is more than a number, such as '< .001'.
QString numberFormat(const QString& text)
{
    static const QRegularExpression plain(QStringLiteral("^-?(\\d*)(?:\\.(\\d+))?$"));
    const auto match = plain.match(text);
    if (!match.hasMatch()) {
        auto words = text;
        words.remove(u'"');
        return QStringLiteral("\"%1\";\"%1\"").arg(words); // twice: the second for numbers below zero, or they get a sign of their own
    }
    const auto decimals = match.capturedLength(2);
    const auto whole = match.capturedLength(1) > 0 ? QStringLiteral("0") : QStringLiteral("#");
    return decimals > 0 ? whole + u'.' + QString(decimals, u'0') : whole;
}

QString bodyCell(const ResultCell& cell, bool right, const QString& style)
{
    // sdval is what LibreOffice reads, x:num what Excel reads: the number behind the text.
    const QString number = cell.isNumber() ? QStringLiteral(" sdval=\"%1\" sdnum=\"1033;0;%2\" x:num=\"%1\"")
                                                 .arg(numberText(cell.number), numberFormat(cell.text).toHtmlEscaped())
                                           : QString();
    return QStringLiteral("<td align=\"%1\" style=\"%2\"%3>%4</td>")
        .arg(right ? QStringLiteral("right") : QStringLiteral("left"), style, number, cell.text.toHtmlEscaped());
}

QString headerRow(const ResultTable& table, const Part& part)
{
    QString html = QStringLiteral("<tr>");
    for (int column = part.firstColumn; column <= part.lastColumn; ++column)
        html += QStringLiteral("<th align=\"%1\" style=\"border-top:1px solid;border-bottom:1px solid;font-weight:normal\">%2</th>")
                    .arg(isNumeric(table, column) ? QStringLiteral("right") : QStringLiteral("left"),
                         table.headers.value(column).toHtmlEscaped());
    return html + QStringLiteral("</tr>\n");
}

} // namespace

bool isNumeric(const ResultTable& table, int column)
{
    if (column == 0)
        return false;
    for (const auto& row : table.rows) {
        const auto& cell = cellAt(row, column);
        if (!cell.isNumber() && !cell.text.isEmpty() && cell.text.front().isLetter())
            return false;
    }
    return true;
}

QString toTabText(const ResultTable& table, const std::optional<Part>& part)
{
    const auto shown = part.value_or(whole(table));
    QStringList lines;
    if (!part) {
        lines << oneLine(table.title);
        QStringList headers;
        for (const auto& header : table.headers)
            headers << oneLine(header);
        lines << headers.join(u'\t');
    }
    for (int row = shown.firstRow; row <= shown.lastRow; ++row) {
        QStringList cells;
        for (int column = shown.firstColumn; column <= shown.lastColumn; ++column)
            cells << fullText(cellAt(table.rows[std::size_t(row)], column));
        lines << cells.join(u'\t');
    }
    if (!part)
        lines << oneLine(noteText(table));
    return lines.join(u'\n') + u'\n';
}

QString toHtml(const ResultTable& table, const std::optional<Part>& part)
{
    const auto shown = part.value_or(whole(table));
    QString html = QStringLiteral("<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head><meta charset=\"utf-8\"></head><body>\n");
    if (!part)
        html += paragraph(table.title);
    html += QStringLiteral("<table style=\"border-collapse:collapse\" cellpadding=\"4\">\n");
    if (!part)
        html += headerRow(table, shown);
    for (int row = shown.firstRow; row <= shown.lastRow; ++row) {
        const auto style = part ? QString() : rules(table, row, shown.lastRow);
        html += QStringLiteral("<tr>");
        for (int column = shown.firstColumn; column <= shown.lastColumn; ++column)
            html += bodyCell(cellAt(table.rows[std::size_t(row)], column), isNumeric(table, column), style);
        html += QStringLiteral("</tr>\n");
    }
    html += QStringLiteral("</table>\n");
    if (!part)
        html += QStringLiteral("<p><i>%1</i> %2</p>\n").arg(tr("Note."), noteText(table).toHtmlEscaped());
    return html + QStringLiteral("</body></html>\n");
}

QMimeData* toMimeData(const ResultTable& table, const std::optional<Part>& part)
{
    auto* data = new QMimeData;
    data->setText(toTabText(table, part));
    data->setHtml(toHtml(table, part));
    return data;
}

} // namespace counterpoint::ui::result_clipboard
