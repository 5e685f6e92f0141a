#include "core/report/look.h"
#include "core/report/odt_parts.h"

namespace counterpoint::report::odt {

namespace {

QString millimetres(double length) { return QString::number(length, 'f', 2) + QStringLiteral("mm"); }
QString points(double length) { return QString::number(length) + QStringLiteral("pt"); }
QString colour(const char* hex) { return QChar('#') + QString::fromLatin1(hex); }

constexpr double quoteIndent = look::indent - 10 * 25.4 / 72; // the rule's padding comes on top

/// What one paragraph style says beyond its parent.
struct Style {
    const char* name; ///< as LibreOffice names it, _20_ for a space
    const char* parent = "Standard";
    const char* next = nullptr;
    int outline = 0; ///< heading level
    bool keepNext = false;
    double before = 0; ///< space above and below in points
    double after = 0;
    double left = 0; ///< indent in millimetres
    double right = 0;
    bool quoteRule = false;
    bool centred = false;
    bool picture = false;
    double size = 0; ///< points; 0: as the parent
    bool bold = false;
    const char* colour = nullptr;
    bool hanging = false; ///< the first line begins at the margin
    bool hasPageNumber = false; ///< dots lead to it at the end of the line
};

const Style paragraphStyles[] = {
    {.name = "Text_20_body", .after = 8},
    {.name = "Title", .next = "Subtitle", .after = 4, .size = look::titleSize},
    {.name = "Subtitle", .next = "Text_20_body", .after = 4, .size = look::subtitleSize, .colour = look::faint},
    {.name = "Byline", .next = "Text_20_body", .after = 2, .colour = look::faint},
    {.name = "Heading_20_1",
     .next = "Text_20_body",
     .outline = 1,
     .keepNext = true,
     .before = 24,
     .after = 8,
     .size = look::headingSizes[0],
     .bold = true,
     .colour = look::accent},
    {.name = "Heading_20_2",
     .next = "Text_20_body",
     .outline = 2,
     .keepNext = true,
     .before = 18,
     .after = 6,
     .size = look::headingSizes[1],
     .bold = true,
     .colour = look::accent},
    {.name = "Heading_20_3",
     .next = "Text_20_body",
     .outline = 3,
     .keepNext = true,
     .before = 14,
     .after = 4,
     .size = look::headingSizes[2],
     .bold = true},
    {.name = "Contents_20_Heading",
     .keepNext = true,
     .before = 18,
     .after = 8,
     .size = look::headingSizes[1],
     .bold = true,
     .colour = look::accent},
    {.name = "Contents_20_1", .before = 4, .after = 2, .hasPageNumber = true},
    {.name = "Contents_20_2", .after = 2, .left = 5, .hasPageNumber = true},
    {.name = "Contents_20_3", .after = 2, .left = 10, .hasPageNumber = true},
    {.name = "List_20_item", .after = 3},
    {.name = "Quotations", .next = "Quote_20_attribution", .before = 6, .left = quoteIndent, .right = look::indent, .quoteRule = true},
    {.name = "Quote_20_attribution",
     .next = "Text_20_body",
     .before = 2,
     .after = 12,
     .left = quoteIndent,
     .right = look::indent,
     .quoteRule = true,
     .size = look::captionSize,
     .colour = look::faint},
    {.name = "Caption", .next = "Text_20_body", .before = 6, .after = 6, .size = look::captionSize},
    {.name = "Table_20_caption", .parent = "Caption", .keepNext = true, .before = 14, .after = 6},
    {.name = "Figure", .next = "Caption", .keepNext = true, .before = 14, .centred = true, .picture = true},
    {.name = "Table_20_contents", .before = 2, .after = 2, .size = look::tableSize},
    {.name = "Table_20_contents_20_small", .parent = "Table_20_contents", .before = 1, .after = 1, .size = look::smallTableSize},
    {.name = "Table_20_heading_20_small",
     .parent = "Table_20_contents",
     .before = 1,
     .after = 1,
     .size = look::smallTableSize,
     .bold = true},
    {.name = "Table_20_heading", .parent = "Table_20_contents", .before = 2, .after = 2, .bold = true},
    {.name = "Note", .next = "Text_20_body", .before = 4, .after = 14, .size = look::noteSize, .colour = look::faint},
    {.name = "Footnote", .after = 2, .left = 4, .size = look::noteSize, .hanging = true},
    {.name = "Bibliography", .after = 6, .left = look::indent, .hanging = true},
    {.name = "Footer", .centred = true, .size = look::noteSize, .colour = look::faint},
};

Markup::Attributes paragraphProperties(const Style& style)
{
    Markup::Attributes attributes{{"fo:margin-top", points(style.before)},
                                  {"fo:margin-bottom", points(style.after)},
                                  {"fo:margin-left", millimetres(style.left)},
                                  {"fo:margin-right", millimetres(style.right)}};
    if (style.hanging)
        attributes.emplace_back("fo:text-indent", millimetres(-style.left));
    // A picture's line is as high as the picture; the text's leading would be in proportion.
    if (style.picture)
        attributes.emplace_back("fo:line-height", "100%");
    else if (style.size > 0 && style.size != look::textSize)
        attributes.emplace_back("fo:line-height", "115%");
    if (style.keepNext) {
        attributes.emplace_back("fo:keep-with-next", "always");
        attributes.emplace_back("fo:keep-together", "always");
    }
    if (style.centred)
        attributes.emplace_back("fo:text-align", "center");
    if (style.quoteRule) {
        attributes.emplace_back("fo:border-left", QStringLiteral("2.25pt solid ") + colour(look::accent));
        attributes.emplace_back("fo:padding-left", "10pt");
    }
    return attributes;
}

Markup::Attributes textProperties(const Style& style)
{
    Markup::Attributes attributes;
    if (style.colour)
        attributes.emplace_back("fo:color", colour(style.colour));
    if (style.size > 0)
        for (const char* name : {"fo:font-size", "style:font-size-asian", "style:font-size-complex"})
            attributes.emplace_back(name, points(style.size));
    if (style.bold)
        for (const char* name : {"fo:font-weight", "style:font-weight-asian", "style:font-weight-complex"})
            attributes.emplace_back(name, "bold");
    return attributes;
}

void pageNumberTab(Markup& part, double position)
{
    part.element("style:tab-stops", {}, [&] {
        part.element("style:tab-stop",
                     {{"style:position", millimetres(position)},
                      {"style:type", "right"},
                      {"style:leader-style", "dotted"},
                      {"style:leader-text", "."}});
    });
}

void paragraphStyle(Markup& part, const Style& style)
{
    Markup::Attributes attributes{{"style:name", style.name},
                                  {"style:display-name", QString(style.name).replace(QLatin1String("_20_"), QLatin1String(" "))},
                                  {"style:family", "paragraph"},
                                  {"style:parent-style-name", style.parent}};
    if (style.next)
        attributes.emplace_back("style:next-style-name", style.next);
    if (style.outline > 0)
        attributes.emplace_back("style:default-outline-level", QString::number(style.outline));
    part.element("style:style", attributes, [&] {
        part.element("style:paragraph-properties", paragraphProperties(style), [&] {
            if (style.hasPageNumber)
                pageNumberTab(part, look::textWidth - style.left);
        });
        part.element("style:text-properties", textProperties(style));
    });
}

void defaults(Markup& part, const Document& document)
{
    const auto locale = languageAndCountry(document);
    part.element("style:default-style", {{"style:family", "paragraph"}}, [&] {
        part.element("style:paragraph-properties",
                     {{"fo:line-height", QStringLiteral("%1%").arg(look::lineHeight * 100)},
                      {"fo:orphans", "2"},
                      {"fo:widows", "2"},
                      {"style:writing-mode", "page"}});
        part.element("style:text-properties",
                     {{"fo:color", colour(look::ink)},
                      {"style:font-name", "Text"},
                      {"fo:font-size", points(look::textSize)},
                      {"fo:language", locale.section('-', 0, 0)},
                      {"fo:country", locale.contains('-') ? locale.section('-', -1) : QStringLiteral("none")},
                      {"style:font-size-asian", points(look::textSize)},
                      {"style:font-size-complex", points(look::textSize)}});
    });
}

void listStyle(Markup& part, const char* name, bool numbered)
{
    part.element("text:list-style", {{"style:name", name}}, [&] {
        const auto place = [&part] {
            part.element("style:list-level-properties", {{"text:list-level-position-and-space-mode", "label-alignment"}}, [&part] {
                part.element("style:list-level-label-alignment",
                             {{"text:label-followed-by", "listtab"},
                              {"text:list-tab-stop-position", "8mm"},
                              {"fo:text-indent", "-6mm"},
                              {"fo:margin-left", "8mm"}});
            });
        };
        if (numbered)
            part.element("text:list-level-style-number", {{"text:level", "1"}, {"style:num-suffix", "."}, {"style:num-format", "1"}},
                         place);
        else
            part.element("text:list-level-style-bullet", {{"text:level", "1"}, {"text:bullet-char", "•"}}, place);
    });
}

void characterStyle(Markup& part, const char* name, const Markup::Attributes& properties)
{
    part.element("style:style", {{"style:name", name}, {"style:family", "text"}},
                 [&] { part.element("style:text-properties", properties); });
}

void namedStyles(Markup& part)
{
    part.element("style:style", {{"style:name", "Standard"}, {"style:family", "paragraph"}, {"style:class", "text"}});
    for (const auto& style : paragraphStyles)
        paragraphStyle(part, style);
    characterStyle(part, "Strong",
                   {{"fo:font-weight", "bold"}, {"style:font-weight-asian", "bold"}, {"style:font-weight-complex", "bold"}});
    characterStyle(part, "Emphasis",
                   {{"fo:font-style", "italic"}, {"style:font-style-asian", "italic"}, {"style:font-style-complex", "italic"}});
    characterStyle(part, "Superscript", {{"style:text-position", "super 65%"}});
    characterStyle(part, "Footnote_20_anchor", {{"style:text-position", "super 65%"}});
    characterStyle(part, "Footnote_20_Symbol", {});
    characterStyle(part, "Index_20_Link", {});
    part.element("style:style", {{"style:name", "Picture"}, {"style:family", "graphic"}}, [&part] {
        part.element("style:graphic-properties",
                     {{"text:anchor-type", "as-char"}, {"style:vertical-pos", "top"}, {"style:vertical-rel", "baseline"}});
    });
    part.element("text:outline-style", {{"style:name", "Outline"}}, [&part] {
        for (int level = 1; level <= 3; ++level)
            part.element("text:outline-level-style", {{"text:level", QString::number(level)}, {"style:num-format", ""}});
    });
    part.element("text:notes-configuration",
                 {{"text:note-class", "footnote"},
                  {"text:default-style-name", "Footnote"},
                  {"text:citation-style-name", "Footnote_20_Symbol"},
                  {"text:citation-body-style-name", "Footnote_20_anchor"},
                  {"style:num-format", "1"},
                  {"text:start-value", "0"},
                  {"text:footnotes-position", "page"},
                  {"text:start-numbering-at", "document"}});
    listStyle(part, "Bullets", false);
    listStyle(part, "Numbers", true);
}

void page(Markup& part)
{
    const auto margin = millimetres(look::margin);
    part.element("office:automatic-styles", {}, [&] {
        part.element("style:page-layout", {{"style:name", "A4"}}, [&] {
            part.element("style:page-layout-properties",
                         {{"fo:page-width", millimetres(look::pageWidth)},
                          {"fo:page-height", millimetres(look::pageHeight)},
                          {"style:print-orientation", "portrait"},
                          {"fo:margin-top", margin},
                          {"fo:margin-bottom", "13mm"},
                          {"fo:margin-left", margin},
                          {"fo:margin-right", margin},
                          {"style:writing-mode", "lr-tb"}});
            part.element("style:footer-style", {}, [&] {
                part.element("style:header-footer-properties", {{"fo:min-height", "12mm"}, {"fo:margin-top", "7mm"}});
            });
        });
    });
    part.element("office:master-styles", {}, [&] {
        part.element("style:master-page", {{"style:name", "Standard"}, {"style:page-layout-name", "A4"}}, [&] {
            part.element("style:footer", {}, [&] {
                part.element("text:p", {{"text:style-name", "Footer"}}, [&] {
                    part.element("text:page-number", {{"text:select-page", "current"}}, QStringLiteral("1"));
                });
            });
        });
    });
}

} // namespace

QByteArray styles(const Document& document)
{
    Markup part;
    part.declaration();
    part.element("office:document-styles", namespaces(), [&] {
        part.element("office:font-face-decls", {}, [&] {
            part.element("style:font-face",
                         {{"style:name", "Text"},
                          {"svg:font-family", "Calibri, Carlito, 'Noto Sans', 'Liberation Sans'"},
                          {"style:font-family-generic", "swiss"},
                          {"style:font-pitch", "variable"}});
        });
        part.element("office:styles", {}, [&] {
            defaults(part, document);
            namedStyles(part);
        });
        page(part);
    });
    return part.take();
}

} // namespace counterpoint::report::odt
