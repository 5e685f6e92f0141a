#pragma once
#include "core/coding/memo_overview.h"
#include "ui/support/place.h"
#include <optional>

namespace counterpoint::ui {

/// Icon of a kind of thing that memos speak of, from the one set.
const char* iconOf(MemoSubject kind);
/// Where a click on the thing leads; nowhere when it is gone.
std::optional<Place> placeOf(const MemoThing& thing);
/// '25 Nov 2026, 14:05' of a time in UTC, in the user's zone.
QString timeText(const QString& stamp);

} // namespace counterpoint::ui
