#include "core/report/passage_file.h"
#include "core/base/translate.h"
#include "core/interchange/xlsx/xlsx_writer.h"
#include "core/report/docx_writer.h"
#include <QFileInfo>
#include <QSaveFile>

namespace counterpoint::report {

namespace {

constexpr qsizetype longestCell = 32'767; ///< UTF-16 units

Result<QByteArray> bytesOf(const std::vector<Passage>& passages, const PassageSurroundings& around, const QString& path, int& cut)
{
    const auto suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QLatin1String("csv"))
        return writeDelimited(passageTable(passages, around), {.bom = true});
    if (suffix == QLatin1String("docx"))
        return writeDocx(passageReport(passages, around), {});
    if (suffix != QLatin1String("xlsx"))
        return fail(Error::Kind::Invalid,
                    translate("PassageReport", "Passages are written as .csv, .xlsx or .docx; “%1” is none of these.").arg(path));
    xlsx::SheetToWrite sheet;
    sheet.name = translate("PassageReport", "Passages");
    sheet.rows = passageTable(passages, around, longestCell, &cut);
    const auto columns = sheet.rows.front().size();
    sheet.widths.assign(columns, 14);
    sheet.widths[0] = 24;
    sheet.widths[columns - 3] = sheet.widths[columns - 1] = 30; // before and after
    sheet.widths[columns - 2] = 70;
    return xlsx::write({std::move(sheet)});
}

} // namespace

Result<PassageFile> writePassages(const std::vector<Passage>& passages, const PassageSurroundings& around, const QString& path)
{
    PassageFile written;
    const auto bytes = bytesOf(passages, around, path, written.cut);
    if (!bytes)
        return fail(bytes);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(*bytes) != bytes->size() || !file.commit())
        return fail(Error::Kind::Io, translate("PassageReport", "“%1” cannot be written: %2.").arg(path, file.errorString()));
    written.bytes = bytes->size();
    return written;
}

} // namespace counterpoint::report
