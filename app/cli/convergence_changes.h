#pragma once
#include "core/base/result.h"
#include "core/integration/convergence.h"
#include <string>
#include <vector>

namespace CLI {
class App;
} // namespace CLI

namespace counterpoint::cli {

/// What may be changed of a convergence matrix.
struct ConvergenceChanges {
    std::string by; ///< of a new matrix: 'strands', or an attribute
    std::vector<std::string> sides; ///< in order; those that are not named go
    std::vector<std::string> respondents; ///< SIDE DATASET
    std::vector<std::string> themes; ///< names of codes
    std::vector<std::string> result; ///< THEME SIDE ANALYSIS
    std::string removeTheme;
    std::vector<std::string> assess; ///< THEME ONE OTHER JUDGEMENT, or THEME all JUDGEMENT
    std::string reason;
    std::string confirm; ///< a theme
    bool remove = false;

    bool any() const;
};

void addConvergenceChanges(CLI::App& app, ConvergenceChanges& changes);
/// Makes the changes, in the name of `coder`.
Result<> applyConvergenceChanges(Edit& db, const QString& name, const ConvergenceChanges& changes, const QString& coder);

} // namespace counterpoint::cli
