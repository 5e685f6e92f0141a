#pragma once
#include "core/base/result.h"
#include "core/report/document.h"

namespace counterpoint::report {

/// The tables of a document by the suffix of `path`: .xlsx with a sheet for each table, .csv with one table below the other, each under its
/// caption where there are several. A text that is too long for a spreadsheet's cell is cut. Gives the size in bytes; Invalid for another suffix.
Result<qint64> writeTables(const Document& document, const QString& path);

/// The tables as a word processor takes them from the clipboard, and as cells parted by tabs.
QString tablesAsHtml(const Document& document);
QString tablesAsTabText(const Document& document);

} // namespace counterpoint::report
