#include "core/sqlite/statement.h"
#include "core/sqlite/failure.h"
#include <sqlite3.h>

namespace counterpoint::sqlite {

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Statement::~Statement() { again(); }

Statement& Statement::again()
{
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
    return *this;
}

void Statement::check(int resultCode) const
{
    if (resultCode != SQLITE_OK && resultCode != SQLITE_ROW && resultCode != SQLITE_DONE)
        throw Failure(sqlite3_extended_errcode(m_db), sqlite3_errmsg(m_db), sqlite3_sql(m_statement));
}

bool Statement::step()
{
    const int resultCode = sqlite3_step(m_statement);
    check(resultCode);
    return resultCode == SQLITE_ROW;
}

void Statement::run()
{
    while (step()) { }
}

std::int64_t Statement::int64(int column) const { return sqlite3_column_int64(m_statement, column); }
double Statement::real(int column) const { return sqlite3_column_double(m_statement, column); }
bool Statement::isNull(int column) const { return sqlite3_column_type(m_statement, column) == SQLITE_NULL; }

std::string_view Statement::utf8(int column) const
{
    // Asked for as a text, it would be copied once more to put a zero behind it.
    const auto* data = static_cast<const char*>(sqlite3_column_blob(m_statement, column));
    return {data, std::size_t(sqlite3_column_bytes(m_statement, column))};
}

QString Statement::text(int column) const
{
    const auto bytes = utf8(column);
    return QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
}

QByteArray Statement::blob(int column) const
{
    const auto* data = static_cast<const char*>(sqlite3_column_blob(m_statement, column));
    return {data, sqlite3_column_bytes(m_statement, column)};
}

void Statement::bindOne(int index, std::int64_t value) { check(sqlite3_bind_int64(m_statement, index, value)); }
void Statement::bindOne(int index, double value) { check(sqlite3_bind_double(m_statement, index, value)); }
void Statement::bindOne(int index, std::nullopt_t) { check(sqlite3_bind_null(m_statement, index)); }

void Statement::bindOne(int index, const QString& value)
{
    // A null QString is an empty text to us; only std::nullopt is NULL.
    const auto bytes = value.toUtf8();
    check(sqlite3_bind_text64(m_statement, index, bytes.constData(), std::uint64_t(bytes.size()), SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Statement::bindOne(int index, const QByteArray& value)
{
    check(sqlite3_bind_blob64(m_statement, index, value.isNull() ? "" : value.constData(), std::uint64_t(value.size()), SQLITE_TRANSIENT));
}

} // namespace counterpoint::sqlite
