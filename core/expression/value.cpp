#include "core/expression/value.h"
#include "core/expression/dates.h"
#include <charconv>
#include <cmath>
#include <limits>

namespace counterpoint::expression {

namespace {

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();
constexpr double sameNumber = 1e-12; ///< as the questionnaire's language has it: 6.1 - 7.8 = -1.7

} // namespace

double toNumber(const QString& text)
{
    const auto trimmed = QStringView(text).trimmed();
    char bytes[400];
    if (trimmed.isEmpty() || trimmed.size() > qsizetype(sizeof bytes))
        return notANumber;
    bool hasDigit = false;
    for (qsizetype i = 0; i < trimmed.size(); ++i) {
        const auto unit = trimmed[i].unicode();
        const bool isDigit = unit >= u'0' && unit <= u'9';
        if (!isDigit && unit != u'.' && !(unit == u'-' && i == 0))
            return notANumber;
        hasDigit = hasDigit || isDigit;
        bytes[i] = char(unit);
    }
    double number = 0;
    const auto* end = bytes + trimmed.size();
    const auto parsed = std::from_chars(bytes, end, number);
    return hasDigit && parsed.ec == std::errc() && parsed.ptr == end ? number : notANumber;
}

double toNumber(const Value& value)
{
    switch (value.kind) {
    case Value::Kind::Number:
    case Value::Kind::Boolean:
        return value.number;
    case Value::Kind::Date:
        return value.number / secondsPerDay;
    case Value::Kind::Text:
        return toNumber(value.text);
    case Value::Kind::Nothing:
        break;
    }
    return notANumber;
}

bool toBoolean(const Value& value)
{
    switch (value.kind) {
    case Value::Kind::Number:
    case Value::Kind::Boolean:
        return value.number != 0 && !std::isnan(value.number);
    case Value::Kind::Date:
        return true;
    case Value::Kind::Text:
        return !value.text.isEmpty();
    case Value::Kind::Nothing:
        break;
    }
    return false;
}

QString numberToText(double number)
{
    if (std::isnan(number))
        return QStringLiteral("NaN");
    if (std::isinf(number))
        return number > 0 ? QStringLiteral("Infinity") : QStringLiteral("-Infinity");
    char buffer[400];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, number == 0 ? 0.0 : number, std::chars_format::fixed).ptr;
    return QString::fromLatin1(buffer, end - buffer);
}

QString toText(const Value& value)
{
    switch (value.kind) {
    case Value::Kind::Number:
        return numberToText(value.number);
    case Value::Kind::Boolean:
        return value.number != 0 ? QStringLiteral("true") : QStringLiteral("false");
    case Value::Kind::Date:
        return dateToText(value.number);
    case Value::Kind::Text:
    case Value::Kind::Nothing:
        break;
    }
    return value.text;
}

std::pair<double, double> comparable(const Value& left, const Value& right)
{
    using enum Value::Kind;
    const auto asDate = [](const Value& value) { return value.kind == Date ? value.number : dateFromText(value.text); };
    if ((left.kind == Date && right.kind == Text) || (left.kind == Text && right.kind == Date) || (left.kind == Date && right.kind == Date))
        return {asDate(left), asDate(right)};
    return {toNumber(left), toNumber(right)};
}

bool areEqual(const Value& left, const Value& right)
{
    using enum Value::Kind;
    const auto either = [&](Value::Kind kind) { return left.kind == kind || right.kind == kind; };
    if (either(Boolean))
        return toBoolean(left) == toBoolean(right);
    if (either(Number)) {
        const double a = toNumber(left);
        const double b = toNumber(right);
        return a == b || std::fabs(a - b) < sameNumber;
    }
    if (either(Date))
        if (const auto [a, b] = comparable(left, right); !std::isnan(a) && !std::isnan(b))
            return a == b;
    return toText(left) == toText(right);
}

} // namespace counterpoint::expression
