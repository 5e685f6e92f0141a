#pragma once
#include "core/base/id.h"

namespace counterpoint::ui {

class Session;

/// Whose codings the coder at work may see: only their own where they work blind, else an invalid id, for all. Every view of codings asks.
CoderId seenCoder(const Session& session);
/// The coder at work, to show only their codings; where they are none of this study yet, an id that nobody has.
CoderId ownCoder(const Session& session);

} // namespace counterpoint::ui
