#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include <QString>
#include <vector>

namespace counterpoint {
class Read;
class Edit;

using ConvergenceId = Id<struct ConvergenceTag>;
using ThemeId = Id<struct ThemeTag>;
using AssessmentId = Id<struct AssessmentTag>;

/// What two sides do on a theme, in the words of Farmer, Robinson, Elliott and Eyles (2006), Qualitative Health Research 16:377-394. Judged by
/// a researcher, never computed.
enum class Judgement {
    Agreement, ///< on meaning and prominence, and on coverage and examples
    PartialAgreement, ///< on one of the two
    Silence, ///< one side speaks of it, the other does not
    Dissonance ///< they disagree
};
QString toText(Judgement judgement); ///< as stored and in JSON: 'partial agreement'
QString titleOf(Judgement judgement); ///< for people: 'Partial agreement'
Result<Judgement> judgementFrom(const QString& text);

/// A strand or a group whose voice is compared.
struct ConvergenceSide {
    int id = 0; ///< counts within the matrix
    QString value; ///< a strand as stored, or a value of the attribute
    DatasetId dataset; ///< whose respondents belong here though they are no Cases; may be invalid
    bool operator==(const ConvergenceSide&) const = default;
};

/// A statistic that speaks for a side.
struct ThemeResult {
    int side = 0;
    AnalysisId analysis;
    bool operator==(const ThemeResult&) const = default;
};

/// A row: a code with those below it, results, or both.
struct ConvergenceTheme {
    ThemeId id;
    QString name;
    CodeId code; ///< may be invalid
    std::vector<ThemeResult> results;
    bool operator==(const ConvergenceTheme&) const = default;
};

/// Two sides of a matrix, the lower id first; both 0: the whole row.
struct SidePair {
    int one = 0;
    int other = 0;
    bool isWholeRow() const { return one == 0; }
    auto operator<=>(const SidePair&) const = default;
};

/// What one researcher judged.
struct Assessment {
    AssessmentId id;
    ThemeId theme;
    SidePair sides;
    CoderId coder;
    QString coderName;
    Judgement judgement = Judgement::Agreement;
    QString reason;
    QString assessedAt; ///< UTC, ISO 8601
    QString seen; ///< the evidence then, in short
    bool operator==(const Assessment&) const = default;
};

/// Themes compared between strands or groups.
struct ConvergenceMatrix {
    enum class Sides { Strands, Groups };
    ConvergenceId id;
    QString name;
    Sides sides = Sides::Groups;
    AttributeId attribute; ///< of Groups; invalid when it is gone
    std::vector<ConvergenceSide> of; ///< in the researcher's order
    std::vector<ConvergenceTheme> themes;
    bool operator==(const ConvergenceMatrix&) const = default;
};

namespace convergence {
std::vector<ConvergenceMatrix> all(const Read& db); ///< in the researcher's order
Result<ConvergenceMatrix> byId(const Read& db, ConvergenceId id);
Result<ConvergenceMatrix> byName(const Read& db, const QString& name);

/// A matrix of the strands that have sources, in the order of a study.
Result<ConvergenceId> addOfStrands(Edit& db, const QString& name);
/// A matrix of the values that Cases have of the attribute, by the alphabet; Invalid when fewer than two have one.
Result<ConvergenceId> addOfGroups(Edit& db, const QString& name, AttributeId attribute);
Result<> rename(Edit& db, ConvergenceId id, const QString& name);
void remove(Edit& db, ConvergenceId id); ///< with all that was judged in it

/// The sides there shall be, in order; those with an id 0 are new. What was judged of a side that goes, goes with it. Invalid for fewer
/// than two, or the same twice.
Result<> setSides(Edit& db, ConvergenceId id, std::vector<ConvergenceSide> sides);

Result<ThemeId> addTheme(Edit& db, ConvergenceId id, const QString& name, CodeId code = {});
Result<> updateTheme(Edit& db, const ConvergenceTheme& theme); ///< name, code and results
void moveTheme(Edit& db, ThemeId id, int position); ///< before the position-th other theme
void removeTheme(Edit& db, ThemeId id);

/// All that was judged in a matrix, in the order of its themes; those of `only` where it is valid.
std::vector<Assessment> assessments(const Read& db, ConvergenceId id, CoderId only = {});
/// Judges, in place of what the same researcher judged of the same sides before. `seen` is the evidence now (see printOf()).
Result<AssessmentId> assess(Edit& db, const Assessment& assessment);
void confirm(Edit& db, AssessmentId id, const QString& seen); ///< looked at: it still holds
void removeAssessment(Edit& db, AssessmentId id);
} // namespace convergence

} // namespace counterpoint
