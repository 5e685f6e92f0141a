#include "core/figure/word_tree.h"
#include "core/base/translate.h"
#include "core/figure/page.h"
#include "core/figure/plot_area.h"
#include "core/figure/text_width.h"
#include <algorithm>
#include <cmath>

namespace counterpoint::figure {

namespace {

constexpr double smallest = 11;
constexpr double largest = 24;
constexpr double gap = 26; ///< between words and what branches off them

double countOf(const WordTree::Branch& branch) { return std::isfinite(branch.count) && branch.count > 0 ? branch.count : 0; }

class Layout {
public:
    Layout(Page& page, double all)
        : m_page(page)
        , m_all(std::max(all, 1.0))
    {
    }

    /// Draws from `left` and `top` on; gives the height that was used.
    double draw(const WordTree::Branch& branch, double left, double top, bool isRoot = false)
    {
        const double size = isRoot ? largest : sizeOf(branch);
        const double own = size + 6;
        const auto words = elided(branch.words, m_page.right() - left, size);
        const double right = left + textWidth(words, size);
        double height = 0;
        std::vector<double> middles;
        if (right + gap + 40 < m_page.right())
            for (const auto& next : branch.branches) {
                if (!(countOf(next) > 0))
                    continue;
                const double used = draw(next, right + gap, top + height);
                middles.push_back(m_middle);
                height += used;
            }
        height = std::max(height, own);
        // Between the first and the last of its branches, so that the lines fan out evenly.
        const double middle = middles.empty() ? top + height / 2 : (middles.front() + middles.back()) / 2;
        for (const double to : middles)
            m_page.polyline({{right + 4, middle}, {right + gap / 2, middle}, {right + gap / 2, to}, {right + gap - 4, to}},
                            {axisLine, 1, false});
        m_page.text({left, middle + size * 0.35}, words, Text::Anchor::Start, ink, size);
        m_middle = middle;
        return height;
    }

private:
    double sizeOf(const WordTree::Branch& branch) const
    {
        return smallest + (largest - smallest) * std::sqrt(std::min(1.0, countOf(branch) / m_all));
    }

    Page& m_page;
    double m_all;
    double m_middle = 0; ///< of the branch drawn last
};

void tell(const WordTree::Branch& branch, const QString& before, QStringList& facts)
{
    const auto words = before.isEmpty() ? singleLine(branch.words) : before + u' ' + singleLine(branch.words);
    facts << QStringLiteral("%1: %2").arg(words, numberText(countOf(branch)));
    for (const auto& next : branch.branches)
        tell(next, words, facts);
}

} // namespace

Drawing draw(const WordTree& chart, Size size)
{
    Page page(size, chart.title, chart.subtitle, chart.note);
    const auto kind = translate("Figure", "Word tree: the words that stand beside a word, larger where they are more frequent");
    if (!(countOf(chart.root) > 0))
        return page.finishEmpty(kind);
    QStringList facts;
    tell(chart.root, {}, facts);
    page.describe(kind, facts);
    return page.finish(page.top() + Layout(page, countOf(chart.root)).draw(chart.root, page.left(), page.top(), true));
}

} // namespace counterpoint::figure
