#include "core/report/docx_body.h"
#include "core/report/column_widths.h"
#include "core/report/docx_picture.h"
#include "core/report/docx_runs.h"
#include "core/report/markup.h"
#include "core/report/outline.h"
#include "core/report/pictures.h"
#include <cmath>

namespace counterpoint::report::docx {

namespace {

QString twips(double millimetres) { return QString::number(std::lround(millimetres * 1440 / 25.4)); }

/// What a paragraph says beside its style.
struct Manner {
    const char* style = nullptr;
    bool keepNext = false;
    int list = 0; ///< w:numId, 0: in no list
    Alignment alignment = Alignment::Automatic;
};

class Writer {
public:
    Writer(const Document& document, const RenderFigure& renderFigure, const Dress& dress)
        : m_document(document)
        , m_pictures(picturesOf(document, renderFigure))
        , m_dress(dress)
        , m_outline(outlineOf(document))
        , m_runs(m_part, dress)
    {
    }

    Body write()
    {
        m_part.declaration();
        const Markup::Attributes spaces{
            {"xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"},
            {"xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"},
            {"xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"},
            {"xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"},
            {"xmlns:pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"},
        };
        m_part.element("w:document", spaces, [this] { m_part.element("w:body", {}, [this] { body(); }); });
        m_body.xml = m_part.take();
        if (!m_runs.notes().empty())
            m_body.footnotes = footnotes(m_runs.notes(), m_dress);
        return std::move(m_body);
    }

private:
    void body()
    {
        paragraph({"Title"}, m_document.title);
        if (!m_document.subtitle.isEmpty())
            paragraph({"Subtitle"}, m_document.subtitle);
        for (const auto& line : titleLines(m_document))
            paragraph({"Byline"}, line);
        for (const auto& each : m_document.blocks) {
            std::visit([this](const auto& kind) { block(kind); }, each);
            ++m_block;
        }
        section();
    }

    void block(const Heading& heading)
    {
        constexpr const char* names[] = {"Heading1", "Heading2", "Heading3"};
        paragraph(
            {names[m_outline.levels[m_block] - 1]},
            [&] { m_runs.bookmark(m_block, anchorOf(m_block), [&] { m_runs.write(Inline{heading.text}); }); },
            heading.text.isRightToLeft());
    }

    void block(const Paragraph& each) { paragraph({.keepNext = each.keepWithNext}, each.text); }

    void block(const BulletList& list)
    {
        for (const auto& item : list.items)
            paragraph({"ListBullet"}, item);
    }

    void block(const NumberedList& list)
    {
        const int id = m_dress.bulletList + ++m_body.numberedLists;
        for (const auto& item : list.items)
            paragraph({.style = "ListNumber", .list = id}, item);
    }

    void block(const Quote& quote)
    {
        const bool attributed = !quote.attribution.isEmpty();
        paragraph({.style = "Quote", .keepNext = attributed}, quote.text);
        // The words of the attribution keep their own direction, on the side where the quote begins.
        const bool turned = quote.text.plain().isRightToLeft() && !quote.attribution.isRightToLeft();
        if (attributed)
            paragraph({.style = "QuoteAttribution", .alignment = turned ? Alignment::End : Alignment::Automatic},
                      QString(QStringLiteral("— ") + quote.attribution));
    }

    void block(const PageBreak&) { m_pageBreak = true; }

    void block(const References& list)
    {
        std::size_t id = m_document.blocks.size(); // those below are the blocks'
        for (const auto& entry : list.entries)
            paragraph(
                {"Bibliography"}, [&] { m_runs.bookmark(++id, entry.anchor, [&] { m_runs.write(entry.text); }); },
                entry.text.plain().isRightToLeft());
    }

    void block(const TableOfContents&)
    {
        if (m_outline.headings.empty())
            return;
        paragraph({"TOCHeading"}, contentsTitle());
        for (const auto& entry : m_outline.headings)
            contentsEntry(entry);
    }

