#include "core/figure/histogram.h"
#include "core/base/translate.h"
#include "core/figure/plot_area.h"
#include "core/figure/text_width.h"
#include <algorithm>
#include <cmath>
#include <numeric>

namespace counterpoint::figure {

namespace {

constexpr int mostBins = 60;

/// What the rule of Freedman and Diaconis asks for.
struct Spread {
    double count = 0;
    double low = 0;
    double high = 0;
    double quartiles = 0; ///< distance
    bool whole = true; ///< all are whole numbers
};

/// Linear between order statistics (type 7), without sorting them all.
double quantile(std::vector<double>& values, double p)
{
    const double at = p * double(values.size() - 1);
    const auto below = values.begin() + std::ptrdiff_t(at);
    std::nth_element(values.begin(), below, values.end());
    const double above = below + 1 == values.end() ? *below : *std::min_element(below + 1, values.end());
    return *below + (at - std::floor(at)) * (above - *below);
}

Spread spreadOf(const std::vector<double>& values)
{
    std::vector<double> finite;
    finite.reserve(values.size());
    std::copy_if(values.begin(), values.end(), std::back_inserter(finite), [](double value) { return std::isfinite(value); });
    if (finite.empty())
        return {};
    const auto [low, high] = std::minmax_element(finite.begin(), finite.end());
    Spread spread{double(finite.size()), *low, *high, 0, true};
    spread.whole = std::all_of(finite.begin(), finite.end(), [](double value) { return value == std::floor(value); });
    spread.quartiles = quantile(finite, 0.75) - quantile(finite, 0.25);
    return spread;
}

/// How many round intervals may be at most: half as many again as the rule says, since steps are rounded up to 1, 2 or 5.
int mostIntervals(const Spread& spread)
{
    const double range = spread.high - spread.low;
    const double bins = spread.quartiles > 0 ? range * std::cbrt(spread.count) / (2 * spread.quartiles) : std::log2(spread.count) + 1;
    return static_cast<int>(std::clamp(std::ceil(bins * 1.5), 1.0, double(mostBins)));
}

bool rises(const std::vector<double>& edges)
{
    return std::all_of(edges.begin(), edges.end(), [](double edge) { return std::isfinite(edge); })
        && std::adjacent_find(edges.begin(), edges.end(), std::greater_equal<>()) == edges.end();
}

bool isEven(const std::vector<double>& edges)
{
    const double width = (edges.back() - edges.front()) / double(edges.size() - 1);
    for (std::size_t i = 1; i < edges.size(); ++i)
        if (std::abs(edges[i] - edges[i - 1] - width) > width * 1e-6)
            return false;
    return true;
}

/// The edges themselves are the ticks where they do not lie on a round grid.
void drawEdgeTicks(Page& page, const PlotArea& area, const std::vector<double>& edges, const auto& across)
{
    double used = -1e9;
    for (const double edge : edges) {
        const auto words = numberText(edge, 5);
        const double half = textWidth(words, textSize) / 2;
        const double x = across(edge);
        if (x - half < used + 8)
            continue;
        page.centred({x, area.bottom + lineHeight + 2}, words, faintInk);
        used = x + half;
    }
}

void drawRoundTicks(Page& page, const PlotArea& area, const std::vector<double>& edges, const auto& across)
{
    const auto axis = lyingAxis(edges.front(), edges.back(), area.right - area.left, false);
    const double slack = axis.step() * 1e-6;
    for (auto k = axis.first; k <= axis.last; ++k)
        if (axis.tick(k) >= edges.front() - slack && axis.tick(k) <= edges.back() + slack)
            page.centred({across(axis.tick(k)), area.bottom + lineHeight + 2}, axis.text(k), faintInk);
}

QString told(const Histogram& chart, std::size_t bin)
{
    const double middle = chart.edges[bin] + 0.5;
    if (chart.edges[bin + 1] - chart.edges[bin] == 1 && middle == std::floor(middle))
        return numberText(middle) + QStringLiteral(": ") + numberText(chart.counts[bin]);
    const auto words = bin + 2 == chart.edges.size() ? translate("Figure", "%1 to %2: %3") : translate("Figure", "%1 to under %2: %3");
    return words.arg(numberText(chart.edges[bin]), numberText(chart.edges[bin + 1]), numberText(chart.counts[bin]));
}

QString countTitle(const Histogram& chart, bool even)
{
    const auto title = chart.countTitle.isEmpty() ? translate("Figure", "Count") : chart.countTitle;
    return even ? title : translate("Figure", "%1 per unit").arg(title);
}

/// Heights of the bars: counts, or counts per unit where the intervals differ in width, so that areas can be compared.
std::vector<double> heightsOf(const Histogram& chart, bool even)
{
    std::vector<double> heights;
    for (std::size_t i = 0; i < chart.counts.size(); ++i) {
        const double count = std::isfinite(chart.counts[i]) && chart.counts[i] > 0 ? chart.counts[i] : 0;
        heights.push_back(even ? count : count / (chart.edges[i + 1] - chart.edges[i]));
    }
    return heights;
}

void drawBins(Page& page, const PlotArea& area, const Histogram& chart, const std::vector<double>& heights, const Axis& axis)
{
    const double range = chart.edges.back() - chart.edges.front();
    const auto across = [&](double value) { return area.left + (value - chart.edges.front()) / range * (area.right - area.left); };
    for (std::size_t i = 0; i < heights.size(); ++i) {
        const double top = area.up(axis, heights[i]);
        const double x = across(chart.edges[i]);
        page.box({x, top, across(chart.edges[i + 1]) - x, area.bottom - top}, mainFill, told(chart, i));
    }
    if (isEven(chart.edges) && !chart.density.empty()) {
        double total = 0;
        for (const double height : heights)
            total += height;
        std::vector<Point> curve;
        for (const auto& [value, density] : chart.density)
            if (value >= chart.edges.front() && value <= chart.edges.back())
                curve.push_back({across(value), area.up(axis, density * total * (chart.edges[1] - chart.edges[0]))});
        page.polyline(std::move(curve), {{0xD5, 0x5E, 0x00}, 2, false});
    }
    page.line({area.left, area.bottom}, {area.right, area.bottom}, baseStroke());
    if (isEven(chart.edges))
        drawRoundTicks(page, area, chart.edges, across);
    else
        drawEdgeTicks(page, area, chart.edges, across);
}

bool isEmpty(const Histogram& chart)
{
    return chart.edges.size() < 2 || chart.counts.size() + 1 != chart.edges.size() || !rises(chart.edges)
        || std::none_of(chart.counts.begin(), chart.counts.end(), [](double count) { return std::isfinite(count) && count > 0; });
}

} // namespace

std::vector<double> niceEdges(const std::vector<double>& values)
{
    const auto spread = spreadOf(values);
    if (!(spread.count > 0))
        return {};
    auto axis = niceAxis(spread.low, spread.high, mostIntervals(spread), spread.whole);
    const bool units = spread.whole && axis.exponent == 0 && axis.mantissa == 1;
    if (units && spread.high - spread.low < mostBins) {
        std::vector<double> edges;
        for (double edge = spread.low - 0.5; edge <= spread.high + 0.5; edge += 1)
            edges.push_back(edge);
        return edges;
    }
    // Without one more interval the last would hold one whole number more than the others.
    if (spread.whole && axis.high() <= spread.high)
        ++axis.last;
    std::vector<double> edges;
    for (auto k = axis.first; k <= axis.last; ++k)
        edges.push_back(axis.tick(k));
    return edges;
}

std::vector<double> countsWithin(const std::vector<double>& edges, const std::vector<double>& values, const std::vector<double>& weights)
{
    std::vector<double> counts(edges.size() < 2 ? 0 : edges.size() - 1, 0.0);
    const double perEdge = counts.empty() ? 0 : static_cast<double>(counts.size()) / (edges.back() - edges.front());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double value = values[i];
        if (counts.empty() || !(value >= edges.front() && value <= edges.back()))
            continue;
        // Edges are mostly even: the place is guessed, and found from there.
        const double guess = (value - edges.front()) * perEdge;
        std::size_t at = guess >= 0 && guess < static_cast<double>(counts.size()) ? static_cast<std::size_t>(guess) : 0;
        while (at > 0 && value < edges[at])
            --at;
        while (at + 1 < counts.size() && value >= edges[at + 1])
            ++at;
        counts[at] += weights.empty() ? 1 : weights[i];
    }
    return counts;
}

