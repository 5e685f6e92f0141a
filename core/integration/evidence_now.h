#pragma once
#include "core/analysis/analysis.h"
#include "core/integration/convergence_evidence.h"
#include "core/integration/evidence.h"
#include "core/integration/joint_table.h"
#include "core/integration/named_judgements.h"
#include <map>
#include <memory>
#include <optional>

namespace counterpoint {

/// What the study says now of pieces of evidence; each analysis, matrix and display that they point at is computed once.
class EvidenceNow {
public:
    EvidenceNow(const Read& db, findings::Compared compared);
    ~EvidenceNow();
    /// Fills in where the piece is from, what it says now, and whether that is what was seen. An error says why an analysis cannot be computed;
    /// the piece is Gone then.
    Result<> fill(Evidence& piece);

private:
    void fillPassage(Evidence& piece);
    Result<> fillResult(Evidence& piece);
    void fillJudgement(Evidence& piece);
    void fillDisplayRow(Evidence& piece);
    const NamedJudgement* judgement(AssessmentId id);

    /// A source whose passages are evidence.
    struct Text;

    const Read& m_db;
    bool m_isAll;
    std::map<SourceId, std::unique_ptr<Text>> m_texts;
    std::map<AnalysisId, Result<QString>> m_prints;
    std::optional<std::vector<NamedJudgement>> m_judgements;
    std::map<ConvergenceId, Result<ConvergenceTable>> m_matrices;
    std::map<JointDisplayId, Result<JointDisplay>> m_displays;
    std::map<JointDisplayId, Result<JointTable>> m_tables;
};

} // namespace counterpoint
