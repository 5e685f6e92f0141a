#pragma once
#include "core/report/document.h"
#include "core/report/markup.h"
#include <compare>
#include <map>
#include <tuple>

namespace counterpoint::report::odt {

/// What a paragraph says beyond its named style.
struct ParagraphManner {
    QString style;
    Alignment alignment = Alignment::Automatic;
    bool rightToLeft = false;
    bool pageBreak = false;
    bool keepWithNext = false;
    auto asTuple() const { return std::tie(style, alignment, rightToLeft, pageBreak, keepWithNext); }
    bool operator<(const ParagraphManner& other) const { return asTuple() < other.asTuple(); }
};

/// How a table stands on the page.
struct TableManner {
    double width = 0; ///< millimetres
    bool keepWithNext = false; ///< a note follows
    bool keepTogether = false; ///< on one page
    auto operator<=>(const TableManner&) const = default;
};

/// ODF wants whatever is said of a single paragraph, column or cell to be a style at the head of the text.
class AutomaticStyles {
public:
    /// Name of the style for such a paragraph: the named one where that is enough.
    QString paragraph(const ParagraphManner& manner);
    /// Name of the style of a column so wide, in millimetres.
    QString column(double width);
    /// Name of the style of such a table.
    QString table(const TableManner& manner);
    /// Name of the style of a cell with rules above and below.
    static QString cell(bool ruleAbove, bool ruleBelow, bool header);
    void write(Markup& part) const;

private:
    void writeParagraph(Markup& part, const ParagraphManner& manner, const QString& name) const;
    std::map<ParagraphManner, QString> m_paragraphs;
    std::map<int, QString> m_columns; ///< by width in hundredths of a millimetre
    std::map<TableManner, QString> m_tables;
};

} // namespace counterpoint::report::odt
