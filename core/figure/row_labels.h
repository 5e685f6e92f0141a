#pragma once
#include "core/figure/page.h"

namespace counterpoint::figure {

/// Labels of lying bars, wrapped into a column at the left, and the height each row needs.
class RowLabels {
public:
    /// The column is as wide as the widest label, at most `part` of `width`.
    RowLabels(const std::vector<QString>& labels, double width, double part = 0.4);

    double width() const { return m_width; }
    double height() const; ///< of all rows
    double rowHeight(std::size_t row) const { return m_heights[row]; }
    double barHeight() const { return m_barHeight; }
    void stretchTo(double height); ///< shares what is over among the rows, within reason

    /// Writes the label of `row` so that it ends at `right` and is centred on `middle`.
    void draw(Page& page, std::size_t row, double right, double middle) const;

private:
    std::vector<std::vector<QString>> m_lines;
    std::vector<double> m_heights;
    double m_width = 0;
    double m_barHeight = 0;
};

} // namespace counterpoint::figure
