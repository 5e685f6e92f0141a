#include "core/expression/dates.h"
#include <QDateTime>
#include <QLocale>
#include <QTimeZone>
#include <cmath>
#include <limits>
#include <optional>

namespace counterpoint::expression {

namespace {

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();
constexpr double furthestDate = 1e13; ///< seconds; beyond, QDateTime cannot count milliseconds

/// Takes exactly `length` digits from the front.
std::optional<int> takeDigits(QStringView& text, qsizetype length)
{
    if (text.size() < length)
        return std::nullopt;
    int number = 0;
    for (const auto unit : text.first(length)) {
        if (unit < u'0' || unit > u'9')
            return std::nullopt;
        number = number * 10 + (unit.unicode() - u'0');
    }
    text = text.sliced(length);
    return number;
}

bool take(QStringView& text, QChar unit)
{
    if (!text.startsWith(unit))
        return false;
    text = text.sliced(1);
    return true;
}

/// Seconds that the zone is ahead of UTC: of 'Z', '+02:00', '-0330', '+02', and 0 of nothing.
std::optional<double> takeZone(QStringView text)
{
    if (text.isEmpty() || text == u"Z")
        return 0;
    const double sign = text.startsWith(u'-') ? -1 : 1;
    if (!take(text, u'+') && !take(text, u'-'))
        return std::nullopt;
    const auto hours = takeDigits(text, 2);
    take(text, u':');
    const auto minutes = text.isEmpty() ? std::optional(0) : takeDigits(text, 2);
    if (!hours || !minutes || !text.isEmpty() || *hours > 14 || *minutes > 59)
        return std::nullopt;
    return sign * (*hours * 3600 + *minutes * 60);
}

/// Seconds since midnight UTC; below 0 or above a day where the zone says so.
std::optional<double> secondsOfDay(QStringView text)
{
    const auto hour = takeDigits(text, 2);
    const bool parted = take(text, u':');
    const auto minute = takeDigits(text, 2);
    if (!hour || !parted || !minute || *hour > 23 || *minute > 59)
        return std::nullopt;
    double seconds = 0;
    if (take(text, u':')) {
        const auto whole = takeDigits(text, 2);
        if (!whole || *whole > 59)
            return std::nullopt;
        seconds = *whole;
        if (take(text, u'.'))
            for (double digit = 0.1; !text.isEmpty() && text.front() >= u'0' && text.front() <= u'9'; digit /= 10) {
                seconds += digit * (text.front().unicode() - u'0');
                text = text.sliced(1);
            }
    }
    const auto zone = takeZone(text);
    if (!zone)
        return std::nullopt;
    // Milliseconds are as fine as forms count; what a decimal fraction adds beyond is noise.
    return std::round((*hour * 3600 + *minute * 60 + seconds - *zone) * 1000) / 1000;
}

QString twoDigits(int number) { return QStringLiteral("%1").arg(number, 2, 10, QChar(u'0')); }

} // namespace

bool isPossibleDate(double seconds) { return std::fabs(seconds) < furthestDate; }

double dateFromText(QStringView text)
{
    text = text.trimmed();
    const auto year = takeDigits(text, 4);
    const bool first = take(text, u'-');
    const auto month = takeDigits(text, 2);
    const bool second = take(text, u'-');
    const auto day = takeDigits(text, 2);
    if (!year || !first || !month || !second || !day)
        return notANumber;
    const QDate date(*year, *month, *day);
    if (!date.isValid())
        return notANumber;
    const double midnight = double(date.toJulianDay() - QDate(1970, 1, 1).toJulianDay()) * secondsPerDay;
    if (text.isEmpty())
        return midnight;
    if (!take(text, u'T') && !take(text, u' '))
        return notANumber;
    const auto seconds = secondsOfDay(text);
    return seconds ? midnight + *seconds : notANumber;
}

double timeOfDay(QStringView text)
{
    const auto alone = secondsOfDay(text.trimmed());
    const double seconds = alone ? *alone : dateFromText(text);
    return (seconds - std::floor(seconds / secondsPerDay) * secondsPerDay) / secondsPerDay;
}

QString dateToText(double seconds)
{
    if (!isPossibleDate(seconds))
        return {};
    const auto milliseconds = std::llround(seconds * 1000);
    const auto time = QDateTime::fromMSecsSinceEpoch(milliseconds, QTimeZone::utc());
    if (milliseconds % 86'400'000 == 0)
        return time.toString(QStringLiteral("yyyy-MM-dd"));
    return time.toString(milliseconds % 1000 == 0 ? QStringLiteral("yyyy-MM-ddTHH:mm:ss") : QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzz"));
}

QString formatDate(double seconds, const QString& pattern)
{
    const auto moment = QDateTime::fromMSecsSinceEpoch(std::llround(seconds * 1000), QTimeZone::utc());
    const auto date = moment.date();
    const auto time = moment.time();
    const auto words = QLocale::c();
    QString out;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        if (pattern[i] != u'%') {
            out += pattern[i];
            continue;
        }
        switch (++i < pattern.size() ? pattern[i].unicode() : u'\0') {
        case u'%':
            out += u'%';
            break;
        case u'Y':
            out += QStringLiteral("%1").arg(date.year(), 4, 10, QChar(u'0'));
            break;
        case u'y':
            out += twoDigits(date.year() % 100);
            break;
        case u'm':
            out += twoDigits(date.month());
            break;
        case u'n':
            out += QString::number(date.month());
            break;
        case u'b':
            out += words.monthName(date.month(), QLocale::ShortFormat);
            break;
        case u'B':
            out += words.monthName(date.month());
            break;
        case u'd':
            out += twoDigits(date.day());
            break;
        case u'e':
            out += QString::number(date.day());
            break;
        case u'a':
            out += words.dayName(date.dayOfWeek(), QLocale::ShortFormat);
            break;
        case u'A':
            out += words.dayName(date.dayOfWeek());
            break;
        case u'j':
            out += QStringLiteral("%1").arg(date.dayOfYear(), 3, 10, QChar(u'0'));
            break;
        case u'H':
            out += twoDigits(time.hour());
            break;
        case u'h':
            out += QString::number(time.hour());
            break;
        case u'M':
            out += twoDigits(time.minute());
            break;
        case u'S':
            out += twoDigits(time.second());
            break;
        case u'3':
            out += QStringLiteral("%1").arg(time.msec(), 3, 10, QChar(u'0'));
            break;
        default:
            return {};
        }
    }
    return out;
}

} // namespace counterpoint::expression
