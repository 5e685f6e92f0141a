#pragma once
#include "core/responses/variable.h"

namespace counterpoint {
class Read;
class Edit;

/// Several variables that are one question with several answers.
struct AnswerSet {
    AnswerSetId id;
    DatasetId dataset;
    QString name;
    QString label;
    std::vector<Value> counted; ///< values that say 'chosen'; none: the values of the variables are the categories
    std::vector<VariableId> variables;
    QString title() const { return label.isEmpty() ? name : label; }
    bool operator==(const AnswerSet&) const = default;
};

namespace answerSets {
std::vector<AnswerSet> of(const Read& db, DatasetId dataset); ///< in the user's order
Result<AnswerSet> byName(const Read& db, DatasetId dataset, const QString& name);
/// Invalid where the name is empty or taken, a variable comes twice or is of another dataset or type, or there are fewer than two.
Result<AnswerSetId> add(Edit& db, AnswerSet set);
Result<> update(Edit& db, const AnswerSet& set);
void remove(Edit& db, AnswerSetId id);
} // namespace answerSets

} // namespace counterpoint
