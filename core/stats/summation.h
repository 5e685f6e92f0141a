#pragma once
#include <cmath>

namespace counterpoint::stats {

/// A compensated sum whose error does not grow with the number of terms.
///
/// Source: Neumaier (1974), Zeitschrift für angewandte Mathematik und Mechanik 54:39-51.
class Sum {
public:
    void add(double term)
    {
        const double next = m_high + term;
        m_low += std::fabs(m_high) >= std::fabs(term) ? (m_high - next) + term : (term - next) + m_high;
        m_high = next;
    }
    Sum& operator+=(double term)
    {
        add(term);
        return *this;
    }
    double value() const { return m_high + m_low; }

private:
    double m_high = 0;
    double m_low = 0;
};

} // namespace counterpoint::stats
