#pragma once
#include "app/cli/import_file.h"
#include "app/cli/shell.h"

namespace counterpoint::cli {

/// What a file of responses is brought into.
struct UpdateTarget {
    QString dataset;
    QString key; ///< the variable that says which row is whose
    bool dryRun = false;
};

/// `import --update DATASET --key VARIABLE`: corrections and later waves; with dryRun only what would change.
Result<Answer> updateResponses(Project& project, const QString& path, const ImportOptions& options, const UpdateTarget& target);

} // namespace counterpoint::cli
