#include "core/interchange/docx/docx_text.h"
#include "core/interchange/encoding/symbol_fonts.h"
#include "core/interchange/xml/xml_document.h"
#include <utility>

namespace counterpoint::docx {

namespace {

/// A switch such as <w:vanish/> or <w:vanish w:val="0"/>.
bool isOn(pugi::xml_node node)
{
    const std::string_view value = attributeOf(node, "val").as_string("1");
    return node && value != "0" && value != "false" && value != "off";
}

bool isDeleted(pugi::xml_node properties) { return bool(childOf(properties, "del")) || bool(childOf(properties, "moveFrom")); }

bool isTextBoxHolder(std::string_view name) { return name == "drawing" || name == "pict" || name == "object"; }

} // namespace

QString TextWalker::textOf(pugi::xml_node holder)
{
    blocks(holder);
    if (!m_line.isEmpty()) // a deleted paragraph mark at the very end
        m_lines << std::exchange(m_line, {});
    return std::exchange(m_lines, {}).join('\n');
}

QStringList TextWalker::nested(pugi::xml_node holder) { return TextWalker(m_findings).textOf(holder).split('\n'); }

void TextWalker::blocks(pugi::xml_node holder)
{
    for (const auto child : holder.children())
        block(child);
}

void TextWalker::block(pugi::xml_node node)
{
    const auto name = localName(node.name());
    if (name == "p")
        paragraph(node);
    else if (name == "tbl")
        table(node);
    else if (name == "AlternateContent")
        blocks(childOf(node, "Choice") ? childOf(node, "Choice") : childOf(node, "Fallback"));
    else if (name == "sdt")
        blocks(childOf(node, "sdtContent"));
    else if (name == "ins" || name == "moveTo" || name == "customXml" || name == "smartTag")
        blocks(node);
}

void TextWalker::paragraph(pugi::xml_node node)
{
    inlines(node);
    // Where the paragraph's own mark was deleted, its text runs on into the next one.
    if (!isDeleted(childOf(childOf(node, "pPr"), "rPr")))
        m_lines << std::exchange(m_line, {});
    m_lines << std::exchange(m_boxes, {});
}

void TextWalker::table(pugi::xml_node node)
{
    for (const auto child : node.children()) {
        const auto name = localName(child.name());
        if (name == "tr" && isDeleted(childOf(child, "trPr")))
            ++m_findings.deletions;
        else if (name == "tr")
            m_lines << row(child);
        else if (name == "sdt")
            table(childOf(child, "sdtContent"));
        else if (name == "ins" || name == "customXml")
            table(child);
    }
}

QString TextWalker::row(pugi::xml_node node)
{
    QList<QStringList> cells;
    for (const auto child : node.children()) {
        const auto name = localName(child.name());
        const auto cell = name == "sdt" ? childOf(childOf(child, "sdtContent"), "tc") : child;
        if (localName(cell.name()) == "tc")
            cells << nested(cell);
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
    if (name == "r")
        run(node);
    else if (name == "t") // of a formula
        say(QString::fromUtf8(node.child_value()));
    else if (name == "del" || name == "moveFrom")
        ++m_findings.deletions;
    else if (name == "sdt")
        inlines(childOf(node, "sdtContent"));
    else if (name == "AlternateContent")
        alternatives(node);
    else if (name == "ruby")
        inlines(childOf(node, "rubyBase"));
    else if (name != "pPr" && name != "rPr") {
        if (name == "ins" || name == "moveTo")
            ++m_findings.insertions;
        inlines(node); // hyperlink, fldSimple, smartTag, bdo, dir, formulae …
    }
}

void TextWalker::run(pugi::xml_node node)
{
    const bool hidden = isOn(childOf(childOf(node, "rPr"), "vanish"));
    const auto before = m_line.size();
    for (const auto child : node.children())
        runElement(child);
    if (hidden && m_line.size() > before) {
        m_line.truncate(before);
        ++m_findings.hiddenRuns;
    }
}

void TextWalker::runElement(pugi::xml_node node)
{
    const auto name = localName(node.name());
    if (name == "r")
        run(node);
    else if (name == "t")
        say(QString::fromUtf8(node.child_value()));
    else if (name == "tab" || name == "ptab")
        say(QStringLiteral("\t"));
    else if (name == "br" || name == "cr")
        say(QStringLiteral("\n"));
    else if (name == "noBreakHyphen")
        say(QChar(0x2011));
    else if (name == "softHyphen")
        say(QChar(0x00AD));
    else if (name == "sym")
        symbol(node);
    else if (name == "fldChar")
        fieldMark(node);
    else if (name == "footnoteReference" || name == "endnoteReference")
        noteMark(node, name == "endnoteReference");
    else if (name == "commentReference")
        ++m_findings.comments;
    else if (name == "AlternateContent")
        alternatives(node);
    else if (name == "ruby")
        inlines(childOf(node, "rubyBase"));
    else if (isTextBoxHolder(name))
        textBoxes(node);
}

// Word writes what new programs show and a fallback for old ones; both hold the same words.
void TextWalker::alternatives(pugi::xml_node node)
{
    for (const auto* branch : {"Choice", "Fallback"}) {
        const auto content = childOf(node, branch);
        const auto before = std::pair(m_line, m_boxes);
        for (const auto child : content.children())
            runElement(child);
        if (std::pair(m_line, m_boxes) != before)
            return;
    }
}

void TextWalker::textBoxes(pugi::xml_node node)
{
    for (const auto child : node.children()) {
        const auto name = localName(child.name());
        if (name == "txbxContent")
            m_boxes << nested(child);
        else if (name == "AlternateContent")
            textBoxes(childOf(child, "Choice") ? childOf(child, "Choice") : childOf(child, "Fallback"));
        else
            textBoxes(child);
    }
}

// A field stands as: begin, instructions, separate, result, end. Only the result is text.
void TextWalker::fieldMark(pugi::xml_node node)
{
    const std::string_view kind = attributeOf(node, "fldCharType").as_string();
    if (kind == "begin")
        m_fields.emplace_back();
    else if (kind == "separate" && !m_fields.empty())
        m_fields.back().inResult = true;
    else if (kind == "end" && !m_fields.empty())
        m_fields.pop_back();
}

void TextWalker::symbol(pugi::xml_node node)
{
    bool ok = false;
    const auto code = QString::fromUtf8(attributeOf(node, "char").value()).toUInt(&ok, 16);
    char32_t unicode = ok ? symbolToUnicode(QString::fromUtf8(attributeOf(node, "font").value()), code) : 0;
    if (unicode == 0 || unicode > 0x10FFFF) {
        ++m_findings.unknownSymbols;
        unicode = QChar::ReplacementCharacter;
    }
    say(QString::fromUcs4(&unicode, 1));
}

void TextWalker::noteMark(pugi::xml_node node, bool endnote)
{
    m_findings.notes.push_back({endnote, QString::fromUtf8(attributeOf(node, "id").value())});
    say(QStringLiteral("[%1]").arg(m_findings.notes.size()));
}

void TextWalker::say(const QString& text)
{
    for (const auto& field : m_fields)
        if (!field.inResult)
            return;
    m_line += text;
}

} // namespace counterpoint::docx
