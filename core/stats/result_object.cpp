#include "core/stats/result_object.h"
#include "core/stats/reasons.h"
#include <algorithm>
#include <cmath>

namespace counterpoint::stats {

namespace {

bool holdsNull(const QJsonValue& value)
{
    if (!value.isArray())
        return value.isNull();
    const auto items = value.toArray();
    return std::any_of(items.begin(), items.end(), [](const QJsonValue& item) { return holdsNull(item); });
}

} // namespace

QJsonValue jsonNumber(double value) { return std::isfinite(value) ? QJsonValue(value + 0.0) : QJsonValue(QJsonValue::Null); }

void ResultObject::because(const char* key, const QString& reason)
{
    m_reasons[QLatin1String(key)] = reason.isEmpty() ? reasons::notFinite() : reason;
}

void ResultObject::set(const char* key, double value)
{
    m_values[QLatin1String(key)] = jsonNumber(value);
    if (!std::isfinite(value))
        because(key, {});
}

void ResultObject::set(const char* key, const Number& number)
{
    m_values[QLatin1String(key)] = jsonNumber(number.value);
    if (!number.isDefined())
        because(key, number.reason);
}

void ResultObject::set(const char* key, const Interval& interval)
{
    if (!interval.isDefined())
        because(key, interval.reason);
    if (std::isfinite(interval.low) || std::isfinite(interval.high))
        m_values[QLatin1String(key)] = QJsonArray{jsonNumber(interval.low), jsonNumber(interval.high)};
    else
        m_values[QLatin1String(key)] = QJsonValue::Null;
}

void ResultObject::set(const char* key, std::span<const Number> numbers)
{
    QJsonArray array;
    for (const Number& number : numbers) {
        array.append(jsonNumber(number.value));
        if (!number.isDefined())
            because(key, number.reason);
    }
    m_values[QLatin1String(key)] = array;
}

void ResultObject::set(const char* key, std::span<const double> numbers)
{
    QJsonArray array;
    for (const double number : numbers) {
        array.append(jsonNumber(number));
        if (!std::isfinite(number))
            because(key, {});
    }
    m_values[QLatin1String(key)] = array;
}

void ResultObject::set(const char* key, std::span<const Interval> intervals)
{
    QJsonArray array;
    for (const Interval& interval : intervals) {
        array.append(QJsonArray{jsonNumber(interval.low), jsonNumber(interval.high)});
        if (!interval.isDefined())
            because(key, interval.reason);
    }
    m_values[QLatin1String(key)] = array;
}

void ResultObject::set(const char* key, const std::vector<std::vector<double>>& rows)
{
    QJsonArray array;
    for (const std::vector<double>& row : rows) {
        QJsonArray cells;
        for (const double number : row) {
            cells.append(jsonNumber(number));
            if (!std::isfinite(number))
                because(key, {});
        }
        array.append(cells);
    }
    m_values[QLatin1String(key)] = array;
}

void ResultObject::set(const char* key, const QStringList& texts) { m_values[QLatin1String(key)] = QJsonArray::fromStringList(texts); }

void ResultObject::set(const char* key, QJsonValue value, const QString& why)
{
    if (holdsNull(value))
        because(key, why);
    m_values[QLatin1String(key)] = std::move(value);
}

QJsonObject ResultObject::toJson() const
{
    QJsonObject object = m_values;
    if (!m_reasons.isEmpty())
        object[QLatin1String("reason")] = m_reasons;
    return object;
}

} // namespace counterpoint::stats
