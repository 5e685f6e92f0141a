#include "core/base/translate.h"
#include "core/interchange/delimited/delimited_writer.h"
#include "core/interchange/xls/xls_reader.h"
#include "core/interchange/xlsx/xlsx_reader.h"
#include "core/responses/preview_parts.h"
#include <algorithm>

namespace counterpoint {

namespace {

using Rows = std::vector<xlsx::Row>;

std::size_t filled(const xlsx::Row& row)
{
    return std::size_t(
        std::count_if(row.begin(), row.end(), [](const xlsx::Cell& cell) { return !xlsx::textOf(cell).trimmed().isEmpty(); }));
}

/// The first sheet with a heading and an answer, else the first one.
template <class Book>
Result<std::pair<QString, Rows>> sheetOf(const Book& book, const QString& wanted)
{
    if (!wanted.isEmpty()) {
        auto rows = book.rows(wanted);
        return rows ? Result<std::pair<QString, Rows>>(std::pair(wanted, std::move(*rows))) : fail(rows);
    }
    std::pair<QString, Rows> first;
    for (const auto& name : book.sheets()) {
        auto rows = book.rows(name);
        if (!rows)
            return fail(rows);
        const auto used = std::count_if(rows->begin(), rows->end(), [](const xlsx::Row& row) { return filled(row) > 0; });
        if (used > 1)
            return std::pair(name, std::move(*rows));
        if (first.first.isEmpty())
            first = {name, std::move(*rows)};
    }
    return first;
}

/// Rows above the headings that hold a title, and nothing else.
std::size_t titleRows(const Rows& rows)
{
    std::size_t titles = 0;
    while (titles < std::min<std::size_t>(3, rows.size()) && filled(rows[titles]) == 1)
        ++titles;
    return titles < rows.size() && filled(rows[titles]) >= 3 ? titles : 0;
}

/// The rows as a delimited text, which is read as any other from there on.
QByteArray delimited(const Rows& rows)
{
    std::size_t width = 0;
    for (const auto& row : rows)
        width = std::max(width, row.size());
    std::vector<std::vector<DelimitedCell>> cells;
    for (const auto& row : rows) {
        std::vector<DelimitedCell> line(width);
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (const auto* number = std::get_if<double>(&row[i]))
                line[i] = *number;
            else if (auto text = xlsx::textOf(row[i]).trimmed(); !text.isEmpty())
                line[i] = std::move(text);
        }
        cells.push_back(std::move(line));
    }
    return writeDelimited(cells);
}

template <class Book>
Result<ResponsesPreview> previewBook(const Book& book, const QString& fileName, const PreviewOptions& options, const Progress& progress)
{
    auto found = sheetOf(book, options.sheet);
    if (!found)
        return fail(found);
    auto& rows = found->second;
    std::erase_if(rows, [](const xlsx::Row& row) { return filled(row) == 0; });
    const auto titles = options.headerRows ? 0 : titleRows(rows);
    rows.erase(rows.begin(), rows.begin() + std::ptrdiff_t(titles));
    if (rows.empty())
        return fail(Error::Kind::Format,
                    options.sheet.isEmpty()
                        ? translate("Responses", "“%1” is empty: it holds no answers.").arg(fileName)
                        : translate("Responses", "The sheet “%2” of “%1” is empty. Choose another one.").arg(fileName, options.sheet));
    auto as = options;
    as.separator = ',';
    as.decimalComma = false;
    auto preview = previewDelimited({delimited(rows), {}, {}}, fileName, as, progress);
    if (!preview)
        return fail(preview);
    preview->sheets = book.sheets();
    preview->sheet = found->first;
    if (preview->sheets.size() > 1)
        preview->notes.prepend(translate("Responses", "The workbook has %1 sheets (%2); “%3” was read.")
                                   .arg(preview->sheets.size())
                                   .arg(preview->sheets.mid(0, 8).join(QStringLiteral(", ")), preview->sheet));
    if (titles > 0)
        preview->notes << translate("Responses", "A title above the headings was left out.");
    return preview;
}

} // namespace

Result<ResponsesPreview> previewWorkbook(const QByteArray& bytes, const QString& fileName, ResponsesFormat format,
                                         const PreviewOptions& options, const Progress& progress)
{
    const auto preview = [&](const auto& book) -> Result<ResponsesPreview> {
        if (!book)
            return fail(book);
        auto read = previewBook(*book, fileName, options, progress);
        if (read)
            read->format = format;
        return read;
    };
    return format == ResponsesFormat::Xls ? preview(xls::Workbook::open(bytes, fileName)) : preview(xlsx::Workbook::open(bytes, fileName));
}

} // namespace counterpoint
