#pragma once
#include <QByteArray>
#include <QSet>
#include <QStringList>
#include <QXmlStreamReader>
#include <catch2/catch.hpp>

namespace counterpoint::test {

/// What in an XML format is a paragraph, what is no text of the report, and what stands for a character.
struct TextRules {
    QSet<QString> paragraphs;
    QSet<QString> ignored;
    QSet<QString> lineBreaks;
    QSet<QString> spaces;
    QSet<QString> textOnly; ///< where not empty, the only elements whose characters count
};

inline TextRules docxRules() { return {{"w:p"}, {"w:instrText"}, {"w:br"}, {"w:tab"}, {"w:t"}}; }
inline TextRules odtRules()
{
    return {{"text:p", "text:h"}, {"svg:title", "svg:desc", "text:index-title-template"}, {"text:line-break"}, {"text:s", "text:tab"}, {}};
}
inline TextRules htmlRules()
{
    return {{"h1", "h2", "h3", "h4", "p", "li", "th", "td", "caption", "figcaption"}, {"head", "svg"}, {"br"}, {}, {}};
}

/// The paragraphs of the text in order, empty ones left out; fails where the XML is not well-formed.
inline QStringList paragraphsOf(const QByteArray& xml, const TextRules& rules)
{
    QStringList paragraphs;
    QString text;
    QStringList open;
    const auto flush = [&] {
        if (!text.trimmed().isEmpty())
            paragraphs << text.trimmed();
        text.clear();
    };
    QXmlStreamReader reader(xml);
    for (; !reader.atEnd(); reader.readNext()) {
        const auto name = reader.qualifiedName().toString();
        if (reader.isStartElement()) {
            if (rules.ignored.contains(name)) {
                reader.skipCurrentElement();
                continue;
            }
            open << name;
            if (rules.lineBreaks.contains(name))
                text += '\n';
            if (rules.spaces.contains(name))
                text += ' ';
        }
        if (rules.paragraphs.contains(name) && (reader.isStartElement() || reader.isEndElement()))
            flush();
        if (reader.isEndElement() && !open.isEmpty())
            open.removeLast();
        if (reader.isCharacters() && !open.isEmpty() && (rules.textOnly.isEmpty() || rules.textOnly.contains(open.last())))
            text += reader.text();
    }
    INFO(reader.errorString().toStdString() << " at line " << reader.lineNumber());
    CHECK_FALSE(reader.hasError());
    return paragraphs;
}

} // namespace counterpoint::test
