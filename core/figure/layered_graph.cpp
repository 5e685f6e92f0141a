#include "core/figure/layered_graph.h"
#include "core/base/translate.h"
#include "core/figure/page.h"
#include "core/figure/text_width.h"
#include <algorithm>
#include <numeric>

namespace counterpoint::figure {

namespace {

constexpr double between = 44; ///< columns, for the lines
constexpr double below = 8; ///< a box, before the next
constexpr double inset = 6; ///< of a label in its box
constexpr double fontSize = 11;
constexpr double leading = 14;
constexpr std::size_t mostLines = 7;
constexpr double narrowest = 130; ///< column, from which no more width is taken for another
constexpr double step = 4; ///< in which it is taken
constexpr Colour shades[]{{0xff, 0xff, 0xff}, {0xf0, 0xf0, 0xf0}, {0xe0, 0xe0, 0xe0}};
constexpr Colour lineColour{0x60, 0x60, 0x60};

using Layer = LayeredGraph::Layer;

bool leadsTo(const Layer& next, int place) { return place >= 0 && std::size_t(place) < next.boxes.size(); }

/// By place in the study, the row in which a box of each column is drawn: near the middle of the boxes that lead to it.
std::vector<std::vector<std::size_t>> rowsOf(const std::vector<Layer>& layers)
{
    std::vector<std::vector<std::size_t>> rows;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const auto count = layers[i].boxes.size();
        std::vector<double> wanted(count, double(count)); // where nothing leads to it, at the end
        if (i == 0) {
            std::iota(wanted.begin(), wanted.end(), 0.0);
        } else {
            std::vector<double> sum(count, 0.0);
            std::vector<int> arrows(count, 0);
            for (std::size_t from = 0; from < layers[i - 1].boxes.size(); ++from)
                for (const int to : layers[i - 1].boxes[from].next)
                    if (leadsTo(layers[i], to)) {
                        sum[std::size_t(to)] += double(rows[i - 1][from]) / double(layers[i - 1].boxes.size());
                        ++arrows[std::size_t(to)];
                    }
            for (std::size_t box = 0; box < count; ++box)
                if (arrows[box] > 0)
                    wanted[box] = sum[box] / arrows[box];
        }
        std::vector<std::size_t> order(count);
        std::iota(order.begin(), order.end(), std::size_t(0));
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return wanted[a] < wanted[b]; });
        auto& placed = rows.emplace_back(count);
        for (std::size_t row = 0; row < count; ++row)
            placed[order[row]] = row;
    }
    return rows;
}

/// A box on its way to the page.
struct Placed {
    std::vector<QString> lines;
    Rect rect;
};

class Layout {
public:
    Layout(const LayeredGraph& chart, const Page& page)
        : m_chart(chart)
        , m_rows(rowsOf(chart.layers))
        , m_widths(chart.layers.size(),
                   (page.right() - page.left() - between * double(chart.layers.size() - 1)) / double(chart.layers.size()))
    {
        share();
        double x = page.left();
        double highest = 0;
        for (std::size_t i = 0; i < chart.layers.size(); ++i) {
            m_lefts.push_back(x);
            m_boxes.push_back(columnOf(i));
            highest = std::max(highest, heightOf(m_boxes.back()));
            x += m_widths[i] + between;
        }
        m_top = page.top() + leading + below;
        for (auto& column : m_boxes)
            spread(column, highest);
        m_bottom = m_top + highest;
    }

    void draw(Page& page) const
    {
        for (std::size_t i = 0; i < m_boxes.size(); ++i) {
            page.lines({m_lefts[i], page.top() + fontSize}, wrapped(m_chart.layers[i].title, m_widths[i], 1, textSize),
                       Text::Anchor::Start);
            if (i + 1 < m_boxes.size())
                drawLines(page, i);
        }
        for (std::size_t i = 0; i < m_boxes.size(); ++i)
            for (std::size_t box = 0; box < m_boxes[i].size(); ++box)
                drawBox(page, m_boxes[i][box], shades[std::min(i, std::size(shades) - 1)], m_chart.layers[i].boxes[box].label);
    }
    double bottom() const { return m_bottom; }

private:
    /// The fuller columns get more of the width, as long as that makes the figure lower: it is scaled to the page, its letters with it.
    void share()
    {
        std::vector<double> heights;
        for (std::size_t i = 0; i < m_widths.size(); ++i)
            heights.push_back(heightAt(i, m_widths[i]));
        while (heights.size() > 1) {
            const auto high = std::size_t(std::max_element(heights.begin(), heights.end()) - heights.begin());
            const auto low = std::size_t(std::min_element(heights.begin(), heights.end()) - heights.begin());
            const double lower = heightAt(high, m_widths[high] + step);
            const double higher = heightAt(low, m_widths[low] - step);
            if (m_widths[low] - step < narrowest || std::max(lower, higher) > heights[high] || higher >= heights[high])
                return;
            m_widths[high] += step;
            m_widths[low] -= step;
            heights[high] = lower;
            heights[low] = higher;
        }
    }

