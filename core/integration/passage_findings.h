#pragma once
#include "core/base/id.h"
#include "core/integration/evidence.h"
#include "core/text/text_span.h"
#include <QString>
#include <vector>

namespace counterpoint {
class Read;

/// A passage that a finding stands on, seen from the passage: the chain walked upwards.
struct PassageFinding {
    FindingId finding;
    int number = 0; ///< by which people name it, from 1
    QString claim;
    Evidence::Stance stance = Evidence::Stance::Supports;
    TextSpan span; ///< of the passage
    bool operator==(const PassageFinding&) const = default;
};

namespace passage_findings {
std::vector<PassageFinding> inSource(const Read& db, SourceId source); ///< each passage of the source that is evidence, in its order
/// The findings that a passage with this code is evidence in, each once, the first such passage of each; `seen`: coded by this coder.
std::vector<PassageFinding> ofCode(const Read& db, CodeId code, CoderId seen = {});
} // namespace passage_findings

} // namespace counterpoint
