#include "core/report/docx_runs.h"
#include "core/report/docx_parts.h"

namespace counterpoint::report::docx {

void Runs::write(const Prose& words)
{
    for (const auto& part : words.parts)
        write(part);
}

void Runs::write(const Inline& part)
{
    if (const auto* note = std::get_if<Footnote>(&part.mark))
        noteMark(*note);
    else if (const auto* target = std::get_if<Link>(&part.mark))
        link(*target, part);
    else
        words(part);
}

void Runs::fieldMark(const char* kind)
{
    m_part.element("w:r", {}, [&] { m_part.element("w:fldChar", {{"w:fldCharType", kind}}); });
}

void Runs::bookmark(std::size_t id, const QString& name, const Markup::Content& content)
{
    const auto number = QString::number(id);
    m_part.element("w:bookmarkStart", {{"w:id", number}, {"w:name", name}});
    content();
    m_part.element("w:bookmarkEnd", {{"w:id", number}});
}

void Runs::noteMark(const Footnote& note)
{
    m_notes.push_back(note);
    m_part.element("w:r", {}, [&] {
        m_part.element("w:rPr", {}, [&] { m_part.element("w:rStyle", {{"w:val", m_dress.idOf("FootnoteReference")}}); });
        m_part.element("w:footnoteReference", {{"w:id", QString::number(note.number)}});
    });
}

/// Captions and headings are fields, which Word keeps right when the text is changed; web addresses are, too, since a part's own links
/// would have to be listed beside it.
void Runs::link(const Link& link, const Inline& part)
{
    if (link.to == Link::To::Work) {
        m_part.element("w:hyperlink", {{"w:anchor", link.target}, {"w:history", "1"}}, [&] { words(part); });
        return;
    }
    const bool isWeb = link.to == Link::To::Web;
    auto address = link.target;
    address.replace(u'"', QLatin1String("%22")).replace(u'\\', QLatin1String("%5C"));
    const auto instruction = isWeb ? QStringLiteral(" HYPERLINK \"%1\" ").arg(address) : QStringLiteral(" REF %1 \\h ").arg(link.target);
    m_part.element("w:fldSimple", {{"w:instr", instruction}}, [&] { words(part, isWeb ? "Hyperlink" : nullptr); });
}

void Runs::words(const Inline& part, const char* style)
{
    if (part.text.isEmpty())
        return;
    m_part.element("w:r", {}, [&] {
        properties(part, style);
        text(printable(part.text));
    });
}

void Runs::properties(const Inline& part, const char* style)
{
    const bool rightToLeft = part.text.isRightToLeft();
    if (!style && !part.bold && !part.italic && !part.superscript && !rightToLeft)
        return;
    m_part.element("w:rPr", {}, [&] {
        if (style)
            m_part.element("w:rStyle", {{"w:val", m_dress.idOf(style)}});
        if (part.bold) {
            m_part.element("w:b");
            m_part.element("w:bCs");
        }
        if (part.italic) {
            m_part.element("w:i");
            m_part.element("w:iCs");
        }
        if (part.superscript)
            m_part.element("w:vertAlign", {{"w:val", "superscript"}});
        if (rightToLeft)
            m_part.element("w:rtl");
    });
}

/// Line ends and tabs are elements in Word's text.
void Runs::text(const QString& text)
{
    qsizetype from = 0;
    for (qsizetype at = 0; at <= text.size(); ++at) {
        if (at < text.size() && text[at] != '\n' && text[at] != '\t')
            continue;
        if (at > from)
            m_part.element("w:t", {{"xml:space", "preserve"}}, text.mid(from, at - from));
        if (at < text.size())
            m_part.element(text[at] == '\n' ? "w:br" : "w:tab");
        from = at + 1;
    }
}

namespace {

/// The line above the notes, which Word wants as notes of their own.
void separator(Markup& part, int id, const char* type, const char* line)
{
    part.element("w:footnote", {{"w:type", type}, {"w:id", QString::number(id)}}, [&] {
        part.element("w:p", {}, [&] {
            part.element("w:pPr", {}, [&] { part.element("w:spacing", {{"w:after", "0"}, {"w:line", "240"}, {"w:lineRule", "auto"}}); });
            part.element("w:r", {}, [&] { part.element(line); });
        });
    });
}

void note(Markup& part, const Footnote& note, const Dress& dress)
{
    Prose prose;
    prose.parts = note.text;
    part.element("w:footnote", {{"w:id", QString::number(note.number)}}, [&] {
        part.element("w:p", {}, [&] {
            part.element("w:pPr", {}, [&] {
                part.element("w:pStyle", {{"w:val", dress.idOf("FootnoteText")}});
                if (prose.plain().isRightToLeft())
                    part.element("w:bidi");
            });
            part.element("w:r", {}, [&] {
                part.element("w:rPr", {}, [&] { part.element("w:rStyle", {{"w:val", dress.idOf("FootnoteReference")}}); });
                part.element("w:footnoteRef");
            });
            Runs runs(part, dress);
            runs.write(Inline{QStringLiteral(" ")});
            runs.write(prose);
        });
    });
}

} // namespace

QByteArray footnotes(const std::vector<Footnote>& notes, const Dress& dress)
{
    Markup part;
    part.declaration();
    part.element("w:footnotes", {{"xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}}, [&] {
        separator(part, -1, "separator", "w:separator");
        separator(part, 0, "continuationSeparator", "w:continuationSeparator");
        for (const auto& one : notes)
            note(part, one, dress);
    });
    return part.take();
}

} // namespace counterpoint::report::docx
