#include "core/merge/merge_progress.h"

namespace counterpoint::merge {

namespace {

constexpr qint64 rowsOfText = 100;

qint64 rowsIn(const Read& db, const std::string& table)
{
    auto query = db.prepare(("SELECT count(*) FROM " + table).c_str());
    return query.step() ? query.int64(0) : 0;
}

} // namespace

MergeProgress::MergeProgress(const Progress& progress, const Read& theirs, const std::vector<Table>& tables)
    : m_progress(progress)
    , m_theirs(theirs)
    , m_total(rowsOfText * rowsIn(theirs, "source"))
{
    for (const auto& table : tables)
        m_total += rowsIn(theirs, table.name);
}

bool MergeProgress::atText()
{
    m_done += rowsOfText;
    return m_progress.at(m_done, m_total);
}

bool MergeProgress::atTable(const Table& table)
{
    m_done += m_table;
    m_table = rowsIn(m_theirs, table.name);
    return m_progress.at(m_done, m_total);
}

bool MergeProgress::atRow(std::size_t done, std::size_t changed)
{
    const auto share = changed == 0 ? 1.0 : double(done) / double(changed);
    return m_progress.at(m_done + qint64(double(m_table) * (1 + share) / 2), m_total);
}

} // namespace counterpoint::merge
