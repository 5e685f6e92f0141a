#pragma once
#include "core/integration/evidence.h"
#include <vector>

class QMimeData;

namespace counterpoint::ui {

/// Something that can become evidence: a passage of a source, or whichever of the others is valid.
struct EvidenceChoice {
    SourceId source{};
    TextSpan span{};
    AnalysisId analysis{};
    AssessmentId assessment{};
    JointRowId displayRow{};
    bool operator==(const EvidenceChoice&) const = default;
    bool isSame(const Evidence& piece) const; ///< the piece is evidence by this already
};
/// It as a piece of evidence of a finding that is not bound yet.
Evidence pieceOf(const EvidenceChoice& choice, FindingId finding, Evidence::Stance stance);

/// For dragging: only this program understands it.
extern const char* const evidenceMimeType;
QMimeData* toMimeData(const std::vector<EvidenceChoice>& choices);
std::vector<EvidenceChoice> choicesFrom(const QMimeData& data); ///< none where there are none in it

} // namespace counterpoint::ui
