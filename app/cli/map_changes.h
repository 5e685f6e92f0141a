#pragma once
#include "core/base/result.h"
#include "core/integration/maps.h"
#include <string>
#include <vector>

namespace CLI {
class App;
} // namespace CLI

namespace counterpoint::cli {

/// What may be changed of a map.
struct MapChanges {
    bool make = false;
    std::string rename;
    std::string describe;
    std::string inReport; ///< yes or no
    std::vector<std::string> add; ///< KIND:NAME
    std::vector<std::string> notes;
    std::vector<std::string> link; ///< A KIND B
    std::string label;
    std::vector<std::string> unlink; ///< A B
    std::vector<std::string> move; ///< A X Y
    std::vector<std::string> take; ///< off the map
    std::string suggest;
    int least = 3;
    bool arrange = false;
    bool remove = false;

    bool any() const;
};

void addMapChanges(CLI::App& app, MapChanges& changes);
Result<> applyMapChanges(Edit& db, const QString& name, const MapChanges& changes);

} // namespace counterpoint::cli
