#pragma once
#include <QByteArray>
#include <QString>
#include <functional>
#include <optional>
#include <string_view>

struct sqlite3_changeset_iter;

namespace counterpoint::sqlite {

/// One row of a changeset with its values before and after; columns count from 0. Valid within the visit.
class ChangedRow {
public:
    enum class Operation { Inserted, Updated, Deleted };
    ChangedRow(sqlite3_changeset_iter* row, Operation operation)
        : m_row(row)
        , m_operation(operation)
    {
    }
    Operation operation() const { return m_operation; }
    /// Of the primary key, which no update changes.
    std::int64_t key(int column) const;
    /// None where the row was inserted, or the update left the column alone; `after` likewise where it was deleted.
    std::optional<QString> before(int column) const;
    std::optional<QString> after(int column) const;

private:
    sqlite3_changeset_iter* m_row;
    Operation m_operation;
};

/// The rows of `table` in a changeset as the recorder gives it.
void forEachChangedRow(const QByteArray& changeset, std::string_view table, const std::function<void(const ChangedRow&)>& visit);

} // namespace counterpoint::sqlite
