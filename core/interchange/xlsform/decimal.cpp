#include "core/interchange/xlsform/decimal.h"
#include <QRegularExpression>
#include <algorithm>

namespace counterpoint::xlsform {

namespace {

constexpr int places = 9;
constexpr int mostDigits = 18;

qint64 power(int exponent)
{
    qint64 result = 1;
    for (int i = 0; i < exponent; ++i)
        result *= 10;
    return result;
}

} // namespace

std::optional<Decimal> Decimal::from(const QString& text)
{
    static const QRegularExpression pattern(QStringLiteral("\\A([+-]?)(\\d*)(?:\\.(\\d*))?(?:[eE]([+-]?\\d{1,3}))?\\z"));
    const auto match = pattern.match(text);
    const auto fraction = match.captured(3);
    const auto digits = match.captured(2) + fraction;
    if (!match.hasMatch() || digits.isEmpty())
        return std::nullopt;
    const int shift = match.captured(4).toInt() - int(fraction.size()) + places;
    if (digits.size() + std::max(shift, 0) > mostDigits || shift < -mostDigits)
        return std::nullopt;
    qint64 units = 0;
    for (const auto digit : digits)
        units = units * 10 + digit.digitValue();
    units = shift >= 0 ? units * power(shift) : units / power(-shift);
    return Decimal(match.captured(1) == QLatin1String("-") ? -units : units);
}

Decimal operator-(Decimal a, Decimal b) { return Decimal(a.m_units - b.m_units); }
bool operator<(Decimal a, Decimal b) { return a.m_units < b.m_units; }
bool operator==(Decimal a, Decimal b) { return a.m_units == b.m_units; }
bool Decimal::isMultipleOf(Decimal other) const { return m_units % other.m_units == 0; }
bool Decimal::isWhole() const { return m_units % power(places) == 0; }

} // namespace counterpoint::xlsform
