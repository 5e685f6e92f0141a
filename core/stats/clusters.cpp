#include "core/stats/clusters.h"
#include <algorithm>
#include <cstddef>
#include <numeric>

namespace counterpoint::stats {

namespace {

/// A merge by two of the items that it joins; which clusters these are in is known when all merges are in order.
struct Join {
    int first;
    int second;
    double height;
};

/// A cluster goes under its first item; what is merged into another is gone.
std::vector<Join> joinsByChains(std::vector<std::vector<double>> distances)
{
    const int n = int(distances.size());
    std::vector<int> size(std::size_t(n), 1);
    std::vector<int> chain;
    std::vector<Join> joins;
    while (int(joins.size()) < n - 1) {
        if (chain.empty())
            for (int i = 0; chain.empty(); ++i)
                if (size[std::size_t(i)] > 0)
                    chain.push_back(i);
        const int last = chain.back();
        const auto& row = distances[std::size_t(last)];
        int nearest = chain.size() > 1 ? chain[chain.size() - 2] : -1; // which goes before others as near, or the chain would not end
        for (int i = 0; i < n; ++i)
            if (i != last && size[std::size_t(i)] > 0 && (nearest < 0 || row[std::size_t(i)] < row[std::size_t(nearest)]))
                nearest = i;
        if (chain.size() < 2 || nearest != chain[chain.size() - 2]) {
            chain.push_back(nearest);
            continue;
        }
        chain.resize(chain.size() - 2);
        const auto [kept, gone] = std::minmax({last, nearest});
        joins.push_back({kept, gone, distances[std::size_t(kept)][std::size_t(gone)]});
        const double a = size[std::size_t(kept)];
        const double b = size[std::size_t(gone)];
        for (int i = 0; i < n; ++i)
            if (i != kept && i != gone && size[std::size_t(i)] > 0) {
                auto& distance = distances[std::size_t(kept)][std::size_t(i)];
                distance = (a * distance + b * distances[std::size_t(gone)][std::size_t(i)]) / (a + b);
                distances[std::size_t(i)][std::size_t(kept)] = distance;
            }
        size[std::size_t(kept)] += size[std::size_t(gone)];
        size[std::size_t(gone)] = 0;
    }
    return joins;
}

} // namespace

std::vector<Merge> averageLinkage(const std::vector<std::vector<double>>& distances)
{
    const int n = int(distances.size());
    auto joins = joinsByChains(distances);
    std::stable_sort(joins.begin(), joins.end(), [](const Join& a, const Join& b) { return a.height < b.height; });
    std::vector<int> cluster(distances.size()); // of each item; items of one cluster are found by their first
    std::iota(cluster.begin(), cluster.end(), 0);
    std::vector<int> head(distances.size());
    std::iota(head.begin(), head.end(), 0);
    const auto headOf = [&](int item) {
        while (head[std::size_t(item)] != item)
            item = head[std::size_t(item)] = head[std::size_t(head[std::size_t(item)])];
        return item;
    };
    std::vector<Merge> merges;
    for (const auto& join : joins) {
        const auto [kept, gone] = std::minmax({headOf(join.first), headOf(join.second)}); // a list: of two values it would be references
        const auto sizeOf = [&](int of) { return of < n ? 1 : merges[std::size_t(of - n)].size; };
        const int first = cluster[std::size_t(kept)];
        const int second = cluster[std::size_t(gone)];
        merges.push_back({first, second, join.height, sizeOf(first) + sizeOf(second)});
        head[std::size_t(gone)] = kept;
        cluster[std::size_t(kept)] = n + int(merges.size()) - 1;
    }
    return merges;
}

std::vector<int> leafOrder(const std::vector<Merge>& merges)
{
    const int n = int(merges.size()) + 1;
    std::vector<int> open{merges.empty() ? 0 : n + int(merges.size()) - 1};
    std::vector<int> order;
    while (!open.empty()) {
        const int cluster = open.back();
        open.pop_back();
        if (cluster < n) {
            order.push_back(cluster);
            continue;
        }
        open.push_back(merges[std::size_t(cluster - n)].second);
        open.push_back(merges[std::size_t(cluster - n)].first);
    }
    return order;
}

} // namespace counterpoint::stats
