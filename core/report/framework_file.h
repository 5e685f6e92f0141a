#pragma once
#include "core/integration/framework.h"
#include "core/report/passage_file.h"

namespace counterpoint {
class Read;
}

namespace counterpoint::report {
struct Document;

/// A framework matrix as a document to be read: the table, then the passages that its summaries link to.
Document frameworkReport(const Read& db, const FrameworkMatrix& matrix);

/// Writes it by the suffix of `path`: .xlsx (the matrix and its links on sheets of their own), .csv, or .docx across the page.
Result<PassageFile> writeFramework(const Read& db, const FrameworkMatrix& matrix, const QString& path);

} // namespace counterpoint::report
