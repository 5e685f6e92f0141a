#include "core/analysis/cells.h"
#include "core/analysis/format.h"
#include "core/responses/column.h"

namespace counterpoint::cells {

namespace {

template <class Format>
ResultCell cellOf(const stats::Number& number, Format format)
{
    return number.isDefined() ? ResultCell{format(number.value), number.value} : ResultCell{format::undefined()};
}

template <class Format>
ResultCell cellOf(const stats::Interval& interval, Format format)
{
    return {interval.isDefined() ? QStringLiteral("[%1, %2]").arg(format(interval.low), format(interval.high)) : format::undefined()};
}

QString twoPlaces(double number) { return format::bounded(number); }

} // namespace

ResultCell words(const QString& text) { return {text}; }

ResultCell count(double n) { return {format::count(n), n}; }

ResultCell percent(const stats::Number& percent) { return cellOf(percent, format::percent); }

ResultCell statistic(const stats::Number& number) { return cellOf(number, format::statistic); }

ResultCell bounded(const stats::Number& number) { return cellOf(number, twoPlaces); }

ResultCell p(const stats::Number& p) { return cellOf(p, format::pValue); }

ResultCell observed(const stats::Number& number) { return cellOf(number, numberText); }

ResultCell fixed(const stats::Number& number, int decimals)
{
    return cellOf(number, [decimals](double value) { return format::fixed(value, decimals); });
}

ResultCell interval(const stats::Interval& interval) { return cellOf(interval, format::statistic); }

ResultCell boundedInterval(const stats::Interval& interval) { return cellOf(interval, twoPlaces); }

} // namespace counterpoint::cells
