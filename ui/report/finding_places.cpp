#include "ui/report/finding_places.h"
#include "ui/widgets/display_place.h"

namespace counterpoint::ui {

namespace {
const QString implication = QStringLiteral("implication");
}

Place placeOf(FindingId id) { return {Place::Workspace::Findings, Entity::Finding, id.value(), {}}; }
Place placeOf(ElementId id) { return {Place::Workspace::Findings, Entity::FrameworkElement, id.value(), {}}; }
Place placeOf(ImplicationId id) { return {Place::Workspace::Findings, Entity::FrameworkElement, id.value(), {}, implication}; }

bool isOfImplication(const Place& place) { return place.entity == Entity::FrameworkElement && place.query == implication; }

std::optional<Place> placeOf(const Evidence& piece)
{
    const auto found = [](bool isThere, const Place& place) { return isThere ? std::optional(place) : std::nullopt; };
    switch (piece.kind) {
    case Evidence::Kind::Passage:
        return found(piece.source.isValid(), {Place::Workspace::Code, Entity::Source, piece.source.value(), piece.span});
    case Evidence::Kind::Convergence:
        return found(piece.matrix.isValid(), display_place::of(Entity::Convergence, piece.matrix.value(), piece.assessment.value()));
    case Evidence::Kind::JointDisplay:
        return found(piece.display.isValid(), display_place::of(Entity::JointDisplay, piece.display.value(), piece.displayRow.value()));
    default:
        return found(piece.analysis.isValid(), {Place::Workspace::Analyse, Entity::Analysis, piece.analysis.value(), {}});
    }
}

} // namespace counterpoint::ui
