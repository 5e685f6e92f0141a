#pragma once
#include <algorithm>
#include <cmath>

namespace counterpoint::stats {

/// Counts in the first cell of a 2 x 2 table with fixed margins and a given odds ratio (Fisher's noncentral hypergeometric distribution).
class Hypergeometric {
public:
    /// Margins are whole numbers: the first row's, the first column's, and the total.
    Hypergeometric(double row, double column, double total)
        : m_row(row)
        , m_column(column)
        , m_rest(total - row - column)
    {
    }
    double lowest() const { return std::max(0.0, -m_rest); }
    double highest() const { return std::min(m_row, m_column); }

    /// The most probable count.
    double mode(double odds) const
    {
        double low = lowest();
        double high = highest();
        while (low < high) {
            const double middle = std::ceil((low + high) / 2);
            if (ratio(middle, odds) >= 1)
                low = middle;
            else
                high = middle - 1;
        }
        return low;
    }

    /// Calls visit(count, weight) from the mode outwards, the mode's weight being 1, as long as weights are above the least.
    template <class Visit>
    void walk(double odds, double least, Visit visit) const
    {
        const double peak = mode(odds);
        visit(peak, 1.0);
        double weight = 1;
        for (double x = peak + 1; x <= highest() && weight > least; ++x)
            visit(x, weight *= ratio(x, odds));
        weight = 1;
        for (double x = peak; x > lowest() && weight > least; --x)
            visit(x - 1, weight /= ratio(x, odds));
    }

private:
    /// Probability of x over that of x - 1.
    double ratio(double x, double odds) const { return (m_row - x + 1) / x * ((m_column - x + 1) / (m_rest + x)) * odds; }

    double m_row;
    double m_column;
    double m_rest;
};

} // namespace counterpoint::stats
