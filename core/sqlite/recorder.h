#pragma once
#include <QByteArray>
#include <functional>
#include <string_view>

struct sqlite3;
struct sqlite3_session;

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
    void pause(bool paused);

private:
    sqlite3_session* m_session = nullptr;
};

enum class Direction { Forward, Backward };

/// Replays a changeset, or takes it back. Any conflict throws Failure: the caller's transaction rolls back.
void applyChangeset(const Database& db, const QByteArray& changeset, Direction direction);

struct RowChange {
    enum class Operation { Inserted, Updated, Deleted };
    std::string_view table;
    std::int64_t key = 0; ///< first column, which is the first part of the primary key in all our tables
    Operation operation = Operation::Updated;
};
void forEachChange(const QByteArray& changeset, Direction direction, const std::function<void(const RowChange&)>& visit);

} // namespace counterpoint::sqlite
