#pragma once
#include "core/responses/import_responses.h"
#include "core/transcript/sources.h"

namespace counterpoint {

/// Adds to freshly previewed responses what the file of a statistics program knows and a guess cannot: formats, scales, remarks.
void complete(NewResponses& responses);

/// importResponses() where the preview holds the file of a statistics program.
Result<ImportedResponses> importDataFile(Edit& db, const NewResponses& responses, const Progress& progress);

/// Makes a source of the answers to an open question; nothing where there are none.
Result<> addAnswers(Edit& db, ImportedResponses& imported, VariableId variable, const QString& name,
                    const std::vector<sources::Answer>& answers);

} // namespace counterpoint
