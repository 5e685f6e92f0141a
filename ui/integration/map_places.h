#pragma once
#include "core/base/result.h"
#include "core/integration/maps.h"
#include "ui/support/place.h"
#include <optional>

namespace counterpoint {
class Read;
}

namespace counterpoint::ui::map_places {

/// Where the passages of a thing are read; none of a note, and of what is gone.
Result<std::optional<Place>> passagesOf(const Read& db, const MapNode& node);
/// Where both ends of a link overlap; none where that can be asked of two codes, or a code and a Case, alone.
Result<std::optional<Place>> passagesOf(const Read& db, const ConceptMap& map, const MapLink& link);
/// The thing itself: a Case's row, a code in the codebook.
std::optional<Place> thingOf(const MapNode& node);

} // namespace counterpoint::ui::map_places
