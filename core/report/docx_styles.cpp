#include "core/report/docx_parts.h"
#include "core/report/look.h"
#include "core/report/markup.h"
#include <cmath>

namespace counterpoint::report::docx {

namespace {

QString halfPoints(double points) { return QString::number(std::lround(points * 2)); }
QString twips(double millimetres) { return QString::number(std::lround(millimetres * 1440 / 25.4)); }

/// What one paragraph style says beyond the one it is based on.
struct Style {
    const char* id;
    const char* name; ///< Word knows its own styles by these names, in every language
    const char* basedOn = "Normal";
    const char* next = nullptr; ///< none: itself
    bool keepNext = false;
    int before = -1; ///< space above and below in points; -1: as the base
    int after = -1;
    double left = 0; ///< indent in millimetres
    double right = 0;
    bool quoteRule = false;
    const char* align = nullptr;
    int outline = -1;
    double size = 0; ///< points; 0: as the base
    bool bold = false;
    const char* colour = nullptr;
    int list = 0;
    bool picture = false;
};

const Style paragraphStyles[] = {
    {.id = "Title", .name = "Title", .next = "Subtitle", .before = 0, .after = 4, .size = look::titleSize, .colour = look::ink},
    {.id = "Subtitle", .name = "Subtitle", .next = "Normal", .after = 4, .size = look::subtitleSize, .colour = look::faint},
    {.id = "Byline", .name = "Byline", .next = "Normal", .after = 2, .colour = look::faint},
    {.id = "Heading1",
     .name = "heading 1",
     .next = "Normal",
     .keepNext = true,
     .before = 24,
     .after = 8,
     .outline = 0,
     .size = look::headingSizes[0],
     .bold = true,
     .colour = look::accent},
    {.id = "Heading2",
     .name = "heading 2",
     .next = "Normal",
     .keepNext = true,
     .before = 18,
     .after = 6,
     .outline = 1,
     .size = look::headingSizes[1],
     .bold = true,
     .colour = look::accent},
    {.id = "Heading3",
     .name = "heading 3",
     .next = "Normal",
     .keepNext = true,
     .before = 14,
     .after = 4,
     .outline = 2,
     .size = look::headingSizes[2],
     .bold = true,
     .colour = look::ink},
    {.id = "TOCHeading",
     .name = "TOC Heading",
     .next = "Normal",
     .keepNext = true,
     .before = 18,
     .after = 8,
     .size = look::headingSizes[1],
     .bold = true,
     .colour = look::accent},
    {.id = "TOC1", .name = "toc 1", .next = "Normal", .before = 4, .after = 2},
    {.id = "TOC2", .name = "toc 2", .next = "Normal", .after = 2, .left = 5},
    {.id = "TOC3", .name = "toc 3", .next = "Normal", .after = 2, .left = 10},
    {.id = "ListBullet", .name = "List Bullet", .after = 3, .list = bulletList},
    {.id = "ListNumber", .name = "List Number", .after = 3},
    {.id = "Quote",
     .name = "Quote",
     .next = "QuoteAttribution",
     .before = 6,
     .after = 0,
     .left = look::indent,
     .right = look::indent,
     .quoteRule = true},
    {.id = "QuoteAttribution",
     .name = "Quote Attribution",
     .next = "Normal",
     .before = 2,
     .after = 12,
     .left = look::indent,
     .right = look::indent,
     .quoteRule = true,
     .size = look::captionSize,
     .colour = look::faint},
    {.id = "Caption", .name = "caption", .next = "Normal", .before = 6, .after = 6, .size = look::captionSize},
    {.id = "TableCaption", .name = "Table Caption", .basedOn = "Caption", .next = "Normal", .keepNext = true, .before = 14},
    {.id = "Figure", .name = "Figure", .next = "Caption", .keepNext = true, .before = 14, .after = 0, .align = "center", .picture = true},
    {.id = "TableText", .name = "Table Text", .before = 2, .after = 2, .size = look::tableSize},
    {.id = "Note", .name = "Note", .next = "Normal", .before = 4, .after = 14, .size = look::noteSize, .colour = look::faint},
    {.id = "Footer", .name = "footer", .after = 0, .align = "center", .size = look::noteSize, .colour = look::faint},
};

void spacing(Markup& part, const Style& style)
{
    Markup::Attributes attributes;
    if (style.before >= 0)
        attributes.emplace_back("w:before", QString::number(style.before * 20));
    if (style.after >= 0)
        attributes.emplace_back("w:after", QString::number(style.after * 20));
    // A picture's line is as high as the picture; the text's leading would be in proportion.
    if (style.picture || (style.size > 0 && style.size != look::textSize)) {
        attributes.emplace_back("w:line", style.picture ? "240" : "276");
        attributes.emplace_back("w:lineRule", "auto");
    }
    if (!attributes.empty())
        part.element("w:spacing", attributes);
}

// Word asks for exactly this order of elements.
void paragraphProperties(Markup& part, const Style& style)
{
    part.element("w:pPr", {}, [&] {
        if (style.keepNext)
            part.element("w:keepNext");
        if (style.keepNext || style.quoteRule)
            part.element("w:keepLines");
        if (style.list > 0)
            part.element("w:numPr", {}, [&] { part.element("w:numId", {{"w:val", QString::number(style.list)}}); });
        if (style.quoteRule)
            part.element("w:pBdr", {}, [&] {
                part.element("w:left", {{"w:val", "single"}, {"w:sz", "18"}, {"w:space", "10"}, {"w:color", look::accent}});
            });
        spacing(part, style);
        if (style.left > 0)
            part.element("w:ind", {{"w:left", twips(style.left)}, {"w:right", twips(style.right)}});
        if (style.align)
            part.element("w:jc", {{"w:val", style.align}});
        if (style.outline >= 0)
            part.element("w:outlineLvl", {{"w:val", QString::number(style.outline)}});
    });
}

void runProperties(Markup& part, const Style& style)
{
    part.element("w:rPr", {}, [&] {
        if (style.bold) {
            part.element("w:b");
            part.element("w:bCs");
        }
        if (style.colour)
            part.element("w:color", {{"w:val", QString(style.colour).toUpper()}});
        if (style.size > 0) {
            part.element("w:sz", {{"w:val", halfPoints(style.size)}});
            part.element("w:szCs", {{"w:val", halfPoints(style.size)}});
        }
    });
}

void paragraphStyle(Markup& part, const Style& style)
{
    part.element("w:style", {{"w:type", "paragraph"}, {"w:styleId", style.id}}, [&] {
        part.element("w:name", {{"w:val", style.name}});
        part.element("w:basedOn", {{"w:val", style.basedOn}});
        if (style.next)
            part.element("w:next", {{"w:val", style.next}});
        part.element("w:qFormat");
        paragraphProperties(part, style);
        runProperties(part, style);
    });
}

void defaults(Markup& part, const QString& language)
{
    const Markup::Attributes fonts{{"w:ascii", "Calibri"}, {"w:hAnsi", "Calibri"}, {"w:cs", "Arial"}};
    part.element("w:docDefaults", {}, [&] {
        part.element("w:rPrDefault", {}, [&] {
            part.element("w:rPr", {}, [&] {
                part.element("w:rFonts", fonts);
                part.element("w:color", {{"w:val", QString(look::ink).toUpper()}});
                part.element("w:sz", {{"w:val", halfPoints(look::textSize)}});
                part.element("w:szCs", {{"w:val", halfPoints(look::textSize)}});
                part.element("w:lang", {{"w:val", language}});
            });
        });
        part.element("w:pPrDefault", {}, [&] {
            part.element("w:pPr", {}, [&] {
                part.element(
                    "w:spacing",
                    {{"w:after", "160"}, {"w:line", QString::number(std::lround(240 * look::lineHeight))}, {"w:lineRule", "auto"}});
            });
        });
    });
}

void plainStyle(Markup& part, const char* type, const char* id, const char* name, const Markup::Content& properties)
{
    part.element("w:style", {{"w:type", type}, {"w:default", "1"}, {"w:styleId", id}}, [&] {
        part.element("w:name", {{"w:val", name}});
        properties();
    });
}

void tableStyles(Markup& part)
{
    plainStyle(part, "table", "TableNormal", "Normal Table", [&] {
        part.element("w:uiPriority", {{"w:val", "99"}});
        part.element("w:semiHidden");
        part.element("w:unhideWhenUsed");
        part.element("w:tblPr", {}, [&] { part.element("w:tblInd", {{"w:w", "0"}, {"w:type", "dxa"}}); });
    });
    part.element("w:style", {{"w:type", "table"}, {"w:customStyle", "1"}, {"w:styleId", "ReportTable"}}, [&] {
        part.element("w:name", {{"w:val", "Report Table"}});
        part.element("w:basedOn", {{"w:val", "TableNormal"}});
        part.element("w:qFormat");
        const Markup::Attributes rule{{"w:val", "single"}, {"w:sz", "6"}, {"w:space", "0"}, {"w:color", QString(look::ink).toUpper()}};
        part.element("w:tblPr", {}, [&] {
            part.element("w:tblBorders", {}, [&] {
                part.element("w:top", rule);
                part.element("w:bottom", rule);
            });
            part.element("w:tblCellMar", {}, [&] {
                part.element("w:left", {{"w:w", twips(look::cellPadding)}, {"w:type", "dxa"}});
                part.element("w:right", {{"w:w", twips(look::cellPadding)}, {"w:type", "dxa"}});
            });
        });
    });
}

} // namespace

QByteArray styles(const QString& language)
{
    Markup part;
    part.declaration();
    part.element("w:styles", {{"xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}}, [&] {
        defaults(part, language);
        plainStyle(part, "paragraph", "Normal", "Normal", [&] { part.element("w:qFormat"); });
        plainStyle(part, "character", "DefaultParagraphFont", "Default Paragraph Font", [&] { part.element("w:semiHidden"); });
        for (const auto& style : paragraphStyles)
            paragraphStyle(part, style);
        tableStyles(part);
        plainStyle(part, "numbering", "NoList", "No List", [&] { part.element("w:semiHidden"); });
    });
    return part.take();
}

} // namespace counterpoint::report::docx
