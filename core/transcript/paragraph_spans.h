#pragma once
#include "core/base/id.h"
#include "core/text/text_span.h"
#include <vector>

namespace counterpoint {
class Read;

namespace paragraphs {
/// Where the paragraphs of a text stand that are not empty or blank, without their line ends; the text is looked at, not converted.
std::vector<TextSpan> spans(const Read& db, SourceId source);
} // namespace paragraphs

} // namespace counterpoint
