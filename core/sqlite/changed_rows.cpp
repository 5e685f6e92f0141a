#include "core/sqlite/changed_rows.h"
#include "core/sqlite/failure.h"
#include <QScopeGuard>
#include <sqlite3.h>

namespace counterpoint::sqlite {

namespace {

void check(int resultCode)
{
    if (resultCode != SQLITE_OK)
        throw Failure(resultCode, sqlite3_errstr(resultCode), "changeset");
}

std::optional<QString> textOf(sqlite3_value* value)
{
    if (!value)
        return std::nullopt;
    const auto* utf8 = reinterpret_cast<const char*>(sqlite3_value_text(value));
    return QString::fromUtf8(utf8, sqlite3_value_bytes(value));
}

} // namespace

std::int64_t ChangedRow::key(int column) const
{
    sqlite3_value* value = nullptr;
    check(m_operation == Operation::Inserted ? sqlite3changeset_new(m_row, column, &value) : sqlite3changeset_old(m_row, column, &value));
    return value ? sqlite3_value_int64(value) : 0;
}

std::optional<QString> ChangedRow::before(int column) const
{
    sqlite3_value* value = nullptr;
    if (m_operation != Operation::Inserted)
        check(sqlite3changeset_old(m_row, column, &value));
    return textOf(value);
}

std::optional<QString> ChangedRow::after(int column) const
{
    sqlite3_value* value = nullptr;
    if (m_operation != Operation::Deleted)
        check(sqlite3changeset_new(m_row, column, &value));
    return textOf(value);
}

void forEachChangedRow(const QByteArray& changeset, std::string_view table, const std::function<void(const ChangedRow&)>& visit)
{
    if (changeset.isEmpty())
        return;
    sqlite3_changeset_iter* rows = nullptr;
    check(sqlite3changeset_start(&rows, int(changeset.size()), const_cast<char*>(changeset.constData())));
    const auto finish = qScopeGuard([rows] { sqlite3changeset_finalize(rows); });
    while (sqlite3changeset_next(rows) == SQLITE_ROW) {
        const char* name = nullptr;
        int columns = 0;
        int operation = 0;
        int indirect = 0;
        check(sqlite3changeset_op(rows, &name, &columns, &operation, &indirect));
        using enum ChangedRow::Operation;
        if (table == name)
            visit({rows, operation == SQLITE_INSERT ? Inserted : operation == SQLITE_DELETE ? Deleted : Updated});
    }
}

} // namespace counterpoint::sqlite
