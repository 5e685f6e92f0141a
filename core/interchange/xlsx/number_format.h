#pragma once
#include <QString>
#include <string_view>

namespace counterpoint::xlsx {

/// Whether the built-in number format of this id shows a date or a time (ECMA-376, part 1, 18.8.30).
bool isDateFormat(int builtIn);
/// Whether a format code ("dd/mm/yyyy", "0.00") does.
bool isDateFormat(std::string_view code);
/// A spreadsheet's day number as "2026-03-01", with "14:30:00" behind it, or alone below one day; empty where it is none.
QString dateOf(double serial, bool from1904);

} // namespace counterpoint::xlsx
