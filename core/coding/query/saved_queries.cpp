#include "core/coding/query/saved_queries.h"
#include "core/base/find_name.h"
#include "core/base/translate.h"
#include "core/base/uuid.h"
#include "core/coding/query/bound_query.h"
#include "core/project/doors.h"
#include <algorithm>

namespace counterpoint::saved_queries {

namespace {

QString tr(const char* text) { return translate("Query", text); }

struct Stored {
    SavedQueryId id;
    QString name;
    QString sentence; ///< with ids for names
};

std::vector<Stored> stored(const Read& db)
{
    std::vector<Stored> rows;
    for (auto query = db.prepare("SELECT id, name, sentence FROM saved_query ORDER BY position, id"); query.step();)
        rows.push_back({query.id<SavedQueryId>(0), query.text(1), query.text(2)});
    return rows;
}

SavedQuery shown(const Read& db, const Stored& row)
{
    const auto query = passage_query::parse(row.sentence);
    return {row.id, row.name, query ? passage_query::toText(passage_query::withNames(db, *query)) : row.sentence};
}

Result<> checkName(const Read& db, const QString& name, SavedQueryId self)
{
    if (name.isEmpty())
        return fail(Error::Kind::Invalid, tr("The set needs a name."));
    for (const auto& row : stored(db))
        if (row.id != self && row.name.compare(name, Qt::CaseInsensitive) == 0)
            return fail(Error::Kind::Invalid, tr("There is already a set called “%1”.").arg(row.name));
    return {};
}

/// Whether one set is reached from another by the sets that it names.
bool leadsTo(const Read& db, const QueryNode& query, SavedQueryId set, int steps)
{
    const auto named = passage_query::setsIn(db, query);
    return std::any_of(named.begin(), named.end(), [&](SavedQueryId id) {
        if (id == set || steps == 0)
            return true;
        const auto next = byId(db, id);
        const auto read = next ? passage_query::parse(next->sentence) : passage_query::parse({});
        return read && leadsTo(db, *read, set, steps - 1);
    });
}

/// The sentence as it is stored.
Result<QString> storable(const Read& db, const QString& sentence, SavedQueryId self)
{
    const auto query = passage_query::parse(sentence);
    if (!query)
        return tl::unexpected(query.error().toError(sentence));
    constexpr int longestChain = 50;
    if (self.isValid() && leadsTo(db, *query, self, longestChain))
        return fail(Error::Kind::Invalid, tr("A set cannot name itself, nor sets that name it."));
    return passage_query::withIds(db, *query, sentence).map([](const QueryNode& node) { return passage_query::toText(node); });
}

} // namespace

std::vector<SavedQuery> all(const Read& db)
{
    std::vector<SavedQuery> rows;
    for (const auto& row : stored(db))
        rows.push_back(shown(db, row));
    return rows;
}

Result<SavedQuery> byName(const Read& db, const QString& name)
{
    const auto rows = stored(db);
    QStringList names;
    for (const auto& row : rows)
        names << row.name;
    return findName(name, names, tr("set")).map([&](qsizetype i) { return shown(db, rows[std::size_t(i)]); });
}

Result<SavedQuery> byId(const Read& db, SavedQueryId id)
{
    for (const auto& row : stored(db))
        if (row.id == id)
            return shown(db, row);
    return fail(Error::Kind::Invalid, tr("This set is no longer in the study."));
}

Result<SavedQueryId> add(Edit& db, const QString& name, const QString& sentence)
{
    if (const auto free = checkName(db, name.trimmed(), {}); !free)
        return fail(free);
    const auto kept = storable(db, sentence, {});
    if (!kept)
        return fail(kept);
    db.prepare("INSERT INTO saved_query(uuid, position, name, sentence) VALUES(?, (SELECT coalesce(max(position), 0) + 1 FROM "
               "saved_query), ?, ?)")
        .bind(newUuid(), name.trimmed(), *kept)
        .run();
    return SavedQueryId(db.lastInsertId());
}

Result<> setSentence(Edit& db, SavedQueryId id, const QString& sentence)
{
    const auto kept = storable(db, sentence, id);
    if (!kept)
        return fail(kept);
    db.prepare("UPDATE saved_query SET sentence = ? WHERE id = ?").bind(*kept, id).run();
    return {};
}

Result<> rename(Edit& db, SavedQueryId id, const QString& name)
{
    if (const auto free = checkName(db, name.trimmed(), id); !free)
        return free;
    db.prepare("UPDATE saved_query SET name = ? WHERE id = ?").bind(name.trimmed(), id).run();
    return {};
}

Result<> remove(Edit& db, SavedQueryId id)
{
    for (const auto& row : stored(db)) {
        const auto query = passage_query::parse(row.sentence);
        const auto named = query ? passage_query::setsIn(db, *query) : std::vector<SavedQueryId>();
        if (row.id != id && std::find(named.begin(), named.end(), id) != named.end())
            return fail(Error::Kind::Invalid, tr("The set “%1” names this one. Change or remove that first.").arg(row.name));
    }
    db.prepare("DELETE FROM saved_query WHERE id = ?").bind(id).run();
    return {};
}

} // namespace counterpoint::saved_queries
