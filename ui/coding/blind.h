#pragma once
#include "core/base/id.h"

namespace counterpoint::ui {

class Session;

/// Whose codings the coder at work may see: only their own where they work blind, else an invalid id, for all. Every view of codings asks.
CoderId seenCoder(const Session& session);

} // namespace counterpoint::ui
