#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include <QByteArray>
#include <QStringList>

namespace counterpoint {
class Read;

enum class ExportValues { Codes, Labels };
enum class ExportFormat { Csv, Xlsx, Sav };

/// The dataset as CSV (RFC 4180, UTF-8, a line of variable names first); with Labels a value that has a label is written as that.
/// A text that a spreadsheet would take for a formula gets an apostrophe before it.
Result<QByteArray> exportCsv(const Read& db, DatasetId dataset, ExportValues values);
/// As a workbook: the answers on the first sheet, the codebook on the second. Texts are texts, never formulas.
Result<QByteArray> exportXlsx(const Read& db, DatasetId dataset, ExportValues values);
/// As SPSS's .sav, always with codes.
Result<QByteArray> exportSav(const Read& db, DatasetId dataset);

/// By format; Invalid where .sav is wanted with labels.
Result<QByteArray> exportResponses(const Read& db, DatasetId dataset, ExportFormat format, ExportValues values);
/// What the format cannot hold of this dataset, in sentences; empty where nothing is lost.
Result<QStringList> lossesOf(const Read& db, DatasetId dataset, ExportFormat format, ExportValues values);
/// By the suffix: .csv, .xlsx or .sav.
Result<ExportFormat> exportFormatOf(const QString& fileName);

} // namespace counterpoint
