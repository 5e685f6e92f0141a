#pragma once
#include "core/base/result.h"
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace counterpoint {
class Edit;
}

namespace counterpoint::cli {

/// What `outline` shall change. Sections are counted from 1 as they are listed.
struct OutlineChanges {
    std::string templateKey;
    std::string add; ///< kind of a new section
    int before = 0; ///< where it goes; 0: at the end
    int section = 0; ///< the one that is changed; a new one by default
    std::optional<std::string> title, body, bodyFile;
    std::optional<int> level;
    std::vector<std::string> options; ///< key, name, key, name …
    std::vector<std::string> covered; ///< item, where
    int move = 0; ///< the section goes before this one
    bool remove = false;
    bool any() const;
    bool changesSection() const;
};
void addOutlineChanges(CLI::App& command, OutlineChanges& changes);
Result<> applyOutlineChanges(Edit& db, const OutlineChanges& changes);

} // namespace counterpoint::cli
