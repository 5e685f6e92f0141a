#pragma once
#include <optional>
#include <string_view>

namespace counterpoint {

/// How a delimited text is written.
struct Dialect {
    char separator = ',';
    char quote = '"';
    bool hasHeader = true; ///< the first row holds names
    bool decimalComma = false; ///< 3,14
    friend bool operator==(const Dialect&, const Dialect&) = default;
};

/// What the first rows of `utf8` suggest; a leading "sep=;" line, as Excel has it, decides the separator, before it the user's word.
Dialect sniffDialect(std::string_view utf8, std::optional<char> separator = {});

} // namespace counterpoint
