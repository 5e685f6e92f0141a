#include "ui/print/report_file.h"
#include "core/base/translate.h"
#include "core/report/docx_writer.h"
#include "core/report/html_writer.h"
#include "core/report/markdown_writer.h"
#include "core/report/odt_writer.h"
#include "ui/print/figure_painter.h"
#include "ui/print/pdf_writer.h"
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

namespace counterpoint::ui {

namespace {

QString tr(const char* text) { return translate("Report", text); }

QByteArray picture(const figure::Drawing& drawing, double scale) { return toPng(drawing, scale); }

Result<qint64> put(const QByteArray& bytes, const QString& path)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return bytes.size();
    return fail(Error::Kind::Io,
                tr("The report could not be written to “%1”: %2. Choose another folder or name, or close the file where it is open.")
                    .arg(path, file.errorString()));
}

Result<QByteArray> contentOf(const QString& path)
{
    constexpr qint64 largest = 64LL * 1024 * 1024;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Kind::Io, tr("The template “%1” could not be read: %2. Choose another file.").arg(path, file.errorString()));
    if (file.size() > largest)
        return fail(Error::Kind::Format,
                    tr("The template “%1” is larger than 64 MB. Take the large pictures out of it and choose it again.").arg(path));
    return file.readAll();
}

Result<QByteArray> docxOf(const report::Document& document, const QString& house)
{
    if (house.isEmpty())
        return report::writeDocx(document, picture);
    return contentOf(house)
        .and_then([&](const QByteArray& bytes) { return report::readHouseTemplate(bytes, QFileInfo(house).fileName()); })
        .and_then([&](const report::HouseTemplate& read) { return report::writeDocx(document, picture, &read); });
}

/// The figures first, so that the text never shows one that is not there.
Result<qint64> putMarkdown(const report::Document& document, const QString& path)
{
    const QFileInfo file(path);
    const auto folder = file.completeBaseName() + tr("-figures");
    const auto report = report::writeMarkdown(document, folder);
    qint64 bytes = 0;
    if (!report.figures.empty() && !file.absoluteDir().mkpath(folder))
        return fail(Error::Kind::Io,
                    tr("The folder “%1” for the figures could not be made in “%2”. Choose another folder or name.")
                        .arg(folder, file.absolutePath()));
    for (const auto& figure : report.figures) {
        const auto written = put(figure.svg, file.absoluteDir().filePath(folder + u'/' + figure.name));
        if (!written)
            return written;
        bytes += *written;
    }
    return put(report.text, path).map([&](qint64 text) { return bytes + text; });
}

Result<QByteArray> bytesOf(const report::Document& document, const QString& path, const QString& house)
{
    const auto suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QLatin1String("docx"))
        return docxOf(document, house);
    if (!house.isEmpty())
        return fail(Error::Kind::Invalid,
                    tr("A Word template is for a .docx alone. Write “%1.docx”, or leave the template out.")
                        .arg(QFileInfo(path).completeBaseName()));
    if (suffix == QLatin1String("odt"))
        return report::writeOdt(document, picture);
    if (suffix == QLatin1String("html"))
        return report::writeHtml(document);
    if (suffix == QLatin1String("pdf"))
        return writePdf(document);
    return fail(Error::Kind::Invalid,
                tr("A report is written as .docx, .odt, .html, .md or .pdf, not as “%1”.").arg(QFileInfo(path).fileName()));
}

} // namespace

Result<qint64> writeReport(const report::Document& document, const QString& path, const QString& house)
{
    if (house.isEmpty() && QFileInfo(path).suffix().toLower() == QLatin1String("md"))
        return putMarkdown(document, path);
    return bytesOf(document, path, house).and_then([&](const QByteArray& bytes) { return put(bytes, path); });
}

} // namespace counterpoint::ui
