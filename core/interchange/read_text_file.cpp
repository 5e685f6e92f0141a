#include "core/interchange/read_text_file.h"
#include "core/base/translate.h"
#include "core/interchange/archive/zip_reader.h"
#include "core/interchange/doc/doc.h"
#include "core/interchange/docx/docx.h"
#include "core/interchange/encoding/decode.h"
#include "core/interchange/html/html.h"
#include "core/interchange/markdown/markdown.h"
#include "core/interchange/odt/odt.h"
#include "core/interchange/pdf/pdf.h"
#include "core/interchange/plain_text/plain_text.h"
#include "core/interchange/rtf/rtf.h"
#include "core/interchange/subtitles/subtitles.h"
#include <QFile>
#include <QFileInfo>

namespace counterpoint {

namespace {

constexpr qint64 sizeLimit = 512LL * 1024 * 1024;

tl::unexpected<Error> otherKind(const QString& fileName, const QString& kind)
{
    return fail(
        Error::Kind::Format,
        translate("Import", "“%1” is %2. Open it in the program it comes from, save it as Word (.docx) or plain text, and import that.")
            .arg(fileName, kind));
}

/// Spreadsheets and data files hold responses, which come in as CSV.
tl::unexpected<Error> dataFile(const QString& fileName, const QString& kind)
{
    return fail(Error::Kind::Format,
                translate("Import", "“%1” is %2. Open it in the program it comes from, save it as CSV (.csv), and import that.")
                    .arg(fileName, kind));
}

/// Old Word and Excel files share a container; the name of the stream inside says which of them it is.
bool holdsOldWorkbook(const QByteArray& bytes)
{
    return bytes.contains(QByteArray("W\0o\0r\0k\0b\0o\0o\0k\0", 16)) || bytes.contains(QByteArray("B\0o\0o\0k\0\0\0", 10));
}

bool beginsAsSubtitles(const QByteArray& bytes)
{
    const auto text = decodeToUtf8(bytes.left(1000), {});
    return text && isSubtitles(QString::fromUtf8(text->bytes));
}

/// Plain text under another suffix comes in as what it is, with a word about it; anything else is damaged.
Result<ImportedText> wrongSuffix(const QByteArray& bytes, const QString& fileName, const QString& suffix)
{
    auto text = readPlainText(bytes, fileName);
    if (!text)
        return fail(
            Error::Kind::Format,
            translate("Import",
                      "“%1” is named .%2, but it is no such file, or it is damaged. Open it in the program it comes from, save it as "
                      "Word (.docx), and import that.")
                .arg(fileName, suffix),
            text.error().message);
    text->notes << translate("Import", "“%1” is named .%2 and is a plain text; it was read as that.").arg(fileName, suffix);
    return text;
}

Result<ImportedText> readZip(const QByteArray& bytes, const QString& fileName)
{
    const auto archive = ZipReader::open(bytes, fileName);
    if (!archive)
        return fail(archive);
    if (const auto type = archive->contains("mimetype") ? archive->read("mimetype") : Result<QByteArray>(QByteArray());
        type && !type->isEmpty()) {
        if (type->contains("opendocument.text"))
            return readOdt(bytes, fileName);
        if (type->contains("opendocument.spreadsheet"))
            return dataFile(fileName, translate("Import", "an OpenDocument spreadsheet (.ods)"));
        if (type->contains("opendocument"))
            return otherKind(fileName, translate("Import", "an OpenDocument file, but not a text"));
    }
    if (archive->contains("xl/workbook.xml"))
        return dataFile(fileName, translate("Import", "an Excel workbook"));
    if (archive->contains("ppt/presentation.xml"))
        return otherKind(fileName, translate("Import", "a PowerPoint presentation"));
    return readDocx(bytes, fileName);
}

} // namespace

Result<ImportedText> readText(const QByteArray& bytes, const QString& fileName, const TextReading& reading)
{
    const bool isOldOffice = bytes.startsWith("\xD0\xCF\x11\xE0");
    if (isOldOffice && holdsOldWorkbook(bytes))
        return dataFile(fileName, translate("Import", "an Excel workbook of the old kind (.xls)"));
    if (bytes.startsWith("$FL2") || bytes.startsWith("$FL3"))
        return dataFile(fileName, translate("Import", "an SPSS data file (.sav)"));
    if (bytes.startsWith("PK\x03\x04"))
        return readZip(bytes, fileName);
    if (isOldOffice && QFileInfo(fileName).suffix().startsWith(QLatin1String("xls"), Qt::CaseInsensitive))
        return fail(
            Error::Kind::Format,
            translate("Import", "“%1” is damaged: no workbook can be read from it. Open it in the program it comes from and save it again.")
                .arg(fileName));
    if (isOldOffice)
        return isOldWord(bytes) ? readDoc(bytes, fileName) : readDocx(bytes, fileName);
    if (isPdf(bytes))
        return readPdf(bytes, fileName, reading);
    if (bytes.startsWith("{\\rtf"))
        return readRtf(bytes, fileName);
    if (isWebPage(bytes))
        return readHtml(bytes, fileName);
    if (bytes.startsWith("<?xml"))
        return otherKind(fileName, translate("Import", "an XML file"));
    const auto suffix = QFileInfo(fileName).suffix().toLower();
    if (suffix == "docx")
        return readDocx(bytes, fileName);
    if (suffix == "html" || suffix == "htm" || suffix == "xhtml")
        return readHtml(bytes, fileName);
    if (suffix == "srt" || suffix == "vtt" || beginsAsSubtitles(bytes))
        return readSubtitles(bytes, fileName);
    if (suffix == "md" || suffix == "markdown")
        return readMarkdown(bytes, fileName);
    if (suffix == "odt" || suffix == "rtf" || suffix == "pdf" || suffix == "doc")
        return wrongSuffix(bytes, fileName, suffix);
    return readPlainText(bytes, fileName);
}

Result<ImportedText> readTextFile(const QString& path, const TextReading& reading)
{
    const auto fileName = QFileInfo(path).fileName();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Kind::Io, translate("Import", "“%1” cannot be opened: %2.").arg(path, file.errorString()));
    if (file.size() > sizeLimit)
        return fail(Error::Kind::Format,
                    translate("Import", "“%1” is larger than 512 MB; no transcript is. It was not read.").arg(fileName));
    const auto bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return fail(Error::Kind::Io, translate("Import", "“%1” cannot be read: %2.").arg(path, file.errorString()));
    return readText(bytes, fileName, reading);
}

QStringList textFileSuffixes()
{
    return {QStringLiteral("docx"), QStringLiteral("odt"),  QStringLiteral("rtf"), QStringLiteral("doc"),
            QStringLiteral("pdf"),  QStringLiteral("txt"),  QStringLiteral("md"),  QStringLiteral("srt"),
            QStringLiteral("vtt"),  QStringLiteral("html"), QStringLiteral("htm")};
}

} // namespace counterpoint
