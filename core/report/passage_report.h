#pragma once
#include "core/base/id.h"
#include "core/coding/retrieval.h"
#include "core/interchange/delimited/delimited_writer.h"
#include "core/report/document.h"
#include <unordered_map>

namespace counterpoint {
class Read;
}

namespace counterpoint::report {

/// What is said of passages beside what they are: attributes of their Cases, strands of their sources.
struct PassageSurroundings {
    QString studyTitle;
    QString query; ///< the sentence that found them; empty: all of a code
    QStringList attributes;
    std::unordered_map<QString, QStringList> values; ///< by name of the Case, as many as attributes
    std::unordered_map<SourceId, QString> strands;
};
PassageSurroundings surroundingsOf(const Read& db, const QString& query);

/// One passage a row, headings first; `longestText` (0: none) is what a cell can hold, and `cut` counts the texts that were longer.
std::vector<std::vector<DelimitedCell>> passageTable(const std::vector<Passage>& passages, const PassageSurroundings& around,
                                                     qsizetype longestText = 0, int* cut = nullptr);
/// A reading list by code, then source.
Document passageReport(const std::vector<Passage>& passages, const PassageSurroundings& around);

} // namespace counterpoint::report
