#pragma once
#include "core/analysis/gather.h"

namespace counterpoint {

/// A group's numbers, for a figure of groups beside each other.
struct GroupValues {
    QString label; ///< with its n
    std::vector<double> values; ///< NaN where missing
    std::vector<double> weights; ///< empty: each counts once
};

struct FigureWords {
    QString title;
    QString subtitle;
    QString note;
    QString valueTitle;
};

/// How a number is spread in groups: 'box', 'violin', 'dots', or 'means' with their intervals.
Figure groupFigure(const QString& style, const std::vector<GroupValues>& groups, const FigureWords& words, const Input& input);
Option groupFigureOption(const char* standard); ///< 'figure', with these four to choose from

} // namespace counterpoint
