#pragma once
#include <QByteArray>
#include <functional>
#include <optional>
#include <string_view>

struct sqlite3;
struct sqlite3_session;
struct sqlite3_changeset_iter;

namespace counterpoint::sqlite {

class Database;

/// Collects the row changes made on a connection while it lives (SQLite's session extension).
/// Left out are tables named `history…`, `bulk_…` (data too big to record) and SQLite's own.
class Recorder {
public:
    explicit Recorder(const Database& db);
    ~Recorder();
    Recorder(const Recorder&) = delete;
    Recorder& operator=(const Recorder&) = delete;
    QByteArray changeset() const; ///< empty when nothing changed; throws Failure
    bool pause(bool paused); ///< gives whether it was paused before

private:
    sqlite3_session* m_session = nullptr;
};

enum class Direction { Forward, Backward };

/// Replays a changeset, or takes it back. Any conflict throws Failure: the caller's transaction rolls back.
void applyChangeset(const Database& db, const QByteArray& changeset, Direction direction);

class RowChange {
public:
    enum class Operation { Inserted, Updated, Deleted };
    std::string_view table;
    std::int64_t key = 0; ///< first column, which is the first part of the primary key in all our tables
    Operation operation = Operation::Updated;
    /// What a column of whole numbers held before and holds after; none of an inserted or deleted row on that side, of NULL, and of a
    /// column that an update did not touch.
    std::optional<std::int64_t> before(int column) const;
    std::optional<std::int64_t> after(int column) const;

private:
    friend void forEachChange(const QByteArray&, Direction, const std::function<void(const RowChange&)>&);
    sqlite3_changeset_iter* m_at = nullptr;
};
void forEachChange(const QByteArray& changeset, Direction direction, const std::function<void(const RowChange&)>& visit);

} // namespace counterpoint::sqlite
