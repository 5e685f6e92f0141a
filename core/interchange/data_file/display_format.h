#pragma once
#include <QString>
#include <optional>

namespace counterpoint::data_file {

/// How a value is shown, as SPSS has it: F8.2 is eight places, two of them behind the point.
struct DisplayFormat {
    int code = 5; ///< kind, by SPSS's numbers
    int width = 8;
    int decimals = 0;
    bool operator==(const DisplayFormat&) const = default;

    bool isText() const { return code == 1 || code == 2; }
    bool isCalendar() const; ///< a date, perhaps with a time of day
    bool hasTimeOfDay() const { return code == 22 || code == 41; }
    bool isDuration() const { return code == 21 || code == 25 || code == 40; } ///< a time without a date, in seconds
};

QString toText(DisplayFormat format); ///< 'F8.2', 'DATE11'; empty where the kind is not known
std::optional<DisplayFormat> displayFormatFrom(const QString& text);

} // namespace counterpoint::data_file
