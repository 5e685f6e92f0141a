#pragma once
#include "core/integration/maps.h"
#include <utility>
#include <vector>

namespace counterpoint::maps {

/// What came onto a map.
struct Suggested {
    int nodes = 0;
    int links = 0;
};

/// Puts the children of the codes that are on the map on it, as parts of them; onto a map without codes the whole codebook. What comes to a map
/// that was empty is arranged, else it stands below what is there.
Result<Suggested> addChildren(Edit& db, MapId id);

/// Codes of the map that overlap in at least `least` passages, each two once; of a map without codes, codes of the codebook. `seen`: codings of
/// this coder alone, where it is valid.
using CodePairs = std::vector<std::pair<CodeId, CodeId>>;
CodePairs codesTogether(const Read& db, const ConceptMap& map, int least, CoderId seen = {});
/// Links them as associated with each other; what is not on the map comes onto it.
Result<Suggested> linkTogether(Edit& db, MapId id, const CodePairs& pairs);

} // namespace counterpoint::maps
