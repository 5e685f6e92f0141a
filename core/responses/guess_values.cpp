#include "core/responses/guess_values.h"
#include "core/responses/column.h"
#include <QSet>
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace counterpoint {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// A time of day behind a date as ' 14:05:09': with 'AM', 'PM', 'vorm.', 'nachm.' or without. A time zone behind it says nothing about the
/// clock on the wall and is left away. What is no time stays as it is.
std::string clockOf(std::string_view text)
{
    if (text.empty())
        return {};
    auto time = text;
    if (time.starts_with(','))
        time.remove_prefix(1);
    while (time.starts_with(' '))
        time.remove_prefix(1);
    std::array<int, 3> parts{};
    std::size_t at = 0;
    for (std::size_t i = 0; i < parts.size() && (i < 2 || (at < time.size() && time[at] == ':')); ++i) {
        if (i > 0 && (at >= time.size() || time[at++] != ':'))
            return std::string(text);
        const auto start = at;
        while (at < time.size() && isDigit(time[at]) && at - start < 2)
            parts[i] = parts[i] * 10 + (time[at++] - '0');
        if (at == start)
            return std::string(text);
    }
    auto rest = time.substr(at);
    const auto take = [&rest](std::string_view word) {
        if (!rest.starts_with(word))
            return false;
        rest.remove_prefix(word.size());
        return true;
    };
    if (rest.starts_with('.')) // fractions of a second
        return ' ' + std::string(parts[0] < 10 && time[1] == ':' ? "0" : "") + std::string(time);
    take(" ") || take("\xE2\x80\xAF") || take("\xC2\xA0"); // narrow and no-break spaces
    const bool isAfternoon = take("PM") || take("pm") || take("p.m.") || take("nachm.");
    const bool isMorning = !isAfternoon && (take("AM") || take("am") || take("a.m.") || take("vorm."));
    take(" ");
    // GMT+1, UTC, MESZ
    const bool isZone = rest.size() <= 10 && std::all_of(rest.begin(), rest.end(), [](char c) {
                            return (c >= 'A' && c <= 'Z') || isDigit(c) || c == '+' || c == '-' || c == ':';
                        });
    if (!isZone || parts[0] > 23 || parts[1] > 59 || parts[2] > 60 || ((isAfternoon || isMorning) && (parts[0] < 1 || parts[0] > 12)))
        return std::string(text);
    if (isAfternoon || isMorning)
        parts[0] = parts[0] % 12 + (isAfternoon ? 12 : 0);
    char clock[48];
    std::snprintf(clock, sizeof clock, " %02d:%02d:%02d", parts[0], parts[1], parts[2]);
    return clock;
}

/// The ISO form of a date written with the year at one end; empty where it is not of that form.
std::string isoOf(std::string_view cell, DateForm form)
{
    const bool yearFirst = form == DateForm::YearSlash;
    const char mark = form == DateForm::DayDots ? '.' : '/';
    std::array<std::string_view, 3> parts;
    std::size_t at = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto start = at;
        while (at < cell.size() && isDigit(cell[at]))
            ++at;
        parts[i] = cell.substr(start, at - start);
        if (i < 2 && (at >= cell.size() || cell[at++] != mark))
            return {};
    }
    const auto& year = parts[yearFirst ? 0 : 2];
    const auto& month = parts[form == DateForm::MonthSlash ? 0 : 1];
    const auto& day = parts[yearFirst ? 2 : form == DateForm::MonthSlash ? 1 : 0];
    if (year.size() != 4 || month.empty() || month.size() > 2 || day.empty() || day.size() > 2)
        return {};
    const auto two = [](std::string_view digits) { return (digits.size() == 1 ? "0" : "") + std::string(digits); };
    return std::string(year) + '-' + two(month) + '-' + two(day) + clockOf(cell.substr(at));
}

QSet<QString> setOf(const char* words)
{
    const auto list = QString::fromUtf8(words).split('|');
    return {list.begin(), list.end()};
}

QString folded(const QString& cell)
{
    auto key = cell.simplified().toCaseFolded();
    return key.replace(QChar(0x2019), u'\'');
}

} // namespace

std::string_view trimmedCell(std::string_view cell)
{
    while (!cell.empty() && (cell.front() == ' ' || cell.front() == '\t'))
        cell.remove_prefix(1);
    while (!cell.empty() && (cell.back() == ' ' || cell.back() == '\t'))
        cell.remove_suffix(1);
    return cell;
}

std::optional<double> numberInCell(std::string_view cell, bool decimalComma)
{
    cell = trimmedCell(cell);
    if (cell.size() == 1) // as nearly all answers are
        return isDigit(cell[0]) ? std::optional(double(cell[0] - '0')) : std::nullopt;
    if (cell.empty() || cell.size() > 40)
        return {};
    std::array<char, 40> buffer;
    if (decimalComma) {
        if (cell.find('.') != std::string_view::npos)
            return {};
        std::transform(cell.begin(), cell.end(), buffer.begin(), [](char c) { return c == ',' ? '.' : c; });
        cell = {buffer.data(), cell.size()};
    }
    if (cell.front() == '+')
        cell.remove_prefix(1);
    // from_chars also takes "inf", "nan" and ".5" with nothing before: the first two are words here.
    const auto first = cell.empty() ? '\0' : cell.front() == '-' && cell.size() > 1 ? cell[1] : cell.front();
    if (!isDigit(first) && first != '.')
        return {};
    double number = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
    if (error != std::errc() || end != cell.data() + cell.size() || !std::isfinite(number))
        return {};
    return number;
}

std::optional<double> dateInCell(std::string_view cell, DateForm form)
{
    cell = trimmedCell(cell);
    if (cell.size() < 8 || cell.size() > 40 || !isDigit(cell.front()))
        return {};
    const auto seconds = form == DateForm::Iso ? dateFromIso(cell) : dateFromIso(isoOf(cell, form));
    return std::isnan(seconds) ? std::nullopt : std::optional(seconds);
}

bool hasLeadingZero(std::string_view cell)
{
    cell = trimmedCell(cell);
    return cell.size() > 1 && cell[0] == '0' && isDigit(cell[1]);
}

bool isEmptyWord(const QString& cell)
{
    static const auto words = setOf("nan|null|#null!|#n/a|.|-|--|–|na");
    return words.contains(folded(cell));
}

bool isMissingWord(const QString& cell)
{
    static const auto words =
        setOf("n/a|n.a.|missing|not applicable|does not apply|prefer not to say|prefer not to answer|i prefer not to say|rather not say|"
              "refused|refuse to answer|declined to answer|no answer|not answered|no response|don't know|do not know|i don't know|dk|dk/na|"
              "can't say|cannot say|not asked|keine angabe|keine antwort|k.a.|k. a.|weiß nicht|weiss nicht|ich weiß nicht|verweigert|"
              "möchte ich nicht sagen|möchte ich nicht beantworten|nicht beantwortet|ne sait pas|je ne sais pas|sans réponse|nsp");
    return words.contains(folded(cell));
}

} // namespace counterpoint