    /// The entries are there at once; their page numbers come when the reader updates the field, which alone knows the pages.
    void contentsEntry(const Outline::Entry& entry)
    {
        constexpr const char* names[] = {"TOC1", "TOC2", "TOC3"};
        paragraph(
            {names[entry.level - 1]},
            [&] {
                if (&entry == &m_outline.headings.front()) {
                    m_runs.fieldMark("begin");
                    m_part.element("w:r", {}, [this] {
                        m_part.element("w:instrText", {{"xml:space", "preserve"}}, QStringLiteral(" TOC \\o \"1-3\" \\h \\z \\u "));
                    });
                    m_runs.fieldMark("separate");
                }
                m_part.element("w:hyperlink", {{"w:anchor", anchorOf(entry.block)}, {"w:history", "1"}},
                               [&] { m_runs.write(Inline{entry.text}); });
                if (&entry == &m_outline.headings.back())
                    m_runs.fieldMark("end");
            },
            entry.text.isRightToLeft());
    }

    void caption(const char* style)
    {
        const auto& words = m_outline.captions[m_block];
        paragraph(
            {style},
            [&] {
                m_runs.bookmark(m_block, words.anchor, [&] {
                    m_runs.write(bold(words.kind + ' '));
                    m_part.element("w:fldSimple", {{"w:instr", QStringLiteral(" SEQ %1 \\* ARABIC ").arg(words.kind)}},
                                   [&] { m_runs.write(bold(QString::number(words.number))); });
                });
                m_runs.write(bold(QStringLiteral(".")));
                if (!words.text.isEmpty())
                    m_runs.write(Inline{' ' + words.text});
            },
            words.text.isRightToLeft());
    }

    void block(const Figure& figure)
    {
        const auto& png = m_pictures[m_block];
        if (png.isEmpty()) {
            paragraph({.style = "Figure", .keepNext = true}, figure.drawing.description);
        } else {
            m_body.pictures.push_back(png);
            paragraph(
                {.style = "Figure", .keepNext = true},
                [&] {
                    picture(m_part, figure.drawing, figureSize(figure.drawing, m_dress.textWidth, m_dress.textHeight),
                            QString::number(m_body.pictures.size()), QStringLiteral("Figure %1").arg(m_outline.captions[m_block].number));
                },
                false);
        }
        caption("Caption");
        if (!figure.note.parts.empty())
            paragraph({"Note"}, figure.note);
    }

    void block(const Table& table)
    {
        caption("TableCaption");
        const auto sized = estimate(table, m_document.isAcross ? m_dress.textHeight : m_dress.textWidth);
        m_isTableKept = isKeptTogether(sized.lines);
        m_cellStyle = sized.isSmall ? "TableTextSmall" : "TableText";
        if (!sized.widths.empty())
            m_part.element("w:tbl", {}, [&] {
                tableProperties(table, sized.widths);
                for (std::size_t row = 0; row < table.rows.size(); ++row)
                    tableRow(table, row, sized.widths);
            });
        // A paragraph must come between this table and a next one, or Word makes one table of the two.
        paragraph({"Note"}, table.note);
    }

    void tableProperties(const Table& table, const std::vector<double>& widths)
    {
        double whole = 0;
        for (const auto width : widths)
            whole += width;
        m_part.element("w:tblPr", {}, [&] {
            m_part.element("w:tblStyle", {{"w:val", m_dress.idOf("ReportTable")}});
            m_part.element("w:tblW", {{"w:w", twips(whole)}, {"w:type", "dxa"}});
            m_part.element("w:tblLayout", {{"w:type", "fixed"}});
            m_part.element("w:tblLook",
                           {{"w:val", "04A0"},
                            {"w:firstRow", "1"},
                            {"w:lastRow", "0"},
                            {"w:firstColumn", "1"},
                            {"w:lastColumn", "0"},
                            {"w:noHBand", "0"},
                            {"w:noVBand", "1"}});
            m_part.element("w:tblCaption", {{"w:val", m_outline.captions[m_block].label() + ' ' + table.caption}});
        });
        m_part.element("w:tblGrid", {}, [&] {
            for (const auto width : widths)
                m_part.element("w:gridCol", {{"w:w", twips(width)}});
        });
    }

    void tableRow(const Table& table, std::size_t row, const std::vector<double>& widths)
    {
        const bool header = int(row) < table.headerRows;
        m_part.element("w:tr", {}, [&] {
            m_part.element("w:trPr", {}, [&] {
                m_part.element("w:cantSplit");
                if (header)
                    m_part.element("w:tblHeader");
            });
            for (std::size_t column = 0; column < widths.size(); ++column)
                m_part.element("w:tc", {}, [&] { tableCell(table, row, column, widths[column]); });
        });
    }

