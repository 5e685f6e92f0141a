#include "core/interchange/dta/stata_dates.h"
#include <QDate>
#include <QRegularExpression>
#include <algorithm>
#include <cmath>

namespace counterpoint::dta {

namespace {

double daysFrom1582(const QDate& date) { return double(date.toJulianDay() - QDate(1582, 10, 14).toJulianDay()); }

} // namespace

StataDate stataDateOf(const QString& format)
{
    static const QRegularExpression form(QStringLiteral("^%-?t?(d|C|c|w|m|q|h)"));
    const auto match = form.match(format);
    if (!match.hasMatch() || (!format.contains(u't') && match.captured(1) != QLatin1String("d")))
        return {};
    switch (match.captured(1)[0].unicode()) {
    case 'd':
        return {StataDate::Kind::Day, QStringLiteral("DATE11")};
    case 'c':
    case 'C':
        return {StataDate::Kind::Milliseconds, QStringLiteral("DATETIME20")};
    case 'w':
        return {StataDate::Kind::Week, QStringLiteral("DATE11")};
    case 'm':
        return {StataDate::Kind::Month, QStringLiteral("MOYR8")};
    case 'q':
        return {StataDate::Kind::Quarter, QStringLiteral("QYR8")};
    default:
        return {StataDate::Kind::HalfYear, QStringLiteral("DATE11")};
    }
}

double StataDate::seconds(double value) const
{
    constexpr double day = 86'400;
    static const double stataStart = daysFrom1582(QDate(1960, 1, 1)) * day;
    if (kind == Kind::None)
        return value;
    if (!std::isfinite(value) || std::fabs(value) > 1e15)
        return std::nan("");
    const auto periods = [value](int perYear, int monthsEach) {
        const auto whole = std::floor(value);
        if (std::fabs(whole) > 120'000)
            return std::nan("");
        const auto year = 1960 + int(std::floor(whole / perYear));
        const auto place = int(whole - std::floor(whole / perYear) * perYear);
        const QDate start(year, 1 + place * monthsEach, 1);
        return daysFrom1582(start) * day;
    };
    switch (kind) {
    case Kind::Day:
        return stataStart + value * day;
    case Kind::Milliseconds:
        return stataStart + value / 1000;
    case Kind::Week: { // the first is 1 to 7 January, the last one longer
        const auto year = std::floor(value / 52);
        if (std::fabs(year) > 8000)
            return std::nan("");
        return (daysFrom1582(QDate(1960 + int(year), 1, 1)) + (std::floor(value) - year * 52) * 7) * day;
    }
    case Kind::Month:
        return periods(12, 1);
    case Kind::Quarter:
        return periods(4, 3);
    case Kind::HalfYear:
        return periods(2, 6);
    case Kind::None:
        break;
    }
    return value;
}

QString spssFormatOf(const QString& format, bool isText)
{
    static const QRegularExpression form(QStringLiteral("^%-?0?(\\d+)(?:[.,](\\d+))?(fc?|gc?|e|s)$"));
    const auto match = form.match(format);
    if (!match.hasMatch())
        return {};
    const int width = std::clamp(match.captured(1).toInt(), 1, isText ? 32'767 : 40);
    if (isText)
        return QStringLiteral("A%1").arg(width);
    const int decimals = match.captured(3).startsWith(u'g') ? 0 : std::min(match.captured(2).toInt(), 16);
    const auto name = match.captured(3) == QLatin1String("e") ? QStringLiteral("E")
        : match.captured(3).endsWith(u'c')                    ? QStringLiteral("COMMA")
                                                              : QStringLiteral("F");
    return decimals > 0 ? QStringLiteral("%1%2.%3").arg(name).arg(width).arg(decimals) : QStringLiteral("%1%2").arg(name).arg(width);
}

} // namespace counterpoint::dta
