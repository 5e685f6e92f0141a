#pragma once
#include "core/expression/problem.h"
#include "core/expression/program.h"
#include <tl/expected.hpp>

namespace counterpoint::expression {

tl::expected<Program, Problem> programOf(const QString& text);

} // namespace counterpoint::expression
