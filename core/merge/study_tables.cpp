#include "core/merge/study_tables.h"
#include <QStringList>
#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>
#include <utility>

namespace counterpoint::merge {

namespace {

using Role = Column::Role;

bool isMerged(const std::string& name)
{
    return !name.starts_with("history") && !name.starts_with("bulk_") && !name.starts_with("sqlite_") && name != "paragraph"
        && name != "original_text";
}

/// References that no foreign key says, since their rows come in unrecorded.
std::string unsaidReference(const std::string& table, const std::string& column)
{
    static const std::map<std::pair<std::string, std::string>, std::string> unsaid{
        {{"turn", "source_id"}, "source"}, {{"turn", "speaker_id"}, "speaker"}, {{"time_mark", "source_id"}, "source"}};
    const auto found = unsaid.find({table, column});
    return found == unsaid.end() ? std::string() : found->second;
}

/// What is counted within a whole: 'group 2 of the guide'.
std::string numbered(const std::string& table, const std::string& column)
{
    static const std::map<std::pair<std::string, std::string>, std::string> numbers{
        {{"guide_question_group", "group_id"}, "guide_group"},
        {{"convergence_result", "side_id"}, "convergence_side"},
        {{"convergence_assessment", "one_side"}, "convergence_side"},
        {{"convergence_assessment", "other_side"}, "convergence_side"}};
    const auto found = numbers.find({table, column});
    return found == numbers.end() ? std::string() : found->second;
}

Role plainRoleOf(const std::string& table, const Column& column)
{
    static const std::map<std::string, Role> byName{{"uuid", Role::Uuid},
                                                    {"start", Role::Start},
                                                    {"end", Role::End},
                                                    {"answered_start", Role::Start},
                                                    {"answered_end", Role::End},
                                                    {"content_start", Role::Point},
                                                    {"revision", Role::Counted},
                                                    {"changed_at", Role::Counted},
                                                    {"values_id", Role::Counted},
                                                    {"created_at", Role::Counted},
                                                    {"imported_at", Role::Counted},
                                                    {"added_at", Role::Counted},
                                                    {"response_row", Role::ResponseRow}};
    static const std::set<std::pair<std::string, std::string>> counted{{"source", "length"}, {"source", "words"}, {"dataset", "rows"}};
    if (counted.contains({table, column.name}))
        return Role::Counted;
    if (table == "pseudonym_field_use" && column.name == "start")
        return Role::Plain; // it does not move
    if (table == "turn" && column.name == "start")
        return Role::Point;
    if (table == "map_node" && (column.name == "x" || column.name == "y"))
        return Role::Spot;
    if (column.name == "position")
        return table == "time_mark" ? Role::Point : column.isKey ? Role::Key : Role::Order;
    if (column.name == "row")
        return Role::ResponseRow;
    if (const auto known = byName.find(column.name); known != byName.end() && column.type != "BLOB")
        return known->second;
    return column.isKey && column.name == "id" ? Role::Key : Role::Plain;
}

std::vector<Column> columnsOf(const Read& db, const QString& table)
{
    std::vector<Column> columns;
    {
        auto info = db.prepare("SELECT name, type, pk FROM pragma_table_info(?)");
        for (info.bind(table); info.step();) {
            Column column;
            column.name = info.text(0).toStdString();
            column.type = info.text(1).toStdString();
            column.isKey = info.integer(2) > 0;
            column.role = plainRoleOf(table.toStdString(), column);
            column.refersTo = unsaidReference(table.toStdString(), column.name);
            if (!column.refersTo.empty()) {
                column.role = Role::Reference;
                column.keepsTarget = true;
            } else if (const auto whole = numbered(table.toStdString(), column.name); !whole.empty()) {
                column.role = Role::Number;
                column.refersTo = whole;
            }
            columns.push_back(std::move(column));
        }
    }
    auto keys = db.prepare("SELECT \"from\", \"table\", on_delete FROM pragma_foreign_key_list(?)");
    for (keys.bind(table); keys.step();)
        for (auto& column : columns)
            if (column.name == keys.text(0).toStdString()) {
                column.role = Role::Reference;
                column.refersTo = keys.text(1).toStdString();
                column.keepsTarget = keys.text(2) != QLatin1String("SET NULL");
            }
    return columns;
}

/// `subject` and `subject_id`, `target` and `target_id`, `field` and `row_id`; of what is on a map `kind` and `target_id`.
std::string kindOf(const Table& table, const Column& column)
{
    if (table.name == "pseudonym_field_use" && column.name == "row_id")
        return "field";
    if (table.name == "map_node" && column.name == "target_id")
        return "kind";
    return column.name.substr(0, column.name.size() - 3);
}

void findNamedReferences(Table& table)
{
    for (auto& column : table.columns) {
        if (column.role != Role::Plain || !column.name.ends_with("_id"))
            continue;
        const auto kind = table.column(kindOf(table, column));
        if (!kind || table.columns[*kind].type != "TEXT")
            continue;
        column.role = Role::NamedReference;
        column.kind = *kind;
        column.keepsTarget = table.name == "memo";
    }
}

void findPassages(Table& table)
{
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const auto& name = table.columns[i].name;
        if (table.columns[i].role != Role::Start || !name.ends_with("start"))
            continue;
        const auto end = table.column(name.substr(0, name.size() - 5) + "end");
        if (end && table.columns[*end].role == Role::End)
            table.passages.push_back({i, *end});
    }
}

Table tableOf(const Read& db, const QString& name)
{
    Table table;
    table.name = name.toStdString();
    table.columns = columnsOf(db, name);
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (table.columns[i].isKey)
            table.key.push_back(i);
        if (table.columns[i].role == Role::Uuid)
            table.uuid = i;
        if (table.columns[i].name == "dataset_id")
            table.dataset = i;
        if (table.columns[i].refersTo == "source")
            table.source = i;
    }
    table.isRecordedBulk = table.name == "turn" || table.name == "time_mark";
    findNamedReferences(table);
    findPassages(table);
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        if (table.columns[i].role == Role::NamedReference)
            table.source = i;
    // A table with a uuid but another key (of two columns) is known by its key.
    if (table.key.size() != 1)
        table.uuid.reset();
    return table;
}