    void tableCell(const Table& table, std::size_t row, std::size_t column, double width)
    {
        const bool header = int(row) < table.headerRows;
        m_part.element("w:tcPr", {}, [&] {
            m_part.element("w:tcW", {{"w:w", twips(width)}, {"w:type", "dxa"}});
            if (m_dress.isOwn && int(row) + 1 == table.headerRows)
                m_part.element("w:tcBorders", {}, [&] {
                    m_part.element("w:bottom",
                                   {{"w:val", "single"}, {"w:sz", "4"}, {"w:space", "0"}, {"w:color", QString(look::ink).toUpper()}});
                });
            if (header)
                m_part.element("w:vAlign", {{"w:val", "bottom"}});
        });
        auto words = cellAt(table, row, column).text;
        for (auto& part : words.parts)
            part.bold = part.bold || header;
        // Header rows stay with two more, and the last one with that before it and with the note.
        const auto first = std::size_t(std::max(table.headerRows, 0));
        const bool keep = header || m_isTableKept || row == first || row + 2 >= table.rows.size();
        paragraph({.style = m_cellStyle, .keepNext = keep, .alignment = alignmentAt(table, row, column)}, words);
    }

    /// The last thing in the body: page size, margins, footer.
    void section()
    {
        if (!m_dress.section.isEmpty()) {
            m_part.raw(m_dress.section);
            return;
        }
        const auto margin = twips(look::margin);
        m_part.element("w:sectPr", {}, [&] {
            m_part.element("w:footerReference", {{"w:type", "default"}, {"r:id", "rId4"}});
            if (m_document.isAcross)
                m_part.element("w:pgSz", {{"w:w", "16838"}, {"w:h", "11906"}, {"w:orient", "landscape"}});
            else
                m_part.element("w:pgSz", {{"w:w", "11906"}, {"w:h", "16838"}});
            m_part.element("w:pgMar",
                           {{"w:top", margin},
                            {"w:right", margin},
                            {"w:bottom", margin},
                            {"w:left", margin},
                            {"w:header", "708"},
                            {"w:footer", "708"},
                            {"w:gutter", "0"}});
        });
    }

    void paragraph(const Manner& manner, const Prose& words) { paragraph(manner, words, words.plain().isRightToLeft()); }
    void paragraph(const Manner& manner, const QString& words) { paragraph(manner, Prose(words)); }
    void paragraph(const Manner& manner, const Prose& words, bool rightToLeft)
    {
        paragraph(
            manner, [&] { m_runs.write(words); }, rightToLeft);
    }

    void paragraph(const Manner& manner, const Markup::Content& content, bool rightToLeft)
    {
        m_part.element("w:p", {}, [&] {
            properties(manner, rightToLeft);
            content();
        });
    }

    // Word asks for exactly this order of elements.
    void properties(const Manner& manner, bool rightToLeft)
    {
        const bool pageBreak = std::exchange(m_pageBreak, false);
        m_part.element("w:pPr", {}, [&] {
            if (manner.style)
                m_part.element("w:pStyle", {{"w:val", m_dress.idOf(manner.style)}});
            if (manner.keepNext)
                m_part.element("w:keepNext");
            if (pageBreak)
                m_part.element("w:pageBreakBefore");
            if (manner.list > 0)
                m_part.element("w:numPr", {}, [&] {
                    m_part.element("w:ilvl", {{"w:val", "0"}});
                    m_part.element("w:numId", {{"w:val", QString::number(manner.list)}});
                });
            if (rightToLeft)
                m_part.element("w:bidi");
            if (manner.alignment != Alignment::Automatic)
                m_part.element("w:jc", {{"w:val", manner.alignment == Alignment::Centre ? "center" : "right"}});
        });
    }

    const Document& m_document;
    const std::vector<QByteArray> m_pictures; ///< one a block
    const Dress& m_dress;
    const Outline m_outline;
    Markup m_part;
    Runs m_runs;
    Body m_body;
    std::size_t m_block = 0;
    bool m_pageBreak = false; ///< the next paragraph begins a page
    const char* m_cellStyle = nullptr; ///< of the table that is written
    bool m_isTableKept = false; ///< the table that is written stays on one page
};

} // namespace

Body bodyOf(const Document& document, const RenderFigure& renderFigure, const Dress& dress)
{
    return Writer(document, renderFigure, dress).write();
}

} // namespace counterpoint::report::docx
