#include "core/responses/column.h"
#include <QDateTime>
#include <QHash>
#include <QTimeZone>
#include <charconv>
#include <cmath>
#include <limits>

namespace counterpoint {

namespace {

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();
constexpr double furthestDate = 1e13; ///< seconds; beyond, QDateTime cannot count milliseconds

/// Digits from `at` on, exactly `length` of them; -1 where they are not.
int digits(std::string_view text, std::size_t at, std::size_t length)
{
    if (at + length > text.size())
        return -1;
    int number = 0;
    for (std::size_t i = at; i < at + length; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        number = number * 10 + (text[i] - '0');
    }
    return number;
}

/// Seconds of a 'hh:mm[:ss[.fff]][zone]'; NaN for any other text.
double secondsOfDay(std::string_view text)
{
    const int hour = digits(text, 0, 2);
    const int minute = digits(text, 3, 2);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || text[2] != ':')
        return notANumber;
    double seconds = 0;
    std::size_t end = 5;
    if (text.size() > 5 && text[5] == ':') {
        end = std::min(text.find_first_not_of("0123456789.", 6), text.size());
        const auto parsed = std::from_chars(text.data() + 6, text.data() + end, seconds);
        if (parsed.ec != std::errc() || parsed.ptr != text.data() + end || digits(text, 6, 2) < 0 || seconds >= 61)
            return notANumber;
    }
    const auto zone = text.substr(end);
    const bool knownZone = zone.empty() || zone == "Z" || ((zone[0] == '+' || zone[0] == '-') && digits(zone, 1, 2) >= 0);
    return knownZone ? hour * 3600 + minute * 60 + seconds : notANumber;
}

} // namespace

QString Column::text(std::size_t row) const
{
    if (isEmpty(row))
        return {};
    if (type == VariableType::Text)
        return dictionary[std::size_t(codes[row])];
    return type == VariableType::Date ? dateText(numbers[row]) : numberText(numbers[row]);
}

Column Column::ofNumbers(std::vector<double> values)
{
    Column column;
    column.numbers = std::move(values);
    return column;
}

Column Column::ofTexts(const std::vector<QString>& values)
{
    Column column;
    column.type = VariableType::Text;
    QHash<QString, std::int32_t> places;
    for (const auto& value : values) {
        if (value.isEmpty()) {
            column.codes.push_back(-1);
            continue;
        }
        const auto place = places.constFind(value);
        if (place == places.constEnd()) {
            places.insert(value, std::int32_t(column.dictionary.size()));
            column.codes.push_back(std::int32_t(column.dictionary.size()));
            column.dictionary.push_back(value);
        } else {
            column.codes.push_back(*place);
        }
    }
    return column;
}

QString numberText(double number)
{
    if (std::isnan(number))
        return {};
    char buffer[64];
    const double size = std::fabs(number);
    const auto form = size == 0 || (size >= 1e-6 && size < 1e15) ? std::chars_format::fixed : std::chars_format::general;
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, size == 0 ? 0.0 : number, form).ptr; // -0 is 0 to a reader
    return QString::fromLatin1(buffer, end - buffer);
}

QString dateText(double seconds)
{
    if (!(std::fabs(seconds) < furthestDate))
        return {};
    const auto milliseconds = std::llround(seconds * 1000);
    const auto time = QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC);
    if (milliseconds % 86'400'000 == 0)
        return time.toString(QStringLiteral("yyyy-MM-dd"));
    return time.toString(milliseconds % 1000 == 0 ? QStringLiteral("yyyy-MM-ddTHH:mm:ss") : QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzz"));
}

double dateFromIso(std::string_view text)
{
    const QDate date(digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2));
    if (text.size() < 10 || text[4] != '-' || text[7] != '-' || !date.isValid())
        return notANumber;
    const double days = double(date.toJulianDay() - QDate(1970, 1, 1).toJulianDay()) * 86'400;
    if (text.size() == 10)
        return days;
    return text.size() >= 16 && (text[10] == 'T' || text[10] == ' ') ? days + secondsOfDay(text.substr(11)) : notANumber;
}

QString valueText(VariableType type, const Value& value)
{
    if (const auto* text = std::get_if<QString>(&value))
        return *text;
    return type == VariableType::Date ? dateText(std::get<double>(value)) : numberText(std::get<double>(value));
}

} // namespace counterpoint
