#include "core/report/docx_picture.h"
#include <cmath>

namespace counterpoint::report::docx {

namespace {

QString emu(double millimetres) { return QString::number(std::lround(millimetres * 36000)); }

void pixels(Markup& part, const QString& number, const QString& name, const Markup::Attributes& extent)
{
    part.element("pic:pic", {}, [&] {
        part.element("pic:nvPicPr", {}, [&] {
            part.element("pic:cNvPr", {{"id", number}, {"name", name}});
            part.element("pic:cNvPicPr");
        });
        part.element("pic:blipFill", {}, [&] {
            part.element("a:blip", {{"r:embed", "picture" + number}});
            part.element("a:stretch", {}, [&] { part.element("a:fillRect"); });
        });
        part.element("pic:spPr", {}, [&] {
            part.element("a:xfrm", {}, [&] {
                part.element("a:off", {{"x", "0"}, {"y", "0"}});
                part.element("a:ext", extent);
            });
            part.element("a:prstGeom", {{"prst", "rect"}}, [&] { part.element("a:avLst"); });
        });
    });
}

void inlinePicture(Markup& part, const figure::Drawing& drawing, const FigureSize& size, const QString& number, const QString& name)
{
    const Markup::Attributes extent{{"cx", emu(size.width)}, {"cy", emu(size.height)}};
    part.element("wp:inline", {{"distT", "0"}, {"distB", "0"}, {"distL", "0"}, {"distR", "0"}}, [&] {
        part.element("wp:extent", extent);
        part.element("wp:docPr", {{"id", number}, {"name", name}, {"descr", drawing.description}, {"title", drawing.title}});
        part.element("a:graphic", {}, [&] {
            part.element("a:graphicData", {{"uri", "http://schemas.openxmlformats.org/drawingml/2006/picture"}},
                         [&] { pixels(part, number, name, extent); });
        });
    });
}

} // namespace

void picture(Markup& part, const figure::Drawing& drawing, const FigureSize& size, const QString& number, const QString& name)
{
    part.element("w:r", {}, [&] { part.element("w:drawing", {}, [&] { inlinePicture(part, drawing, size, number, name); }); });
}

} // namespace counterpoint::report::docx
