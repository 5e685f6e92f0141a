#pragma once
#include "core/sqlite/statement.h"
#include <functional>

namespace counterpoint {

namespace sqlite {
class Database;
class Recorder;
} // namespace sqlite

/// Permission to read the study; only Project hands one out. Every domain function takes a Read or an Edit first.
class Read {
public:
    Read(const Read&) = delete;
    Read& operator=(const Read&) = delete;
    sqlite::Statement prepare(const char* sql) const;

protected:
    friend class Project;
    explicit Read(const sqlite::Database& db)
        : m_db(db)
    {
    }
    ~Read() = default;
    const sqlite::Database& m_db;
};

/// Permission to write, inside the running step.
class Edit : public Read {
public:
    std::int64_t lastInsertId() const;
    /// Runs `write` without recording it: for the bulk of an import, whose rows belong to a recorded row and count only while it is there.
    void unrecorded(const std::function<void()>& write);

private:
    friend class Project;
    Edit(const sqlite::Database& db, sqlite::Recorder& recorder)
        : Read(db)
        , m_recorder(recorder)
    {
    }
    sqlite::Recorder& m_recorder;
};

} // namespace counterpoint
