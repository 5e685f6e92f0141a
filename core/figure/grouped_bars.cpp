#include "core/figure/grouped_bars.h"
#include "core/base/translate.h"
#include "core/figure/legend.h"
#include "core/figure/plot_area.h"
#include "core/figure/text_width.h"
#include <algorithm>
#include <cmath>

namespace counterpoint::figure {

namespace {

constexpr double gap = 8;
constexpr double barHeight = 16;
constexpr double groupGap = 14;

double counted(const GroupedBars::Row& row, std::size_t series)
{
    const double value = series < row.values.size() ? row.values[series] : 0;
    return std::isfinite(value) && value > 0 ? value : 0;
}

double totalOf(const GroupedBars::Row& row)
{
    double total = 0;
    for (std::size_t i = 0; i < row.values.size(); ++i)
        total += counted(row, i);
    return total;
}

double lengthOf(const GroupedBars& chart, const GroupedBars::Row& row, std::size_t series)
{
    const double total = totalOf(row);
    return !chart.percent ? counted(row, series) : total > 0 ? 100 * counted(row, series) / total : 0;
}

QString percentText(double share, int decimals) { return QString::number(share, 'f', decimals) + QStringLiteral(" %"); }

QString told(const GroupedBars& chart, const GroupedBars::Row& row, std::size_t series)
{
    const double total = totalOf(row);
    return translate("Figure", "%1, %2: %3 of %4 (%5)")
        .arg(singleLine(row.label), singleLine(chart.series[series]), numberText(counted(row, series)), numberText(total),
             percentText(total > 0 ? 100 * counted(row, series) / total : 0, 1));
}

} // namespace

Drawing draw(const GroupedBars& chart, Size size)
{
    Page page(size, chart.title, chart.subtitle, chart.note);
    const auto kind = translate("Figure", "Grouped bar chart");
    double longest = 0;
    double widestLabel = 0;
    QStringList facts;
    for (const auto& row : chart.rows) {
        widestLabel = std::max(widestLabel, textWidth(singleLine(row.label), textSize));
        for (std::size_t i = 0; i < chart.series.size(); ++i) {
            longest = std::max(longest, lengthOf(chart, row, i));
            facts << told(chart, row, i);
        }
    }
    if (!(longest > 0))
        return page.finishEmpty(kind);
    page.describe(kind, facts);
    const auto fills = colours(chart.scheme, chart.series.size());
    const double labelWidth = std::min(widestLabel, (page.right() - page.left()) * 0.35);
    PlotArea area;
    area.top = drawLegend(page, chart.series, fills);
    area.left = page.left() + labelWidth + gap;
    area.right = page.right() - 56;
    const double groupHeight = barHeight * double(chart.series.size()) + groupGap;
    area.bottom = area.top + groupHeight * double(chart.rows.size());
    const QString unit = chart.percent ? QStringLiteral(" %") : QString();
    const auto axis = lyingAxis(0, longest, area.right - area.left, true, unit);
    const auto title = !chart.valueTitle.isEmpty() ? chart.valueTitle
        : chart.percent                            ? translate("Figure", "Percent of valid answers")
                                                   : translate("Figure", "Count");
    const double bottom = drawLyingAxis(page, area, axis, title, unit);
    double y = area.top + groupGap / 2;
    for (const auto& row : chart.rows) {
        const double middle = y + barHeight * double(chart.series.size()) / 2;
        const auto lines = wrapped(row.label, labelWidth, std::max<std::size_t>(1, std::size_t(groupHeight / lineHeight)), textSize);
        page.lines({page.left() + labelWidth, middle + 4 - lineHeight * double(lines.size() - 1) / 2}, lines, Text::Anchor::End);
        for (std::size_t i = 0; i < chart.series.size(); ++i, y += barHeight) {
            const double length = lengthOf(chart, row, i);
            const double end = area.across(axis, length);
            page.box({area.left, y + 1, end - area.left, barHeight - 2}, fills[i], told(chart, row, i));
            page.text({end + 5, y + barHeight / 2 + 4}, chart.percent ? percentText(length, 0) : numberText(length), Text::Anchor::Start,
                      faintInk);
        }
        y += groupGap;
    }
    page.line({area.left, area.top}, {area.left, area.bottom}, baseStroke());
    return page.finish(bottom);
}

} // namespace counterpoint::figure
