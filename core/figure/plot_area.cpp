#include "core/figure/plot_area.h"
#include "core/figure/text_width.h"
#include <algorithm>

namespace counterpoint::figure {

namespace {

const Stroke gridStroke{gridLine, 1, false};

} // namespace

double tickWidth(const Axis& axis, const QString& unit)
{
    double width = 0;
    for (auto k = axis.first; k <= axis.last; ++k)
        width = std::max(width, textWidth(axis.text(k) + unit, textSize));
    return width;
}

Axis lyingAxis(double low, double high, double width, bool wholeNumbers, const QString& unit)
{
    for (int steps = 8; steps > 1; --steps) {
        const auto axis = niceAxis(low, high, steps, wholeNumbers);
        const auto count = double(axis.last - axis.first);
        if ((tickWidth(axis, unit) + 14) * count <= width)
            return axis;
    }
    return niceAxis(low, high, 1, wholeNumbers);
}

double drawLyingAxis(Page& page, const PlotArea& area, const Axis& axis, const QString& title, const QString& unit)
{
    for (auto k = axis.first; k <= axis.last; ++k) {
        const double x = area.across(axis, axis.tick(k));
        page.line({x, area.top}, {x, area.bottom}, gridStroke);
        page.centred({x, area.bottom + lineHeight}, axis.text(k) + unit, faintInk);
    }
    double bottom = area.bottom + axisTextHeight;
    const double width = page.right() - page.left();
    for (const auto& line : wrapped(title, width, 2, textSize)) {
        page.centred({(area.left + area.right) / 2, bottom + 14}, line, faintInk);
        bottom += lineHeight;
    }
    return bottom + 4;
}

void drawUprightAxis(Page& page, const PlotArea& area, const Axis& axis, const QString& title)
{
    for (auto k = axis.first; k <= axis.last; ++k) {
        const double y = area.up(axis, axis.tick(k));
        page.line({area.left, y}, {area.right, y}, gridStroke);
        page.text({area.left - 8, y + 4}, axis.text(k), Text::Anchor::End, faintInk);
    }
    page.text({page.left(), page.top() + textSize}, elided(title, page.right() - page.left(), textSize), Text::Anchor::Start, faintInk);
}

Stroke baseStroke() { return {axisLine, 1, false}; }

} // namespace counterpoint::figure
