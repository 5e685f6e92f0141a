#pragma once
#include "core/base/result.h"
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
} // namespace CLI

namespace counterpoint {
class Edit;
}

namespace counterpoint::cli {

/// What may be changed of a finding and bound to it.
struct FindingChanges {
    std::string add; ///< the claim of a new one, which is then changed
    int finding = 0; ///< number, from 1
    std::optional<std::string> claim, body, status, question, counterEvidence, strength, confidence;
    std::vector<std::string> concern; ///< COMPONENT LEVEL EXPLANATION
    std::vector<std::string> quote; ///< SOURCE START END
    std::string result; ///< an analysis
    std::vector<std::string> judgement; ///< MATRIX THEME SIDE SIDE, or MATRIX THEME all
    std::vector<std::string> row; ///< DISPLAY ROW
    bool against = false;
    std::string note;
    bool confirm = false;
    bool remove = false;

    bool any() const { return !add.empty() || finding > 0; }
};

void addFindingChanges(CLI::App& app, FindingChanges& changes);
Result<> applyFindingChanges(Edit& db, const FindingChanges& changes);

} // namespace counterpoint::cli
