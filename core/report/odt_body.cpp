#include "core/report/odt_body.h"
#include "core/report/column_widths.h"
#include "core/report/odt_automatic_styles.h"
#include "core/report/odt_parts.h"
#include "core/report/outline.h"
#include "core/report/pictures.h"
#include <numeric>

namespace counterpoint::report::odt {

namespace {

QString millimetres(double length) { return QString::number(length, 'f', 2) + QStringLiteral("mm"); }

class Writer {
public:
    Writer(const Document& document, const RenderFigure& renderFigure)
        : m_document(document)
        , m_pictures(picturesOf(document, renderFigure))
        , m_outline(outlineOf(document))
    {
    }

    Body write()
    {
        writeBlocks();
        const auto text = m_part.take();
        m_part.declaration();
        m_part.element("office:document-content", namespaces(), [&] {
            m_part.element("office:automatic-styles", {}, [&] { m_styles.write(m_part); });
            m_part.element("office:body", {}, [&] {
                m_part.element("office:text", {}, [&] {
                    declareSequences();
                    m_part.raw(text);
                });
            });
        });
        m_body.xml = m_part.take();
        return std::move(m_body);
    }

private:
    void writeBlocks()
    {
        paragraph("Title", m_document.title);
        if (!m_document.subtitle.isEmpty())
            paragraph("Subtitle", m_document.subtitle);
        for (const auto& line : titleLines(m_document))
            paragraph("Byline", line);
        for (const auto& each : m_document.blocks) {
            std::visit([this](const auto& kind) { block(kind); }, each);
            ++m_block;
        }
    }

    /// The counters behind 'Table 1' and 'Figure 1', as LibreOffice has them.
    void declareSequences()
    {
        m_part.element("text:sequence-decls", {}, [this] {
            for (const char* name : {"Table", "Figure"})
                m_part.element("text:sequence-decl", {{"text:display-outline-level", "0"}, {"text:name", name}});
        });
    }

    void block(const Heading& heading)
    {
        const auto level = QString::number(m_outline.levels[m_block]);
        const auto style = styleFor(QStringLiteral("Heading_20_") + level, heading.text.isRightToLeft());
        m_part.element("text:h", {{"text:style-name", style}, {"text:outline-level", level}},
                       [&] { bookmark(anchorOf(m_block), [&] { words(heading.text); }); });
    }

    void block(const Paragraph& each)
    {
        m_keepWithNext = each.keepWithNext;
        paragraph("Text_20_body", each.text);
    }
    void block(const BulletList& list) { items("Bullets", list.items); }
    void block(const NumberedList& list) { items("Numbers", list.items); }
    void block(const PageBreak&) { m_pageBreak = true; }

    void block(const References& list)
    {
        for (const auto& entry : list.entries)
            m_part.element("text:p", {{"text:style-name", styleFor("Bibliography", entry.text.plain().isRightToLeft())}},
                           [&] { bookmark(entry.anchor, [&] { prose(entry.text); }); });
    }

    void bookmark(const QString& name, const Markup::Content& content)
    {
        m_part.element("text:bookmark-start", {{"text:name", name}});
        content();
        m_part.element("text:bookmark-end", {{"text:name", name}});
    }

    void items(const char* style, const std::vector<Prose>& list)
    {
        if (list.empty())
            return;
        m_part.element("text:list", {{"text:style-name", style}}, [&] {
            for (const auto& item : list)
                m_part.element("text:list-item", {}, [&] { paragraph("List_20_item", item); });
        });
    }

    void block(const Quote& quote)
    {
        paragraph("Quotations", quote.text);
        // The words of the attribution keep their own direction, on the side where the quote begins.
        const bool reversed = quote.attribution.isRightToLeft();
        const bool turned = quote.text.plain().isRightToLeft() && !reversed;
        if (!quote.attribution.isEmpty())
            paragraph("Quote_20_attribution", Prose(QStringLiteral("— ") + quote.attribution), reversed,
                      turned ? Alignment::End : Alignment::Automatic);
    }

    void block(const TableOfContents&)
    {
        if (m_outline.headings.empty())
            return;
        m_part.element("text:table-of-content", {{"text:name", "Contents"}, {"text:protected", "true"}}, [this] {
            m_part.element("text:table-of-content-source", {{"text:outline-level", "3"}}, [this] { contentsSource(); });
            m_part.element("text:index-body", {}, [this] {
                m_part.element("text:index-title", {{"text:name", "Contents_Head"}},
                               [this] { paragraph("Contents_20_Heading", contentsTitle()); });
                for (const auto& entry : m_outline.headings)
                    contentsEntry(entry);
            });
        });
    }

