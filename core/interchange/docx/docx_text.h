#pragma once
#include "core/interchange/document_findings.h"
#include <QString>
#include <QStringList>
#include <pugixml.hpp>
#include <vector>

namespace counterpoint::docx {

/// What was met while walking a document, and which notes were referred to.
struct Findings : DocumentFindings {
    struct NoteReference {
        bool endnote;
        QString id;
    };
    std::vector<NoteReference> notes; ///< in the order of the text: the marks [1], [2] …
};

/// Turns the elements of WordprocessingML into lines of text.
class TextWalker {
public:
    explicit TextWalker(Findings& findings)
        : m_findings(findings)
    {
    }
    /// The text of a body, footnote or other holder of paragraphs and tables: one line a paragraph, one line a table row.
    QString textOf(pugi::xml_node holder);

private:
    struct Field {
        bool inResult = false;
    };
    void block(pugi::xml_node node);
    void blocks(pugi::xml_node holder);
    void paragraph(pugi::xml_node node);
    void table(pugi::xml_node node);
    QString row(pugi::xml_node node);
    void inlines(pugi::xml_node holder);
    void inlineElement(pugi::xml_node node);
    void run(pugi::xml_node node);
    void runElement(pugi::xml_node node);
    void alternatives(pugi::xml_node node);
    void textBoxes(pugi::xml_node node);
    void fieldMark(pugi::xml_node node);
    void symbol(pugi::xml_node node);
    void noteMark(pugi::xml_node node, bool endnote);
    void say(const QString& text);
    QStringList nested(pugi::xml_node holder);

    Findings& m_findings;
    QStringList m_lines;
    QString m_line;
    QStringList m_boxes; ///< lines of text boxes anchored in the present paragraph: they follow it
    std::vector<Field> m_fields;
};

} // namespace counterpoint::docx
