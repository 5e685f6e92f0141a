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
    QString valueText; ///< as it stands at the bar
    QString fullText;
    bool missing = false;

    bool drawn() const { return std::isfinite(value); }
    Colour fill() const { return missing ? missingFill : mainFill; }
    Stroke edge() const { return {outline, 1, missing}; }
    QString told() const
    {
        const auto words = missing ? translate("Figure", "%1 (missing)").arg(label) : label;
        return words + QStringLiteral(": ") + fullText;
    }
};

Item itemOf(const Bar& bar, bool missing, double mostWidth)
{
    auto words = singleLine(bar.valueText).trimmed();
    if (words.isEmpty())
        words = std::isfinite(bar.value) ? numberText(bar.value) : translate("Figure", "no value");
    return {singleLine(bar.label).simplified(), bar.value, elided(words, mostWidth, textSize), words, missing};
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

constexpr double apartInSlots = 0.35; // between valid and missing columns

/// How upright bars would stand: each in the middle of a slot.
struct Columns {
    Axis axis;
    double left = 0;
    double slot = 0;
    std::size_t labelLines = 1;
};

Columns columnsFor(const Page& page, const std::vector<Item>& items, const Extent& extent)
{
    Columns columns;
    columns.axis = niceAxis(extent.low, extent.high, 5, extent.whole);
    columns.left = page.left() + tickWidth(columns.axis) + gap;
    columns.slot = (page.right() - columns.left) / (double(items.size()) + (extent.shared ? apartInSlots : 0));
    for (const auto& item : items)
        columns.labelLines = std::max(columns.labelLines, wrapped(item.label, columns.slot - gap, 9).size());
    return columns;
}

bool standsUpright(const std::vector<Item>& items, const Columns& columns)
{
    const double room = columns.slot - gap;
    return items.size() <= mostColumns && columns.labelLines <= 2 && std::all_of(items.begin(), items.end(), [room](const Item& item) {
               const auto words = item.label.split(u' ');
               return textWidth(item.valueText) <= room
                   && std::all_of(words.begin(), words.end(), [room](const QString& word) { return textWidth(word) <= room; });
           });
}

Drawing drawLying(Page& page, const std::vector<Item>& items, const BarChart& chart, const Extent& extent)
{
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

Drawing drawUpright(Page& page, const std::vector<Item>& items, const BarChart& chart, const Extent& extent, const Columns& columns)
{
    const auto& axis = columns.axis;
    const double slot = columns.slot;
    const double below = extent.low < 0 ? lineHeight : 2; // room for the text under a negative bar
    const double labelHeight = below + double(columns.labelLines) * lineHeight + 4;
    PlotArea area;
    area.top = page.top() + axisTextHeight + lineHeight;
    area.bottom = area.top + std::max(200.0, page.room() - axisTextHeight - lineHeight - labelHeight);
    area.left = columns.left;
    area.right = page.right();
    drawUprightAxis(page, area, axis, chart.valueTitle);
    const double width = std::min(slot * 0.68, 90.0);
    const double zero = area.up(axis, 0);
    double x = area.left;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto& item = items[i];
        if (i > 0 && item.missing && !items[i - 1].missing)
            x += apartInSlots * slot;
        const double middle = x + slot / 2;
        x += slot;
        const double end = item.drawn() ? area.up(axis, item.value) : zero;
        page.box({middle - width / 2, std::min(zero, end), width, std::abs(end - zero)}, item.fill(), item.told(), item.edge());
        page.text({middle, end > zero ? end + 15 : end - 5}, item.valueText, Text::Anchor::Middle, item.drawn() ? ink : faintInk);
        page.lines({middle, area.bottom + lineHeight + below}, wrapped(item.label, slot - gap, 2, textSize), Text::Anchor::Middle);
    }
    page.line({area.left, zero}, {area.right, zero}, baseStroke());
    return page.finish(area.bottom + labelHeight);
}

} // namespace

Drawing draw(const BarChart& chart, Size size)
{
    Page page(size, chart.title, chart.subtitle, chart.note);
    const auto kind = translate("Figure", "Bar chart");
    if (std::none_of(chart.bars.begin(), chart.bars.end(), [](const Bar& bar) { return std::isfinite(bar.value); }))
        return page.finishEmpty(kind);
    const auto below = [](const Bar& bar) { return bar.value < 0; };
    const bool negative =
        std::any_of(chart.bars.begin(), chart.bars.end(), below) || std::any_of(chart.missing.begin(), chart.missing.end(), below);
    // Texts of negative bars stand at the left of the plot and those of positive ones at its right: both must leave room for it.
    const double width = std::min(150.0, (page.right() - page.left()) * (negative ? 0.2 : 0.36));
    std::vector<Item> items;
    for (const auto& bar : chart.bars)
        items.push_back(itemOf(bar, false, width));
    for (const auto& bar : chart.missing)
        items.push_back(itemOf(bar, true, width));
    QStringList facts;
    for (const auto& item : items)
        facts << item.told();
    page.describe(kind, facts);
    const auto extent = extentOf(items);
    const auto columns = columnsFor(page, items, extent);
    return standsUpright(items, columns) ? drawUpright(page, items, chart, extent, columns) : drawLying(page, items, chart, extent);
}

} // namespace counterpoint::figure