std::string columnList(const Table& table)
{
    std::string list;
    for (const auto& column : table.columns) {
        const auto name = '"' + column.name + '"';
        list += (list.empty() ? "" : ", ");
        // Seventeen digits give every number back.
        list += column.type == "REAL" ? "CASE WHEN " + name + " IS NULL THEN NULL ELSE printf('%!.17g', " + name + ") END" : name;
    }
    return list;
}

std::string place(const Column& column) { return column.type == "BLOB" ? "?" : "CAST(? AS " + column.type + ")"; }

/// Binds a row of any width, up to that of the widest table.
template <std::size_t... I>
void bindRow(sqlite::Statement& statement, const Row& row, std::index_sequence<I...>)
{
    statement.bind(row[I]...);
}

constexpr std::size_t widest = 48;

template <std::size_t N>
void bindAnyRow(sqlite::Statement& statement, const Row& row)
{
    if (row.size() == N)
        bindRow(statement, row, std::make_index_sequence<N>());
    else if constexpr (N < widest)
        bindAnyRow<N + 1>(statement, row);
    else
        Q_ASSERT_X(false, "merge", "a table is wider than any was");
}

Row read(const sqlite::Statement& query, std::size_t columns)
{
    Row row(columns);
    for (std::size_t i = 0; i < columns; ++i)
        if (!query.isNull(int(i))) {
            const auto bytes = query.utf8(int(i));
            row[i] = QByteArray(bytes.data(), qsizetype(bytes.size()));
        }
    return row;
}

std::string conditions(const Table& table, const std::vector<std::size_t>& columns)
{
    std::string sql;
    for (const auto column : columns)
        sql += (sql.empty() ? "" : " AND ") + ('"' + table.columns[column].name + '"') + " IS " + place(table.columns[column]);
    return sql;
}

} // namespace

std::optional<std::size_t> Table::column(std::string_view columnName) const
{
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i].name == columnName)
            return i;
    return std::nullopt;
}

const Table::Passage& Table::passageWith(std::size_t borderColumn) const
{
    return *std::find_if(passages.begin(), passages.end(),
                         [&](const Passage& each) { return each.start == borderColumn || each.end == borderColumn; });
}

