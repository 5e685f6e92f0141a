#pragma once
#include "app/cli/shell.h"
#include "core/responses/datasets.h"

namespace counterpoint::cli {

/// The options of `variables` that make new variables from others, or define such ones again.
struct NewVariableOptions {
    std::vector<std::string> compute;
    std::vector<std::string> recode;
    std::vector<std::string> reverse;
    std::vector<std::string> bin;
    std::vector<std::string> dummies;
    std::vector<std::string> score;
    std::vector<std::string> reversedItems;
    std::vector<std::string> dateDifference;
    std::vector<std::string> remove;
    int leastValid = 0;
    bool redefine = false;

    void addTo(CLI::App& app);
    bool any() const;
    /// Notes say which rows could not be computed.
    Result<> apply(Edit& db, const Dataset& dataset, QStringList& notes) const;
};

} // namespace counterpoint::cli
