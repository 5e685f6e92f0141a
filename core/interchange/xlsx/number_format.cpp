#include "core/interchange/xlsx/number_format.h"
#include <QDateTime>
#include <cmath>

namespace counterpoint::xlsx {

bool isDateFormat(int builtIn)
{
    return (builtIn >= 14 && builtIn <= 22) || (builtIn >= 27 && builtIn <= 36) || (builtIn >= 45 && builtIn <= 47)
        || (builtIn >= 50 && builtIn <= 58);
}

bool isDateFormat(std::string_view code)
{
    bool quoted = false;
    bool bracketed = false;
    for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
        const char c = code[i];
        if (c == '"')
            quoted = !quoted;
        else if (quoted)
            continue;
        else if (c == '\\' || c == '_' || c == '*')
            ++i; // the next character is shown, or measured, as it is
        else if (c == '[')
            // [h], [mm] and [ss] count on beyond a day; [Red] and [$-409] are no times
            bracketed = !(i + 1 < code.size() && std::string_view("hHmMsS").find(code[i + 1]) != std::string_view::npos);
        else if (c == ']')
            bracketed = false;
        else if (!bracketed && std::string_view("dDmMyYhHsS").find(c) != std::string_view::npos)
            return true;
    }
    return false;
}

QString dateOf(double serial, bool from1904)
{
    constexpr double lastDay = 2'958'465; // 9999-12-31
    if (!(serial >= 0) || serial > lastDay)
        return {};
    const auto seconds = std::llround(serial * 86'400);
    const auto days = seconds / 86'400;
    const auto time = QTime(0, 0).addSecs(int(seconds % 86'400)).toString(QStringLiteral("HH:mm:ss"));
    if (days == 0 && !from1904)
        return time;
    // Lotus 1-2-3 took 1900 for a leap year, and spreadsheets count on as if it had been.
    const QDate start = from1904 ? QDate(1904, 1, 1) : QDate(1899, 12, days < 60 ? 31 : 30);
    const auto date = start.addDays(days).toString(Qt::ISODate);
    return seconds % 86'400 == 0 ? date : date + u' ' + time;
}

} // namespace counterpoint::xlsx
