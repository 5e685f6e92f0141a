#pragma once
#include "core/interchange/document_findings.h"
#include "core/interchange/xml/xml_document.h"
#include <QSet>

namespace counterpoint::odt {

/// Turns the elements of an OpenDocument text into lines.
class TextWalker {
public:
    /// `styles` are the automatic styles of the document, which say what is hidden.
    explicit TextWalker(pugi::xml_node styles);

    /// The lines of a holder of paragraphs, lists and tables. To be called once, for the body.
    QStringList linesOf(pugi::xml_node holder);
    const QStringList& notes() const { return m_notes; } ///< in the order of their marks
    DocumentFindings& findings() { return m_findings; }

private:
    /// Paragraphs on their way to lines: of the body, a cell, a note or a text box.
    struct Flow {
        QStringList lines;
        QString line;
        QStringList boxes; ///< lines of text boxes anchored in the present paragraph: they follow it
        bool afterSpace = true; ///< white space is one space, and none at the start of a paragraph
    };
    QStringList nested(pugi::xml_node holder);
    void blocks(pugi::xml_node holder);
    void block(pugi::xml_node node);
    void paragraph(pugi::xml_node node);
    void table(pugi::xml_node node);
    QString row(pugi::xml_node node);
    void inlines(pugi::xml_node holder);
    void inlineElement(pugi::xml_node node);
    void span(pugi::xml_node node);
    void note(pugi::xml_node node);
    void words(const QString& text);
    void say(const QString& text);
    void countChanges(pugi::xml_node trackedChanges);

    DocumentFindings m_findings;
    QSet<QString> m_hiddenStyles;
    QStringList m_notes;
    Flow m_flow;
};

} // namespace counterpoint::odt
