#pragma once
#include "core/figure/drawing.h"
#include <vector>

namespace counterpoint::figure {

/// A box that a map's layout places.
struct MapBox {
    double width = 0;
    double height = 0;
};

/// What joins two boxes, by their places among all.
struct MapTie {
    int from = 0;
    int to = 0;
    bool isOrdered = false; ///< `from` comes before `to`: the whole before its parts, the cause before what it causes
    double room = 0; ///< that the words on it need
};

/// The middles of the boxes, from the top left corner on: what hangs together stands together, orders read from left to right, no two boxes
/// overlap. The same boxes and ties give the same places. Ordered ties make layers (Sugiyama, Tagawa & Toda 1981, IEEE Trans. Syst. Man
/// Cybern. 11:109); what has none is spread by stress majorization (Gansner, Koren & North 2004, Graph Drawing, LNCS 3383:239).
std::vector<Point> arranged(const std::vector<MapBox>& boxes, const std::vector<MapTie>& ties);

} // namespace counterpoint::figure
