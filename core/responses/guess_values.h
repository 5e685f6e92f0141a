#pragma once
#include <QString>
#include <optional>
#include <string_view>

namespace counterpoint {

/// How a column's dates are written, each with or without a time of day behind it.
enum class DateForm {
    Iso, ///< 2024-05-31, 2024-05-31T14:05:09
    YearSlash, ///< 2024/05/31
    DayDots, ///< 31.05.2024
    DaySlash, ///< 31/05/2024
    MonthSlash ///< 05/31/2024
};

/// A whole cell as a number: sign, digits, decimal mark, exponent. Thousands marks and anything else make it no number.
std::optional<double> numberInCell(std::string_view cell, bool decimalComma);
/// A whole cell as a date: seconds since 1970-01-01 00:00 on its own clock, as Column has dates.
std::optional<double> dateInCell(std::string_view cell, DateForm form);
/// "007": digits that are a name, not a number.
bool hasLeadingZero(std::string_view cell);

/// "NaN", "#NULL!", ".": how programs write an empty cell.
bool isEmptyWord(const QString& cell);
/// "N/A", "Prefer not to say", "keine Angabe": answers that are none (English, German, French).
bool isMissingWord(const QString& cell);

/// Spaces at both ends taken off.
std::string_view trimmedCell(std::string_view cell);

} // namespace counterpoint
