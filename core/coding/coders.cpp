#include "core/coding/coders.h"
#include "core/base/find_name.h"
#include "core/base/translate.h"
#include "core/base/uuid.h"
#include "core/project/doors.h"

namespace counterpoint::coders {

std::vector<Coder> all(const Read& db)
{
    std::vector<Coder> rows;
    for (auto query =
             db.prepare("SELECT id, name, (SELECT count(*) FROM coding WHERE coder_id = coder.id), is_blind FROM coder ORDER BY id");
         query.step();)
        rows.push_back({query.id<CoderId>(0), query.text(1), query.integer(2), query.integer(3) != 0});
    return rows;
}

std::vector<Coder> uncounted(const Read& db)
{
    std::vector<Coder> rows;
    for (auto query = db.prepare("SELECT id, name, is_blind FROM coder ORDER BY id"); query.step();)
        rows.push_back({query.id<CoderId>(0), query.text(1), 0, query.integer(2) != 0});
    return rows;
}

Result<Coder> byName(const Read& db, const QString& name)
{
    const auto rows = uncounted(db);
    QStringList names;
    for (const auto& row : rows)
        names << row.name;
    return findName(name, names, translate("Coders", "coder")).map([&](qsizetype i) { return rows[std::size_t(i)]; });
}

Result<CoderId> ensure(Edit& db, const QString& name)
{
    if (name.trimmed().isEmpty())
        return fail(Error::Kind::Invalid, translate("Coders", "The coder needs a name."));
    auto query = db.prepare("SELECT id FROM coder WHERE name = ? COLLATE NAME");
    if (query.bind(name.trimmed()).step())
        return query.id<CoderId>(0);
    db.prepare("INSERT INTO coder(uuid, name) VALUES(?, ?)").bind(newUuid(), name.trimmed()).run();
    return CoderId(db.lastInsertId());
}

Result<> rename(Edit& db, CoderId id, const QString& name)
{
    if (name.trimmed().isEmpty())
        return fail(Error::Kind::Invalid, translate("Coders", "The coder needs a name."));
    auto taken = db.prepare("SELECT 1 FROM coder WHERE name = ? COLLATE NAME AND id <> ?");
    if (taken.bind(name.trimmed(), id).step())
        return fail(Error::Kind::Invalid, translate("Coders", "There is already a coder called “%1”.").arg(name.trimmed()));
    db.prepare("UPDATE coder SET name = ? WHERE id = ?").bind(name.trimmed(), id).run();
    return {};
}

void setBlind(Edit& db, CoderId id, bool blind) { db.prepare("UPDATE coder SET is_blind = ? WHERE id = ?").bind(blind, id).run(); }

CoderId seenBy(const Read& db, CoderId viewer)
{
    auto query = db.prepare("SELECT 1 FROM coder WHERE id = ? AND is_blind = 1");
    return query.bind(viewer).step() ? viewer : CoderId();
}

} // namespace counterpoint::coders
