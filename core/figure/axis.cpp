#include "core/figure/axis.h"
#include <QStringList>
#include <algorithm>
#include <cmath>

namespace counterpoint::figure {

namespace {

constexpr double greatest = 1e300; // beyond it the length of an axis could overflow

double held(double value) { return std::abs(value) < 1e-250 ? 0.0 : std::clamp(value, -greatest, greatest); }

QString superscript(int number)
{
    static const QString digits = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹");
    QString text;
    for (const QChar digit : QString::number(number))
        text += digit == u'-' ? QChar(u'⁻') : digits[digit.digitValue()];
    return text;
}

QString withCommas(QString digits)
{
    const auto point = digits.indexOf(u'.');
    const qsizetype sign = digits.startsWith(u'-') ? 1 : 0;
    const auto end = point < 0 ? digits.size() : point;
    if (end - sign >= 5)
        for (auto at = end - 3; at > sign; at -= 3)
            digits.insert(at, u',');
    return digits;
}

QString trimmedZeros(QString digits)
{
    if (!digits.contains(u'.'))
        return digits;
    while (digits.endsWith(u'0'))
        digits.chop(1);
    if (digits.endsWith(u'.'))
        digits.chop(1);
    return digits == QStringLiteral("-0") ? QStringLiteral("0") : digits;
}

QString withMinus(QString text) { return text.replace(u'-', QChar(0x2212)); }

bool needsPower(double value) { return value != 0 && (std::abs(value) >= 1e9 || std::abs(value) < 1e-4); }

QString powerText(double value, int digits)
{
    const auto parts = QString::number(value, 'e', std::max(0, digits - 1)).split(u'e');
    return trimmedZeros(parts[0]) + QStringLiteral(" × 10") + superscript(parts[1].toInt());
}

} // namespace

double Axis::tick(qint64 index) const
{
    const double times = double(index) * mantissa;
    return exponent < 0 ? times / std::pow(10.0, -exponent) : times * std::pow(10.0, exponent);
}

double Axis::step() const { return tick(1); }

double Axis::fraction(double value) const { return std::clamp((held(value) - low()) / (high() - low()), 0.0, 1.0); }

QString Axis::text(qint64 index) const
{
    const double value = tick(index);
    if (value != 0 && needsPower(std::max(std::abs(low()), std::abs(high()))))
        return withMinus(powerText(value, 4));
    return withMinus(withCommas(QString::number(value + 0.0, 'f', std::max(0, -exponent))));
}

Axis niceAxis(double low, double high, int mostSteps, bool wholeNumbers)
{
    double from = held(std::min(low, high));
    double to = held(std::max(low, high));
    const double least = std::max(std::abs(from), std::abs(to)) * 1e-9;
    if (to - from <= least) {
        const double half = std::max(least, wholeNumbers || (from == 0 && to == 0) ? 0.5 : std::abs(from) * 0.05);
        from = from == 0 ? 0 : from - half;
        to += half;
    }
    const double raw = (to - from) / std::max(1, mostSteps);
    Axis axis;
    axis.exponent = static_cast<int>(std::floor(std::log10(raw)));
    const double lead = raw / std::pow(10.0, axis.exponent);
    constexpr double fuzz = 1 + 1e-9;
    axis.mantissa = lead <= 1 * fuzz ? 1 : lead <= 2 * fuzz ? 2 : lead <= 5 * fuzz ? 5 : 1;
    if (lead > 5 * fuzz)
        ++axis.exponent;
    if (wholeNumbers && axis.exponent < 0) {
        axis.mantissa = 1;
        axis.exponent = 0;
    }
    axis.first = static_cast<qint64>(std::floor(from / axis.step() + 1e-9));
    axis.last = std::max(axis.first + 1, static_cast<qint64>(std::ceil(to / axis.step() - 1e-9)));
    return axis;
}

QString numberText(double value, int digits)
{
    if (!std::isfinite(value))
        return QStringLiteral("–");
    if (needsPower(value))
        return withMinus(powerText(value, std::min(digits, 4)));
    const int before = value == 0 ? 1 : static_cast<int>(std::floor(std::log10(std::abs(value)))) + 1;
    return withMinus(withCommas(trimmedZeros(QString::number(value, 'f', std::max(0, digits - before)))));
}

} // namespace counterpoint::figure
