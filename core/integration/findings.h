#pragma once
#include "core/integration/evidence.h"
#include <array>
#include <vector>

namespace counterpoint {
class Read;
class Edit;

/// GRADE-CERQual (Lewin et al. 2018, Implementation Science 13 Suppl 1:2): what confidence in a qualitative finding rests on.
enum class CerqualComponent { Limitations, Coherence, Adequacy, Relevance };

/// What lowers the confidence, in one component.
struct Concern {
    enum class Level { NotAssessed, None, Minor, Moderate, Serious };
    Level level = Level::NotAssessed;
    QString explanation{};
    bool operator==(const Concern&) const = default;
};
QString titleOf(CerqualComponent component);
QString toText(Concern::Level level); ///< as stored and in JSON: '' where it is not assessed
Result<Concern::Level> concernFrom(const QString& text);

/// A claim, argued, with its evidence.
struct Finding {
    enum class Status { Draft, Tentative, Supported };
    enum class Strength { None, Weak, Moderate, Strong };
    enum class Confidence { None, VeryLow, Low, Moderate, High };
    FindingId id;
    QString claim;
    QString body;
    Status status = Status::Draft;
    int supporting = 0; ///< pieces of evidence for it
    int contradicting = 0; ///< and against
    QString question{}; ///< the research question it answers, in its words
    QString counterEvidence{}; ///< where it was looked for, and what was found
    Strength strength = Strength::None;
    Confidence confidence = Confidence::None;
    std::array<Concern, 4> concerns{}; ///< by component of GRADE-CERQual
    bool operator==(const Finding&) const = default;
};
QString toText(Finding::Status status); ///< as stored and in JSON
Result<Finding::Status> findingStatusFrom(const QString& text);
QString toText(Finding::Strength strength); ///< '' where it is not said
Result<Finding::Strength> strengthFrom(const QString& text);
QString toText(Finding::Confidence confidence); ///< '' where it is not said, 'very low' …
Result<Finding::Confidence> confidenceFrom(const QString& text);

namespace findings {
std::vector<Finding> all(const Read& db); ///< in the researcher's order
Result<FindingId> add(Edit& db, const QString& claim); ///< Invalid when the claim is empty
Result<> update(Edit& db, const Finding& finding); ///< everything that is written of it
void move(Edit& db, FindingId id, int position); ///< before the position-th other finding
void remove(Edit& db, FindingId id); ///< with its evidence
} // namespace findings

} // namespace counterpoint
