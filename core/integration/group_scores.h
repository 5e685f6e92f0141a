#pragma once
#include "core/integration/sides.h"
#include <map>
#include <optional>

namespace counterpoint {

/// The mean of a variable among some respondents.
struct GroupScore {
    std::optional<double> mean; ///< none where nobody answered, or the answers are no numbers
    double n = 0; ///< valid answers
};

/// Means of survey variables among those who are heard elsewhere too, by respondent: the Case they are, or the answers they wrote.
class GroupScores {
public:
    GroupScores(const Read& db, const CodedMaterial& material)
        : m_db(db)
        , m_material(material)
    {
    }
    GroupScore ofAll(VariableId variable) const;
    /// Of a group: Cases with the value, and the respondents of its dataset who are no Cases. Of a strand that is the survey: all.
    GroupScore ofSide(VariableId variable, const Side& side) const;
    /// Of those who mention any of the lines, and of those who were asked about all of them, are coded, and mention none.
    std::pair<GroupScore, GroupScore> byMention(VariableId variable, const std::vector<int>& lines) const;

private:
    struct Answers {
        DatasetId dataset;
        std::vector<double> values; ///< NaN where there is none
        std::vector<CaseId> people; ///< by row; invalid where unknown
    };
    const Answers& of(VariableId variable) const;

    const Read& m_db;
    const CodedMaterial& m_material;
    mutable std::map<VariableId, Answers> m_answers; ///< read once each
};

} // namespace counterpoint
