#include "core/report/markdown_writer.h"
#include "core/report/markup.h"
#include "core/report/outline.h"
#include "core/report/references.h"
#include <QRegularExpression>
#include <QUrl>
#include <algorithm>

namespace counterpoint::report {

namespace {

/// Words that Markdown takes for words, wherever they stand in a line.
QString escaped(const QString& raw)
{
    static const QString special = QStringLiteral("\\`*_[]<>|~^");
    QString safe;
    const auto text = printable(raw);
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar unit = text[at];
        const QChar next = at + 1 < text.size() ? text[at + 1] : QChar(u' ');
        const bool beginsWord = at == 0 || text[at - 1].isSpace() || text[at - 1] == u'(';
        const bool isEntity = unit == u'&' && (next.isLetter() || next == u'#');
        const bool isCited = unit == u'@' && beginsWord; // Pandoc's citations
        if (special.contains(unit) || isEntity || isCited)
            safe += u'\\';
        safe += unit;
    }
    return safe;
}

/// What would make a heading, a list or a rule of a line that begins so.
QString withSafeStart(const QString& line)
{
    static const QRegularExpression start(QStringLiteral("^(\\s*)([#+=-])"));
    static const QRegularExpression number(QStringLiteral("^(\\s*\\d+)([.)])(?=\\s|$)"));
    auto safe = line;
    safe.replace(start, QStringLiteral("\\1\\\\2"));
    return safe.replace(number, QStringLiteral("\\1\\\\2"));
}

class MarkdownBody {
public:
    MarkdownBody(const Document& document, const QString& folder)
        : m_document(document)
        , m_folder(QString::fromLatin1(QUrl::toPercentEncoding(folder, "/")))
        , m_outline(outlineOf(document))
    {
    }

    MarkdownReport write()
    {
        paragraph(QStringLiteral("# ") + onOneLine(escaped(m_document.title)));
        if (!m_document.subtitle.isEmpty())
            paragraph(withSafeStart(escaped(m_document.subtitle)));
        for (const auto& line : titleLines(m_document))
            paragraph(withSafeStart(escaped(line)));
        for (const auto& each : m_document.blocks) {
            std::visit([this](const auto& kind) { block(kind); }, each);
            ++m_block;
        }
        for (const auto& note : m_notes)
            paragraph(QStringLiteral("[^%1]: %2").arg(note.number).arg(onOneLine(inlines(note.text))));
        m_report.text = m_text.toUtf8();
        return std::move(m_report);
    }

private:
    void paragraph(const QString& text)
    {
        if (!m_text.isEmpty())
            m_text += u'\n';
        m_text += text + u'\n';
    }

    static QString onOneLine(QString text) { return text.replace(u'\n', u' '); }

    void block(const Heading& heading)
    {
        const auto marks = QString(m_outline.levels[m_block] + 1, u'#');
        paragraph(QStringLiteral("%1 %2%3").arg(marks, anchor(anchorOf(m_block)), onOneLine(escaped(heading.text))));
    }

    void block(const Paragraph& each) { running(each.text); }

    void running(const Prose& words)
    {
        if (!words.parts.empty())
            paragraph(lines(words, QString()));
    }

    /// Line ends that stay line ends, each line behind `start`.
    QString lines(const Prose& words, const QString& start)
    {
        QStringList all;
        for (const auto& line : inlines(words.parts).split(u'\n'))
            all << withSafeStart(line);
        return all.join(QStringLiteral("\\\n") + start);
    }

    void block(const BulletList& list)
    {
        QStringList items;
        for (const auto& item : list.items)
            items << QStringLiteral("- ") + lines(item, QStringLiteral("  "));
        if (!items.isEmpty())
            paragraph(items.join(u'\n'));
    }

    void block(const NumberedList& list)
    {
        QStringList items;
        for (const auto& item : list.items)
            items << QStringLiteral("%1. ").arg(items.size() + 1) + lines(item, QStringLiteral("   "));
        if (!items.isEmpty())
            paragraph(items.join(u'\n'));
    }

    void block(const Quote& quote)
    {
        auto text = QStringLiteral("> ") + lines(quote.text, QStringLiteral("> "));
        if (!quote.attribution.isEmpty())
            text += QStringLiteral("\n>\n> — ") + escaped(quote.attribution);
        paragraph(text);
    }

    void block(const PageBreak&) { }

    void block(const TableOfContents&)
    {
        QStringList entries;
        for (const auto& entry : m_outline.headings)
            entries << QStringLiteral("%1- [%2](#%3)")
                           .arg(QString(2 * (entry.level - 1), u' '), onOneLine(escaped(entry.text)), anchorOf(entry.block));
        if (entries.isEmpty())
            return;
        paragraph(QStringLiteral("**%1**").arg(escaped(contentsTitle())));
        paragraph(entries.join(u'\n'));
    }

    void block(const References& list)
    {
        for (const auto& entry : list.entries)
            paragraph(anchor(entry.anchor) + withSafeStart(inlines(entry.text.parts)));
    }

