#include "core/figure/dendrogram.h"
#include "core/base/translate.h"
#include "core/figure/plot_area.h"
#include "core/figure/text_width.h"
#include <algorithm>

namespace counterpoint::figure {

namespace {

constexpr double gap = 8;
constexpr double leafHeight = 22;
constexpr Stroke branch{outline, 1.5, false};

bool isSound(const Dendrogram& chart)
{
    const auto n = chart.leaves.size();
    if (n == 0 || chart.joints.size() + 1 != n || chart.order.size() != n)
        return false;
    for (std::size_t i = 0; i < chart.joints.size(); ++i)
        for (const int part : {chart.joints[i].first, chart.joints[i].second})
            if (part < 0 || part >= int(n + i))
                return false;
    return std::all_of(chart.order.begin(), chart.order.end(), [&](int leaf) { return leaf >= 0 && leaf < int(n); });
}

} // namespace

Drawing draw(const Dendrogram& chart, Size size)
{
    Page page(size, chart.title, chart.subtitle, chart.note);
    const auto kind = translate("Figure", "Dendrogram");
    if (!isSound(chart))
        return page.finishEmpty(kind);
    const auto n = chart.leaves.size();
    std::vector<QString> names(chart.leaves.begin(), chart.leaves.end()); // of leaves, then of joints
    QStringList facts;
    for (const auto& joint : chart.joints) {
        const auto& first = names[std::size_t(joint.first)];
        const auto& second = names[std::size_t(joint.second)];
        facts << translate("Figure", "%1 with %2 at %3").arg(singleLine(first), singleLine(second), numberText(joint.height, 3));
        const bool isLeaf = joint.first < int(n);
        names.push_back(isLeaf ? translate("Figure", "%1 and what is with it").arg(first) : first);
    }
    page.describe(kind, facts);

    double widest = 0;
    for (const auto& leaf : chart.leaves)
        widest = std::max(widest, textWidth(singleLine(leaf), textSize));
    const double labelWidth = std::min(widest, (page.right() - page.left()) * 0.45);
    PlotArea area{page.left() + labelWidth + gap, page.right() - 8, page.top(), page.top() + double(n) * leafHeight};
    const auto axis = lyingAxis(0, chart.high, area.right - area.left, false);
    const double bottom = drawLyingAxis(page, area, axis, chart.valueTitle);
    std::vector<Point> ends(n); // where the line of each leaf or joint begins
    for (std::size_t i = 0; i < n; ++i) {
        const auto leaf = std::size_t(chart.order[i]);
        const double y = area.top + (double(i) + 0.5) * leafHeight;
        page.text({area.left - gap, y + 4}, elided(chart.leaves[leaf], labelWidth, textSize), Text::Anchor::End);
        ends[leaf] = {area.left, y};
    }
    for (const auto& joint : chart.joints) {
        const auto first = ends[std::size_t(joint.first)];
        const auto second = ends[std::size_t(joint.second)];
        const double x = area.across(axis, joint.height);
        page.polyline({first, {x, first.y}, {x, second.y}, second}, branch);
        ends.push_back({x, (first.y + second.y) / 2});
    }
    return page.finish(bottom);
}

} // namespace counterpoint::figure