std::string tableNamed(const QByteArray& kind)
{
    if (kind == "case")
        return "study_case";
    if (kind == "passage")
        return "source";
    const auto dot = kind.indexOf('.');
    return (dot < 0 ? kind : kind.left(dot)).toStdString();
}

std::vector<Table> studyTables(const Read& db)
{
    std::vector<Table> all;
    QStringList names;
    for (auto query = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"); query.step();)
        names << query.text(0);
    for (const auto& name : names)
        if (isMerged(name.toStdString()))
            all.push_back(tableOf(db, name));
    std::vector<Table> ordered;
    std::set<std::string> placed;
    const auto isNamed = [](const Column& column) { return column.role == Role::NamedReference; };
    const std::function<void(const Table&)> put = [&](const Table& table) {
        if (!placed.insert(table.name).second)
            return;
        for (const auto& column : table.columns)
            for (const auto& other : all)
                if (column.refersTo == other.name)
                    put(other);
        ordered.push_back(table);
    };
    for (const bool last : {false, true}) // what can speak of anything comes behind all
        for (const auto& table : all)
            if (std::any_of(table.columns.begin(), table.columns.end(), isNamed) == last)
                put(table);
    return ordered;
}

namespace rows {

void forEach(const Read& db, const Table& table, const std::function<void(Row&&)>& visit)
{
    auto sql = "SELECT " + columnList(table) + " FROM " + table.name;
    if (table.isRecordedBulk)
        sql += " WHERE source_id IN (SELECT id FROM source)";
    for (auto query = db.prepare(sql.c_str()); query.step();)
        visit(read(query, table.columns.size()));
}

std::vector<Row> where(const Read& db, const Table& table, const std::vector<std::pair<std::size_t, Value>>& terms)
{
    std::vector<std::size_t> columns;
    Row values;
    for (const auto& [column, value] : terms) {
        columns.push_back(column);
        values.push_back(value);
    }
    std::vector<Row> found;
    auto query = db.prepare(("SELECT " + columnList(table) + " FROM " + table.name + " WHERE " + conditions(table, columns)).c_str());
    bindAnyRow<1>(query, values);
    while (query.step())
        found.push_back(read(query, table.columns.size()));
    return found;
}

std::optional<Row> byKey(const Read& db, const Table& table, const Row& key)
{
    std::vector<std::pair<std::size_t, Value>> terms;
    for (std::size_t i = 0; i < table.key.size(); ++i)
        terms.emplace_back(table.key[i], key[i]);
    auto found = where(db, table, terms);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

Row keyOf(const Table& table, const Row& row)
{
    Row key;
    for (const auto column : table.key)
        key.push_back(row[column]);
    return key;
}

std::int64_t insert(Edit& db, const Table& table, const Row& row, bool withoutId)
{
    std::string names;
    std::string places;
    Row values;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (withoutId && i == table.key.front())
            continue;
        names += (names.empty() ? "\"" : ", \"") + table.columns[i].name + '"';
        places += (places.empty() ? "" : ", ") + place(table.columns[i]);
        values.push_back(row[i]);
    }
    auto statement = db.prepare(("INSERT INTO " + table.name + '(' + names + ") VALUES(" + places + ')').c_str());
    bindAnyRow<1>(statement, values);
    statement.run();
    return db.lastInsertId();
}

void set(Edit& db, const Table& table, const Row& key, std::size_t column, const Value& value)
{
    const auto& changed = table.columns[column];
    auto statement = db.prepare(
        ("UPDATE " + table.name + " SET \"" + changed.name + "\" = " + place(changed) + " WHERE " + conditions(table, table.key)).c_str());
    Row values{value};
    values.insert(values.end(), key.begin(), key.end());
    bindAnyRow<1>(statement, values);
    statement.run();
}

void remove(Edit& db, const Table& table, const Row& key)
{
    auto statement = db.prepare(("DELETE FROM " + table.name + " WHERE " + conditions(table, table.key)).c_str());
    bindAnyRow<1>(statement, key);
    statement.run();
}

} // namespace rows

} // namespace counterpoint::merge
