#pragma once
#include "core/base/id.h"
#include "core/text/text_span.h"
#include <vector>

class QMimeData;

namespace counterpoint::ui {

/// Something that can become evidence: a passage of a source, or an analysis where `analysis` is valid.
struct EvidenceChoice {
    SourceId source;
    TextSpan span;
    AnalysisId analysis;
    bool operator==(const EvidenceChoice&) const = default;
};

/// For dragging: only this program understands it.
extern const char* const evidenceMimeType;
QMimeData* toMimeData(const std::vector<EvidenceChoice>& choices);
std::vector<EvidenceChoice> choicesFrom(const QMimeData& data); ///< none where there are none in it

} // namespace counterpoint::ui
