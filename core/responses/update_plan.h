#pragma once
#include "core/responses/column.h"
#include "core/responses/update_responses.h"

namespace counterpoint {

/// An update worked out: what is told of it, and the columns as they come to be.
struct UpdatePlan {
    struct Changed {
        Variable variable; ///< of the dataset; without an id where it is new
        Column column; ///< with the appended rows
        std::vector<qint64> rows; ///< whose value is another than before, the appended ones included
        bool isNew() const { return !variable.id.isValid(); }
    };
    ResponsesUpdate update;
    std::vector<Changed> changed;
    qint64 rows = 0; ///< of the dataset, afterwards
};

Result<UpdatePlan> workOutUpdate(const Read& db, DatasetId dataset, const NewResponses& responses, const QString& key);

/// Brings what changed of an open question's answers into its source: the words that are coded stay coded.
Result<> updateAnswers(Edit& db, DatasetId dataset, const UpdatePlan::Changed& changed, ResponsesUpdate& update);

} // namespace counterpoint
