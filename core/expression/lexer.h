#pragma once
#include "core/expression/problem.h"
#include <tl/expected.hpp>
#include <vector>

namespace counterpoint::expression {

/// A word of the language.
struct Token {
    enum class Kind {
        Number,
        Text, ///< 'in quotes'
        Reference, ///< ${name}, or . for the answer that a condition is about
        Parents, ///< .. or ../.., of position(..)
        Name, ///< of a function
        Operator, ///< and or = != < <= > >= + - * div mod
        Open,
        Close,
        Comma,
        End
    };
    Kind kind = Kind::End;
    QString text; ///< without quotes or braces
    double number = 0;
    qsizetype start = 0;
    qsizetype length = 0;
};

/// The words of an expression, an End behind the last.
tl::expected<std::vector<Token>, Problem> tokensOf(const QString& text);

} // namespace counterpoint::expression
