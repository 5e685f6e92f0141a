#pragma once
#include "core/integration/case_profile.h"
#include "ui/widgets/linked_places.h"
#include <QPalette>

namespace counterpoint::ui {

constexpr auto timelineName = "timeline"; ///< of the picture in the page
constexpr auto dayScheme = "day"; ///< of the link that asks for a source's day: 'day:7'

/// A Case's profile as a page of rich text; what its links lead to goes into `places`. `isWritable`: days can be set.
QString profileHtml(const CaseProfile& profile, const QPalette& palette, bool isWritable, LinkedPlaces& places);

} // namespace counterpoint::ui