Drawing draw(const Histogram& chart, Size size)
{
    Page page(size, chart.title, chart.subtitle, chart.note);
    const auto kind = translate("Figure", "Histogram");
    if (isEmpty(chart))
        return page.finishEmpty(kind);
    const bool even = isEven(chart.edges);
    const auto heights = heightsOf(chart, even);
    const bool whole = even && std::all_of(heights.begin(), heights.end(), [](double height) { return height == std::floor(height); });
    QStringList facts;
    for (std::size_t i = 0; i < chart.counts.size(); ++i)
        facts << told(chart, i);
    page.describe(kind, facts);

    double highest = *std::max_element(heights.begin(), heights.end());
    if (even)
        for (const auto& point : chart.density)
            highest = std::max(highest, point.y * std::accumulate(heights.begin(), heights.end(), 0.0) * (chart.edges[1] - chart.edges[0]));
    const auto axis = niceAxis(0, highest, 5, whole);
    PlotArea area;
    area.top = page.top() + axisTextHeight + 8;
    area.bottom = area.top + std::max(200.0, page.room() - 3 * axisTextHeight - 8);
    area.left = page.left() + tickWidth(axis) + 8;
    area.right = page.right() - 24;
    drawUprightAxis(page, area, axis, countTitle(chart, even));
    drawBins(page, area, chart, heights, axis);
    const auto title = elided(chart.valueTitle, page.right() - page.left(), textSize);
    page.centred({(area.left + area.right) / 2, area.bottom + axisTextHeight + lineHeight + 2}, title, faintInk);
    return page.finish(area.bottom + axisTextHeight + (title.isEmpty() ? 0 : lineHeight) + 6);
}

} // namespace counterpoint::figure
