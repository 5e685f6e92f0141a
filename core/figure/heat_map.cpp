#include "core/figure/heat_map.h"
#include "core/base/translate.h"
#include "core/figure/axis.h"
#include "core/figure/page.h"
#include "core/figure/text_width.h"
#include <algorithm>
#include <cmath>

namespace counterpoint::figure {

namespace {

constexpr double gap = 8;
constexpr double lowestPlace = 30;
constexpr double smallestHead = 9; ///< of the letters above the columns
constexpr std::size_t shades = 101;

double valueAt(const HeatMap& chart, std::size_t row, std::size_t column)
{
    return row < chart.values.size() && column < chart.values[row].size() ? chart.values[row][column] : std::nan("");
}

QString textAt(const HeatMap& chart, std::size_t row, std::size_t column)
{
    if (row < chart.texts.size() && column < chart.texts[row].size())
        return chart.texts[row][column];
    return numberText(valueAt(chart, row, column), 3);
}

/// What the widest word in the heads of the columns takes.
double widestWord(const std::vector<QString>& labels)
{
    double widest = 0;
    for (const auto& label : labels)
        for (const auto& word : singleLine(label).split(u' '))
            widest = std::max(widest, textWidth(word, textSize));
    return widest;
}

} // namespace

Drawing draw(const HeatMap& chart, Size size)
{
    Page page(size, chart.title, chart.subtitle, chart.note);
    const auto kind = translate("Figure", "Heat map");
    QStringList facts;
    double widest = 0;
    for (std::size_t i = 0; i < chart.rows.size(); ++i) {
        widest = std::max(widest, textWidth(singleLine(chart.rows[i]), textSize));
        for (std::size_t j = 0; j < chart.columns.size(); ++j)
            if (std::isfinite(valueAt(chart, i, j)))
                facts
                    << translate("Figure", "%1, %2: %3").arg(singleLine(chart.rows[i]), singleLine(chart.columns[j]), textAt(chart, i, j));
    }
    if (facts.isEmpty())
        return page.finishEmpty(kind);
    page.describe(kind, facts);
    // Rows make room for the heads of columns, down to a fifth of the page, since they can be wrapped between words and heads not within.
    const double whole = page.right() - page.left();
    const double wanted = double(chart.columns.size()) * (widestWord(chart.columns) + 4) + gap;
    const double labelWidth = std::min(widest, std::max(whole * 0.2, std::min(whole * 0.4, whole - wanted)));
    const double left = page.left() + labelWidth + gap;
    const double width = std::min((page.right() - left) / double(chart.columns.size()), 110.0);
    const bool hasWrapped = std::any_of(chart.rows.begin(), chart.rows.end(),
                                        [&](const QString& row) { return wrapped(row, labelWidth, 2, textSize).size() > 1; });
    const double placeHeight = hasWrapped ? 2 * lineHeight + 6 : lowestPlace;
    // Heads of narrow columns are set in smaller letters before a word is broken.
    const double fitting = textSize * (width - 4) / std::max(widestWord(chart.columns), 1.0);
    const double headSize = std::clamp(std::floor(10 * fitting) / 10, smallestHead, textSize);
    std::size_t lines = 1;
    for (const auto& column : chart.columns)
        lines = std::max(lines, wrapped(column, width - 4, 3, headSize).size());
    const double top = page.top() + double(lines) * lineHeight + 4;
    for (std::size_t j = 0; j < chart.columns.size(); ++j) {
        const auto label = wrapped(chart.columns[j], width - 4, 3, headSize);
        page.lines({left + (double(j) + 0.5) * width, top - 6 - double(label.size() - 1) * lineHeight}, label, Text::Anchor::Middle, ink,
                   headSize);
    }
    const auto palette = colours(chart.scheme, shades);
    for (std::size_t i = 0; i < chart.rows.size(); ++i) {
        const double y = top + double(i) * placeHeight;
        const auto name = wrapped(chart.rows[i], labelWidth, 2, textSize);
        page.lines({left - gap, y + placeHeight / 2 + 4 - double(name.size() - 1) * lineHeight / 2}, name, Text::Anchor::End);
        for (std::size_t j = 0; j < chart.columns.size(); ++j) {
            const double value = valueAt(chart, i, j);
            if (!std::isfinite(value))
                continue;
            const double part = chart.high > chart.low ? (value - chart.low) / (chart.high - chart.low) : 0;
            const auto fill = palette[std::size_t(std::lround(std::clamp(part, 0.0, 1.0) * double(shades - 1)))];
            const auto words = textAt(chart, i, j);
            page.box({left + double(j) * width, y, width, placeHeight}, fill,
                     translate("Figure", "%1, %2: %3").arg(singleLine(chart.rows[i]), singleLine(chart.columns[j]), words),
                     {white, 1, false});
            if (textWidth(words, textSize) + 2 <= width)
                page.text({left + (double(j) + 0.5) * width, y + placeHeight / 2 + 4}, words, Text::Anchor::Middle, textOn(fill));
        }
    }
    return page.finish(top + double(chart.rows.size()) * placeHeight);
}

} // namespace counterpoint::figure
