#pragma once
#include "ui/support/place.h"

/// Places within displays of the Integrate workspace: a judgement of a convergence matrix, a row of a joint display.
namespace counterpoint::ui::display_place {

inline Place of(Entity kind, std::int64_t display, std::int64_t part)
{
    return {Place::Workspace::Integrate, kind, display, {}, QString::number(part)};
}
inline std::int64_t partOf(const Place& place) { return place.query.toLongLong(); } ///< 0: none in particular

} // namespace counterpoint::ui::display_place
