#pragma once
#include "app/cli/import_file.h"
#include "core/transcript/import_files.h"

namespace counterpoint::cli {

/// Brings a transcript in that was read before; with `options.update`, as a new version of the source that came from a file of its name.
/// No source is updated twice in one import: `updated` holds those that were.
Result<ImportedFile> importTranscript(Edit& db, const ReadTranscript& file, const ImportOptions& options, std::vector<SourceId>& updated);

} // namespace counterpoint::cli
