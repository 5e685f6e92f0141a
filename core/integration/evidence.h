#pragma once
#include "core/integration/convergence.h"
#include "core/integration/joint_displays.h"
#include "core/text/text_span.h"
#include <optional>

namespace counterpoint {

/// A passage, a result, a judgement of convergence or a row of a joint display bound to a finding, and what it said when it was chosen.
struct Evidence {
    enum class Kind { Passage, Result, Convergence, JointDisplay };
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
    QString seen; ///< the passage's text, or the print of anything else, when it was chosen or last confirmed
    QString now; ///< the same as it is now; empty when it is gone
    State state = State::Holds;
    QString sourceName;
    QString speaker;
    QString caseName;
    std::optional<qint64> responseRow; ///< of an open answer: row of the dataset, from 0
    QString analysisName; ///< of a result; of a judgement or a row what it is: 'By group: Us and them, carers and children: dissonance'
    AssessmentId assessment; ///< of a judgement of convergence
    ConvergenceId matrix; ///< that it was judged in
    JointRowId displayRow; ///< of a joint display
    JointDisplayId display; ///< that the row stands in
    QString says; ///< of a judgement its reason, of a row what was inferred from it
    bool operator==(const Evidence&) const = default;
};
QString toText(Evidence::Stance stance);
QString toText(Evidence::State state);
QString toText(Evidence::Kind kind); ///< as stored and in JSON: 'passage' …

namespace findings {
/// How much of the study is computed to compare evidence with it.
enum class Compared {
    All,
    Passages ///< of all other pieces only the names are read, and they are taken to hold while what they point at is there
};
/// The evidence of one finding, or of all for an invalid id, each piece compared with the study as it is now.
Result<std::vector<Evidence>> evidence(const Read& db, FindingId finding = {}, Compared compared = Compared::All);
/// Binds a passage. Invalid when it is empty or not within the source.
Result<EvidenceId> addPassage(Edit& db, FindingId finding, SourceId source, TextSpan span, Evidence::Stance stance,
                              const QString& note = {});
Result<EvidenceId> addResult(Edit& db, FindingId finding, AnalysisId analysis, Evidence::Stance stance, const QString& note = {});
Result<EvidenceId> addAssessment(Edit& db, FindingId finding, AssessmentId assessment, Evidence::Stance stance, const QString& note = {});
Result<EvidenceId> addDisplayRow(Edit& db, FindingId finding, JointRowId row, Evidence::Stance stance, const QString& note = {});
/// The piece with what the study says of it now as seen, or why nothing is said. It may take as long as its analysis does: the part to
/// be done aside.
Result<Evidence> seenNow(const Read& db, Evidence piece);
/// Binds what seenNow() gave. Invalid when the finding is gone.
Result<EvidenceId> add(Edit& db, const Evidence& piece);
void setStance(Edit& db, EvidenceId id, Evidence::Stance stance);
void setNote(Edit& db, EvidenceId id, const QString& note);
/// Takes what the study says now as what was seen. Invalid when what it points at is gone.
Result<> confirm(Edit& db, EvidenceId id);
void confirm(Edit& db, EvidenceId id, const QString& now); ///< what it says now is known
void removeEvidence(Edit& db, EvidenceId id);
} // namespace findings

} // namespace counterpoint
