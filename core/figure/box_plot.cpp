#include "core/figure/box_plot.h"
#include "core/base/translate.h"
#include "core/figure/plot_area.h"
#include "core/figure/row_labels.h"
#include "core/figure/text_width.h"
#include <algorithm>
#include <cmath>

namespace counterpoint::figure {

namespace {

const Stroke edge{outline, 1, false};

std::vector<double> finiteOutliers(const BoxPlot::Group& group)
{
    std::vector<double> finite;
    std::copy_if(group.outliers.begin(), group.outliers.end(), std::back_inserter(finite),
                 [](double value) { return std::isfinite(value); });
    return finite;
}

bool isDrawn(const BoxPlot::Group& group)
{
    return std::isfinite(group.lowerWhisker) && std::isfinite(group.lowerQuartile) && std::isfinite(group.median)
        && std::isfinite(group.upperQuartile) && std::isfinite(group.upperWhisker);
}

QString told(const BoxPlot::Group& group)
{
    return translate("Figure", "%1: median %2, quartiles %3 and %4, whiskers %5 and %6, %7 outlying")
        .arg(singleLine(group.label), numberText(group.median), numberText(group.lowerQuartile), numberText(group.upperQuartile),
             numberText(group.lowerWhisker), numberText(group.upperWhisker), QString::number(finiteOutliers(group).size()));
}

void drawGroup(Page& page, const PlotArea& area, const Axis& axis, const BoxPlot::Group& group, double middle, double height)
{
    const auto at = [&](double value) { return area.across(axis, value); };
    const double top = middle - height / 2;
    const double cap = height / 4;
    for (const double whisker : {group.lowerWhisker, group.upperWhisker})
        page.line({at(whisker), middle - cap}, {at(whisker), middle + cap}, edge);
    page.line({at(group.lowerWhisker), middle}, {at(group.lowerQuartile), middle}, edge);
    page.line({at(group.upperQuartile), middle}, {at(group.upperWhisker), middle}, edge);
    const double width = std::max(at(group.upperQuartile) - at(group.lowerQuartile), 1.0);
    page.box({at(group.lowerQuartile), top, width, height}, mainFill, told(group), edge);
    page.line({at(group.median), top}, {at(group.median), top + height}, {black, 2.5, false});
    for (const double value : finiteOutliers(group))
        page.box({at(value) - 2.5, middle - 2.5, 5, 5}, white, numberText(value), edge);
}

Drawing drawGroups(Page& page, const std::vector<BoxPlot::Group>& groups, const QString& valueTitle)
{
    std::vector<QString> labels;
    double low = groups.front().median;
    double high = low;
    for (const auto& group : groups) {
        labels.push_back(group.label);
        auto values = finiteOutliers(group);
        values.insert(values.end(), {group.lowerWhisker, group.lowerQuartile, group.upperQuartile, group.upperWhisker});
        low = std::min(low, *std::min_element(values.begin(), values.end()));
        high = std::max(high, *std::max_element(values.begin(), values.end()));
    }
    RowLabels rows(labels, page.right() - page.left());
    PlotArea area;
    area.left = page.left() + rows.width() + 16;
    area.right = page.right() - 24;
    area.top = page.top();
    rows.stretchTo(page.room() - 2 * axisTextHeight);
    area.bottom = area.top + rows.height();
    const auto axis = lyingAxis(low, high, area.right - area.left, false);
    const double bottom = drawLyingAxis(page, area, axis, valueTitle);
    double y = area.top;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const double middle = y + rows.rowHeight(i) / 2;
        y += rows.rowHeight(i);
        rows.draw(page, i, page.left() + rows.width(), middle);
        drawGroup(page, area, axis, groups[i], middle, rows.barHeight());
    }
    page.line({area.left, area.bottom}, {area.right, area.bottom}, baseStroke());
    return page.finish(bottom);
}

} // namespace

Drawing draw(const BoxPlot& chart, Size size)
{
    Page page(size, chart.title, chart.subtitle, chart.note);
    const auto kind = translate("Figure", "Box plot");
    std::vector<BoxPlot::Group> groups;
    std::copy_if(chart.groups.begin(), chart.groups.end(), std::back_inserter(groups), isDrawn);
    if (groups.empty())
        return page.finishEmpty(kind);
    QStringList facts;
    for (const auto& group : groups)
        facts << told(group);
    page.describe(kind, facts);
    return drawGroups(page, groups, chart.valueTitle);
}

} // namespace counterpoint::figure
