#include "core/interchange/answers/answer_tables.h"
#include "core/base/translate.h"
#include "core/interchange/archive/zip_reader.h"
#include "core/interchange/delimited/delimited_reader.h"
#include "core/interchange/encoding/decode.h"
#include "core/interchange/xls/xls_reader.h"
#include "core/interchange/xlsx/xlsx_reader.h"
#include <QFileInfo>
#include <algorithm>

namespace counterpoint::answer_tables {

namespace {

constexpr const char* context = "AnswerTables";
constexpr std::size_t mostCells = 40'000'000;

tl::unexpected<Error> tooLarge(const QString& fileName)
{
    return fail(Error::Kind::Format, translate(context, "“%1” holds more answers than can be read at once.").arg(fileName));
}

bool isEmptyRow(const QStringList& row)
{
    return std::all_of(row.begin(), row.end(), [](const QString& cell) { return cell.trimmed().isEmpty(); });
}

QStringList csvEntries(const ZipReader& zip)
{
    QStringList found;
    for (const auto& entry : zip.entries())
        if (entry.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive) && !entry.startsWith(QLatin1String("__MACOSX")))
            found << entry;
    return found;
}

Result<Table> readDelimited(const QByteArray& bytes, const QString& fileName, std::size_t mostRows, const Progress& progress,
                            QStringList& notes)
{
    const auto decoded = decodeToUtf8(bytes, fileName);
    if (!decoded)
        return fail(decoded);
    const std::string_view utf8(decoded->bytes.constData(), std::size_t(decoded->bytes.size()));
    Table table{QFileInfo(fileName).completeBaseName(), {}};
    DelimitedReader reader(utf8, sniffDialect(utf8));
    std::vector<std::string_view> cells;
    std::size_t count = 0;
    while ((mostRows == 0 || table.rows.size() < mostRows) && reader.nextRow(cells)) {
        count += cells.size();
        if (count > mostCells)
            return tooLarge(fileName);
        if (table.rows.size() % 10'000 == 9'999 && !progress.at(reader.bytesRead(), qint64(utf8.size())))
            return fail(Error::Kind::Cancelled, translate(context, "The import of “%1” was cancelled.").arg(fileName));
        QStringList row;
        row.reserve(qsizetype(cells.size()));
        for (const auto& cell : cells)
            row << QString::fromUtf8(cell.data(), qsizetype(cell.size())).trimmed();
        table.rows.push_back(std::move(row));
    }
    notes << reader.notes();
    return table;
}

template <class Book>
Result<std::vector<Table>> readBook(const Book& book, const QString& fileName, std::size_t mostRows)
{
    if (!book)
        return fail(book);
    std::vector<Table> tables;
    std::size_t count = 0;
    for (const auto& name : book->sheets()) {
        const auto rows = book->rows(name);
        if (!rows)
            return fail(rows);
        Table table{name, {}};
        qsizetype width = 0;
        for (const auto& row : *rows) {
            QStringList texts;
            for (const auto& cell : row)
                texts << xlsx::textOf(cell).trimmed();
            if (isEmptyRow(texts))
                continue;
            if (table.rows.empty())
                width = texts.size();
            texts.resize(width);
            count += std::size_t(width);
            if (count > mostCells)
                return tooLarge(fileName);
            table.rows.push_back(std::move(texts));
            if (mostRows > 0 && table.rows.size() >= mostRows)
                break;
        }
        if (!table.rows.empty())
            tables.push_back(std::move(table));
    }
    return tables;
}

} // namespace

bool isArchive(const QByteArray& bytes)
{
    if (!bytes.startsWith("PK\x03\x04"))
        return false;
    const auto zip = ZipReader::open(bytes, {});
    // documents of office programs are archives as well
    return zip && !zip->contains(QStringLiteral("[Content_Types].xml")) && !zip->contains(QStringLiteral("mimetype"))
        && !csvEntries(*zip).isEmpty();
}

bool mayHoldSeveral(const QByteArray& bytes)
{
    if (isArchive(bytes))
        return true;
    const auto count = [](const auto& book) { return book ? book->sheets().size() : 0; };
    if (xls::isXls(bytes))
        return count(xls::Workbook::open(bytes, {})) > 1;
    return bytes.startsWith("PK\x03\x04") && count(xlsx::Workbook::open(bytes, {})) > 1;
}

Result<File> read(const QByteArray& bytes, const QString& fileName, std::size_t mostRows, const Progress& progress)
{
    File file{fileName, {}, {}};
    if (isArchive(bytes)) {
        const auto zip = ZipReader::open(bytes, fileName);
        if (!zip)
            return fail(zip);
        for (const auto& entry : csvEntries(*zip)) {
            auto table = zip->read(entry).and_then(
                [&](const QByteArray& csv) { return readDelimited(csv, entry.section(u'/', -1), mostRows, progress, file.notes); });
            if (!table)
                return fail(table);
            if (!table->rows.empty())
                file.tables.push_back(std::move(*table));
        }
    } else if (bytes.startsWith("PK\x03\x04") || xls::isXls(bytes)) {
        auto tables = xls::isXls(bytes) ? readBook(xls::Workbook::open(bytes, fileName), fileName, mostRows)
                                        : readBook(xlsx::Workbook::open(bytes, fileName), fileName, mostRows);
        if (!tables)
            return fail(tables);
        file.tables = std::move(*tables);
    } else {
        auto table = readDelimited(bytes, fileName, mostRows, progress, file.notes);
        if (!table)
            return fail(table);
        if (!table->rows.empty())
            file.tables.push_back(std::move(*table));
    }
    if (file.tables.empty())
        return fail(Error::Kind::Format, translate(context, "“%1” is empty: it holds no answers.").arg(fileName));
    return file;
}

} // namespace counterpoint::answer_tables
