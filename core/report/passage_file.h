#pragma once
#include "core/base/result.h"
#include "core/report/passage_report.h"

namespace counterpoint::report {

/// What a file of passages became.
struct PassageFile {
    qint64 bytes = 0;
    int cut = 0; ///< texts that were longer than a spreadsheet's cell
};

/// Writes passages by the suffix of `path`: .csv and .xlsx with one a row, .docx as a reading list.
Result<PassageFile> writePassages(const std::vector<Passage>& passages, const PassageSurroundings& around, const QString& path);

} // namespace counterpoint::report
