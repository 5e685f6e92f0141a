#pragma once
#include "core/report/document.h"

namespace counterpoint {
class Read;
}

namespace counterpoint::report {

/// How the study was done, in words that its own contents give: strands, sources, respondents, codebook, coders, statistics.
void addMethod(const Read& db, Document& report);

} // namespace counterpoint::report
