#pragma once
#include "core/base/result.h"

namespace counterpoint::expression {

/// What is wrong in an expression and where: `start` and `length` count the characters of its text.
struct Problem {
    QString message; ///< a whole sentence that says what to write instead
    qsizetype start = 0;
    qsizetype length = 0;

    /// With the place in words: 'At character 5, “==”: …'
    QString sentence(const QString& expression) const;
    Error toError(const QString& expression) const { return {Error::Kind::Invalid, sentence(expression), {}}; }
};

} // namespace counterpoint::expression
