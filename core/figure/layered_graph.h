#pragma once
#include "core/figure/drawing.h"
#include <QString>
#include <vector>

namespace counterpoint::figure {

/// Columns of labelled boxes from left to right, with lines from boxes of one column to boxes of the next: what follows from what.
struct LayeredGraph {
    struct Box {
        QString label;
        std::vector<int> next; ///< places in the next column
    };
    struct Layer {
        QString title;
        std::vector<Box> boxes;
    };
    QString title;
    QString subtitle;
    QString note;
    std::vector<Layer> layers;
};

/// As high as its fullest column. The first column keeps its order; the others are put in one that lets few lines cross, so labels should
/// say by themselves which box is which.
Drawing draw(const LayeredGraph& chart, Size size);

} // namespace counterpoint::figure
