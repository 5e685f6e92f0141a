#pragma once
#include "core/integration/convergence.h"
#include "core/integration/sides.h"
#include <QStringList>

namespace counterpoint {

/// The statistic that speaks for a side.
struct ResultBehind {
    AnalysisId analysis;
    QString name;
    QString now; ///< its fingerprint; empty where it cannot be computed
    bool operator==(const ResultBehind&) const = default;
};

/// What a side has to say on a theme.
struct SideEvidence {
    SideMention mention; ///< zeros where the theme has no code
    QString passages; ///< the sentence whose passages stand behind it; empty without a code
    std::vector<ResultBehind> results;
    bool isSilent() const { return mention.codings == 0 && results.empty(); } ///< nothing was found to say
    /// '7/12 19 640; 3.4 1.1', the same in every language: another text as soon as what stands behind it changes, whatever is renamed.
    QString print() const;
    QString inWords() const; ///< '7 of 12, 19 passages, 640 words; “Trust”'
};

/// A judgement beside what the study says now.
struct JudgedPair {
    Assessment assessment;
    QString now; ///< the evidence as it is
    bool isStale() const { return assessment.seen != now; }
};

struct ConvergenceRow {
    ConvergenceTheme theme;
    QString codePath; ///< empty where there is no code
    std::vector<SideEvidence> sides; ///< in the order of the matrix
    std::vector<JudgedPair> judged;
    std::vector<SidePair> suggestedSilence; ///< exactly one of the two has evidence, and nobody judged them
};

/// How far a side covers the themes.
struct Completeness {
    int covered = 0;
    QStringList alone; ///< themes that only this side speaks of
    QStringList missing; ///< themes that it is silent on while another speaks
};

/// A matrix with its evidence as the study is now.
struct ConvergenceTable {
    ConvergenceMatrix matrix;
    std::vector<Side> sides;
    std::vector<ConvergenceRow> rows;

    int stale() const; ///< judgements whose evidence changed
    std::vector<Completeness> completeness() const; ///< by side
    const ConvergenceRow* row(ThemeId theme) const; ///< null when it is not there
    /// The prints of two sides, or of the whole row, joined by ' | ': what is kept as seen.
    QString print(const ConvergenceRow& row, SidePair sides) const;
    QString title(SidePair sides) const; ///< 'Carers and Children', 'All sides'
};

namespace convergence {
/// Reads all codings once, and computes the results. `viewer`, where it is valid, sees only what they judged themselves.
Result<ConvergenceTable> evaluate(const Read& db, ConvergenceId id, CoderId viewer = {});
/// Judges with the evidence as it is now as seen.
Result<AssessmentId> judge(Edit& db, ConvergenceId id, Assessment assessment);
} // namespace convergence

} // namespace counterpoint
