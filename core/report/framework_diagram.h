#pragma once
#include "core/figure/layered_graph.h"

namespace counterpoint {
struct Chain;
}

namespace counterpoint::report {

/// Elements at the left, the implications they rest on, and at the right the findings behind those. No columns where there are no elements
/// and no implications.
figure::LayeredGraph frameworkDiagram(const Chain& chain);

} // namespace counterpoint::report
