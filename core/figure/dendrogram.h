#pragma once
#include "core/figure/drawing.h"

namespace counterpoint::figure {

/// What is alike joined step by step: leaves at the left, each joint as far to the right as what it joins differs.
struct Dendrogram {
    struct Joint {
        int first = 0; ///< a leaf, or the number of leaves and the place of an earlier joint
        int second = 0;
        double height = 0;
    };
    QString title;
    QString subtitle;
    QString note; ///< how many, and what is missing
    QString valueTitle; ///< 'Jaccard distance'
    std::vector<QString> leaves;
    std::vector<Joint> joints; ///< by ascending height, one less than there are leaves
    std::vector<int> order; ///< of the leaves, from top to bottom
    double high = 1; ///< of the axis
};

Drawing draw(const Dendrogram& chart, Size size = {});

} // namespace counterpoint::figure
