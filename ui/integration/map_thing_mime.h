#pragma once
#include "core/integration/maps.h"
#include <optional>
#include <utility>

class QMimeData;

namespace counterpoint::ui {

/// A thing of the study on its way to a map.
QMimeData* toMimeData(MapNode::Kind kind, std::int64_t target);
std::optional<std::pair<MapNode::Kind, std::int64_t>> mapThingFrom(const QMimeData& data);

} // namespace counterpoint::ui
