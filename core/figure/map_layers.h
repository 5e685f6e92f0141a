#pragma once
#include "core/figure/map_layout.h"

/// The two ways in which what hangs together is laid out; map_layout.cpp chooses, and puts the parts beside each other.
namespace counterpoint::figure::map_layout {

constexpr double gapBetweenBoxes = 18;

/// Columns from left to right, for ties that have an order; where none has, by how far a box is from the first.
std::vector<Point> layered(const std::vector<MapBox>& boxes, const std::vector<MapTie>& ties);

/// Boxes as far from each other as there are ties between them.
std::vector<Point> spread(const std::vector<MapBox>& boxes, const std::vector<MapTie>& ties);

} // namespace counterpoint::figure::map_layout