    static QString anchor(const QString& name) { return QStringLiteral("<a id=\"%1\"></a>").arg(name); }

    void caption()
    {
        const auto& words = m_outline.captions[m_block];
        paragraph(QStringLiteral("%1**%2** %3").arg(anchor(words.anchor), words.label(), onOneLine(escaped(words.text))).trimmed());
    }

    void block(const Figure& figure)
    {
        const auto name = QStringLiteral("figure-%1.svg").arg(m_outline.captions[m_block].number);
        m_report.figures.push_back({name, figure::toSvg(figure.drawing)});
        paragraph(QStringLiteral("![%1](%2/%3)").arg(onOneLine(escaped(figure.drawing.description)), m_folder, name));
        caption();
        running(figure.note);
    }

    void block(const Table& table)
    {
        caption();
        const auto columns = columnCount(table);
        const auto headers = std::min(std::size_t(std::max(table.headerRows, 0)), table.rows.size());
        if (columns > 0) {
            QStringList rows{headerOf(table, headers, columns), ruleOf(table, headers, columns)};
            for (auto row = headers; row < table.rows.size(); ++row)
                rows << rowOf(table, row, columns);
            paragraph(rows.join(u'\n'));
        }
        running(table.note);
    }

    /// Markdown has one row of headers: several stand in it one below the other.
    QString headerOf(const Table& table, std::size_t headers, std::size_t columns)
    {
        QStringList cells;
        for (std::size_t column = 0; column < columns; ++column) {
            QStringList words;
            for (std::size_t row = 0; row < headers; ++row)
                words << cellText(table, row, column);
            words.removeAll(QString());
            cells << words.join(QStringLiteral("<br>"));
        }
        return QStringLiteral("| %1 |").arg(cells.join(QStringLiteral(" | ")));
    }

    static QString ruleOf(const Table& table, std::size_t headers, std::size_t columns)
    {
        QString rule = QStringLiteral("|");
        for (std::size_t column = 0; column < columns; ++column) {
            const auto alignment = alignmentAt(table, headers, column);
            rule += alignment == Alignment::End  ? QStringLiteral(" ---: |")
                : alignment == Alignment::Centre ? QStringLiteral(" :---: |")
                                                 : QStringLiteral(" --- |");
        }
        return rule;
    }

    QString rowOf(const Table& table, std::size_t row, std::size_t columns)
    {
        QString text = QStringLiteral("|");
        for (std::size_t column = 0; column < columns; ++column)
            text += QStringLiteral(" %1 |").arg(cellText(table, row, column));
        return text;
    }

    QString cellText(const Table& table, std::size_t row, std::size_t column)
    {
        return inlines(cellAt(table, row, column).text.parts).replace(u'\n', QLatin1String("<br>"));
    }

    QString inlines(const std::vector<Inline>& parts)
    {
        QString text;
        for (const auto& part : parts) {
            const auto words = inlineOf(part);
            if (text.endsWith(u'*') && !text.endsWith(QLatin1String("\\*")) && words.startsWith(u'*'))
                text += QLatin1String("<!-- -->"); // else the marks of both would run together
            text += words;
        }
        return text;
    }

    QString inlineOf(const Inline& part)
    {
        if (const auto* note = std::get_if<Footnote>(&part.mark)) {
            m_notes.push_back(*note);
            return QStringLiteral("[^%1]").arg(note->number);
        }
        const auto words = styled(part);
        if (const auto* link = std::get_if<Link>(&part.mark))
            return QStringLiteral("[%1](%2)").arg(words, link->to == Link::To::Web ? webAddress(link->target) : u'#' + link->target);
        return words;
    }

    static QString webAddress(QString address)
    {
        return address.replace(u'(', QLatin1String("%28")).replace(u')', QLatin1String("%29")).replace(u' ', QLatin1String("%20"));
    }

    /// Marks stand close to words: spaces at the ends stay outside.
    static QString styled(const Inline& part)
    {
        const auto marks = (part.bold ? QStringLiteral("**") : QString()) + (part.italic ? QStringLiteral("*") : QString());
        auto words = escaped(part.text);
        if (part.superscript)
            words = QStringLiteral("<sup>%1</sup>").arg(words);
        const auto core = words.trimmed();
        if (marks.isEmpty() || core.isEmpty())
            return words;
        const auto at = words.indexOf(core);
        return words.left(at) + marks + core + marks + words.mid(at + core.size());
    }

    const Document& m_document;
    const QString m_folder;
    const Outline m_outline;
    MarkdownReport m_report;
    QString m_text;
    std::vector<Footnote> m_notes; ///< whose marks are written
    std::size_t m_block = 0;
};

} // namespace

MarkdownReport writeMarkdown(const Document& asBuilt, const QString& folder)
{
    const auto document = withReferences(asBuilt).document;
    return MarkdownBody(document, folder).write();
}

} // namespace counterpoint::report
