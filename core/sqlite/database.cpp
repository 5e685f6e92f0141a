#include "core/sqlite/database.h"
#include "core/sqlite/failure.h"
#include <QScopeGuard>
#include <algorithm>
#include <sqlite3.h>
#include <string_view>

namespace counterpoint::sqlite {

namespace {

/// Orders and compares names as people do: case of every script is folded, which SQLite's NOCASE does for ASCII alone.
bool isAscii(std::string_view bytes)
{
    return std::all_of(bytes.begin(), bytes.end(), [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
}

char lowerAscii(char byte) { return byte >= 'A' && byte <= 'Z' ? char(byte - 'A' + 'a') : byte; }

int compareAscii(std::string_view a, std::string_view b)
{
    const auto both = std::min(a.size(), b.size());
    for (std::size_t i = 0; i < both; ++i)
        if (const int difference = lowerAscii(a[i]) - lowerAscii(b[i]))
            return difference;
    return a.size() < b.size() ? -1 : a.size() > b.size() ? 1 : 0;
}

int compareNames(void*, int leftBytes, const void* left, int rightBytes, const void* right)
{
    const std::string_view leftName(static_cast<const char*>(left), std::size_t(leftBytes));
    const std::string_view rightName(static_cast<const char*>(right), std::size_t(rightBytes));
    if (isAscii(leftName) && isAscii(rightName))
        return compareAscii(leftName, rightName);
    const auto a = QString::fromUtf8(static_cast<const char*>(left), leftBytes).toCaseFolded();
    const auto b = QString::fromUtf8(static_cast<const char*>(right), rightBytes).toCaseFolded();
    return a.compare(b);
}

// Reading opens read-write where the file allows it: after a crash SQLite must be able to roll the journal back first.
int flagsOf(OpenMode mode) { return mode == OpenMode::Create ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READWRITE; }

using Handle = std::unique_ptr<sqlite3, decltype([](sqlite3* db) { sqlite3_close(db); })>;

/// A connection is used by one thread at a time, and memory is not accounted for: SQLite need not lock what nobody else touches.
bool lockOnlyWhatIsShared() { return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0) == SQLITE_OK; }

sqlite3* openHandle(const QString& path, int flags)
{
    [[maybe_unused]] static const bool configured = lockOnlyWhatIsShared(); // before the first use of the library; later it is refused
    sqlite3* raw = nullptr;
    const int resultCode = sqlite3_open_v2(path.toUtf8().constData(), &raw, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    Handle handle(raw);
    if (resultCode != SQLITE_OK)
        throw Failure(resultCode, raw ? sqlite3_errmsg(raw) : "out of memory", "open");
    sqlite3_extended_result_codes(raw, 1);
    return handle.release();
}

} // namespace

void Database::Close::operator()(sqlite3* db) const { sqlite3_close(db); }

Database Database::open(const QString& path, OpenMode mode)
{
    Database db;
    db.m_db.reset(openHandle(path, flagsOf(mode)));
    sqlite3_create_collation(db.handle(), "NAME", SQLITE_UTF8, nullptr, compareNames);
    db.exec("PRAGMA busy_timeout = 5000; PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;"
            "PRAGMA cache_size = -32000");
    if (mode == OpenMode::Read)
        db.exec("PRAGMA query_only = ON");
    else
        db.exec("PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL");
    return db;
}

void Database::exec(const char* sql) const
{
    if (sqlite3_exec(handle(), sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        throw Failure(sqlite3_extended_errcode(handle()), sqlite3_errmsg(handle()), sql);
}

Statement Database::prepare(const char* sql) const
{
    auto& kept = m_statements[sql];
    if (!kept) {
        sqlite3_stmt* raw = nullptr;
        if (sqlite3_prepare_v3(handle(), sql, -1, SQLITE_PREPARE_PERSISTENT, &raw, nullptr) != SQLITE_OK)
            throw Failure(sqlite3_extended_errcode(handle()), sqlite3_errmsg(handle()), sql);
        kept.reset(raw);
    }
    if (sqlite3_stmt_busy(kept.get()))
        throw Failure(SQLITE_MISUSE, "statement is in use already", sql);
    return {handle(), kept.get()};
}

std::int64_t Database::lastInsertId() const { return sqlite3_last_insert_rowid(handle()); }

std::int64_t Database::integer(const char* sql) const
{
    auto query = prepare(sql);
    return query.step() ? query.int64(0) : 0;
}

static constexpr int pagesAtOnce = 8 * 1024 * 1024 / pageSize; // of a backup, between two words about its progress

namespace {

bool copyPages(sqlite3* source, sqlite3* target, const std::function<bool(int, int)>& step)
{
    auto* backup = sqlite3_backup_init(target, "main", source, "main");
    if (!backup)
        throw Failure(sqlite3_extended_errcode(target), sqlite3_errmsg(target), "backup");
    int resultCode = SQLITE_OK;
    bool goOn = true;
    do {
        resultCode = sqlite3_backup_step(backup, pagesAtOnce);
        goOn = !step || step(sqlite3_backup_remaining(backup), sqlite3_backup_pagecount(backup));
    } while (goOn && (resultCode == SQLITE_OK || resultCode == SQLITE_BUSY || resultCode == SQLITE_LOCKED));
    sqlite3_backup_finish(backup);
    if (goOn && resultCode != SQLITE_DONE)
        throw Failure(resultCode, sqlite3_errstr(resultCode), "backup");
    return goOn;
}

} // namespace

bool Database::backupTo(const QString& path, const std::function<bool(int, int)>& step) const
{
    const Handle target(openHandle(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE));
    return copyPages(handle(), target.get(), step);
}

void Database::copyInto(const Database& target) const { copyPages(handle(), target.handle(), {}); }

void Database::vacuumInto(const QString& path) const
{
    exec(QStringLiteral("PRAGMA page_size = %1").arg(pageSize));
    prepare("VACUUM INTO ?").bind(path).run();
}

Transaction::Transaction(const Database& db)
    : m_db(db)
{
    m_db.exec("BEGIN IMMEDIATE");
}

Transaction::~Transaction()
{
    // After a full disk SQLite has rolled back by itself: then there is nothing to do, and the first error is the true one.
    if (m_open && sqlite3_get_autocommit(m_db.handle()) == 0)
        sqlite3_exec(m_db.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit()
{
    m_db.exec("COMMIT");
    m_open = false;
}

} // namespace counterpoint::sqlite
