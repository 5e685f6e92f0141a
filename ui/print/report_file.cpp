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
#include <algorithm>
#include <atomic>
#include <utility>
#include <variant>

namespace counterpoint::ui {

namespace {

QString tr(const char* text) { return translate("Report", text); }

/// Renders figures and tells how many are done; none is rendered any more once it is cancelled.
class FigurePress {
public:
    FigurePress(const report::Document& document, const Progress& progress)
        : m_progress(progress)
        , m_figures(std::count_if(document.blocks.begin(), document.blocks.end(),
                                  [](const report::Block& block) { return std::holds_alternative<report::Figure>(block); }))
    {
    }
    report::RenderFigure picture()
    {
        return [this](const figure::Drawing& drawing, double scale) {
            if (!m_progress.at(m_done++, m_figures))
                m_isCancelled = true;
            return m_isCancelled ? QByteArray() : toPng(drawing, scale);
        };
    }
    /// What was made of the figures, unless some are missing.
    Result<QByteArray> unlessCancelled(Result<QByteArray> bytes) const
    {
        if (m_isCancelled || !m_progress.at(m_figures, m_figures))
            return fail(Error::Kind::Cancelled, QString());
        return bytes;
    }

private:
    const Progress& m_progress;
    const qint64 m_figures;
    std::atomic<qint64> m_done = 0;
    std::atomic<bool> m_isCancelled = false;
};

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

Result<QByteArray> docxOf(const report::Document& document, const QString& house, const report::RenderFigure& picture)
{
    if (house.isEmpty())
        return report::writeDocx(document, picture);
    return contentOf(house)
        .and_then([&](const QByteArray& bytes) { return report::readHouseTemplate(bytes, QFileInfo(house).fileName()); })
        .and_then([&](const report::HouseTemplate& read) { return report::writeDocx(document, picture, &read); });
}

/// The figures first, so that the text never shows one that is not there.
Result<qint64> putMarkdown(const report::Document& document, const QString& path, const Progress& progress)
{
    const QFileInfo file(path);
    const auto folder = file.completeBaseName() + tr("-figures");
    const auto report = report::writeMarkdown(document, folder);
    qint64 bytes = 0;
    if (!progress.at(0, 1))
        return fail(Error::Kind::Cancelled, QString());
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

Result<QByteArray> bytesOf(const report::Document& document, const QString& path, const QString& house, const Progress& progress)
{
    FigurePress press(document, progress);
    const auto suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QLatin1String("docx"))
        return press.unlessCancelled(docxOf(document, house, press.picture()));
    if (!house.isEmpty())
        return fail(Error::Kind::Invalid,
                    tr("A Word template is for a .docx alone. Write “%1.docx”, or leave the template out.")
                        .arg(QFileInfo(path).completeBaseName()));
    if (suffix == QLatin1String("odt"))
        return press.unlessCancelled(report::writeOdt(document, press.picture()));
    if (suffix == QLatin1String("html"))
        return press.unlessCancelled(report::writeHtml(document));
    if (suffix == QLatin1String("pdf"))
        return writePdf(document, progress);
    return fail(Error::Kind::Invalid,
                tr("A report is written as .docx, .odt, .html, .md or .pdf, not as “%1”.").arg(QFileInfo(path).fileName()));
}

} // namespace

Result<qint64> writeReport(const report::Document& document, const QString& path, const QString& house, const Progress& progress)
{
    if (house.isEmpty() && QFileInfo(path).suffix().toLower() == QLatin1String("md"))
        return putMarkdown(document, path, progress);
    return bytesOf(document, path, house, progress).and_then([&](const QByteArray& bytes) { return put(bytes, path); });
}

} // namespace counterpoint::ui
