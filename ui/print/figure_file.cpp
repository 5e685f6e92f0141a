#include "ui/print/figure_file.h"
#include "core/base/translate.h"
#include "ui/print/figure_painter.h"
#include <QBuffer>
#include <QFileInfo>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>

namespace counterpoint::ui {

namespace {

constexpr double pictureScale = 3;

QByteArray toPdf(const figure::Drawing& drawing)
{
    constexpr double pointsPerUnit = 72.0 / 96;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(drawing.title);
    writer.setPageSize(
        QPageSize(QSizeF(drawing.width * pointsPerUnit, drawing.height * pointsPerUnit), QPageSize::Point, {}, QPageSize::ExactMatch));
    writer.setPageMargins({0, 0, 0, 0});
    writer.setResolution(1200);
    QPainter painter(&writer);
    paint(painter, drawing, QRectF(0, 0, writer.width(), writer.height()));
    painter.end();
    return bytes;
}

} // namespace

Result<> writeFigure(const figure::Drawing& drawing, const QString& path)
{
    const auto suffix = QFileInfo(path).suffix().toLower();
    QByteArray bytes;
    if (suffix == QLatin1String("svg"))
        bytes = figure::toSvg(drawing);
    else if (suffix == QLatin1String("png"))
        bytes = toPng(drawing, pictureScale);
    else if (suffix == QLatin1String("pdf"))
        bytes = toPdf(drawing);
    else
        return fail(Error::Kind::Invalid,
                    translate("FigureFile", "A figure can be written as .svg, .png or .pdf; “%1” is none of them.").arg(path));
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    return fail(Error::Kind::Io,
                translate("FigureFile", "The figure could not be saved to %1: %2. Choose another folder or file name.")
                    .arg(path, file.errorString()));
}

} // namespace counterpoint::ui
