#pragma once
#include "core/interchange/document_findings.h"
#include <vector>

namespace counterpoint::html {

/// Turns the elements of a web page, as they begin and end, into lines of text.
class TextBuilder {
public:
    struct Element {
        QByteArray name; ///< in lower case
        QByteArray style;
        bool isHidden = false; ///< by its attribute
        int start = 1; ///< number of a list's first item
    };
    void begin(const Element& element);
    void end(const QByteArray& name);
    void words(const QString& text);
    QStringList takeLines();
    std::size_t depth() const { return m_open.size(); }
    const DocumentFindings& findings() const { return m_findings; }
    int menus() const { return m_menus; }

private:
    struct Open {
        QByteArray name;
        bool isSkipped = false; ///< its words are none of the text
        bool isPreformatted = false;
        bool isCell = false; ///< has a flow of its own
        bool isRow = false;
    };
    struct List {
        bool isNumbered = false;
        int number = 1;
    };
    struct Flow {
        QStringList lines;
        QString line;
        QString bullet; ///< to be written before the next words
        bool afterSpace = true;
    };
    Flow& flow() { return m_flows.back(); }
    bool isSkipped(const Element& element);
    void endLine();
    void beginItem();
    void close();

    std::vector<Open> m_open = {Open()};
    std::vector<Flow> m_flows = std::vector<Flow>(1);
    std::vector<QList<QStringList>> m_rows;
    std::vector<List> m_lists;
    DocumentFindings m_findings;
    int m_menus = 0;
};

} // namespace counterpoint::html
