#include "core/interchange/xlsx/xlsx_writer.h"
#include "core/base/translate.h"
#include <QFile>
#include <QTemporaryDir>
#include <cmath>
#include <xlsxwriter.h>

namespace counterpoint::xlsx {

namespace {

constexpr qsizetype longestText = 32'767; // UTF-16 units in a cell

Result<> writeRows(lxw_worksheet* sheet, const SheetToWrite& given, lxw_format* heading, lxw_format* wrapped,
                   const std::vector<lxw_format*>& formats)
{
    for (std::size_t r = 0; r < given.rows.size(); ++r)
        for (std::size_t c = 0; c < given.rows[r].size(); ++c) {
            const auto row = lxw_row_t(r);
            const auto column = lxw_col_t(c);
            if (const auto* number = std::get_if<double>(&given.rows[r][c])) {
                if (std::isfinite(*number))
                    worksheet_write_number(sheet, row, column, *number, c < formats.size() ? formats[c] : nullptr);
            } else if (const auto* text = std::get_if<QString>(&given.rows[r][c]); text && !text->isEmpty()) {
                if (text->size() > longestText)
                    return fail(Error::Kind::Invalid,
                                translate("Export",
                                          "The text in row %1, column %2 is longer than a cell of a spreadsheet can hold (%3 "
                                          "characters). Export as .csv instead.")
                                    .arg(r + 1)
                                    .arg(c + 1)
                                    .arg(longestText));
                worksheet_write_string(sheet, row, column, text->toUtf8().constData(), r == 0 ? heading : wrapped);
            }
        }
    return {};
}

} // namespace

Result<QByteArray> write(const std::vector<SheetToWrite>& sheets)
{
    const QTemporaryDir folder; // the library writes files only
    const auto path = folder.filePath(QStringLiteral("workbook.xlsx"));
    const auto cannot = [](const QString& detail) {
        return fail(Error::Kind::Io, translate("Export", "The spreadsheet cannot be written: there may be no room for temporary files."),
                    detail);
    };
    if (!folder.isValid())
        return cannot(folder.errorString());
    auto* book = workbook_new(QFile::encodeName(path).constData());
    if (!book)
        return cannot(path);
    auto* heading = workbook_add_format(book);
    format_set_bold(heading);
    auto* wrapped = workbook_add_format(book);
    format_set_text_wrap(wrapped);
    format_set_align(wrapped, LXW_ALIGN_VERTICAL_TOP);
    Result<> done;
    for (const auto& given : sheets) {
        auto* sheet = workbook_add_worksheet(book, given.name.toUtf8().constData());
        if (!sheet) {
            done = cannot(given.name);
            break;
        }
        for (std::size_t i = 0; i < given.widths.size(); ++i)
            worksheet_set_column(sheet, lxw_col_t(i), lxw_col_t(i), given.widths[i], nullptr);
        std::vector<lxw_format*> formats;
        for (const auto& code : given.formats) {
            formats.push_back(code.isEmpty() ? nullptr : workbook_add_format(book));
            if (!code.isEmpty())
                format_set_num_format(formats.back(), code.toUtf8().constData());
        }
        worksheet_freeze_panes(sheet, 1, 0);
        if (done = writeRows(sheet, given, heading, wrapped, formats); !done)
            break;
    }
    const auto closed = workbook_close(book);
    if (!done)
        return fail(done);
    QFile file(path);
    if (closed != LXW_NO_ERROR || !file.open(QIODevice::ReadOnly))
        return cannot(QString::fromUtf8(lxw_strerror(closed)));
    return file.readAll();
}

} // namespace counterpoint::xlsx
