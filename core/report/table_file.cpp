#include "core/report/table_file.h"
#include "core/base/translate.h"
#include "core/interchange/xlsx/xlsx_writer.h"
#include <QFileInfo>
#include <QRegularExpression>
#include <QSaveFile>
#include <QSet>
#include <algorithm>
#include <iterator>
#include <limits>

namespace counterpoint::report {

namespace {

constexpr qsizetype longestCell = 32'767; ///< UTF-16 units
constexpr qsizetype longestName = 31; ///< of a sheet
constexpr double widest = 60; ///< characters of a column

QString tr(const char* text) { return translate("TableFile", text); }

std::vector<const Table*> tablesOf(const Document& document)
{
    std::vector<const Table*> tables;
    for (const auto& block : document.blocks)
        if (const auto* table = std::get_if<Table>(&block))
            tables.push_back(table);
    return tables;
}

using Cells = std::vector<std::vector<DelimitedCell>>;

Cells cellsOf(const Table& table, qsizetype longest)
{
    Cells rows;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        auto& cells = rows.emplace_back();
        for (std::size_t column = 0; column < columnCount(table); ++column) {
            const auto text = cellAt(table, row, column).text.plain();
            const auto kept = text.size() <= longest ? text : text.left(longest - 1) + QChar(0x2026);
            cells.push_back(kept.isEmpty() ? DelimitedCell() : DelimitedCell(kept));
        }
    }
    return rows;
}

/// The caption as a sheet may be called, unlike the names before it.
QString sheetName(const QString& caption, QSet<QString>& taken)
{
    static const QRegularExpression forbidden(QStringLiteral(R"([\[\]:*?/\\']+)"));
    auto words = caption.section(QStringLiteral(": "), -1);
    words = words.replace(forbidden, QStringLiteral(" ")).simplified().left(longestName).trimmed();
    if (words.isEmpty())
        words = tr("Table");
    auto name = words;
    for (int i = 2; taken.contains(name.toLower()); ++i) {
        const auto number = QStringLiteral(" %1").arg(i);
        name = words.left(longestName - number.size()) + number;
    }
    taken.insert(name.toLower());
    return name;
}

Result<QByteArray> workbook(const Document& document)
{
    std::vector<xlsx::SheetToWrite> sheets;
    QSet<QString> taken;
    for (const auto* table : tablesOf(document)) {
        xlsx::SheetToWrite sheet;
        sheet.name = sheetName(table->caption, taken);
        sheet.rows = cellsOf(*table, longestCell);
        sheet.widths.assign(columnCount(*table), 0);
        for (const auto& row : sheet.rows)
            for (std::size_t i = 0; i < row.size(); ++i)
                if (const auto* text = std::get_if<QString>(&row[i]))
                    sheet.widths[i] = std::min(widest, std::max(sheet.widths[i], double(text->size()) + 2));
        sheets.push_back(std::move(sheet));
    }
    return xlsx::write(sheets);
}

QByteArray commaSeparated(const Document& document)
{
    Cells rows;
    const auto tables = tablesOf(document);
    for (const auto* table : tables) {
        if (tables.size() > 1) {
            if (!rows.empty())
                rows.emplace_back();
            rows.push_back({DelimitedCell(table->caption)});
        }
        auto cells = cellsOf(*table, std::numeric_limits<qsizetype>::max());
        rows.insert(rows.end(), std::make_move_iterator(cells.begin()), std::make_move_iterator(cells.end()));
    }
    return writeDelimited(rows, {.bom = true});
}

Result<QByteArray> bytesOf(const Document& document, const QString& path)
{
    const auto suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QLatin1String("xlsx"))
        return workbook(document);
    if (suffix == QLatin1String("csv"))
        return commaSeparated(document);
    return fail(Error::Kind::Invalid, tr("Tables are written as .xlsx or .csv; “%1” is none of these.").arg(path));
}

} // namespace

Result<qint64> writeTables(const Document& document, const QString& path)
{
    const auto bytes = bytesOf(document, path);
    if (!bytes)
        return fail(bytes);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(*bytes) != bytes->size() || !file.commit())
        return fail(Error::Kind::Io, tr("“%1” cannot be written: %2.").arg(path, file.errorString()));
    return qint64(bytes->size());
}

QString tablesAsHtml(const Document& document)
{
    auto html = QStringLiteral("<html><head><meta charset=\"utf-8\"></head><body>\n");
    for (const auto* table : tablesOf(document)) {
        html += QStringLiteral("<p><b>%1</b></p>\n<table border=\"1\" style=\"border-collapse:collapse\" cellpadding=\"4\">\n")
                    .arg(table->caption.toHtmlEscaped());
        for (std::size_t row = 0; row < table->rows.size(); ++row) {
            html += QStringLiteral("<tr>");
            for (std::size_t column = 0; column < columnCount(*table); ++column) {
                const bool isHeading = int(row) < table->headerRows || int(column) < table->headerColumns;
                auto words = cellAt(*table, row, column).text.plain().toHtmlEscaped();
                html += QStringLiteral("<%1 align=\"left\" valign=\"top\">%2</%1>")
                            .arg(isHeading ? QStringLiteral("th") : QStringLiteral("td"), words.replace(u'\n', QStringLiteral("<br>")));
            }
            html += QStringLiteral("</tr>\n");
        }
        html += QStringLiteral("</table>\n");
        if (!table->note.parts.empty())
            html += QStringLiteral("<p>%1</p>\n").arg(table->note.plain().toHtmlEscaped());
    }
    return html + QStringLiteral("</body></html>\n");
}

QString tablesAsTabText(const Document& document)
{
    QStringList lines;
    for (const auto* table : tablesOf(document)) {
        if (!lines.isEmpty())
            lines << QString();
        lines << table->caption.simplified();
        for (std::size_t row = 0; row < table->rows.size(); ++row) {
            QStringList cells;
            for (std::size_t column = 0; column < columnCount(*table); ++column)
                cells << cellAt(*table, row, column).text.plain().simplified();
            lines << cells.join(u'\t');
        }
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace counterpoint::report