    void contentsSource()
    {
        m_part.element("text:index-title-template", {{"text:style-name", "Contents_20_Heading"}}, contentsTitle());
        for (int level = 1; level <= 3; ++level)
            m_part.element(
                "text:table-of-content-entry-template",
                {{"text:outline-level", QString::number(level)}, {"text:style-name", QStringLiteral("Contents_20_%1").arg(level)}}, [this] {
                    m_part.element("text:index-entry-link-start");
                    m_part.element("text:index-entry-text");
                    m_part.element("text:index-entry-link-end");
                    m_part.element("text:index-entry-tab-stop", {{"style:type", "right"}, {"style:leader-char", "."}});
                    m_part.element("text:index-entry-page-number");
                });
    }

    void contentsEntry(const Outline::Entry& entry)
    {
        const auto style = styleFor(QStringLiteral("Contents_20_%1").arg(entry.level), entry.text.isRightToLeft());
        m_part.element("text:p", {{"text:style-name", style}}, [&] {
            plainLink(anchorOf(entry.block), [&] { words(entry.text); });
            // Whoever lays out the pages fills the number in.
            m_part.element("text:tab");
            m_part.element("text:bookmark-ref", {{"text:reference-format", "page"}, {"text:ref-name", anchorOf(entry.block)}});
        });
    }

    void caption(const char* style)
    {
        const auto& caption = m_outline.captions[m_block];
        const bool table = std::holds_alternative<Table>(m_document.blocks[m_block]);
        const auto name = table ? QStringLiteral("Table") : QStringLiteral("Figure");
        m_part.element("text:p", {{"text:style-name", styleFor(style, caption.text.isRightToLeft())}}, [&] {
            m_part.element("text:span", {{"text:style-name", "Strong"}}, [&] {
                bookmark(caption.anchor, [&] {
                    words(caption.kind + ' ');
                    m_part.element("text:sequence",
                                   {{"text:ref-name", QStringLiteral("ref%1%2").arg(name).arg(caption.number)},
                                    {"text:name", name},
                                    {"text:formula", QStringLiteral("ooow:%1+1").arg(name)},
                                    {"style:num-format", "1"}},
                                   QString::number(caption.number));
                });
                words(QStringLiteral("."));
            });
            if (!caption.text.isEmpty())
                words(' ' + caption.text);
        });
    }

    void block(const Figure& figure)
    {
        const auto& png = m_pictures[m_block];
        if (png.isEmpty()) {
            paragraph("Figure", figure.drawing.description);
        } else {
            m_body.pictures.push_back(png);
            m_part.element("text:p", {{"text:style-name", styleFor("Figure", false)}}, [&] { picture(figure.drawing); });
        }
        caption("Caption");
        if (!figure.note.parts.empty())
            paragraph("Note", figure.note);
    }

    void picture(const figure::Drawing& drawing)
    {
        const auto size = figureSize(drawing);
        const auto number = QString::number(m_body.pictures.size());
        m_part.element("draw:frame",
                       {{"draw:style-name", "Picture"},
                        {"draw:name", QStringLiteral("Figure%1").arg(m_outline.captions[m_block].number)},
                        {"text:anchor-type", "as-char"},
                        {"svg:width", millimetres(size.width)},
                        {"svg:height", millimetres(size.height)}},
                       [&] {
                           m_part.element("draw:image",
                                          {{"xlink:href", QStringLiteral("Pictures/image%1.png").arg(number)},
                                           {"xlink:type", "simple"},
                                           {"xlink:show", "embed"},
                                           {"xlink:actuate", "onLoad"}});
                           m_part.element("svg:title", {}, drawing.title);
                           m_part.element("svg:desc", {}, drawing.description);
                       });
    }

    void block(const Table& table)
    {
        caption("Table_20_caption");
        const auto sized = estimate(table, look::textWidth);
        const auto& widths = sized.widths;
        m_isTableSmall = sized.isSmall;
        const auto headers = std::min(std::size_t(std::max(table.headerRows, 0)), table.rows.size());
        const auto name = QStringLiteral("Table%1").arg(m_outline.captions[m_block].number);
        const auto style =
            m_styles.table({std::accumulate(widths.begin(), widths.end(), 0.0), !table.note.parts.empty(), isKeptTogether(sized.lines)});
        if (!widths.empty())
            m_part.element("table:table", {{"table:name", name}, {"table:style-name", style}}, [&] {
                for (const auto width : widths)
                    m_part.element("table:table-column", {{"table:style-name", m_styles.column(width)}});
                if (headers > 0)
                    m_part.element("table:table-header-rows", {}, [&] { rows(table, 0, headers); });
                rows(table, headers, table.rows.size());
            });
        paragraph("Note", table.note);
    }

    void rows(const Table& table, std::size_t from, std::size_t to)
    {
        for (auto row = from; row < to; ++row)
            m_part.element("table:table-row", {{"table:style-name", "Row"}}, [&] {
                for (std::size_t column = 0; column < columnCount(table); ++column)
                    cell(table, row, column);
            });
    }

