#pragma once
#include <QByteArray>
#include <QString>
#include <variant>
#include <vector>

namespace counterpoint {

/// Nothing, a number or a text.
using DelimitedCell = std::variant<std::monostate, double, QString>;

struct DelimitedOptions {
    char separator = ',';
    bool decimalComma = false;
    bool bom = false; ///< Excel needs it to see UTF-8
    /// A text that a spreadsheet would run as a formula gets an apostrophe before it; DelimitedReader takes it off again.
    bool protectTexts = true;
};

/// Rows as RFC 4180 has them: UTF-8, CRLF, quotes where needed, doubled inside. Numbers are as short as reads back the same.
QByteArray writeDelimited(const std::vector<std::vector<DelimitedCell>>& rows, const DelimitedOptions& options = {});

} // namespace counterpoint
