#include "core/figure/diverging_bars.h"
#include "core/base/translate.h"
#include "core/figure/legend.h"
#include "core/figure/plot_area.h"
#include "core/figure/row_labels.h"
#include "core/figure/text_width.h"
#include <algorithm>
#include <cmath>

namespace counterpoint::figure {

namespace {

constexpr double gap = 8;
const Stroke segmentEdge{outline, 1, false};

/// The shares of a row in percent; empty where nobody answered.
std::vector<double> sharesOf(const DivergingBars::Row& row, std::size_t series)
{
    std::vector<double> shares(series);
    double total = 0;
    for (std::size_t i = 0; i < series && i < row.values.size(); ++i)
        if (std::isfinite(row.values[i]) && row.values[i] > 0)
            total += shares[i] = row.values[i];
    if (!(total > 0))
        return {};
    for (auto& share : shares)
        share *= 100 / total;
    return shares;
}

double totalOf(const DivergingBars::Row& row)
{
    double total = 0;
    for (const double value : row.values)
        total += std::isfinite(value) && value > 0 ? value : 0;
    return total;
}

/// How much of a row lies to the left of the middle.
double leftOf(const std::vector<double>& shares)
{
    double left = 0;
    for (std::size_t i = 0; i < shares.size() / 2; ++i)
        left += shares[i];
    return shares.size() % 2 == 1 ? left + shares[shares.size() / 2] / 2 : left;
}

QString percentText(double share, int decimals) { return QString::number(share, 'f', decimals) + QStringLiteral(" %"); }

QString told(const DivergingBars& chart, const DivergingBars::Row& row, std::size_t series, double share)
{
    return translate("Figure", "%1, %2: %3 of %4 (%5)")
        .arg(singleLine(row.label), singleLine(chart.series[series]), numberText(row.values[series]), numberText(totalOf(row)),
             percentText(share, 1));
}

/// Percent to both sides of the middle, none of them negative to the reader.
void drawAxis(Page& page, const PlotArea& area, const Axis& axis)
{
    for (auto k = axis.first; k <= axis.last; ++k) {
        const double x = area.across(axis, axis.tick(k));
        page.line({x, area.top}, {x, area.bottom}, k == 0 ? Stroke{axisLine, 1.5, false} : Stroke{gridLine, 1, false});
        page.centred({x, area.bottom + lineHeight}, axis.text(std::abs(k)) + QStringLiteral(" %"), faintInk);
    }
}

} // namespace

Drawing draw(const DivergingBars& chart, Size size)
{
    Page page(size, chart.title, chart.subtitle, chart.note);
    const auto kind = translate("Figure", "Diverging stacked bar chart, centred on the neutral answer");
    std::vector<QString> labels;
    std::vector<std::vector<double>> shares;
    double left = 0;
    double right = 0;
    double widestN = 0;
    QStringList facts;
    const auto nText = [](const DivergingBars::Row& row) { return translate("Figure", "n = %1").arg(numberText(totalOf(row))); };
    for (const auto& row : chart.rows) {
        labels.push_back(row.label);
        shares.push_back(sharesOf(row, chart.series.size()));
        widestN = std::max(widestN, textWidth(nText(row), textSize));
        if (shares.back().empty()) {
            facts << singleLine(row.label) + QStringLiteral(": ") + translate("Figure", "No valid answers");
            continue;
        }
        left = std::max(left, leftOf(shares.back()));
        right = std::max(right, 100 - leftOf(shares.back()));
        for (std::size_t i = 0; i < chart.series.size(); ++i)
            if (shares.back()[i] > 0)
                facts << told(chart, row, i, shares.back()[i]);
    }
    if (!(left + right > 0))
        return page.finishEmpty(kind);
    page.describe(kind, facts);

    const auto fills = colours(Scheme::Diverging, chart.series.size());
    RowLabels rows(labels, page.right() - page.left(), 0.3);
    PlotArea area;
    area.top = drawLegend(page, chart.series, fills);
    area.left = page.left() + rows.width() + gap;
    area.right = page.right() - widestN - gap - 6;
    const auto axis = lyingAxis(-left, right, area.right - area.left, true, QStringLiteral(" %"));
    rows.stretchTo(page.room() - (area.top - page.top()) - 2 * axisTextHeight);
    area.bottom = area.top + rows.height();
    drawAxis(page, area, axis);
    double y = area.top;
    for (std::size_t i = 0; i < chart.rows.size(); ++i) {
        const double middle = y + rows.rowHeight(i) / 2;
        y += rows.rowHeight(i);
        rows.draw(page, i, page.left() + rows.width(), middle);
        if (shares[i].empty()) {
            page.text({area.left + gap, middle + 4}, translate("Figure", "No valid answers"), Text::Anchor::Start, faintInk);
            continue;
        }
        double at = -leftOf(shares[i]);
        for (std::size_t k = 0; k < shares[i].size(); ++k) {
            const double from = area.across(axis, at);
            at += shares[i][k];
            const double to = area.across(axis, at);
            if (!(shares[i][k] > 0))
                continue;
            page.box({from, middle - rows.barHeight() / 2, to - from, rows.barHeight()}, fills[k],
                     told(chart, chart.rows[i], k, shares[i][k]), segmentEdge);
            const auto words = percentText(shares[i][k], 0);
            if (textWidth(words, textSize) + 4 <= to - from)
                page.text({(from + to) / 2, middle + 4}, words, Text::Anchor::Middle, textOn(fills[k]));
        }
        page.text({area.right + 6, middle + 4}, nText(chart.rows[i]), Text::Anchor::Start, faintInk);
    }
    return page.finish(area.bottom + axisTextHeight + 4);
}

} // namespace counterpoint::figure
