#include "core/figure/mosaic.h"
#include "core/base/translate.h"
#include "core/figure/legend.h"
#include "core/figure/plot_area.h"
#include "core/figure/text_width.h"
#include <algorithm>
#include <cmath>

namespace counterpoint::figure {

namespace {

constexpr double gap = 8;
constexpr double between = 3; ///< of two bands
constexpr double usualHeight = 320;

double counted(const Mosaic::Row& row, std::size_t series)
{
    const double value = series < row.values.size() ? row.values[series] : 0;
    return std::isfinite(value) && value > 0 ? value : 0;
}

double totalOf(const Mosaic::Row& row, std::size_t series)
{
    double total = 0;
    for (std::size_t i = 0; i < series; ++i)
        total += counted(row, i);
    return total;
}

QString told(const Mosaic& chart, const Mosaic::Row& row, std::size_t series)
{
    const double total = totalOf(row, chart.series.size());
    return translate("Figure", "%1, %2: %3 of %4 (%5)")
        .arg(singleLine(row.label), singleLine(chart.series[series]), numberText(counted(row, series)), numberText(total),
             QString::number(100 * counted(row, series) / total, 'f', 1) + QStringLiteral(" %"));
}

} // namespace

Drawing draw(const Mosaic& chart, Size size)
{
    Page page(size, chart.title, chart.subtitle, chart.note);
    const auto kind = translate("Figure", "Mosaic: the height of a band is the share of its row, the width of a part its share of the row");
    double all = 0;
    double widest = 0;
    QStringList facts;
    std::size_t bands = 0;
    for (const auto& row : chart.rows) {
        const double total = totalOf(row, chart.series.size());
        if (!(total > 0))
            continue;
        all += total;
        ++bands;
        widest = std::max(widest, textWidth(singleLine(row.label), textSize));
        for (std::size_t i = 0; i < chart.series.size(); ++i)
            facts << told(chart, row, i);
    }
    if (!(all > 0))
        return page.finishEmpty(kind);
    page.describe(kind, facts);
    const auto fills = colours(chart.scheme, chart.series.size());
    const double labelWidth = std::min(widest, (page.right() - page.left()) * 0.35);
    PlotArea area;
    area.top = drawLegend(page, chart.series, fills);
    area.left = page.left() + labelWidth + gap;
    area.right = page.right() - 12;
    const double height = std::max({usualHeight, double(bands) * 18, page.room() - (area.top - page.top()) - 2 * axisTextHeight});
    area.bottom = area.top + height;
    const auto axis = niceAxis(0, 100, 5, true);
    const double bottom = drawLyingAxis(page, area, axis, translate("Figure", "Percent of the row"), QStringLiteral(" %"));
    double y = area.top;
    double labelled = area.top - lineHeight;
    for (const auto& row : chart.rows) {
        const double total = totalOf(row, chart.series.size());
        if (!(total > 0))
            continue;
        const double band = (height - between * double(bands - 1)) * total / all;
        const double middle = y + band / 2;
        if (middle - labelled >= textSize) { // labels of thin bands would lie over each other
            page.text({page.left() + labelWidth, middle + 4}, elided(row.label, labelWidth, textSize), Text::Anchor::End);
            labelled = middle;
        }
        double sum = 0;
        for (std::size_t i = 0; i < chart.series.size(); ++i) {
            const double from = area.across(axis, 100 * (sum / total));
            sum += counted(row, i);
            const double to = area.across(axis, 100 * (sum / total));
            if (!(counted(row, i) > 0))
                continue;
            page.box({from, y, to - from, band}, fills[i], told(chart, row, i));
            const auto words = numberText(counted(row, i));
            if (textWidth(words, textSize) + 4 <= to - from && band >= textSize + 2)
                page.text({(from + to) / 2, middle + 4}, words, Text::Anchor::Middle, textOn(fills[i]));
        }
        y += band + between;
    }
    return page.finish(bottom);
}

} // namespace counterpoint::figure
