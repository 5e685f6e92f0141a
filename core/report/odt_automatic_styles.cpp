#include "core/report/odt_automatic_styles.h"
#include "core/report/look.h"
#include <cmath>

namespace counterpoint::report::odt {

namespace {

int hundredths(double width) { return int(std::lround(width * 100)); }
QString millimetres(int hundredth) { return QString::number(hundredth / 100.0) + QStringLiteral("mm"); }

} // namespace

QString AutomaticStyles::paragraph(const ParagraphManner& manner)
{
    if (manner.alignment == Alignment::Automatic && !manner.rightToLeft && !manner.pageBreak && !manner.keepWithNext)
        return manner.style;
    return m_paragraphs.try_emplace(manner, QStringLiteral("P%1").arg(m_paragraphs.size() + 1)).first->second;
}

QString AutomaticStyles::column(double width)
{
    return m_columns.try_emplace(hundredths(width), QStringLiteral("Column%1").arg(m_columns.size() + 1)).first->second;
}

QString AutomaticStyles::table(const TableManner& manner)
{
    return m_tables.try_emplace(manner, QStringLiteral("Table%1").arg(m_tables.size() + 1)).first->second;
}

QString AutomaticStyles::cell(bool ruleAbove, bool ruleBelow, bool header)
{
    return QStringLiteral("Cell%1%2%3").arg(ruleAbove).arg(ruleBelow).arg(header);
}

void AutomaticStyles::writeParagraph(Markup& part, const ParagraphManner& manner, const QString& name) const
{
    Markup::Attributes properties;
    if (manner.alignment == Alignment::Centre)
        properties.emplace_back("fo:text-align", "center");
    else if (manner.alignment == Alignment::End)
        properties.emplace_back("fo:text-align", "right");
    else if (manner.rightToLeft)
        properties.emplace_back("fo:text-align", "right");
    if (manner.pageBreak)
        properties.emplace_back("fo:break-before", "page");
    if (manner.keepWithNext)
        properties.emplace_back("fo:keep-with-next", "always");
    if (manner.rightToLeft)
        properties.emplace_back("style:writing-mode", "rl-tb");
    const Markup::Attributes style{{"style:name", name}, {"style:family", "paragraph"}, {"style:parent-style-name", manner.style}};
    part.element("style:style", style, [&] { part.element("style:paragraph-properties", properties); });
}

void AutomaticStyles::write(Markup& part) const
{
    const auto style = [&part](const QString& name, const char* family, const char* element, const Markup::Attributes& properties) {
        part.element("style:style", {{"style:name", name}, {"style:family", family}}, [&] { part.element(element, properties); });
    };
    for (const auto& [manner, name] : m_paragraphs)
        writeParagraph(part, manner, name);
    for (const auto& [manner, name] : m_tables)
        style(name, "table", "style:table-properties",
              {{"style:width", millimetres(hundredths(manner.width))},
               {"table:align", "left"},
               {"style:may-break-between-rows", manner.keepTogether ? "false" : "true"},
               {"fo:keep-with-next", manner.keepWithNext ? "always" : "auto"}});
    for (const auto& [width, name] : m_columns)
        style(name, "table-column", "style:table-column-properties", {{"style:column-width", millimetres(width)}});
    style("Row", "table-row", "style:table-row-properties", {{"fo:keep-together", "always"}});
    const auto rule = QStringLiteral("0.75pt solid #") + look::ink;
    for (int bits = 0; bits < 8; ++bits)
        style(cell(bits & 4, bits & 2, bits & 1), "table-cell", "style:table-cell-properties",
              {{"style:vertical-align", bits & 1 ? "bottom" : "top"},
               {"fo:padding-left", millimetres(hundredths(look::cellPadding))},
               {"fo:padding-right", millimetres(hundredths(look::cellPadding))},
               {"fo:padding-top", "0mm"},
               {"fo:padding-bottom", "0mm"},
               {"fo:border-left", "none"},
               {"fo:border-right", "none"},
               {"fo:border-top", bits & 4 ? rule : QStringLiteral("none")},
               {"fo:border-bottom", bits & 2 ? rule : QStringLiteral("none")}});
}

} // namespace counterpoint::report::odt
