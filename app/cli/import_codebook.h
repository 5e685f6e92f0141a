#pragma once
#include "app/cli/import_file.h"
#include "core/coding/codebook_file.h"

namespace counterpoint::cli {

/// Codes from a file: .csv, .xlsx or .json.
Result<ImportedFile> importAsCodebook(Edit& db, const QString& path);
/// Brings codes in and says which were added and changed.
Result<ImportedFile> mergeCodebook(Edit& db, const CodebookFile& codes, const QString& name);

} // namespace counterpoint::cli
