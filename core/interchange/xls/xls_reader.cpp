#include "core/interchange/xls/xls_reader.h"
#include "core/base/translate.h"
#include <QTemporaryFile>
#include <freexl.h>

namespace counterpoint::xls {

namespace {

constexpr unsigned mostSheets = 1000;

tl::unexpected<Error> damaged(const QString& fileName, const QString& detail)
{
    return fail(
        Error::Kind::Format,
        translate(
            "Import",
            "“%1” is not a workbook of Excel 97 to 2003 (.xls), or it is damaged. Open it in a spreadsheet and save it as .xlsx or .csv.")
            .arg(fileName),
        detail);
}

xlsx::Cell cellOf(const FreeXL_CellValue& value)
{
    switch (value.type) {
    case FREEXL_CELL_INT:
        return double(value.value.int_value);
    case FREEXL_CELL_DOUBLE:
        return value.value.double_value;
    case FREEXL_CELL_TEXT:
    case FREEXL_CELL_SST_TEXT:
    case FREEXL_CELL_DATE:
    case FREEXL_CELL_DATETIME:
    case FREEXL_CELL_TIME: {
        auto text = QString::fromUtf8(value.value.text_value);
        return text.isEmpty() ? xlsx::Cell() : xlsx::Cell(std::move(text));
    }
    default:
        return {};
    }
}

} // namespace

bool isXls(const QByteArray& bytes)
{
    if (bytes.startsWith("\xD0\xCF\x11\xE0"))
        return bytes.contains(QByteArray("W\0o\0r\0k\0b\0o\0o\0k\0", 16)) || bytes.contains(QByteArray("B\0o\0o\0k\0\0\0", 10));
    // Excel 2 to 4: no container, a first record that says so
    return bytes.size() > 20 && bytes[0] == 9 && (bytes[1] == 0 || bytes[1] == 2 || bytes[1] == 4) && bytes[3] == 0 && bytes[2] <= 16;
}

Result<Workbook> Workbook::open(const QByteArray& bytes, const QString& fileName)
{
    QTemporaryFile file; // the library reads files only; without a name on the disk nobody finds its text after a crash
    if (!file.open() || file.write(bytes) != bytes.size() || !file.flush())
        return fail(Error::Kind::Io, translate("Import", "“%1” cannot be read: there may be no room for temporary files.").arg(fileName),
                    file.errorString());
    const auto path = QStringLiteral("/proc/self/fd/%1").arg(file.handle()).toLatin1();
    const void* handle = nullptr;
    const int opened = freexl_open(path.constData(), &handle);
    Workbook book;
    book.m_fileName = fileName;
    book.m_book = std::shared_ptr<const void>(handle, [](const void* h) {
        if (h)
            freexl_close(h);
    });
    if (opened != FREEXL_OK)
        return damaged(fileName, QStringLiteral("FreeXL: %1").arg(opened));
    unsigned secret = 0;
    if (freexl_get_info(handle, FREEXL_BIFF_PASSWORD, &secret) == FREEXL_OK && secret == FREEXL_BIFF_OBFUSCATED)
        return fail(Error::Kind::Format,
                    translate("Import", "“%1” is protected by a password. Save it without one, and import that.").arg(fileName));
    unsigned count = 0;
    if (freexl_get_info(handle, FREEXL_BIFF_SHEET_COUNT, &count) != FREEXL_OK || count == 0 || count > mostSheets)
        return damaged(fileName, QStringLiteral("%1 sheets").arg(count));
    for (unsigned i = 0; i < count; ++i) {
        const char* name = nullptr;
        if (freexl_get_worksheet_name(handle, static_cast<unsigned short>(i), &name) != FREEXL_OK)
            return damaged(fileName, QStringLiteral("sheet %1").arg(i + 1));
        book.m_sheets << (name ? QString::fromUtf8(name) : QString::number(i + 1));
    }
    if (auto formulas = formulaResults(bytes); qsizetype(formulas.size()) == book.m_sheets.size())
        book.m_formulas = std::move(formulas);
    return book;
}

Result<std::vector<xlsx::Row>> Workbook::rows(const QString& sheet) const
{
    const auto place = sheet.isEmpty() ? 0 : m_sheets.indexOf(sheet);
    if (place < 0)
        return fail(
            Error::Kind::Invalid,
            translate("Import", "“%1” has no sheet called “%2”. It has: %3.").arg(m_fileName, sheet, m_sheets.join(QStringLiteral(", "))));
    unsigned height = 0;
    unsigned short width = 0;
    if (freexl_select_active_worksheet(m_book.get(), static_cast<unsigned short>(place)) != FREEXL_OK
        || freexl_worksheet_dimensions(m_book.get(), &height, &width) != FREEXL_OK)
        return damaged(m_fileName, QStringLiteral("sheet %1").arg(m_sheets[place]));
    std::vector<xlsx::Row> rows;
    for (unsigned r = 0; r < height; ++r) {
        xlsx::Row row;
        for (unsigned c = 0; c < width; ++c) {
            FreeXL_CellValue value;
            if (freexl_get_cell_value(m_book.get(), r, static_cast<unsigned short>(c), &value) != FREEXL_OK)
                return damaged(m_fileName, QStringLiteral("row %1, column %2").arg(r + 1).arg(c + 1));
            row.push_back(cellOf(value));
        }
        rows.push_back(std::move(row));
    }
    if (std::size_t(place) < m_formulas.size())
        for (const auto& [at, result] : m_formulas[std::size_t(place)]) {
            if (rows.size() <= at.first)
                rows.resize(at.first + 1);
            auto& row = rows[at.first];
            if (row.size() <= at.second)
                row.resize(at.second + 1);
            if (std::holds_alternative<std::monostate>(row[at.second]))
                row[at.second] = result;
        }
    for (auto& row : rows)
        while (!row.empty() && std::holds_alternative<std::monostate>(row.back()))
            row.pop_back();
    while (!rows.empty() && rows.back().empty())
        rows.pop_back();
    return rows;
}

} // namespace counterpoint::xls
