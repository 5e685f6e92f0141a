#include "core/figure/distributions.h"
#include "core/base/translate.h"
#include "core/figure/density.h"
#include "core/figure/plot_area.h"
#include "core/figure/text_width.h"
#include <algorithm>
#include <cmath>
#include <map>

namespace counterpoint::figure {

namespace {

constexpr double rowHeight = 64;
constexpr double dot = 5;

/// A group's finite values in order.
std::vector<double> sorted(const Distributions::Group& group)
{
    std::vector<double> values;
    std::copy_if(group.values.begin(), group.values.end(), std::back_inserter(values), [](double value) { return std::isfinite(value); });
    std::sort(values.begin(), values.end());
    return values;
}

/// By definition 6 of Hyndman and Fan, as the tables have it.
double quantile(const std::vector<double>& values, double probability)
{
    const double place = probability * double(values.size() + 1);
    const auto below = std::clamp(std::floor(place), 1.0, double(values.size()));
    const auto above = std::min(below + 1, double(values.size()));
    const double low = values[std::size_t(below) - 1];
    return low + std::clamp(place - below, 0.0, 1.0) * (values[std::size_t(above) - 1] - low);
}

QString told(const QString& label, const std::vector<double>& values)
{
    return translate("Figure", "%1: median %2, quartiles %3 and %4, from %5 to %6")
        .arg(singleLine(label), numberText(quantile(values, 0.5)), numberText(quantile(values, 0.25)), numberText(quantile(values, 0.75)),
             numberText(values.front()), numberText(values.back()));
}

void drawViolin(Page& page, const PlotArea& area, const Axis& axis, const std::vector<double>& values, double middle, const QString& words)
{
    const auto curve = densityOf(values);
    double highest = 0;
    for (const auto& point : curve)
        highest = std::max(highest, point.y);
    std::vector<Point> outlinePoints;
    const auto inside = [&](double value) { return std::clamp(value, values.front(), values.back()); };
    for (const double side : {-1.0, 1.0}) {
        std::vector<Point> half;
        for (const auto& point : curve)
            if (point.x >= values.front() && point.x <= values.back())
                half.push_back({area.across(axis, inside(point.x)), middle + side * (rowHeight / 2 - 6) * point.y / highest});
        if (side > 0)
            std::reverse(half.begin(), half.end());
        outlinePoints.insert(outlinePoints.end(), half.begin(), half.end());
    }
    page.area(std::move(outlinePoints), mainFill, {outline, 1, false});
    const double from = area.across(axis, quantile(values, 0.25));
    const double to = area.across(axis, quantile(values, 0.75));
    page.box({from, middle - 4, std::max(1.0, to - from), 8}, white, words);
    const double median = area.across(axis, quantile(values, 0.5));
    page.line({median, middle - 8}, {median, middle + 8}, {black, 2.5, false});
}

/// Dots pile up to both sides of the middle where values are close, closer where there are many.
void drawDots(Page& page, const PlotArea& area, const Axis& axis, const std::vector<double>& values, double middle)
{
    std::map<long, std::vector<double>> piles;
    std::size_t tallest = 1;
    for (const double value : values) {
        const double x = area.across(axis, value);
        auto& pile = piles[std::lround(x / (dot + 1))];
        pile.push_back(x);
        tallest = std::max(tallest, pile.size());
    }
    const double step = std::min(dot + 1, (rowHeight - 10) / double(tallest));
    constexpr double leastStep = 2; // closer dots are one bar
    for (const auto& [place, pile] : piles) {
        if (step < leastStep) {
            const double height = double(pile.size() - 1) * step + dot;
            page.box({pile.front() - dot / 2, middle - height / 2, dot, height}, mainFill, {}, {outline, 0.8, false});
            continue;
        }
        for (std::size_t i = 0; i < pile.size(); ++i) {
            const double aside = (double(i) - double(pile.size() - 1) / 2) * step;
            page.box({pile[i] - dot / 2, middle + aside - dot / 2, dot, dot}, mainFill, {}, {outline, 0.8, false});
        }
    }
    const double median = area.across(axis, quantile(values, 0.5));
    page.line({median, middle - rowHeight / 2 + 4}, {median, middle + rowHeight / 2 - 4}, {black, 2, false});
}

} // namespace

Drawing draw(const Distributions& chart, Size size)
{
    Page page(size, chart.title, chart.subtitle, chart.note);
    const auto kind = chart.style == Distributions::Style::Violin ? translate("Figure", "Violin plot") : translate("Figure", "Dot plot");
    std::vector<std::pair<QString, std::vector<double>>> groups;
    double widest = 0;
    double low = 0;
    double high = 0;
    QStringList facts;
    for (const auto& group : chart.groups) {
        auto values = sorted(group);
        if (values.empty())
            continue;
        low = groups.empty() ? values.front() : std::min(low, values.front());
        high = groups.empty() ? values.back() : std::max(high, values.back());
        widest = std::max(widest, textWidth(singleLine(group.label), textSize));
        facts << told(group.label, values);
        groups.emplace_back(group.label, std::move(values));
    }
    if (groups.empty())
        return page.finishEmpty(kind);
    page.describe(kind, facts);
    const double labelWidth = std::min(widest, (page.right() - page.left()) * 0.35);
    PlotArea area;
    area.top = page.top();
    area.left = page.left() + labelWidth + 16;
    area.right = page.right() - 24;
    area.bottom = area.top + rowHeight * double(groups.size());
    const auto axis = lyingAxis(low, high, area.right - area.left, false);
    const double bottom = drawLyingAxis(page, area, axis, chart.valueTitle);
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const auto& [label, values] = groups[i];
        const double middle = area.top + rowHeight * (double(i) + 0.5);
        const auto lines = wrapped(label, labelWidth, 3, textSize);
        page.lines({page.left() + labelWidth, middle + 4 - lineHeight * double(lines.size() - 1) / 2}, lines, Text::Anchor::End);
        if (chart.style == Distributions::Style::Violin && values.front() < values.back())
            drawViolin(page, area, axis, values, middle, facts[qsizetype(i)]);
        else
            drawDots(page, area, axis, values, middle);
    }
    page.line({area.left, area.bottom}, {area.right, area.bottom}, baseStroke());
    return page.finish(bottom);
}

} // namespace counterpoint::figure
