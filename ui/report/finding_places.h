#pragma once
#include "core/integration/elements.h"
#include "core/integration/findings.h"
#include "ui/support/place.h"
#include <optional>

/// Where the links of the chain lead: element, implication, finding, evidence.
namespace counterpoint::ui {

Place placeOf(FindingId id);
Place placeOf(ElementId id);
Place placeOf(ImplicationId id);
/// Of the passage, analysis, matrix or display itself; nothing where it is gone.
std::optional<Place> placeOf(const Evidence& piece);
/// Elements and implications are of one kind to those who listen for changes; a place of an implication says so.
bool isOfImplication(const Place& place);

} // namespace counterpoint::ui
