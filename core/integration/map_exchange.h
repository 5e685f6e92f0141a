#pragma once
#include "core/integration/maps.h"
#include "core/interchange/refi/graphs.h"
#include <QStringList>

/// Maps as graphs of the REFI-QDA standard, which other programs for qualitative analysis read and write.
namespace counterpoint::maps {

/// The maps with what they show: codes with those above them, Cases, sources with their texts; findings and notes as notes.
refi::Project toRefi(const Read& db, const std::vector<ConceptMap>& maps);

struct BroughtIn {
    std::vector<MapId> maps;
    int nodes = 0;
    int links = 0;
    QStringList notes; ///< what came in otherwise than it stands there
};
/// Makes a map of each graph. What a vertex stands for is found by its identifier, else by its name; what the study does not have comes in as
/// a note. Invalid where the project holds no graph.
Result<BroughtIn> fromRefi(Edit& db, const refi::Project& project);

} // namespace counterpoint::maps
