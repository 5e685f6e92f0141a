#pragma once
#include "core/base/id.h"
#include "core/transcript/asking_turns.h"
#include <unordered_map>
#include <vector>

namespace counterpoint {
class Read;

/// Which codings are counted: whose words they are of, and who coded them.
struct CountScope {
    Counted counted = Counted::Everyone;
    CoderId coder; ///< invalid: all coders
    CountScope() = default;
    CountScope(Counted whose, CoderId by = {})
        : counted(whose)
        , coder(by)
    {
    }
    CountScope(CoderId by)
        : coder(by)
    {
    }
    friend bool operator==(const CountScope&, const CountScope&) = default;
};

/// How often a code is used, and in how many sources.
struct CodeCount {
    int codings = 0;
    int sources = 0;
};

namespace code_counts {
using Counts = std::unordered_map<CodeId, CodeCount>; ///< a code without codings has no entry

Counts ofAll(const Read& db, const CountScope& scope);
/// Of these codes alone: in proportion to their codings, whatever else is in the study. `asking` is what `scope` leaves out.
Counts of(const Read& db, const std::vector<CodeId>& codes, const CountScope& scope, const AskingTurns& asking);
} // namespace code_counts

} // namespace counterpoint
