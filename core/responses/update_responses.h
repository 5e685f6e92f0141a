#pragma once
#include "core/responses/import_responses.h"

namespace counterpoint {
class Read;

/// One value that a file corrects.
struct CorrectedValue {
    qint64 row = 0; ///< of the dataset, from 0
    QString key;
    QString variable;
    QString before; ///< as codes; empty where there was no answer
    QString after;
    bool operator==(const CorrectedValue&) const = default;
};

/// What a file would change in a dataset.
struct ResponsesUpdate {
    std::vector<CorrectedValue> corrected; ///< in the order of the dataset's rows
    QStringList newKeys; ///< of rows that are appended
    qint64 unchanged = 0; ///< rows of the file that say what the dataset has
    QStringList newVariables; ///< that only the file has; they are added
    QStringList notes;
    std::vector<SourceId> openAnswers; ///< sources that were changed or came
};

/// What updateResponses() would do. Invalid, with the rows, where a key comes twice or is not there.
Result<ResponsesUpdate> planUpdate(const Read& db, DatasetId dataset, const NewResponses& responses, const QString& key);

/// Brings a file into a dataset: rows whose key (a variable of both) is known correct values, the others are appended. An empty cell changes
/// nothing. Codings of open answers stay with their respondent and their words.
Result<ResponsesUpdate> updateResponses(Edit& db, DatasetId dataset, const NewResponses& responses, const QString& key);

} // namespace counterpoint
