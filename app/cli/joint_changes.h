#pragma once
#include "core/base/result.h"
#include <QString>
#include <string>
#include <vector>

namespace CLI {
class App;
} // namespace CLI

namespace counterpoint {
class Edit;
}

namespace counterpoint::cli {

/// What may be changed of a joint display and of one of its rows.
struct JointChanges {
    std::string kind; ///< of a new one
    std::string attribute;
    std::vector<std::string> shownVariables; ///< of the whole display; DATASET VARIABLE…
    std::vector<std::string> shownCodes; ///< of the whole display
    std::string addRow; ///< its title
    std::string row; ///< the one to change
    std::string dataset;
    std::vector<std::string> codes;
    std::vector<std::string> number; ///< ANALYSIS ROW COLUMN
    std::vector<std::string> variables; ///< DATASET VARIABLE…
    std::vector<std::string> quote; ///< SOURCE START CODE
    std::vector<std::string> cases;
    std::vector<std::string> question; ///< GUIDE NUMBER
    std::string inference;
    bool confirm = false;
    bool removeRow = false;
    bool remove = false;

    bool any() const;
};

void addJointChanges(CLI::App& app, JointChanges& changes);
/// Makes the changes, in the name of `by`.
Result<> applyJointChanges(Edit& db, const QString& name, const JointChanges& changes, const QString& by);

} // namespace counterpoint::cli
