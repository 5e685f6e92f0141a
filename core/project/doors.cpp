#include "core/project/doors.h"
#include "core/sqlite/database.h"
#include "core/sqlite/recorder.h"
#include <QScopeGuard>

namespace counterpoint {

sqlite::Statement Read::prepare(const char* sql) const { return m_db.prepare(sql); }

std::int64_t Edit::lastInsertId() const { return m_db.lastInsertId(); }

void Edit::unrecorded(const std::function<void()>& write)
{
    const bool before = m_recorder.pause(true);
    const auto resume = qScopeGuard([this, before] { m_recorder.pause(before); });
    write();
}

} // namespace counterpoint
