#include "core/figure/stacked_bars.h"
#include "core/base/translate.h"
#include "core/figure/legend.h"
#include "core/figure/plot_area.h"
#include "core/figure/row_labels.h"
#include "core/figure/text_width.h"
#include <algorithm>
#include <cmath>

namespace counterpoint::figure {

namespace {

constexpr double gap = 8; // between a label and what it belongs to
const Stroke segmentEdge{outline, 1, false};

double counted(const StackedBars::Row& row, std::size_t series)
{
    const double value = series < row.values.size() ? row.values[series] : 0;
    return std::isfinite(value) && value > 0 ? value : 0;
}

double totalOf(const StackedBars::Row& row, std::size_t series)
{
    double total = 0;
    for (std::size_t i = 0; i < series; ++i)
        total += counted(row, i);
    return total;
}

QString percentText(double value, double total, int decimals)
{
    return QString::number(100 * value / total, 'f', decimals) + QStringLiteral(" %");
}

QString told(const StackedBars& chart, const StackedBars::Row& row, std::size_t series)
{
    const double total = totalOf(row, chart.series.size());
    return translate("Figure", "%1, %2: %3 of %4 (%5)")
        .arg(singleLine(row.label), singleLine(chart.series[series]), numberText(counted(row, series)), numberText(total),
             percentText(counted(row, series), total, 1));
}

QStringList factsOf(const StackedBars& chart)
{
    QStringList facts;
    for (const auto& row : chart.rows) {
        const double total = totalOf(row, chart.series.size());
        if (!(total > 0)) {
            facts << singleLine(row.label) + QStringLiteral(": ") + translate("Figure", "No valid answers");
            continue;
        }
        for (std::size_t i = 0; i < chart.series.size(); ++i)
            facts << told(chart, row, i);
    }
    return facts;
}

/// One bar: a segment for each series that has a share, its percent or count inside where it fits.
class BarPainter {
public:
    BarPainter(Page& page, const StackedBars& chart, const PlotArea& area, const Axis& axis, const std::vector<Colour>& fills)
        : m_page(page)
        , m_chart(chart)
        , m_area(area)
        , m_axis(axis)
        , m_fills(fills)
    {
    }

    void draw(const StackedBars::Row& row, double middle, double height)
    {
        const double total = totalOf(row, m_chart.series.size());
        if (!(total > 0)) {
            m_page.text({m_area.left + gap, middle + 4}, translate("Figure", "No valid answers"), Text::Anchor::Start, faintInk);
            return;
        }
        double sum = 0;
        double x = m_area.left;
        for (std::size_t i = 0; i < m_chart.series.size(); ++i) {
            const double value = counted(row, i);
            sum += value;
            const double end = m_area.across(m_axis, m_chart.percent ? 100 * (sum / total) : sum);
            const Rect rect{x, middle - height / 2, end - x, height};
            x = end;
            if (!(value > 0))
                continue;
            m_page.box(rect, m_fills[i], told(m_chart, row, i), segmentEdge);
            const auto words = m_chart.percent ? percentText(value, total, 0) : numberText(value);
            if (textWidth(words, textSize) + 4 <= rect.width)
                m_page.text({rect.x + rect.width / 2, middle + 4}, words, Text::Anchor::Middle, textOn(m_fills[i]));
        }
        m_page.text({(m_chart.percent ? m_area.right : x) + 6, middle + 4}, nText(total), Text::Anchor::Start, faintInk);
    }

    static QString nText(double total) { return translate("Figure", "n = %1").arg(numberText(total)); }

private:
    Page& m_page;
    const StackedBars& m_chart;
    const PlotArea& m_area;
    const Axis& m_axis;
    const std::vector<Colour>& m_fills;
};

Drawing drawRows(Page& page, const StackedBars& chart)
{
    std::vector<QString> labels;
    double longest = 0;
    double widestN = 0;
    bool whole = true;
    for (const auto& row : chart.rows) {
        const double total = totalOf(row, chart.series.size());
        labels.push_back(row.label);
        longest = std::max(longest, total);
        widestN = std::max(widestN, textWidth(BarPainter::nText(total), textSize) + gap);
        whole = whole && total == std::floor(total);
    }
    const auto fills = colours(chart.scheme, chart.series.size());
    RowLabels rows(labels, page.right() - page.left(), 0.3);
    PlotArea area;
    area.top = drawLegend(page, chart.series, fills);
    area.left = page.left() + rows.width() + gap;
    area.right = page.right() - std::max(widestN, 20.0);
    const QString unit = chart.percent ? QStringLiteral(" %") : QString();
    const auto axis =
        chart.percent ? lyingAxis(0, 100, area.right - area.left, true, unit) : lyingAxis(0, longest, area.right - area.left, whole);
    rows.stretchTo(page.room() - (area.top - page.top()) - 2 * axisTextHeight);
    area.bottom = area.top + rows.height();
    const auto title = !chart.valueTitle.isEmpty() ? chart.valueTitle
        : chart.percent                            ? translate("Figure", "Percent of valid answers")
                                                   : translate("Figure", "Count");
    const double bottom = drawLyingAxis(page, area, axis, title, unit);

    BarPainter bars(page, chart, area, axis, fills);
    double y = area.top;
    for (std::size_t i = 0; i < chart.rows.size(); ++i) {
        const double middle = y + rows.rowHeight(i) / 2;
        y += rows.rowHeight(i);
        rows.draw(page, i, page.left() + rows.width(), middle);
        bars.draw(chart.rows[i], middle, rows.barHeight());
    }
    page.line({area.left, area.top}, {area.left, area.bottom}, baseStroke());
    return page.finish(bottom);
}

} // namespace

Drawing draw(const StackedBars& chart, Size size)
{
    Page page(size, chart.title, chart.subtitle, chart.note);
    const auto kind = translate("Figure", "Stacked bar chart");
    const auto count = chart.series.size();
    if (std::none_of(chart.rows.begin(), chart.rows.end(), [count](const auto& row) { return totalOf(row, count) > 0; }))
        return page.finishEmpty(kind);
    page.describe(kind, factsOf(chart));
    return drawRows(page, chart);
}

} // namespace counterpoint::figure
