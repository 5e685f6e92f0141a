#include "core/report/html_writer.h"
#include "core/base/translate.h"
#include "core/report/html_style.h"
#include "core/report/markup.h"
#include "core/report/outline.h"
#include "core/report/references.h"
#include <algorithm>

namespace counterpoint::report {

namespace {

class HtmlBody {
public:
    HtmlBody(const Document& document, Markup& page)
        : m_outline(outlineOf(document))
        , m_page(page)
    {
        for (const auto& block : document.blocks) {
            std::visit([this](const auto& kind) { write(kind); }, block);
            m_page.raw("\n");
            ++m_block;
        }
        writeNotes();
    }

private:
    void write(const Heading& heading)
    {
        constexpr const char* names[] = {"h2", "h3", "h4"};
        const char* name = names[m_outline.levels[m_block] - 1];
        prose(name, heading.text, {{"id", anchorOf(m_block)}});
    }

    void write(const Paragraph& paragraph)
    {
        if (paragraph.keepWithNext)
            prose("p", paragraph.text, {{"class", "leads"}});
        else
            prose("p", paragraph.text);
    }
    void write(const BulletList& list) { items("ul", list.items); }
    void write(const NumberedList& list) { items("ol", list.items); }

    void write(const References& list)
    {
        m_page.element("div", {{"class", "references"}, {"role", "doc-bibliography"}}, [&] {
            for (const auto& entry : list.entries)
                prose("p", entry.text, {{"id", entry.anchor}});
        });
    }

    /// The footnotes below the text, each with a way back.
    void writeNotes()
    {
        if (m_notes.empty())
            return;
        const auto title = translate("Report", "Notes");
        m_page.element("section", {{"class", "notes"}, {"role", "doc-endnotes"}, {"aria-label", title}}, [&] {
            m_page.element("h2", {}, title);
            m_page.element("ol", {}, [&] {
                for (const auto& note : m_notes)
                    writeNote(note);
            });
        });
        m_page.raw("\n");
    }

    void writeNote(const Footnote& note)
    {
        Prose words;
        words.parts = note.text;
        const auto number = QString::number(note.number);
        Markup::Attributes attributes{{"id", "note_" + number}};
        if (words.plain().isRightToLeft())
            attributes.emplace_back("dir", "rtl");
        m_page.element("li", attributes, [&] {
            inlines(words);
            m_page.text(QStringLiteral(" "));
            m_page.element("a",
                           {{"href", "#note_mark_" + number},
                            {"role", "doc-backlink"},
                            {"aria-label", translate("Report", "Back to note %1 in the text").arg(number)}},
                           QStringLiteral("↩"));
        });
    }

    void write(const PageBreak&) { m_page.element("div", {{"class", "page-break"}}, QString()); }

    void write(const TableOfContents&)
    {
        if (m_outline.headings.empty())
            return;
        m_page.element("nav", {{"aria-label", contentsTitle()}}, [this] {
            m_page.element("h2", {}, contentsTitle());
            m_page.element("ul", {}, [this] {
                for (const auto& entry : m_outline.headings)
                    m_page.element("li", {{"class", QStringLiteral("level-%1").arg(entry.level)}}, [this, &entry] {
                        m_page.element("a", {{"href", '#' + anchorOf(entry.block)}}, entry.text);
                    });
            });
        });
    }

    void write(const Quote& quote)
    {
        m_page.element("figure", {{"class", "quote"}, {"dir", quote.text.plain().isRightToLeft() ? "rtl" : "ltr"}}, [this, &quote] {
            m_page.element("blockquote", {}, [this, &quote] { m_page.element("p", {}, [this, &quote] { inlines(quote.text); }); });
            if (!quote.attribution.isEmpty())
                m_page.element("figcaption", {{"dir", quote.attribution.isRightToLeft() ? "rtl" : "ltr"}},
                               QStringLiteral("— ") + quote.attribution);
        });
    }

    void write(const Figure& block)
    {
        m_page.element("figure", {{"id", m_outline.captions[m_block].anchor}}, [this, &block] {
            m_page.raw(figure::toSvg(block.drawing));
            m_page.element("figcaption", {}, [&] {
                m_page.element("p", {}, [this] { caption(); });
                note(block.note);
            });
        });
    }

    void write(const Table& table)
    {
        const auto headers = std::min(std::size_t(std::max(table.headerRows, 0)), table.rows.size());
        m_page.element("div", {{"class", "table"}, {"id", m_outline.captions[m_block].anchor}}, [&] {
            m_page.element("table", {}, [&] {
                m_page.element("caption", {}, [this] { caption(); });
                if (headers > 0)
                    m_page.element("thead", {}, [&] { rows(table, 0, headers); });
                if (headers < table.rows.size())
                    m_page.element("tbody", {}, [&] { rows(table, headers, table.rows.size()); });
            });
            note(table.note);
        });
    }

