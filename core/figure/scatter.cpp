#include "core/figure/scatter.h"
#include "core/base/translate.h"
#include "core/figure/plot_area.h"
#include "core/figure/text_width.h"
#include <algorithm>
#include <cmath>
#include <map>

namespace counterpoint::figure {

namespace {

constexpr double usualHeight = 320;
constexpr double raster = 5; ///< points nearer than this are one

void drawPoints(Page& page, const std::vector<Point>& places)
{
    std::map<std::pair<long, long>, std::pair<Point, double>> cells;
    double most = 1;
    for (const auto& place : places) {
        auto& [sum, count] = cells[{std::lround(place.x / raster), std::lround(place.y / raster)}];
        sum.x += place.x;
        sum.y += place.y;
        most = std::max(most, ++count);
    }
    for (const auto& [key, cell] : cells) {
        const auto& [sum, count] = cell;
        const double side = 4 + (most > 1 ? 8 * std::sqrt((count - 1) / most) : 0);
        const auto label = count > 1 ? translate("Figure", "%1 responses").arg(count) : QString();
        page.box({sum.x / count - side / 2, sum.y / count - side / 2, side, side}, mainFill, label, {outline, 0.8, false});
    }
}

/// The line as far as it runs within the plot.
void drawLine(Page& page, const PlotArea& area, const Axis& x, const Axis& y, const Scatter::StraightLine& line)
{
    double from = x.low();
    double to = x.high();
    const auto at = [&](double place) { return line.intercept + line.slope * place; };
    if (line.slope != 0) {
        const double atLow = (y.low() - line.intercept) / line.slope;
        const double atHigh = (y.high() - line.intercept) / line.slope;
        from = std::max(from, std::min(atLow, atHigh));
        to = std::min(to, std::max(atLow, atHigh));
    }
    if (from < to)
        page.line({area.across(x, from), area.up(y, at(from))}, {area.across(x, to), area.up(y, at(to))}, {{0xD5, 0x5E, 0x00}, 2, false});
}

} // namespace

Drawing draw(const Scatter& chart, Size size)
{
    Page page(size, chart.title, chart.subtitle, chart.note);
    const auto kind = translate("Figure", "Scatter plot");
    std::vector<Point> points;
    std::copy_if(chart.points.begin(), chart.points.end(), std::back_inserter(points),
                 [](Point point) { return std::isfinite(point.x) && std::isfinite(point.y); });
    if (points.empty())
        return page.finishEmpty(kind);
    const auto [left, right] = std::minmax_element(points.begin(), points.end(), [](Point a, Point b) { return a.x < b.x; });
    const auto [low, high] = std::minmax_element(points.begin(), points.end(), [](Point a, Point b) { return a.y < b.y; });
    QStringList facts{translate("Figure", "%1 from %2 to %3").arg(singleLine(chart.xTitle), numberText(left->x), numberText(right->x)),
                      translate("Figure", "%1 from %2 to %3").arg(singleLine(chart.yTitle), numberText(low->y), numberText(high->y))};
    if (chart.line)
        facts << translate("Figure", "line: %1 + %2 times the first")
                     .arg(numberText(chart.line->intercept, 4), numberText(chart.line->slope, 4));
    page.describe(kind, facts);

    const auto y = niceAxis(low->y, high->y, 6);
    PlotArea area;
    area.top = page.top() + axisTextHeight + 8;
    area.left = page.left() + tickWidth(y) + 12;
    area.right = page.right() - 12;
    area.bottom = area.top + std::max(usualHeight, page.room() - 4 * axisTextHeight);
    const auto x = lyingAxis(left->x, right->x, area.right - area.left, false);
    drawUprightAxis(page, area, y, chart.yTitle);
    const double bottom = drawLyingAxis(page, area, x, chart.xTitle);
    std::vector<Point> places;
    for (const auto& point : points)
        places.push_back({area.across(x, point.x), area.up(y, point.y)});
    drawPoints(page, places);
    if (chart.line && std::isfinite(chart.line->intercept) && std::isfinite(chart.line->slope))
        drawLine(page, area, x, y, *chart.line);
    page.line({area.left, area.bottom}, {area.right, area.bottom}, baseStroke());
    page.line({area.left, area.top}, {area.left, area.bottom}, baseStroke());
    return page.finish(bottom);
}

} // namespace counterpoint::figure
