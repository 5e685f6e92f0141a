#include "core/merge/row_merge.h"
#include <algorithm>
#include <unordered_set>

namespace counterpoint::merge {

namespace {

std::uint64_t fingerprint(const Value& value, std::uint64_t seed)
{
    return value ? std::uint64_t(qHash(*value, std::size_t(seed))) * 0x9e3779b97f4a7c15U + 1 : seed * 0x9e3779b97f4a7c15U;
}

std::uint64_t keyOf(const Table& table, const Row& row)
{
    if (table.uuid)
        return fingerprint(row[*table.uuid], 17);
    std::uint64_t key = 23;
    for (const auto column : table.key)
        key = fingerprint(row[column], key);
    return key;
}

std::uint64_t contentOf(const Row& row)
{
    std::uint64_t content = 41;
    for (const auto& value : row)
        content = fingerprint(value, content);
    return content;
}

/// In the order in which they stand, so that what is new follows in that order too.
void putInOrder(const Table& table, std::vector<Row>& rows)
{
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        if (table.columns[i].role == Column::Role::Order || table.columns[i].name == "position")
            std::stable_sort(rows.begin(), rows.end(), [i](const Row& a, const Row& b) { return toId(a[i]) < toId(b[i]); });
}

} // namespace

ChangedRows changedRows(const Table& table, const Read* base, const Read& theirs, const Read& ours)
{
    std::unordered_map<std::uint64_t, std::uint64_t> before;
    rows::forEach(base ? *base : ours, table, [&](Row&& row) { before.emplace(keyOf(table, row), contentOf(row)); });
    ChangedRows found;
    std::unordered_set<std::uint64_t> seen;
    rows::forEach(theirs, table, [&](Row&& row) {
        const auto key = keyOf(table, row);
        const auto known = before.find(key);
        if (base)
            seen.insert(key);
        if (known == before.end())
            found.added.push_back(std::move(row));
        else if (known->second != contentOf(row))
            found.changed.push_back(std::move(row));
    });
    if (base && seen.size() - found.added.size() < before.size())
        rows::forEach(*base, table, [&](Row&& row) {
            if (!seen.contains(keyOf(table, row)))
                found.removed.push_back(std::move(row));
        });
    putInOrder(table, found.added);
    return found;
}

} // namespace counterpoint::merge
