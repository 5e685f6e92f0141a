#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include <QByteArray>

namespace counterpoint {
class Read;

enum class ExportValues { Codes, Labels };

/// The dataset as CSV (RFC 4180, UTF-8, a line of variable names first); with Labels a value that has a label is written as that.
/// A text that a spreadsheet would take for a formula gets an apostrophe before it.
Result<QByteArray> exportCsv(const Read& db, DatasetId dataset, ExportValues values);

} // namespace counterpoint
