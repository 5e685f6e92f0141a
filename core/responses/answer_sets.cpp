#include "core/responses/answer_sets.h"
#include "core/base/find_name.h"
#include "core/base/translate.h"
#include "core/base/uuid.h"
#include "core/project/doors.h"
#include "core/responses/variables.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

namespace counterpoint::answerSets {

namespace {

constexpr const char* context = "AnswerSets";

QString countedToJson(const std::vector<Value>& values)
{
    QJsonArray json;
    for (const auto& value : values) {
        const auto* text = std::get_if<QString>(&value);
        json.append(text ? QJsonValue(*text) : QJsonValue(std::get<double>(value)));
    }
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

std::vector<Value> countedFrom(const QString& json)
{
    std::vector<Value> values;
    for (const auto& value : QJsonDocument::fromJson(json.toUtf8()).array())
        values.push_back(value.isString() ? Value(value.toString()) : Value(value.toDouble()));
    return values;
}

Result<> check(const Read& db, const AnswerSet& set)
{
    if (set.name.isEmpty())
        return fail(Error::Kind::Invalid, translate(context, "A set of answers needs a name."));
    for (const auto& other : of(db, set.dataset))
        if (other.id != set.id && other.name == set.name)
            return fail(Error::Kind::Invalid, translate(context, "There is a set of answers called “%1” already.").arg(set.name));
    if (set.variables.size() < 2)
        return fail(Error::Kind::Invalid, translate(context, "A set of answers needs two variables or more."));
    std::optional<VariableType> type;
    for (auto id = set.variables.begin(); id != set.variables.end(); ++id) {
        const auto variable = variables::byId(db, *id);
        if (!variable)
            return fail(variable);
        if (variable->dataset != set.dataset)
            return fail(Error::Kind::Invalid, translate(context, "“%1” is a variable of another dataset.").arg(variable->name));
        if (std::find(set.variables.begin(), id, *id) != id)
            return fail(Error::Kind::Invalid, translate(context, "“%1” is in the set twice.").arg(variable->name));
        if (type && *type != variable->type)
            return fail(Error::Kind::Invalid,
                        translate(context, "“%1” is not of the type of the other variables of the set.").arg(variable->name));
        type = variable->type;
    }
    for (const auto& value : set.counted)
        if (std::holds_alternative<QString>(value) != (type == VariableType::Text))
            return fail(Error::Kind::Invalid, translate(context, "The counted value does not fit the variables of the set."));
    return {};
}

void writeMembers(Edit& db, AnswerSetId id, const std::vector<VariableId>& variables)
{
    db.prepare("DELETE FROM multiple_answer_member WHERE set_id = ?").bind(id).run();
    int position = 0;
    for (const auto variable : variables)
        db.prepare("INSERT INTO multiple_answer_member(set_id, position, variable_id) VALUES(?, ?, ?)")
            .bind(id, position++, variable)
            .run();
}

} // namespace

std::vector<AnswerSet> of(const Read& db, DatasetId dataset)
{
    std::vector<AnswerSet> sets;
    {
        auto query =
            db.prepare("SELECT id, dataset_id, name, label, counted FROM multiple_answer_set WHERE dataset_id = ? ORDER BY position, id");
        for (query.bind(dataset); query.step();)
            sets.push_back(
                {query.id<AnswerSetId>(0), query.id<DatasetId>(1), query.text(2), query.text(3), countedFrom(query.text(4)), {}});
    }
    for (auto& set : sets) {
        auto members = db.prepare("SELECT variable_id FROM multiple_answer_member WHERE set_id = ? ORDER BY position");
        for (members.bind(set.id); members.step();)
            set.variables.push_back(members.id<VariableId>(0));
    }
    return sets;
}

Result<AnswerSet> byName(const Read& db, DatasetId dataset, const QString& name)
{
    const auto sets = of(db, dataset);
    QStringList names;
    for (const auto& set : sets)
        names << set.name;
    const auto place = findName(name, names, translate(context, "set of answers"));
    if (!place)
        return fail(place);
    return sets[std::size_t(*place)];
}

Result<AnswerSetId> add(Edit& db, AnswerSet set)
{
    set.id = {};
    set.name = set.name.trimmed();
    if (const auto sound = check(db, set); !sound)
        return fail(sound);
    auto last = db.prepare("SELECT coalesce(max(position), -1) + 1 FROM multiple_answer_set WHERE dataset_id = ?");
    const int position = last.bind(set.dataset).step() ? last.integer(0) : 0;
    db.prepare("INSERT INTO multiple_answer_set(uuid, dataset_id, position, name, label, counted) VALUES(?, ?, ?, ?, ?, ?)")
        .bind(newUuid(), set.dataset, position, set.name, set.label.trimmed(), countedToJson(set.counted))
        .run();
    const AnswerSetId id(db.lastInsertId());
    writeMembers(db, id, set.variables);
    return id;
}

Result<> update(Edit& db, const AnswerSet& set)
{
    auto changed = set;
    changed.name = set.name.trimmed();
    if (const auto sound = check(db, changed); !sound)
        return sound;
    db.prepare("UPDATE multiple_answer_set SET name = ?, label = ?, counted = ? WHERE id = ?")
        .bind(changed.name, set.label.trimmed(), countedToJson(set.counted), set.id)
        .run();
    writeMembers(db, set.id, set.variables);
    return {};
}

void remove(Edit& db, AnswerSetId id) { db.prepare("DELETE FROM multiple_answer_set WHERE id = ?").bind(id).run(); }

} // namespace counterpoint::answerSets
