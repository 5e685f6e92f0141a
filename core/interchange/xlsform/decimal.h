#pragma once
#include <QString>
#include <optional>

namespace counterpoint::xlsform {

/// A number as it is written in decimals: of 0.1 and 0.3 it is known that one is a third of the other, which binary numbers do not say.
class Decimal {
public:
    static std::optional<Decimal> from(const QString& text); ///< none where it is no number, or has more digits than a form needs
    friend Decimal operator-(Decimal a, Decimal b);
    friend bool operator<(Decimal a, Decimal b);
    friend bool operator==(Decimal a, Decimal b);
    bool isMultipleOf(Decimal other) const; ///< of one that is not zero
    bool isZero() const { return m_units == 0; }
    bool isWhole() const;
    Decimal absolute() const { return Decimal(m_units < 0 ? -m_units : m_units); }

private:
    explicit Decimal(qint64 units)
        : m_units(units)
    {
    }
    qint64 m_units = 0; ///< of 10^-9
};

} // namespace counterpoint::xlsform
