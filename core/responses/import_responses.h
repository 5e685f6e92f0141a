#pragma once
#include "core/base/progress.h"
#include "core/responses/dictionary.h"
#include "core/responses/guess.h"

namespace counterpoint {
class Edit;

/// A file of responses as the user wants it: the preview, and for each of its columns what becomes of it.
struct NewResponses {
    QString name; ///< of the dataset
    QString fileName; ///< without folders
    ResponsesPreview preview;
    std::vector<Variable> variables; ///< one for each of preview.columns, corrected; one without a name is left out
    QString label = {}; ///< what the file says of itself
    QString remarks = {}; ///< its documents, line by line
};

/// The preview as it was guessed, ready to be corrected or imported. The dataset is called as the file without its suffix.
NewResponses responsesFrom(ResponsesPreview preview, const QString& fileName);
/// Corrects the variables by a dictionary, which may also name the dataset.
void apply(const Dictionary& dictionary, NewResponses& responses);

struct ImportedResponses {
    DatasetId dataset;
    std::vector<SourceId> openAnswers; ///< a source for each open question, "dataset: variable"
    QStringList notes; ///< the preview's and the import's, for the user
};

/// Brings all rows in. Cells are trimmed; a cell that does not fit its variable's type is left empty and told in the notes.
/// Cancelled when `progress` says so: the step then fails and leaves nothing.
Result<ImportedResponses> importResponses(Edit& db, const NewResponses& responses, const Progress& progress = {});

} // namespace counterpoint
