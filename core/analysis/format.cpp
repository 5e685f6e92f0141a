#include "core/analysis/format.h"
#include <cmath>

namespace counterpoint::format {

namespace {

QString withoutMinusZero(QString text)
{
    if (text.startsWith(u'-') && text.toDouble() == 0)
        text.remove(0, 1);
    return text;
}

} // namespace

QString count(double n) { return n == std::trunc(n) ? fixed(n, 0) : fixed(n, 1); }

QString fixed(double number, int decimals)
{
    if (!std::isfinite(number))
        return undefined();
    return withoutMinusZero(std::fabs(number) < 1e15 ? QString::number(number, 'f', decimals) : QString::number(number, 'g', 6));
}

QString statistic(double number)
{
    const double size = std::fabs(number);
    if (!std::isfinite(number) || size == 0 || size >= 0.095)
        return fixed(number, 2);
    if (size < 1e-6)
        return QString::number(number, 'e', 2);
    const int firstDigit = int(-std::floor(std::log10(size)));
    return fixed(number, firstDigit + 1);
}

QString percent(double percent) { return fixed(percent, 1); }

QString bounded(double number, int decimals)
{
    QString text = fixed(number, decimals);
    if (text.startsWith(QStringLiteral("0.")))
        text.remove(0, 1);
    else if (text.startsWith(QStringLiteral("-0.")))
        text.remove(1, 1);
    return text;
}

QString p(double p)
{
    const auto value = pValue(p);
    return value.startsWith(u'<') || value.startsWith(u'>') ? QStringLiteral("p ") + value : QStringLiteral("p = ") + value;
}

QString pValue(double p)
{
    if (!std::isfinite(p))
        return undefined();
    if (p < 0.001)
        return QStringLiteral("< .001");
    if (p > 0.999)
        return QStringLiteral("> .999");
    return bounded(p, 3);
}

QString undefined() { return QStringLiteral("–"); }

} // namespace counterpoint::format
