#include "ui/coding/stripe_layout.h"
#include <algorithm>
#include <numeric>
#include <tuple>

namespace counterpoint::ui::stripeLayout {

namespace {

/// Names that touch, moved as one: each wants to stand at some height, and together they stand at the mean of what they want.
struct Block {
    double wanted = 0; ///< sum over the names of the top they want for the block
    int names = 0;
    double top(double line, double height) const { return std::clamp(wanted / names, 0.0, std::max(0.0, height - names * line)); }
};

/// Those that are named where there is room for `most`: the chosen one, and of the others the first.
std::vector<std::size_t> named(const std::vector<Stripe>& stripes, std::size_t most)
{
    std::vector<std::size_t> order(stripes.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::tuple(stripes[a].top, stripes[a].bottom) < std::tuple(stripes[b].top, stripes[b].bottom);
    });
    while (order.size() > most) {
        const auto last = std::find_if(order.rbegin(), order.rend(), [&](std::size_t i) { return !stripes[i].first; });
        if (last == order.rend())
            break;
        order.erase(std::next(last).base());
    }
    return order;
}

} // namespace

std::vector<std::optional<int>> nameTops(const std::vector<Stripe>& stripes, int line, int height)
{
    std::vector<std::optional<int>> tops(stripes.size());
    if (line <= 0 || height < line)
        return tops;
    const auto order = named(stripes, std::size_t(height / line));
    std::vector<Block> blocks;
    int free = 0;
    for (const auto i : order) {
        // Anywhere beside its stripe is a good place for a name, the highest free one best.
        const int wanted = std::clamp(free, stripes[i].top, std::max(stripes[i].top, stripes[i].bottom - line));
        free = std::max(free, stripes[i].top) + line;
        blocks.push_back({double(wanted), 1});
        while (blocks.size() > 1) {
            auto& above = blocks[blocks.size() - 2];
            const auto& last = blocks.back();
            if (above.top(line, height) + above.names * line <= last.top(line, height))
                break;
            above.wanted += last.wanted - double(above.names) * line * last.names;
            above.names += last.names;
            blocks.pop_back();
        }
    }
    std::size_t at = 0;
    for (const auto& block : blocks)
        for (int name = 0; name < block.names; ++name)
            tops[order[at++]] = int(block.top(line, height)) + name * line;
    return tops;
}

} // namespace counterpoint::ui::stripeLayout
