#pragma once
#include <string_view>

namespace counterpoint::protection {

/// Whether a spreadsheet would take this text for a formula: it begins with = + - @ tab or CR (OWASP, "CSV Injection"),
/// or with apostrophes before one of these, which stand for protection and so need it too.
inline bool isNeeded(std::string_view text)
{
    const auto first = text.find_first_not_of('\'');
    return first != std::string_view::npos && std::string_view("=+-@\t\r").find(text[first]) != std::string_view::npos;
}

/// The text without the apostrophe that protects it.
inline std::string_view takenOff(std::string_view cell)
{
    return !cell.empty() && cell.front() == '\'' && isNeeded(cell) ? cell.substr(1) : cell;
}

} // namespace counterpoint::protection
