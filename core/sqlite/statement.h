#pragma once
#include "core/base/id.h"
#include <QByteArray>
#include <QString>
#include <optional>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace counterpoint::sqlite {

/// A prepared statement in use: bind, then step through its rows. Reset when it goes out of scope, for the next user.
/// Columns count from 0. Two statements of the same text cannot be stepped through at the same time.
class Statement {
public:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };

    Statement(sqlite3* db, sqlite3_stmt* statement)
        : m_db(db)
        , m_statement(statement)
    {
    }
    ~Statement();
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    /// Binds all parameters in order, from the first on. An invalid Id or an empty optional becomes NULL.
    template <class... Args>
    Statement& bind(const Args&... args)
    {
        int index = 0;
        (bindOne(++index, args), ...);
        return *this;
    }
    bool step(); ///< true while there is a row
    void run(); ///< to the end
    /// Makes the statement ready for the next bind() of the same text: for loops over many rows.
    Statement& again();

    std::int64_t int64(int column) const;
    int integer(int column) const { return int(int64(column)); }
    double real(int column) const;
    QString text(int column) const;
    std::string_view utf8(int column) const; ///< valid until the next step
    QByteArray blob(int column) const;
    bool isNull(int column) const;
    template <class IdType>
    IdType id(int column) const
    {
        return IdType(int64(column));
    }

private:
    void bindOne(int index, std::int64_t value);
    void bindOne(int index, int value) { bindOne(index, std::int64_t{value}); }
    void bindOne(int index, bool value) { bindOne(index, std::int64_t{value}); }
    void bindOne(int index, long long value) { bindOne(index, std::int64_t{value}); }
    void bindOne(int index, double value);
    void bindOne(int index, const QString& value);
    void bindOne(int index, const QByteArray& value);
    void bindOne(int index, std::nullopt_t);
    template <class T>
    void bindOne(int index, const std::optional<T>& value)
    {
        value ? bindOne(index, *value) : bindOne(index, std::nullopt);
    }
    template <class Tag>
    void bindOne(int index, Id<Tag> value)
    {
        value.isValid() ? bindOne(index, value.value()) : bindOne(index, std::nullopt);
    }
    void check(int resultCode) const;

    sqlite3* m_db;
    sqlite3_stmt* m_statement;
};

} // namespace counterpoint::sqlite
