#include "core/sqlite/recorder.h"
#include "core/sqlite/database.h"
#include "core/sqlite/failure.h"
#include <QScopeGuard>
#include <sqlite3.h>

namespace counterpoint::sqlite {

namespace {

int isRecorded(void*, const char* name)
{
    const std::string_view table(name);
    return !table.starts_with("history") && !table.starts_with("bulk_") && !table.starts_with("sqlite_");
}

void check(int resultCode, const char* what)
{
    if (resultCode != SQLITE_OK)
        throw Failure(resultCode, sqlite3_errstr(resultCode), what);
}

void* bytesOf(const QByteArray& changeset) { return const_cast<char*>(changeset.constData()); }

} // namespace

Recorder::Recorder(const Database& db)
{
    check(sqlite3session_create(db.handle(), "main", &m_session), "session");
    sqlite3session_table_filter(m_session, isRecorded, nullptr);
    check(sqlite3session_attach(m_session, nullptr), "session");
}

Recorder::~Recorder() { sqlite3session_delete(m_session); }

bool Recorder::pause(bool paused)
{
    const bool before = sqlite3session_enable(m_session, -1) == 0;
    sqlite3session_enable(m_session, paused ? 0 : 1);
    return before;
}

QByteArray Recorder::changeset() const
{
    int size = 0;
    void* data = nullptr;
    check(sqlite3session_changeset(m_session, &size, &data), "changeset");
    QByteArray bytes(static_cast<const char*>(data), size);
    sqlite3_free(data);
    return bytes;
}

void applyChangeset(const Database& db, const QByteArray& changeset, Direction direction)
{
    // A conflict means that the history no longer fits the file: give up as a whole, never leave rows out.
    const auto abortOnConflict = [](void*, int, sqlite3_changeset_iter*) -> int { return SQLITE_CHANGESET_ABORT; };
    check(sqlite3changeset_apply_v2(db.handle(), int(changeset.size()), bytesOf(changeset), nullptr, abortOnConflict, nullptr, nullptr,
                                    nullptr, direction == Direction::Backward ? SQLITE_CHANGESETAPPLY_INVERT : 0),
          "apply changeset");
}

namespace {
std::optional<std::int64_t> numberIn(sqlite3_value* value)
{
    return value && sqlite3_value_type(value) == SQLITE_INTEGER ? std::optional<std::int64_t>(sqlite3_value_int64(value)) : std::nullopt;
}
} // namespace

std::optional<std::int64_t> RowChange::before(int column) const
{
    sqlite3_value* value = nullptr;
    return operation == Operation::Inserted || sqlite3changeset_old(m_at, column, &value) != SQLITE_OK ? std::nullopt : numberIn(value);
}

std::optional<std::int64_t> RowChange::after(int column) const
{
    sqlite3_value* value = nullptr;
    return operation == Operation::Deleted || sqlite3changeset_new(m_at, column, &value) != SQLITE_OK ? std::nullopt : numberIn(value);
}

void forEachChange(const QByteArray& changeset, Direction direction, const std::function<void(const RowChange&)>& visit)
{
    if (changeset.isEmpty())
        return;
    sqlite3_changeset_iter* changes = nullptr;
    check(sqlite3changeset_start_v2(&changes, int(changeset.size()), bytesOf(changeset),
                                    direction == Direction::Backward ? SQLITE_CHANGESETSTART_INVERT : 0),
          "changeset");
    const auto finish = qScopeGuard([changes] { sqlite3changeset_finalize(changes); });
    while (sqlite3changeset_next(changes) == SQLITE_ROW) {
        const char* table = nullptr;
        int columns = 0;
        int operation = 0;
        int indirect = 0;
        sqlite3changeset_op(changes, &table, &columns, &operation, &indirect);
        sqlite3_value* key = nullptr;
        if (operation == SQLITE_INSERT)
            sqlite3changeset_new(changes, 0, &key);
        else
            sqlite3changeset_old(changes, 0, &key);
        using enum RowChange::Operation;
        RowChange change;
        change.table = table;
        change.key = key ? sqlite3_value_int64(key) : 0;
        change.operation = operation == SQLITE_INSERT ? Inserted : operation == SQLITE_DELETE ? Deleted : Updated;
        change.m_at = changes;
        visit(change);
    }
}

} // namespace counterpoint::sqlite
