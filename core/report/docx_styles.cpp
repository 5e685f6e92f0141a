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
    const char* houseBase = nullptr; ///< what it looks like in a house template that lacks it; none: as here, without our colours
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
    bool isBulleted = false;
    bool picture = false;
    bool hanging = false; ///< the first line begins at the margin
    bool hasPageNumber = false; ///< dots lead to it at the end of the line
};

const Style paragraphStyles[] = {
    {.id = "Title", .name = "Title", .next = "Subtitle", .before = 0, .after = 4, .size = look::titleSize, .colour = look::ink},
    {.id = "Subtitle", .name = "Subtitle", .next = "Normal", .after = 4, .size = look::subtitleSize, .colour = look::faint},
    {.id = "Byline", .name = "Byline", .houseBase = "Subtitle", .next = "Normal", .after = 2, .colour = look::faint},
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
     .houseBase = "Heading1",
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
     .houseBase = "Heading2",
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
    {.id = "TOC1", .name = "toc 1", .next = "Normal", .before = 4, .after = 2, .right = 12, .hasPageNumber = true},
    {.id = "TOC2", .name = "toc 2", .next = "Normal", .after = 2, .left = 5, .right = 12, .hasPageNumber = true},
    {.id = "TOC3", .name = "toc 3", .next = "Normal", .after = 2, .left = 10, .right = 12, .hasPageNumber = true},
    {.id = "ListBullet", .name = "List Bullet", .after = 3, .isBulleted = true},
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
     .houseBase = "Quote",
     .next = "Normal",
     .before = 2,
     .after = 12,
     .left = look::indent,
     .right = look::indent,
     .quoteRule = true,
     .size = look::captionSize,
     .colour = look::faint},
    {.id = "Caption", .name = "caption", .next = "Normal", .before = 6, .after = 6, .size = look::captionSize},
    {.id = "TableCaption",
     .name = "Table Caption",
     .basedOn = "Caption",
     .houseBase = "Caption",
     .next = "Normal",
     .keepNext = true,
     .before = 14},
    {.id = "Figure", .name = "Figure", .next = "Caption", .keepNext = true, .before = 14, .after = 0, .align = "center", .picture = true},
    {.id = "TableText", .name = "Table Text", .before = 2, .after = 2, .size = look::tableSize},
    {.id = "TableTextSmall", .name = "Table Text Small", .before = 1, .after = 1, .size = look::smallTableSize},
    {.id = "Note", .name = "Note", .next = "Normal", .before = 4, .after = 14, .size = look::noteSize, .colour = look::faint},
    {.id = "FootnoteText", .name = "footnote text", .after = 2, .size = look::noteSize},
    {.id = "Bibliography", .name = "Bibliography", .after = 6, .left = look::indent, .hanging = true},
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
void paragraphProperties(Markup& part, const Style& style, const Dress& dress)
{
    const bool isAsBase = !dress.isOwn && style.houseBase;
    part.element("w:pPr", {}, [&] {
        if (style.keepNext)
            part.element("w:keepNext");
        if (style.keepNext || style.quoteRule)
            part.element("w:keepLines");
        if (style.isBulleted)
            part.element("w:numPr", {}, [&] { part.element("w:numId", {{"w:val", QString::number(dress.bulletList)}}); });
        if (style.quoteRule && dress.isOwn)
            part.element("w:pBdr", {}, [&] {
                part.element("w:left", {{"w:val", "single"}, {"w:sz", "18"}, {"w:space", "10"}, {"w:color", look::accent}});
            });
        if (style.hasPageNumber)
            part.element("w:tabs", {}, [&] {
                part.element("w:tab", {{"w:val", "right"}, {"w:leader", "dot"}, {"w:pos", twips(look::textWidth)}});
            });
        if (!isAsBase)
            spacing(part, style);
        if ((style.left > 0 || style.right > 0) && !isAsBase) {
            Markup::Attributes indent{{"w:left", twips(style.left)}, {"w:right", twips(style.right)}};
            if (style.hanging)
                indent.emplace_back("w:hanging", twips(style.left));
            part.element("w:ind", indent);
        }
        if (style.align)
            part.element("w:jc", {{"w:val", style.align}});
        if (style.outline >= 0)
            part.element("w:outlineLvl", {{"w:val", QString::number(style.outline)}});
    });
}

void runProperties(Markup& part, const Style& style, const Dress& dress)
{
    if (!dress.isOwn && style.houseBase)
        return;
    part.element("w:rPr", {}, [&] {
        if (style.bold) {
            part.element("w:b");
            part.element("w:bCs");
        }
        if (style.colour && dress.isOwn)
            part.element("w:color", {{"w:val", QString(style.colour).toUpper()}});
        if (style.size > 0) {
            part.element("w:sz", {{"w:val", halfPoints(style.size)}});
            part.element("w:szCs", {{"w:val", halfPoints(style.size)}});
        }
    });
}

