#pragma once
#include <vector>

namespace counterpoint::stats {

/// Two clusters that become one. Items are 0 … n - 1; the cluster of the k-th merge is n + k.
struct Merge {
    int first = 0; ///< the one with the smaller item
    int second = 0;
    double height = 0; ///< their distance
    int size = 0; ///< items in both
    bool operator==(const Merge&) const = default;
};

/// Hierarchical clusters by average linkage (UPGMA): the distance of two clusters is the mean of all distances between their items.
/// Merges by ascending height; n - 1 of them. Sokal & Michener (1958), University of Kansas Science Bulletin 38:1409-1438; by chains of nearest
/// neighbours in O(n²), Murtagh (1983), The Computer Journal 26:354-359.
/// @param distances symmetric and finite
std::vector<Merge> averageLinkage(const std::vector<std::vector<double>>& distances);

/// Items from top to bottom, so that no two branches cross: of each merge the cluster with the smaller item first.
std::vector<int> leafOrder(const std::vector<Merge>& merges);

} // namespace counterpoint::stats
