#pragma once
#include "core/base/progress.h"
#include "core/merge/study_tables.h"

namespace counterpoint::merge {

/// How far a merge is, counted in rows of the other copy. A text counts as many rows; of each table one half is to find what changed, the
/// other to bring it in.
class MergeProgress {
public:
    MergeProgress(const Progress& progress, const Read& theirs, const std::vector<Table>& tables);
    /// False, here and below, when the merge shall stop.
    bool atText();
    bool atTable(const Table& table);
    /// `done` of the `changed` rows of the table that was named last.
    bool atRow(std::size_t done, std::size_t changed);

private:
    const Progress& m_progress;
    const Read& m_theirs;
    qint64 m_total = 0;
    qint64 m_done = 0; ///< before the table
    qint64 m_table = 0; ///< rows of it
};

} // namespace counterpoint::merge
