#include "core/interchange/read_text_file.h"
#include "core/base/translate.h"
#include "core/interchange/archive/zip_reader.h"
#include "core/interchange/docx/docx.h"
#include "core/interchange/markdown/markdown.h"
#include "core/interchange/plain_text/plain_text.h"
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

bool isWebPageOrXml(const QByteArray& bytes)
{
    const auto head = bytes.left(200).trimmed().toLower();
    return head.startsWith("<?xml") || head.startsWith("<!doctype") || head.startsWith("<html");
}

Result<ImportedText> readZip(const QByteArray& bytes, const QString& fileName)
{
    const auto archive = ZipReader::open(bytes, fileName);
    if (!archive)
        return fail(archive);
    if (const auto type = archive->contains("mimetype") ? archive->read("mimetype") : Result<QByteArray>(QByteArray());
        type && !type->isEmpty()) {
        if (type->contains("opendocument.text"))
            return otherKind(fileName, translate("Import", "an OpenDocument text (.odt)"));
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

Result<ImportedText> readText(const QByteArray& bytes, const QString& fileName)
{
    if (bytes.startsWith("\xD0\xCF\x11\xE0") && holdsOldWorkbook(bytes))
        return dataFile(fileName, translate("Import", "an Excel workbook of the old kind (.xls)"));
    if (bytes.startsWith("$FL2") || bytes.startsWith("$FL3"))
        return dataFile(fileName, translate("Import", "an SPSS data file (.sav)"));
    if (isWebPageOrXml(bytes))
        return otherKind(fileName, translate("Import", "a web page or an XML file"));
    if (bytes.startsWith("PK\x03\x04") || bytes.startsWith("\xD0\xCF\x11\xE0"))
        return bytes.startsWith("PK") ? readZip(bytes, fileName) : readDocx(bytes, fileName);
    if (bytes.startsWith("%PDF-"))
        return otherKind(fileName, translate("Import", "a PDF"));
    if (bytes.startsWith("{\\rtf"))
        return otherKind(fileName, translate("Import", "a Rich Text document (.rtf)"));
    const auto suffix = QFileInfo(fileName).suffix().toLower();
    if (suffix == "docx")
        return readDocx(bytes, fileName);
    if (suffix == "md" || suffix == "markdown")
        return readMarkdown(bytes, fileName);
    return readPlainText(bytes, fileName);
}

Result<ImportedText> readTextFile(const QString& path)
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
    return readText(bytes, fileName);
}

} // namespace counterpoint
