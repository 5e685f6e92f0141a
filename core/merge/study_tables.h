#pragma once
#include "core/project/doors.h"
#include <QByteArray>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

/// The tables of a study as a merge sees them, read from the schema itself: a table that is added to it is merged without a word about it here,
/// as long as what it refers to is said by foreign keys, or by a column `x` that names a kind and one `x_id`.
namespace counterpoint::merge {

/// A value as SQLite writes it, or NULL. Bytes, whatever the type: what is merged is only compared and carried over.
using Value = std::optional<QByteArray>;
using Row = std::vector<Value>;

struct Column {
    enum class Role {
        Plain,
        Key, ///< the row's own id, or a number that counts within its whole
        Uuid,
        Reference, ///< id of a row of `refersTo`
        NamedReference, ///< id of a row of the table that the column `kind` names
        Number, ///< of a row of `refersTo`, counted within a whole that this row belongs to through another one
        Start, ///< of a passage
        End,
        Point, ///< a place of a text
        ResponseRow, ///< of a dataset
        Order, ///< place among others
        Spot, ///< on a canvas: who moves it last is of no weight
        Counted ///< follows from the rest: lengths, counts, times of change
    };
    std::string name;
    std::string type; ///< INTEGER, REAL, TEXT, BLOB
    Role role = Role::Plain;
    std::string refersTo{};
    std::size_t kind = 0; ///< of a NamedReference
    bool isKey = false; ///< of the primary key
    bool keepsTarget = false; ///< what it refers to cannot go while it is there
};

struct Table {
    std::string name;
    std::vector<Column> columns;
    std::vector<std::size_t> key;
    std::optional<std::size_t> uuid;
    std::optional<std::size_t> source; ///< whose text its positions mean
    std::optional<std::size_t> dataset; ///< whose rows it speaks of
    struct Passage {
        std::size_t start; ///< columns
        std::size_t end;
    };
    std::vector<Passage> passages; ///< of the source's text; a row is nothing without the first
    bool isRecordedBulk = false; ///< its rows count only while their source is there

    std::optional<std::size_t> column(std::string_view columnName) const;
    const Passage& passageWith(std::size_t borderColumn) const;
    bool hasId() const { return uuid.has_value(); }
};

/// What is referred to stands before what refers to it. Left out are the record, the values of variables, and texts.
std::vector<Table> studyTables(const Read& db);

/// The table that a word for a kind of thing means: 'case' is `study_case`, 'variable.values' is `variable`.
std::string tableNamed(const QByteArray& kind);

namespace rows {
/// All rows, one after the other.
void forEach(const Read& db, const Table& table, const std::function<void(Row&&)>& visit);
std::optional<Row> byKey(const Read& db, const Table& table, const Row& key);
Row keyOf(const Table& table, const Row& row);
/// The rows whose columns are as said.
std::vector<Row> where(const Read& db, const Table& table, const std::vector<std::pair<std::size_t, Value>>& terms);
/// Writes a row; a column that is none of the values is left to its default. Gives the row's id.
std::int64_t insert(Edit& db, const Table& table, const Row& row, bool withoutId);
void set(Edit& db, const Table& table, const Row& key, std::size_t column, const Value& value);
void remove(Edit& db, const Table& table, const Row& key);
} // namespace rows

inline Value toValue(std::int64_t number) { return QByteArray::number(qlonglong(number)); }
inline std::int64_t toId(const Value& value) { return value ? value->toLongLong() : 0; }

} // namespace counterpoint::merge