void paragraphStyle(Markup& part, const Style& style, const Dress& dress)
{
    const auto id = [&](const char* own) { return dress.idOf(own); };
    part.element("w:style", {{"w:type", "paragraph"}, {"w:styleId", id(style.id)}}, [&] {
        part.element("w:name", {{"w:val", style.name}});
        part.element("w:basedOn", {{"w:val", id(!dress.isOwn && style.houseBase ? style.houseBase : style.basedOn)}});
        if (style.next)
            part.element("w:next", {{"w:val", id(style.next)}});
        part.element("w:qFormat");
        paragraphProperties(part, style, dress);
        runProperties(part, style, dress);
    });
}

void characterStyle(Markup& part, const char* name, const QString& id, const Markup::Content& properties)
{
    part.element("w:style", {{"w:type", "character"}, {"w:styleId", id}}, [&] {
        part.element("w:name", {{"w:val", name}});
        part.element("w:rPr", {}, properties);
    });
}

void footnoteMarks(Markup& part, const QString& id)
{
    characterStyle(part, "footnote reference", id, [&] { part.element("w:vertAlign", {{"w:val", "superscript"}}); });
}

void webLinks(Markup& part, const Dress& dress)
{
    characterStyle(part, "Hyperlink", dress.idOf("Hyperlink"), [&] {
        if (dress.isOwn)
            part.element("w:color", {{"w:val", QString(look::accent).toUpper()}});
        part.element("w:u", {{"w:val", "single"}});
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

void normalTable(Markup& part)
{
    plainStyle(part, "table", "TableNormal", "Normal Table", [&] {
        part.element("w:uiPriority", {{"w:val", "99"}});
        part.element("w:semiHidden");
        part.element("w:unhideWhenUsed");
        part.element("w:tblPr", {}, [&] { part.element("w:tblInd", {{"w:w", "0"}, {"w:type", "dxa"}}); });
    });
}

void reportTable(Markup& part, const Dress& dress)
{
    part.element("w:style", {{"w:type", "table"}, {"w:customStyle", "1"}, {"w:styleId", dress.idOf("ReportTable")}}, [&] {
        part.element("w:name", {{"w:val", "Report Table"}});
        part.element("w:basedOn", {{"w:val", dress.idOf("TableNormal")}});
        part.element("w:qFormat");
        const Markup::Attributes rule{{"w:val", "single"}, {"w:sz", "6"}, {"w:space", "0"}, {"w:color", QString(look::ink).toUpper()}};
        part.element("w:tblPr", {}, [&] {
            part.element("w:tblBorders", {}, [&] {
                part.element("w:top", rule);
                part.element("w:bottom", rule);
                if (!dress.isOwn) // the rule below the header is drawn at its cells otherwise
                    part.element("w:insideH", rule);
            });
            part.element("w:tblCellMar", {}, [&] {
                part.element("w:left", {{"w:w", twips(look::cellPadding)}, {"w:type", "dxa"}});
                part.element("w:right", {{"w:w", twips(look::cellPadding)}, {"w:type", "dxa"}});
            });
        });
    });
}

} // namespace

std::vector<OwnStyle> ownStyles()
{
    std::vector<OwnStyle> styles{{"paragraph", "Normal", "Normal"}, {"table", "TableNormal", "Normal Table"}};
    for (const auto& style : paragraphStyles)
        styles.push_back({"paragraph", style.id, style.name});
    styles.push_back({"character", "FootnoteReference", "footnote reference"});
    styles.push_back({"character", "Hyperlink", "Hyperlink"});
    styles.push_back({"table", "ReportTable", "Report Table"});
    return styles;
}

QByteArray styleElement(const QString& own, const Dress& dress)
{
    Markup part;
    for (const auto& style : paragraphStyles)
        if (own == QLatin1String(style.id))
            paragraphStyle(part, style, dress);
    if (own == QLatin1String("Normal"))
        plainStyle(part, "paragraph", "Normal", "Normal", [&] { part.element("w:qFormat"); });
    else if (own == QLatin1String("TableNormal"))
        normalTable(part);
    else if (own == QLatin1String("FootnoteReference"))
        footnoteMarks(part, dress.idOf("FootnoteReference"));
    else if (own == QLatin1String("Hyperlink"))
        webLinks(part, dress);
    else if (own == QLatin1String("ReportTable"))
        reportTable(part, dress);
    return part.take();
}

QByteArray styles(const QString& language)
{
    const Dress dress;
    Markup part;
    part.declaration();
    part.element("w:styles", {{"xmlns:w", wordNamespace}}, [&] {
        defaults(part, language);
        plainStyle(part, "character", "DefaultParagraphFont", "Default Paragraph Font", [&] { part.element("w:semiHidden"); });
        for (const auto& style : ownStyles())
            part.raw(styleElement(style.id, dress));
        plainStyle(part, "numbering", "NoList", "No List", [&] { part.element("w:semiHidden"); });
    });
    return part.take();
}

} // namespace counterpoint::report::docx
