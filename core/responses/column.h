#pragma once
#include "core/responses/variable.h"
#include <cstdint>

namespace counterpoint {

/// All values of one variable, row by row.
///
/// Numbers are doubles, NaN where the cell was empty (system-missing). Dates are numbers too: seconds since 1970-01-01 00:00 on the
/// clock that the answer was written by. Texts are places in a dictionary, -1 where the cell was empty.
struct Column {
    VariableType type = VariableType::Number;
    std::vector<double> numbers;
    std::vector<std::int32_t> codes;
    std::vector<QString> dictionary; ///< each text once, in order of first appearance; none is empty

    std::size_t rows() const { return type == VariableType::Text ? codes.size() : numbers.size(); }
    bool isEmpty(std::size_t row) const { return type == VariableType::Text ? codes[row] < 0 : numbers[row] != numbers[row]; }
    /// The cell as it is written in a file of codes; empty where it is empty.
    QString text(std::size_t row) const;

    static Column ofNumbers(std::vector<double> values);
    static Column ofTexts(const std::vector<QString>& values); ///< an empty text is an empty cell
};

/// The shortest text that gives the same number again: '5', '2.75', '1e+30'; never -0. Empty for NaN.
QString numberText(double number);
/// '2024-05-31', with 'T14:05:09' (and milliseconds) where it is not midnight. Empty for NaN.
QString dateText(double seconds);
/// Reads '2024-05-31', '2024-05-31 14:05', '2024-05-31T14:05:09.123', with or without a zone, which is not regarded. NaN for any other text.
double dateFromIso(std::string_view text);
/// The value as it is written in a file of codes, by the variable's type.
QString valueText(VariableType type, const Value& value);

} // namespace counterpoint
