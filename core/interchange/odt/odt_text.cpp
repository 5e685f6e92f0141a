#include "core/interchange/odt/odt_text.h"
#include <algorithm>
#include <utility>

namespace counterpoint::odt {

namespace {

/// A repetition such as text:c="3"; a file may claim any number.
int repetition(pugi::xml_node node, const char* attribute) { return std::clamp(attributeOf(node, attribute).as_int(1), 1, 100); }

QString valueOf(pugi::xml_attribute attribute) { return QString::fromUtf8(attribute.value()); }

} // namespace

TextWalker::TextWalker(pugi::xml_node styles)
{
    for (const auto style : styles.children()) {
        const auto properties = childOf(style, "text-properties");
        if (std::string_view(attributeOf(properties, "display").value()) == "none")
            m_hiddenStyles.insert(valueOf(attributeOf(style, "name")));
    }
}

QStringList TextWalker::linesOf(pugi::xml_node holder) { return nested(holder); }

QStringList TextWalker::nested(pugi::xml_node holder)
{
    auto outer = std::exchange(m_flow, Flow());
    blocks(holder);
    auto lines = std::move(m_flow.lines);
    m_flow = std::move(outer);
    return lines;
}

void TextWalker::blocks(pugi::xml_node holder)
{
    for (const auto child : holder.children())
        block(child);
}

void TextWalker::block(pugi::xml_node node)
{
    const auto name = localName(node.name());
    if (name == "p" || name == "h")
        paragraph(node);
    else if (name == "table")
        table(node);
    else if (name == "tracked-changes")
        countChanges(node);
    else if (name == "frame" || name == "custom-shape" || name == "g")
        inlineElement(node);
    else if (name == "list" || name == "list-item" || name == "list-header" || name == "section" || name == "numbered-paragraph"
             || name == "index-body" || name == "index-title" || name == "table-of-content" || name.ends_with("-index")
             || name == "bibliography")
        blocks(node);
    if (!m_flow.boxes.isEmpty())
        m_flow.lines << std::exchange(m_flow.boxes, {});
}

void TextWalker::paragraph(pugi::xml_node node)
{
    m_flow.afterSpace = true;
    if (m_hiddenStyles.contains(valueOf(attributeOf(node, "style-name")))) {
        ++m_findings.hiddenRuns;
        return;
    }
    inlines(node);
    m_flow.lines << std::exchange(m_flow.line, {});
}

void TextWalker::table(pugi::xml_node node)
{
    for (const auto child : node.children()) {
        const auto name = localName(child.name());
        if (name == "table-row")
            m_flow.lines << row(child);
        else if (name == "table-rows" || name == "table-header-rows" || name == "table-row-group")
            table(child);
    }
}

QString TextWalker::row(pugi::xml_node node)
{
    QList<QStringList> cells;
    for (const auto cell : node.children())
        if (localName(cell.name()) == "table-cell") {
            cells << nested(cell);
            for (int i = 1; cells.back().join(QString()).isEmpty() && i < repetition(cell, "number-columns-repeated"); ++i)
                cells << QStringList();
        }
    return rowOfCells(cells);
}

void TextWalker::inlines(pugi::xml_node holder)
{
    for (const auto child : holder.children())
        inlineElement(child);
}

void TextWalker::inlineElement(pugi::xml_node node)
{
    const auto name = localName(node.name());
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata)
        words(QString::fromUtf8(node.value()));
    else if (name == "s")
        say(QString(repetition(node, "c"), ' '));
    else if (name == "tab")
        say(QStringLiteral("\t"));
    else if (name == "line-break")
        say(QStringLiteral("\n"));
    else if (name == "span")
        span(node);
    else if (name == "note")
        note(node);
    else if (name == "annotation")
        ++m_findings.comments;
    else if (name == "text-box" || name == "custom-shape")
        m_flow.boxes << nested(node);
    else if (name == "ruby")
        inlines(childOf(node, "ruby-base"));
    else if (name == "hidden-text" || name == "hidden-paragraph")
        ++m_findings.hiddenRuns;
    else if (name != "annotation-end" && name != "image" && name != "object" && name != "title" && name != "desc" && name != "script")
        inlines(node); // links, fields, bookmarks, frames …
}

void TextWalker::span(pugi::xml_node node)
{
    if (m_hiddenStyles.contains(valueOf(attributeOf(node, "style-name"))))
        ++m_findings.hiddenRuns;
    else
        inlines(node);
}

void TextWalker::note(pugi::xml_node node)
{
    m_notes << QString();
    const auto number = m_notes.size();
    say(QStringLiteral("[%1]").arg(number));
    m_notes[number - 1] = nested(childOf(node, "note-body")).join('\n').trimmed();
}

void TextWalker::words(const QString& text)
{
    QString kept;
    kept.reserve(text.size());
    for (const auto character : text) {
        const bool isSpace = character == ' ' || character == '\t' || character == '\n' || character == '\r';
        if (!isSpace || !m_flow.afterSpace)
            kept += isSpace ? QChar(' ') : character;
        m_flow.afterSpace = isSpace;
    }
    m_flow.line += kept;
}

void TextWalker::say(const QString& text)
{
    m_flow.line += text;
    m_flow.afterSpace = false;
}

// What was deleted is kept apart from the text, so that there is nothing to leave out.
void TextWalker::countChanges(pugi::xml_node trackedChanges)
{
    for (const auto region : trackedChanges.children()) {
        m_findings.deletions += childOf(region, "deletion") ? 1 : 0;
        m_findings.insertions += childOf(region, "insertion") ? 1 : 0;
    }
}

} // namespace counterpoint::odt
