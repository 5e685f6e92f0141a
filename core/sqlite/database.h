#pragma once
#include "core/sqlite/statement.h"
#include <QString>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>

struct sqlite3;

namespace counterpoint::sqlite {

enum class OpenMode {
    Create, ///< the file must be writable; it is made when it is not there
    Write, ///< the file must be there
    Read ///< the file must be there; nothing is written but the rollback of a step that a crash cut off
};

/// Bytes of a page in files that are made or written anew: searches read all texts, and a page is what one call to the system reads.
inline constexpr int pageSize = 16'384;

/// One connection, used from one thread. Rollback journal, synchronous FULL, foreign keys on, nothing in temporary files.
class Database {
public:
    static Database open(const QString& path, OpenMode mode);

    void exec(const char* sql) const;
    void exec(const QString& sql) const { exec(sql.toUtf8().constData()); }
    /// A prepared statement, kept for the next use of the same text; reset and ready for bind().
    Statement prepare(const char* sql) const;
    std::int64_t lastInsertId() const;
    /// Value of a pragma or any query that gives one integer; 0 when it gives no row.
    std::int64_t integer(const char* sql) const;
    /// Copies this database, as it is now, into the file `path`. `step(remaining, total)` returns false to stop early.
    bool backupTo(const QString& path, const std::function<bool(int, int)>& step = {}) const;
    /// The same into a connection, in memory say: what was in it is lost.
    void copyInto(const Database& target) const;
    /// Writes this database anew into the file `path`, which must not be there: without free pages and what was left in them.
    void vacuumInto(const QString& path) const;
    sqlite3* handle() const { return m_db.get(); }

private:
    struct Close {
        void operator()(sqlite3* db) const;
    };
    std::unique_ptr<sqlite3, Close> m_db;
    mutable std::unordered_map<std::string, std::unique_ptr<sqlite3_stmt, Statement::Finalize>> m_statements;
};

/// Rolls back unless commit() was reached.
class Transaction {
public:
    explicit Transaction(const Database& db);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

private:
    const Database& m_db;
    bool m_open = true;
};

} // namespace counterpoint::sqlite
