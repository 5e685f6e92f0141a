#pragma once
#include <optional>
#include <vector>

namespace counterpoint::ui {

/// Heights at which the names of stripes stand: as near to their stripes as they can without touching each other.
namespace stripeLayout {

/// A stripe on the screen, top and bottom, clipped to what is seen.
struct Stripe {
    int top = 0;
    int bottom = 0;
    bool first = false; ///< the chosen one, whose name is shown whatever happens
};

/// For each stripe, in the order given, the top of its name, or nothing where there is no room for it. Names are `line` high and lie within
/// [0, height). Where stripes begin together the shorter ones' names come first, since longer ones can be named further down.
std::vector<std::optional<int>> nameTops(const std::vector<Stripe>& stripes, int line, int height);

} // namespace stripeLayout
} // namespace counterpoint::ui
