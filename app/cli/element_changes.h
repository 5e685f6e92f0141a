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

/// What may be changed of a framework: one of its elements, or one of the implications that elements rest on.
struct ElementChanges {
    std::string element; ///< its title
    bool add = false;
    bool remove = false;
    int place = 0; ///< among the elements, or among the implications where one is named; from 1
    std::optional<std::string> title, audience, outcome, mode, priority, owner, measure, note;
    std::vector<std::string> implications; ///< numbers; 'none' for no one
    std::vector<std::string> dissonance; ///< MATRIX THEME SIDE SIDE, or MATRIX THEME all
    bool noDissonances = false;
    std::string imply; ///< words of a new implication
    int implication = 0; ///< the one to change
    std::optional<std::string> words; ///< of the implication
    std::vector<int> findings; ///< that the implication follows from
    int dropImplication = 0;

    bool any() const;
};

void addElementChanges(CLI::App& app, ElementChanges& changes);
Result<> applyElementChanges(Edit& db, const ElementChanges& changes);

} // namespace counterpoint::cli