    void rows(const Table& table, std::size_t from, std::size_t to)
    {
        for (auto row = from; row < to; ++row)
            m_page.element("tr", {}, [&] {
                for (std::size_t column = 0; column < columnCount(table); ++column)
                    cell(table, row, column);
            });
    }

    void cell(const Table& table, std::size_t row, std::size_t column)
    {
        const bool namesColumn = int(row) < table.headerRows;
        const bool namesRow = int(column) < table.headerColumns;
        const auto alignment = alignmentAt(table, row, column);
        Markup::Attributes attributes;
        if (namesColumn || namesRow)
            attributes.emplace_back("scope", namesColumn ? "col" : "row");
        if (alignment != Alignment::Automatic)
            attributes.emplace_back("class", alignment == Alignment::End ? "end" : "centre");
        prose(namesColumn || namesRow ? "th" : "td", cellAt(table, row, column).text, attributes);
    }

    void items(const char* name, const std::vector<Prose>& list)
    {
        if (!list.empty())
            m_page.element(name, {}, [&] {
                for (const auto& item : list)
                    prose("li", item);
            });
    }

    void caption()
    {
        const auto& words = m_outline.captions[m_block];
        m_page.element("strong", {}, words.label());
        if (!words.text.isEmpty())
            m_page.text(' ' + words.text);
    }

    void note(const Prose& words)
    {
        if (!words.parts.empty())
            prose("p", words, {{"class", "note"}});
    }

    /// Left to right is the page's own direction; only the other one needs saying.
    void prose(const char* name, const Prose& words, Markup::Attributes attributes = {})
    {
        if (words.plain().isRightToLeft())
            attributes.emplace_back("dir", "rtl");
        m_page.element(name, attributes, [this, &words] { inlines(words); });
    }

    void inlines(const Prose& words)
    {
        for (const auto& part : words.parts) {
            if (const auto* note = std::get_if<Footnote>(&part.mark))
                noteMark(*note);
            else if (const auto* link = std::get_if<Link>(&part.mark))
                m_page.element("a", {{"href", link->to == Link::To::Web ? link->target : u'#' + link->target}}, [&] { styled(part); });
            else
                styled(part);
        }
    }

    void styled(const Inline& part)
    {
        within(part.bold, "strong",
               [&] { within(part.italic, "em", [&] { within(part.superscript, "sup", [&] { m_page.text(part.text); }); }); });
    }

    void noteMark(const Footnote& note)
    {
        m_notes.push_back(note);
        const auto number = QString::number(note.number);
        m_page.element("sup", {}, [&] {
            m_page.element("a",
                           {{"id", "note_mark_" + number},
                            {"href", "#note_" + number},
                            {"role", "doc-noteref"},
                            {"aria-label", translate("Report", "Note %1").arg(number)}},
                           number);
        });
    }

    void within(bool marked, const char* name, const Markup::Content& content)
    {
        if (marked)
            m_page.element(name, {}, content);
        else
            content();
    }

    const Outline m_outline;
    Markup& m_page;
    std::size_t m_block = 0;
    std::vector<Footnote> m_notes; ///< whose marks are written
};

void writeHead(const Document& document, Markup& page)
{
    page.element("head", {}, [&] {
        page.element("meta", {{"charset", "utf-8"}});
        page.element("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
        if (!document.authors.isEmpty())
            page.element("meta", {{"name", "author"}, {"content", document.authors.join(QStringLiteral(", "))}});
        page.element("title", {}, document.title.simplified().isEmpty() ? translate("Report", "Report") : document.title.simplified());
        page.raw("<style>" + htmlStyle() + "</style>");
    });
    page.raw("\n");
}

void writeTitle(const Document& document, Markup& page)
{
    page.element("header", {}, [&] {
        page.element("h1", {}, document.title);
        if (!document.subtitle.isEmpty())
            page.element("p", {{"class", "subtitle"}}, document.subtitle);
        for (const auto& line : titleLines(document))
            page.element("p", {{"class", "byline"}}, line);
    });
    page.raw("\n");
}

} // namespace

Result<QByteArray> writeHtml(const Document& asBuilt)
{
    const auto document = withReferences(asBuilt).document;
    Markup page;
    page.raw("<!DOCTYPE html>\n");
    page.element("html", {{"lang", document.language}}, [&] {
        writeHead(document, page);
        page.element("body", {}, [&] {
            page.element("main", {}, [&] {
                writeTitle(document, page);
                HtmlBody(document, page);
            });
        });
    });
    page.raw("\n");
    return page.take();
}

} // namespace counterpoint::report
