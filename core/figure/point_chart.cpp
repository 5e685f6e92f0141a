#include "core/figure/point_chart.h"
#include "core/base/translate.h"
#include "core/figure/legend.h"
#include "core/figure/plot_area.h"
#include "core/figure/text_width.h"
#include <algorithm>
#include <cmath>

namespace counterpoint::figure {

namespace {

constexpr double usualHeight = 280;
constexpr double cap = 5; ///< half the width of an error bar's end
constexpr double mark = 7;
constexpr double slant = 35; ///< degrees
constexpr double leastShare = 0.7; ///< of its first width that a group keeps where labels need room at the left
constexpr double longestSlanted = 210;
const double across = std::cos(slant * 3.14159265358979 / 180);
const double down = std::sin(slant * 3.14159265358979 / 180);

bool hasInterval(const PointChart::Value& value) { return std::isfinite(value.low) && std::isfinite(value.high); }

QString told(const PointChart& chart, const PointChart::Series& series, std::size_t group)
{
    const auto& value = series.values[group];
    auto text = singleLine(chart.groups[group]) + (series.name.isEmpty() ? QString() : QStringLiteral(", ") + singleLine(series.name))
        + QStringLiteral(": ") + numberText(value.value, 4);
    if (hasInterval(value))
        text += translate("Figure", " (%1 to %2)").arg(numberText(value.low, 4), numberText(value.high, 4));
    return text;
}

/// Whether a word would be cut where labels stand side by side.
bool hasTooLongWord(const std::vector<QString>& labels, double width)
{
    for (const auto& label : labels)
        for (const auto& word : label.split(u' ', Qt::SkipEmptyParts))
            if (textWidth(word, textSize) > width)
                return true;
    return false;
}

std::size_t linesOf(const std::vector<QString>& labels, double width)
{
    std::size_t lines = 1;
    for (const auto& label : labels)
        lines = std::max(lines, wrapped(label, width, 3, textSize).size());
    return lines;
}

double widestOf(const std::vector<QString>& labels)
{
    double widest = 0;
    for (const auto& label : labels)
        widest = std::max(widest, textWidth(label, textSize));
    return std::min(widest, longestSlanted);
}

} // namespace

Drawing draw(const PointChart& chart, Size size)
{
    Page page(size, chart.title, chart.subtitle, chart.note);
    const auto kind = chart.joined ? translate("Figure", "Line chart") : translate("Figure", "Means with error bars");
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    QStringList facts;
    for (const auto& series : chart.series)
        for (std::size_t i = 0; i < series.values.size() && i < chart.groups.size(); ++i) {
            const auto& value = series.values[i];
            if (!std::isfinite(value.value))
                continue;
            low = std::min({low, value.value, hasInterval(value) ? value.low : value.value});
            high = std::max({high, value.value, hasInterval(value) ? value.high : value.value});
            facts << told(chart, series, i);
        }
    if (facts.isEmpty())
        return page.finishEmpty(kind);
    page.describe(kind, facts);

    const auto fills = colours(Scheme::Categorical, chart.series.size());
    std::vector<QString> names;
    for (const auto& series : chart.series)
        names.push_back(series.name);
    const double top = chart.series.size() > 1 ? drawLegend(page, names, fills) : page.top();
    const auto axis = niceAxis(low, high, 6);
    PlotArea area;
    area.top = top + axisTextHeight + 4;
    area.left = page.left() + tickWidth(axis) + 12;
    area.right = page.right() - 12;
    double step = (area.right - area.left) / double(chart.groups.size());
    const bool isSlanted = hasTooLongWord(chart.groups, step - 6);
    if (isSlanted) { // the first label begins left of its place
        const double half = 0.5 / double(chart.groups.size()); // of the area, to the middle of the first group
        double first = area.left + step / 2;
        for (std::size_t i = 0; i < chart.groups.size(); ++i) // the further right, the more room
            first = std::max(first,
                             page.left() + textSize + std::min(textWidth(chart.groups[i], textSize), longestSlanted) * across
                                 - double(i) * step * leastShare);
        area.left = std::max(area.left, (first - area.right * half) / (1 - half));
        step = (area.right - area.left) / double(chart.groups.size());
    }
    const double below = isSlanted ? widestOf(chart.groups) * down + lineHeight : double(linesOf(chart.groups, step - 6)) * lineHeight;
    area.bottom = area.top + std::max(usualHeight, page.room() - (area.top - page.top()) - below - 8);
    for (auto k = axis.first; k <= axis.last; ++k) {
        const double y = area.up(axis, axis.tick(k));
        page.line({area.left, y}, {area.right, y}, {gridLine, 1, false});
        page.text({area.left - 8, y + 4}, axis.text(k), Text::Anchor::End, faintInk);
    }
    page.text({page.left(), top + textSize}, elided(chart.valueTitle, page.right() - page.left(), textSize), Text::Anchor::Start, faintInk);
    for (std::size_t i = 0; i < chart.groups.size(); ++i) {
        const Point under{area.left + (double(i) + 0.5) * step, area.bottom + lineHeight};
        if (isSlanted)
            page.slanted(under, elided(chart.groups[i], std::min(longestSlanted, (under.x - page.left()) / across - textSize), textSize),
                         slant, faintInk);
        else
            page.lines(under, wrapped(chart.groups[i], step - 6, 3, textSize), Text::Anchor::Middle, faintInk);
    }
    for (std::size_t s = 0; s < chart.series.size(); ++s) {
        const auto& series = chart.series[s];
        const double aside = (double(s) - double(chart.series.size() - 1) / 2) * std::min(14.0, step / double(chart.series.size() + 1));
        std::vector<Point> path;
        for (std::size_t i = 0; i < series.values.size() && i < chart.groups.size(); ++i) {
            const auto& value = series.values[i];
            if (!std::isfinite(value.value))
                continue;
            const double x = area.left + (double(i) + 0.5) * step + aside;
            path.push_back({x, area.up(axis, value.value)});
            if (!hasInterval(value))
                continue;
            const double from = area.up(axis, value.low);
            const double to = area.up(axis, value.high);
            page.line({x, from}, {x, to}, {outline, 1.2, false});
            page.line({x - cap, from}, {x + cap, from}, {outline, 1.2, false});
            page.line({x - cap, to}, {x + cap, to}, {outline, 1.2, false});
        }
        if (chart.joined)
            page.polyline(path, {fills[s], 2.2, s % 2 == 1}); // every other line is dashed, for who sees no colours
        std::size_t next = 0;
        for (std::size_t i = 0; i < series.values.size() && i < chart.groups.size(); ++i)
            if (std::isfinite(series.values[i].value)) {
                const auto at = path[next++];
                page.box({at.x - mark / 2, at.y - mark / 2, mark, mark}, fills[s], told(chart, series, i));
            }
    }
    page.line({area.left, area.bottom}, {area.right, area.bottom}, baseStroke());
    return page.finish(area.bottom + below + 8);
}

} // namespace counterpoint::figure
