#include "core/interchange/data_file/display_format.h"
#include <QRegularExpression>
#include <algorithm>
#include <array>
#include <utility>

namespace counterpoint::data_file {

namespace {

constexpr std::array<std::pair<int, const char*>, 37> kinds{{
    {1, "A"},     {2, "AHEX"},      {3, "COMMA"},  {4, "DOLLAR"}, {5, "F"},       {6, "IB"},     {7, "PIBHEX"}, {8, "P"},
    {9, "PIB"},   {10, "PK"},       {11, "RB"},    {12, "RBHEX"}, {15, "Z"},      {16, "N"},     {17, "E"},     {20, "DATE"},
    {21, "TIME"}, {22, "DATETIME"}, {23, "ADATE"}, {24, "JDATE"}, {25, "DTIME"},  {26, "WKDAY"}, {27, "MONTH"}, {28, "MOYR"},
    {29, "QYR"},  {30, "WKYR"},     {31, "PCT"},   {32, "DOT"},   {33, "CCA"},    {34, "CCB"},   {35, "CCC"},   {36, "CCD"},
    {37, "CCE"},  {38, "EDATE"},    {39, "SDATE"}, {40, "MTIME"}, {41, "YMDHMS"},
}};

constexpr std::array calendar{20, 22, 23, 24, 28, 29, 30, 38, 39, 41};

} // namespace

bool DisplayFormat::isCalendar() const { return std::find(calendar.begin(), calendar.end(), code) != calendar.end(); }

QString toText(DisplayFormat format)
{
    const auto kind = std::find_if(kinds.begin(), kinds.end(), [&](const auto& known) { return known.first == format.code; });
    if (kind == kinds.end() || format.width <= 0)
        return {};
    const auto text = QLatin1String(kind->second) + QString::number(format.width);
    return format.decimals > 0 ? text + u'.' + QString::number(format.decimals) : text;
}

std::optional<DisplayFormat> displayFormatFrom(const QString& text)
{
    static const QRegularExpression form(QStringLiteral("^([A-Z]+)(\\d{1,5})(?:\\.(\\d{1,2}))?$"));
    const auto match = form.match(text.trimmed().toUpper());
    if (!match.hasMatch())
        return {};
    const auto name = match.captured(1);
    const auto kind = std::find_if(kinds.begin(), kinds.end(), [&](const auto& known) { return name == QLatin1String(known.second); });
    if (kind == kinds.end())
        return {};
    return DisplayFormat{kind->first, match.captured(2).toInt(), match.captured(3).toInt()};
}

} // namespace counterpoint::data_file
