#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/text/text_span.h"
#include <QString>
#include <optional>
#include <vector>

namespace counterpoint {
class Read;
class Edit;

/// A claim, argued, with its evidence.
struct Finding {
    enum class Status { Draft, Tentative, Supported };
    FindingId id;
    QString claim;
    QString body;
    Status status = Status::Draft;
    int supporting = 0; ///< pieces of evidence for it
    int contradicting = 0; ///< and against
    bool operator==(const Finding&) const = default;
};
QString toText(Finding::Status status); ///< as stored and in JSON
Result<Finding::Status> findingStatusFrom(const QString& text);

/// A passage or a result bound to a finding, and what it said when it was chosen.
struct Evidence {
    enum class Kind { Passage, Result };
    enum class Stance { Supports, Contradicts };
    /// Whether what the study says now is what it said then.
    enum class State { Holds, Changed, Gone };
    EvidenceId id;
    FindingId finding;
    Kind kind = Kind::Passage;
    Stance stance = Stance::Supports;
    QString note;
    SourceId source; ///< of a passage
    TextSpan span;
    AnalysisId analysis; ///< of a result
    QString seen; ///< the passage's text, or the result's fingerprint, when it was chosen or last confirmed
    QString now; ///< the same as it is now; empty when it is gone
    State state = State::Holds;
    QString sourceName;
    QString speaker;
    QString caseName;
    std::optional<qint64> responseRow; ///< of an open answer: row of the dataset, from 0
    QString analysisName;
    bool operator==(const Evidence&) const = default;
};
QString toText(Evidence::Stance stance);
QString toText(Evidence::State state);

namespace findings {
std::vector<Finding> all(const Read& db); ///< in the researcher's order
Result<FindingId> add(Edit& db, const QString& claim); ///< Invalid when the claim is empty
Result<> update(Edit& db, const Finding& finding); ///< claim, body and status
void move(Edit& db, FindingId id, int position); ///< before the position-th other finding
void remove(Edit& db, FindingId id); ///< with its evidence

/// The evidence of one finding, or of all for an invalid id, each piece compared with the study as it is now.
Result<std::vector<Evidence>> evidence(const Read& db, FindingId finding = {});
/// Binds a passage. Invalid when it is empty or not within the source.
Result<EvidenceId> addPassage(Edit& db, FindingId finding, SourceId source, TextSpan span, Evidence::Stance stance,
                              const QString& note = {});
Result<EvidenceId> addResult(Edit& db, FindingId finding, AnalysisId analysis, Evidence::Stance stance, const QString& note = {});
void setStance(Edit& db, EvidenceId id, Evidence::Stance stance);
void setNote(Edit& db, EvidenceId id, const QString& note);
/// Takes what the study says now as what was seen. Invalid when the passage or result is gone.
Result<> confirm(Edit& db, EvidenceId id);
void removeEvidence(Edit& db, EvidenceId id);
} // namespace findings

} // namespace counterpoint
