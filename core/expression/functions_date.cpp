#include "core/base/translate.h"
#include "core/expression/dates.h"
#include "core/expression/functions.h"
#include <QDateTime>
#include <array>
#include <cmath>

namespace counterpoint::expression {

namespace {

/// The argument as a date: a date, a text that is one, or days since 1970-01-01. Nothing where it is an empty text, which is handed on as it is.
struct Moment {
    bool isThere = false;
    double seconds = 0;
    Value instead; ///< where it is not there
};

Moment momentIn(Arguments& arguments)
{
    const auto& value = arguments[0];
    switch (value.kind) {
    case Value::Kind::Date:
        return {true, value.number, {}};
    case Value::Kind::Text: {
        if (value.text.trimmed().isEmpty())
            return {false, 0, Value::ofText({})};
        const double seconds = dateFromText(value.text);
        if (std::isnan(seconds))
            return {false, 0, arguments.refuse(translate("Functions", "“%1” is no date such as 2024-05-31.").arg(value.text.left(40)))};
        return {true, seconds, {}};
    }
    case Value::Kind::Number:
        if (std::isnan(value.number))
            return {false, 0, value};
        if (!isPossibleDate(value.number * secondsPerDay))
            return {false, 0, arguments.refuse(translate("Functions", "No date is so many days from 1970."))};
        return {true, std::round(value.number * secondsPerDay * 1000) / 1000, {}};
    default:
        return {false, 0, arguments.refuse(translate("Functions", "True and false are no dates."))};
    }
}

Value date(Arguments& arguments)
{
    const auto moment = momentIn(arguments);
    return moment.isThere ? Value::ofDate(std::floor(moment.seconds / secondsPerDay) * secondsPerDay) : moment.instead;
}

Value dateTime(Arguments& arguments)
{
    const auto moment = momentIn(arguments);
    return moment.isThere ? Value::ofDate(moment.seconds) : moment.instead;
}

Value decimalDateTime(Arguments& arguments)
{
    const auto moment = momentIn(arguments);
    return moment.isThere ? Value::ofNumber(moment.seconds / secondsPerDay) : moment.instead;
}

Value decimalTime(Arguments& arguments)
{
    if (arguments[0].kind == Value::Kind::Text)
        if (const double time = timeOfDay(arguments[0].text); !std::isnan(time))
            return Value::ofNumber(time);
    const auto moment = momentIn(arguments);
    const double days = moment.seconds / secondsPerDay;
    return moment.isThere ? Value::ofNumber(days - std::floor(days)) : moment.instead;
}

Value formatted(Arguments& arguments)
{
    const auto moment = momentIn(arguments);
    if (!moment.isThere)
        return moment.instead;
    const auto pattern = arguments.text(1);
    const auto text = formatDate(moment.seconds, pattern);
    if (text.isEmpty() && !pattern.isEmpty())
        return arguments.refuse(
            translate("Functions", "“%1” has a sign that is no part of a date: there are %Y %y %m %n %b %d %e %a %j %H %h %M %S %3.")
                .arg(pattern));
    return Value::ofText(text);
}

double nowInSeconds()
{
    const auto now = QDateTime::currentDateTime();
    return double(now.toMSecsSinceEpoch()) / 1000 + now.offsetFromUtc(); // on the clock on the wall, like all dates of a dataset
}

constexpr std::array list{
    Function{"date", 1, 1, date, "date('2024-05-31')", QT_TRANSLATE_NOOP("Functions", "A day, from a text or days since 1970-01-01")},
    Function{"date-time", 1, 1, dateTime, "date-time('2024-05-31T14:05')", QT_TRANSLATE_NOOP("Functions", "A day with its time")},
    Function{"decimal-date-time", 1, 1, decimalDateTime, "decimal-date-time(date)",
             QT_TRANSLATE_NOOP("Functions", "Days since 1970-01-01, the time as decimals")},
    Function{"decimal-time", 1, 1, decimalTime, "decimal-time(time)", QT_TRANSLATE_NOOP("Functions", "The time as a part of the day")},
    Function{"format-date", 2, 2, formatted, "format-date(date, '%d/%m/%Y')", QT_TRANSLATE_NOOP("Functions", "The date written so")},
    Function{"format-date-time", 2, 2, formatted, "format-date-time(date, '%Y-%m-%d %H:%M')",
             QT_TRANSLATE_NOOP("Functions", "The date and its time written so")},
    Function{"now", 0, 0, [](Arguments&) { return Value::ofDate(nowInSeconds()); }, "now()", QT_TRANSLATE_NOOP("Functions", "This moment"),
             false, false},
    Function{"today", 0, 0, [](Arguments&) { return Value::ofDate(std::floor(nowInSeconds() / secondsPerDay) * secondsPerDay); }, "today()",
             QT_TRANSLATE_NOOP("Functions", "This day"), false, false},
};

} // namespace

std::span<const Function> dateFunctions() { return list; }

} // namespace counterpoint::expression
