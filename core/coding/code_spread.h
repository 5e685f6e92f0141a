#pragma once
#include "core/coding/code_counts.h"
#include <QStringList>

namespace counterpoint {

/// Whom a code was found with, and by whom.
struct CodeSpread {
    int cases = 0; ///< behind the turn or answer in which a coding begins
    QStringList coders; ///< in the order in which they came to the study
};

namespace code_spread {
/// A code without codings has no entry. Goes through all codings once, source by source.
std::unordered_map<CodeId, CodeSpread> ofAll(const Read& db, const CountScope& scope);
} // namespace code_spread

} // namespace counterpoint
