#pragma once
#include "core/transcript/import_batch.h"
#include <memory>

namespace counterpoint {

class Project;

/// An import done as one step in a copy of the study, which is to take the study's place. The copy goes with the last of these.
struct ImportAside {
    ImportSummary summary;
    std::shared_ptr<const QString> studyPath;
};

namespace imports {
/// So much comes in that a window would stand still meanwhile.
bool takesLong(const std::vector<ImportItem>& items);
/// Brings in what is chosen to come in, in a copy beside the study. For a thread of its own.
Result<ImportAside> bringInAside(const QString& studyPath, const QString& label, const QString& coderName,
                                 const std::vector<ImportItem>& items, const WithSource& then, const Progress& progress);
/// Puts the copy in the study's place. Conflict when the study was changed since `version` (see Project::fileVersion) was read.
Result<ImportSummary> take(Project& project, const ImportAside& aside, std::int64_t version);
} // namespace imports

} // namespace counterpoint