    double heightAt(std::size_t layer, double width) const
    {
        double height = 0;
        for (const auto& box : m_chart.layers[layer].boxes)
            height += boxHeight(linesOf(box, width)) + below;
        return height;
    }

    static std::vector<QString> linesOf(const LayeredGraph::Box& box, double width)
    {
        return wrapped(box.label, width - 2 * inset, mostLines, fontSize);
    }
    static double boxHeight(const std::vector<QString>& lines)
    {
        return double(std::max<std::size_t>(lines.size(), 1)) * leading + 2 * inset;
    }

    std::vector<Placed> columnOf(std::size_t layer) const
    {
        const auto& rows = m_rows[layer];
        const auto& boxes = m_chart.layers[layer].boxes;
        std::vector<Placed> column(boxes.size());
        std::vector<double> heights(boxes.size());
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            column[i].lines = linesOf(boxes[i], m_widths[layer]);
            heights[rows[i]] = boxHeight(column[i].lines);
        }
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            const double above = std::accumulate(heights.begin(), heights.begin() + std::ptrdiff_t(rows[i]), 0.0);
            column[i].rect = {m_lefts[layer], above + double(rows[i]) * below, m_widths[layer], heights[rows[i]]};
        }
        return column;
    }

    static double heightOf(const std::vector<Placed>& column)
    {
        double bottom = 0;
        for (const auto& box : column)
            bottom = std::max(bottom, box.rect.y + box.rect.height);
        return bottom;
    }

    /// A shorter column is spread over the height of the highest one.
    void spread(std::vector<Placed>& column, double highest) const
    {
        const double free = highest - heightOf(column);
        const double each = column.empty() ? 0 : free / double(column.size());
        std::vector<Placed*> order;
        for (auto& box : column)
            order.push_back(&box);
        std::sort(order.begin(), order.end(), [](const Placed* a, const Placed* b) { return a->rect.y < b->rect.y; });
        for (std::size_t row = 0; row < order.size(); ++row)
            order[row]->rect.y += m_top + each * (double(row) + 0.5);
    }

    void drawLines(Page& page, std::size_t layer) const
    {
        for (std::size_t from = 0; from < m_boxes[layer].size(); ++from)
            for (const int to : m_chart.layers[layer].boxes[from].next) {
                if (!leadsTo(m_chart.layers[layer + 1], to))
                    continue;
                const auto& start = m_boxes[layer][from].rect;
                const auto& end = m_boxes[layer + 1][std::size_t(to)].rect;
                page.line({start.x + start.width, start.y + start.height / 2}, {end.x, end.y + end.height / 2}, {lineColour, 1, false});
            }
    }

    static void drawBox(Page& page, const Placed& box, Colour fill, const QString& label)
    {
        page.box(box.rect, fill, singleLine(label));
        for (std::size_t line = 0; line < box.lines.size(); ++line)
            page.text({box.rect.x + inset, box.rect.y + inset + fontSize + double(line) * leading - 1}, box.lines[line],
                      Text::Anchor::Start, ink, fontSize);
    }

    const LayeredGraph& m_chart;
    const std::vector<std::vector<std::size_t>> m_rows;
    std::vector<double> m_widths; ///< of the columns
    std::vector<double> m_lefts;
    double m_top = 0;
    double m_bottom = 0;
    std::vector<std::vector<Placed>> m_boxes; ///< by column and place in the study
};

QStringList factsOf(const std::vector<Layer>& layers)
{
    QStringList facts;
    for (std::size_t i = 0; i < layers.size(); ++i)
        for (const auto& box : layers[i].boxes) {
            QStringList next;
            if (i + 1 < layers.size())
                for (const int to : box.next)
                    if (leadsTo(layers[i + 1], to))
                        next << singleLine(layers[i + 1].boxes[std::size_t(to)].label);
            if (!next.isEmpty())
                facts << translate("Figure", "%1 ← %2").arg(singleLine(box.label), next.join(QStringLiteral("; ")));
            else if (i + 1 < layers.size() || i == 0)
                facts << singleLine(box.label);
        }
    return facts;
}

} // namespace

Drawing draw(const LayeredGraph& chart, Size size)
{
    Page page(size, chart.title, chart.subtitle, chart.note);
    const auto kind = translate("Figure", "Diagram: boxes in columns, with lines from what follows to what it rests on");
    const auto facts = factsOf(chart.layers);
    if (facts.isEmpty())
        return page.finishEmpty(kind);
    page.describe(kind, facts);
    const Layout layout(chart, page);
    layout.draw(page);
    return page.finish(layout.bottom());
}

} // namespace counterpoint::figure
