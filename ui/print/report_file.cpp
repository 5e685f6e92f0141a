#include "ui/print/report_file.h"
#include "core/base/translate.h"
#include "core/report/docx_writer.h"
#include "core/report/html_writer.h"
#include "core/report/odt_writer.h"
#include "ui/print/figure_painter.h"
#include "ui/print/pdf_writer.h"
#include <QFileInfo>
#include <QSaveFile>

namespace counterpoint::ui {

namespace {

Result<QByteArray> bytesOf(const report::Document& document, const QString& path)
{
    const auto suffix = QFileInfo(path).suffix().toLower();
    const auto picture = [](const figure::Drawing& drawing, double scale) { return toPng(drawing, scale); };
    if (suffix == QLatin1String("docx"))
        return report::writeDocx(document, picture);
    if (suffix == QLatin1String("odt"))
        return report::writeOdt(document, picture);
    if (suffix == QLatin1String("html"))
        return report::writeHtml(document);
    if (suffix == QLatin1String("pdf"))
        return writePdf(document);
    return fail(Error::Kind::Invalid,
                translate("Report", "A report is written as .docx, .odt, .html or .pdf, not as “%1”.").arg(QFileInfo(path).fileName()));
}

} // namespace

Result<qint64> writeReport(const report::Document& document, const QString& path)
{
    return bytesOf(document, path).and_then([&](const QByteArray& bytes) -> Result<qint64> {
        QSaveFile file(path);
        if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
            return bytes.size();
        return fail(
            Error::Kind::Io,
            translate("Report",
                      "The report could not be written to “%1”: %2. Choose another folder or name, or close the file where it is open.")
                .arg(path, file.errorString()));
    });
}

} // namespace counterpoint::ui
