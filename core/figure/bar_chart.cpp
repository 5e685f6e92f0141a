#include "core/figure/bar_chart.h"
#include "core/base/translate.h"
#include "core/figure/plot_area.h"
#include "core/figure/row_labels.h"
#include "core/figure/text_width.h"
#include <algorithm>
#include <cmath>

namespace counterpoint::figure {

namespace {

constexpr double gap = 8; // between a label and what it belongs to
constexpr std::size_t mostColumns = 8;

/// Valid and missing bars in one row, as they stand on the page.
struct Item {
    QString label;
    double value = 0;
    QString valueText;
    bool missing = false;

    bool drawn() const { return std::isfinite(value); }
    Colour fill() const { return missing ? missingFill : mainFill; }
    Stroke edge() const { return {outline, 1, missing}; }
    QString told() const
    {
        const auto words = missing ? translate("Figure", "%1 (missing)").arg(label) : label;
        return words + QStringLiteral(": ") + valueText;
    }
};

Item itemOf(const Bar& bar, bool missing)
{
    auto words = singleLine(bar.valueText).trimmed();
    if (words.isEmpty())
        words = std::isfinite(bar.value) ? numberText(bar.value) : translate("Figure", "no value");
    return {singleLine(bar.label).simplified(), bar.value, elided(words, 150, textSize), missing};
}

struct Extent {
    double low = 0;
    double high = 0;
    bool whole = true;
    bool shared = false; ///< valid and missing bars both there
};

Extent extentOf(const std::vector<Item>& items)
{
    Extent extent;
    for (const auto& item : items) {
        extent.shared = extent.shared || (item.missing && !items.front().missing);
        if (!item.drawn())
            continue;
        extent.low = std::min(extent.low, item.value);
        extent.high = std::max(extent.high, item.value);
        extent.whole = extent.whole && item.value == std::floor(item.value);
    }
    return extent;
}

double widestValue(const std::vector<Item>& items, bool negative)
{
    double width = 0;
    for (const auto& item : items)
        if ((item.drawn() && item.value < 0) == negative)
            width = std::max(width, textWidth(item.valueText, textSize) + gap);
    return width;
}

bool standsUpright(const std::vector<Item>& items, double slot)
{
    return items.size() <= mostColumns && std::all_of(items.begin(), items.end(), [slot](const Item& item) {
               const auto words = item.label.split(u' ');
               const bool fits =
                   std::all_of(words.begin(), words.end(), [slot](const QString& word) { return textWidth(word) <= slot - gap; });
               return fits && wrapped(item.label, slot - gap, 9).size() <= 2 && textWidth(item.valueText) <= slot - gap;
           });
}

Drawing drawLying(Page& page, const std::vector<Item>& items, const BarChart& chart)
{
    const auto extent = extentOf(items);
    std::vector<QString> labels;
    for (const auto& item : items)
        labels.push_back(item.label);
    RowLabels rows(labels, page.right() - page.left());
    PlotArea area;
    area.left = page.left() + rows.width() + gap + widestValue(items, true);
    area.right = page.right() - std::max(widestValue(items, false), 20.0);
    area.top = page.top();
    const auto axis = lyingAxis(extent.low, extent.high, area.right - area.left, extent.whole);
    const double apart = extent.shared ? 12 : 0;
    rows.stretchTo(page.room() - 2 * axisTextHeight - apart);
    area.bottom = area.top + rows.height() + apart;
    const double bottom = drawLyingAxis(page, area, axis, chart.valueTitle);

    const double zero = area.across(axis, 0);
    double y = area.top;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto& item = items[i];
        if (i > 0 && item.missing && !items[i - 1].missing)
            y += apart;
        const double middle = y + rows.rowHeight(i) / 2;
        y += rows.rowHeight(i);
        const double end = item.drawn() ? area.across(axis, item.value) : zero;
        const bool negative = end < zero;
        page.box({std::min(zero, end), middle - rows.barHeight() / 2, std::abs(end - zero), rows.barHeight()}, item.fill(), item.told(),
                 item.edge());
        rows.draw(page, i, page.left() + rows.width(), middle);
        page.text({negative ? end - 5 : end + 5, middle + 4}, item.valueText, negative ? Text::Anchor::End : Text::Anchor::Start,
                  item.drawn() ? ink : faintInk);
    }
    page.line({zero, area.top}, {zero, area.bottom}, baseStroke());
    return page.finish(bottom);
}

Drawing drawUpright(Page& page, const std::vector<Item>& items, const BarChart& chart)
{
    const auto extent = extentOf(items);
    PlotArea area;
    area.top = page.top() + axisTextHeight + lineHeight;
    const double labelHeight = 2 * lineHeight + gap;
    area.bottom = area.top + std::max(200.0, page.room() - axisTextHeight - lineHeight - labelHeight);
    const auto axis = niceAxis(extent.low, extent.high, 5, extent.whole);
    area.left = page.left() + tickWidth(axis) + gap;
    area.right = page.right();
    drawUprightAxis(page, area, axis, chart.valueTitle);

    const double apart = extent.shared ? 0.35 : 0;
    const double slot = (area.right - area.left) / (double(items.size()) + apart);
    const double width = std::min(slot * 0.68, 90.0);
    const double zero = area.up(axis, 0);
    double x = area.left;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto& item = items[i];
        if (i > 0 && item.missing && !items[i - 1].missing)
            x += apart * slot;
        const double middle = x + slot / 2;
        x += slot;
        const double end = item.drawn() ? area.up(axis, item.value) : zero;
        page.box({middle - width / 2, std::min(zero, end), width, std::abs(end - zero)}, item.fill(), item.told(), item.edge());
        page.text({middle, end > zero ? end + 15 : end - 5}, item.valueText, Text::Anchor::Middle, item.drawn() ? ink : faintInk);
        page.lines({middle, area.bottom + lineHeight + (extent.low < 0 ? lineHeight : 2)}, wrapped(item.label, slot - gap, 2, textSize),
                   Text::Anchor::Middle);
    }
    page.line({area.left, zero}, {area.right, zero}, baseStroke());
    return page.finish(area.bottom + labelHeight + (extent.low < 0 ? lineHeight : 0));
}

} // namespace

Drawing draw(const BarChart& chart, Size size)
{
    Page page(size, chart.title, chart.subtitle, chart.note);
    const auto kind = translate("Figure", "Bar chart");
    if (std::none_of(chart.bars.begin(), chart.bars.end(), [](const Bar& bar) { return std::isfinite(bar.value); }))
        return page.finishEmpty(kind);
    std::vector<Item> items;
    for (const auto& bar : chart.bars)
        items.push_back(itemOf(bar, false));
    for (const auto& bar : chart.missing)
        items.push_back(itemOf(bar, true));
    QStringList facts;
    for (const auto& item : items)
        facts << item.told();
    page.describe(kind, facts);
    const double slot = (page.right() - page.left() - 60) / double(items.size());
    return standsUpright(items, slot) ? drawUpright(page, items, chart) : drawLying(page, items, chart);
}

} // namespace counterpoint::figure
