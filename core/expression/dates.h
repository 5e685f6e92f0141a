#pragma once
#include <QString>

namespace counterpoint::expression {

constexpr double secondsPerDay = 86'400;

/// Seconds since 1970-01-01 00:00 of '2024-05-31', '2024-05-31 14:05', '2024-05-31T14:05:09.123+02:00'. A time that has a zone is taken to
/// UTC; one without counts as it stands. NaN for any other text, and for days that no calendar has.
double dateFromText(QStringView text);
/// The part of a day, from 0 to 1, of '14:05', '14:05:09.123+02:00' or a whole date with a time; NaN for any other text.
double timeOfDay(QStringView text);
/// '2024-05-31', with 'T14:05:09' (and milliseconds) where it is not midnight.
QString dateToText(double seconds);
/// Puts a date into a pattern: %Y %y %m %n %b %B %d %e %a %A %H %h %M %S %3 %j, %% for a percent sign. Empty where the pattern has another
/// letter after '%'.
QString formatDate(double seconds, const QString& pattern);
/// Dates beyond cannot be counted.
bool isPossibleDate(double seconds);

} // namespace counterpoint::expression
