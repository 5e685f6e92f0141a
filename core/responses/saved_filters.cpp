#include "core/responses/saved_filters.h"
#include "core/base/translate.h"
#include "core/base/uuid.h"
#include "core/expression/expression.h"
#include "core/project/doors.h"
#include "core/responses/filter.h"

namespace counterpoint {

bool SavedFilter::mentions(const QString& variable) const
{
    const auto parsed = expression::Expression::parse(expression);
    return parsed && parsed->references().contains(variable);
}

namespace savedFilters {

namespace {

constexpr const char* context = "Filters";

Result<> check(const Read& db, const SavedFilter& filter)
{
    if (filter.name.isEmpty())
        return fail(Error::Kind::Invalid, translate(context, "A filter needs a name."));
    for (const auto& other : of(db, filter.dataset))
        if (other.id != filter.id && other.name == filter.name)
            return fail(Error::Kind::Invalid, translate(context, "There is a filter called “%1” already.").arg(filter.name));
    if (const auto rows = filters::selectRows(db, filter.dataset, filter.expression); !rows)
        return fail(rows);
    return {};
}

SavedFilter read(const sqlite::Statement& row) { return {row.id<SavedFilterId>(0), row.id<DatasetId>(1), row.text(2), row.text(3)}; }

} // namespace

std::vector<SavedFilter> of(const Read& db, DatasetId dataset)
{
    auto query = db.prepare("SELECT id, dataset_id, name, expression FROM saved_filter WHERE dataset_id = ? ORDER BY position, id");
    query.bind(dataset);
    std::vector<SavedFilter> found;
    while (query.step())
        found.push_back(read(query));
    return found;
}

Result<SavedFilter> byId(const Read& db, SavedFilterId id)
{
    auto query = db.prepare("SELECT id, dataset_id, name, expression FROM saved_filter WHERE id = ?");
    if (!query.bind(id).step())
        return fail(Error::Kind::Invalid, translate(context, "The filter is not there any more."));
    return read(query);
}

Result<SavedFilterId> add(Edit& db, DatasetId dataset, const QString& name, const QString& expression)
{
    const SavedFilter filter{{}, dataset, name.trimmed(), expression.trimmed()};
    if (const auto sound = check(db, filter); !sound)
        return fail(sound);
    auto last = db.prepare("SELECT coalesce(max(position), -1) + 1 FROM saved_filter WHERE dataset_id = ?");
    const int position = last.bind(dataset).step() ? last.integer(0) : 0;
    db.prepare("INSERT INTO saved_filter(uuid, dataset_id, position, name, expression) VALUES(?, ?, ?, ?, ?)")
        .bind(newUuid(), dataset, position, filter.name, filter.expression)
        .run();
    return SavedFilterId(db.lastInsertId());
}

Result<> update(Edit& db, const SavedFilter& wanted)
{
    auto filter = byId(db, wanted.id);
    if (!filter)
        return fail(filter);
    filter->name = wanted.name.trimmed();
    filter->expression = wanted.expression.trimmed();
    if (const auto sound = check(db, *filter); !sound)
        return sound;
    db.prepare("UPDATE saved_filter SET name = ?, expression = ? WHERE id = ?").bind(filter->name, filter->expression, filter->id).run();
    return {};
}

void remove(Edit& db, SavedFilterId id) { db.prepare("DELETE FROM saved_filter WHERE id = ?").bind(id).run(); }

QString expressionFor(const Read& db, DatasetId dataset, const QString& nameOrExpression)
{
    for (const auto& filter : of(db, dataset))
        if (filter.name == nameOrExpression.trimmed())
            return filter.expression;
    return nameOrExpression;
}

void renameMentions(Edit& db, DatasetId dataset, const QString& from, const QString& to)
{
    for (const auto& filter : of(db, dataset))
        if (const auto renamed = expression::withRenamed(filter.expression, from, to); renamed != filter.expression)
            db.prepare("UPDATE saved_filter SET expression = ? WHERE id = ?").bind(renamed, filter.id).run();
}

} // namespace savedFilters

} // namespace counterpoint