    void cell(const Table& table, std::size_t row, std::size_t column)
    {
        const bool header = int(row) < table.headerRows;
        const bool ruleBelow = int(row) + 1 == table.headerRows || row + 1 == table.rows.size();
        const auto style = AutomaticStyles::cell(row == 0, ruleBelow, header);
        m_part.element("table:table-cell", {{"table:style-name", style}, {"office:value-type", "string"}}, [&] {
            const auto& text = cellAt(table, row, column).text;
            const char* styles[2][2] = {{"Table_20_contents", "Table_20_heading"},
                                        {"Table_20_contents_20_small", "Table_20_heading_20_small"}};
            paragraph(styles[m_isTableSmall][header], text, text.plain().isRightToLeft(), alignmentAt(table, row, column));
        });
    }

    QString styleFor(const QString& style, bool rightToLeft, Alignment alignment = Alignment::Automatic)
    {
        return m_styles.paragraph({style, alignment, rightToLeft, std::exchange(m_pageBreak, false), std::exchange(m_keepWithNext, false)});
    }

    void paragraph(const char* style, const Prose& text) { paragraph(style, text, text.plain().isRightToLeft()); }

    void paragraph(const char* style, const Prose& text, bool rightToLeft, Alignment alignment = Alignment::Automatic)
    {
        m_part.element("text:p", {{"text:style-name", styleFor(style, rightToLeft, alignment)}}, [&] { prose(text); });
    }

    void prose(const Prose& text)
    {
        for (const auto& part : text.parts) {
            if (const auto* note = std::get_if<Footnote>(&part.mark))
                footnote(*note);
            else if (const auto* target = std::get_if<Link>(&part.mark))
                link(*target, part);
            else
                spans(part);
        }
    }

    void footnote(const Footnote& note)
    {
        Prose text;
        text.parts = note.text;
        const auto number = QString::number(note.number);
        m_part.element("text:note", {{"text:id", "note" + number}, {"text:note-class", "footnote"}}, [&] {
            m_part.element("text:note-citation", {}, number);
            m_part.element("text:note-body", {}, [&] { paragraph("Footnote", text); });
        });
    }

    /// Captions and headings are fields, which a word processor keeps right when the text is changed.
    void link(const Link& link, const Inline& part)
    {
        if (link.to == Link::To::Caption || link.to == Link::To::Heading)
            m_part.element("text:bookmark-ref", {{"text:reference-format", "text"}, {"text:ref-name", link.target}}, [&] { spans(part); });
        else if (link.to == Link::To::Web)
            m_part.element("text:a", {{"xlink:type", "simple"}, {"xlink:href", link.target}}, [&] { spans(part); });
        else
            plainLink(link.target, [&] { spans(part); });
    }

    /// A link within the report, which looks like the words around it.
    void plainLink(const QString& anchor, const Markup::Content& content)
    {
        m_part.element("text:a",
                       {{"xlink:type", "simple"},
                        {"xlink:href", '#' + anchor},
                        {"text:style-name", "Index_20_Link"},
                        {"text:visited-style-name", "Index_20_Link"}},
                       content);
    }

    void spans(const Inline& part)
    {
        const auto within = [this](bool marked, const char* style, const Markup::Content& content) {
            if (marked)
                m_part.element("text:span", {{"text:style-name", style}}, content);
            else
                content();
        };
        within(part.bold, "Strong",
               [&] { within(part.italic, "Emphasis", [&] { within(part.superscript, "Superscript", [&] { words(part.text); }); }); });
    }

    /// Line ends, tabs and spaces that follow another are elements in ODF's text.
    void words(const QString& raw)
    {
        const auto text = printable(raw);
        qsizetype from = 0;
        for (qsizetype at = 0; at <= text.size(); ++at) {
            const QChar unit = at < text.size() ? text[at] : QChar('\n');
            const bool loneSpace = unit == ' ' && at > 0 && at + 1 < text.size() && !text[at - 1].isSpace();
            if (unit != '\n' && unit != '\t' && (unit != ' ' || loneSpace))
                continue;
            m_part.text(QStringView(text).mid(from, at - from));
            if (at < text.size())
                m_part.element(unit == '\n' ? "text:line-break" : unit == '\t' ? "text:tab" : "text:s");
            from = at + 1;
        }
    }

    const Document& m_document;
    const std::vector<QByteArray> m_pictures; ///< one a block
    const Outline m_outline;
    AutomaticStyles m_styles;
    Markup m_part;
    Body m_body;
    std::size_t m_block = 0;
    bool m_pageBreak = false; ///< the next paragraph begins a page
    bool m_isTableSmall = false; ///< the table that is written has small letters
    bool m_keepWithNext = false; ///< the next paragraph stays with that after it
};

} // namespace

Body bodyOf(const Document& document, const RenderFigure& renderFigure) { return Writer(document, renderFigure).write(); }

} // namespace counterpoint::report::odt
