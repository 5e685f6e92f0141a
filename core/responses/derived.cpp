#include "core/responses/derived.h"
#include "core/base/find_name.h"
#include "core/base/translate.h"
#include "core/project/doors.h"
#include "core/responses/datasets.h"
#include "core/responses/mentioned_variables.h"
#include "core/responses/saved_filters.h"
#include "core/responses/variable_rows.h"
#include "core/responses/variables.h"
#include <QHash>
#include <QSet>
#include <algorithm>
#include <cstring>

namespace counterpoint::derived {

namespace {

constexpr const char* context = "Derived";

/// The variables of a dataset, and which stand on which.
class Family {
public:
    static Result<Family> of(const Read& db, DatasetId dataset)
    {
        Family family;
        family.m_variables = variables::of(db, dataset);
        for (const auto& variable : family.m_variables) {
            if (!variable.isDerived())
                continue;
            const auto definition = definitions::fromJson(variable.definition);
            const auto names = definition ? definitions::mentions(*definition) : fail(definition);
            if (!names)
                return fail(names);
            family.m_mentions.insert(variable.name, *names);
        }
        return family;
    }

    const Variable* called(const QString& name) const
    {
        const auto found = std::find_if(m_variables.begin(), m_variables.end(), [&](const auto& each) { return each.name == name; });
        return found == m_variables.end() ? nullptr : &*found;
    }
    QStringList names() const
    {
        QStringList all;
        for (const auto& variable : m_variables)
            all << variable.name;
        return all;
    }
    QStringList mentions(const QString& name) const { return m_mentions.value(name); }

    /// The way from one variable to another that it stands on: 'a', 'b', 'c'; empty where it does not.
    QStringList wayTo(const QString& from, const QString& to) const
    {
        QSet<QString> seen;
        return wayTo(from, to, seen);
    }

    /// Derived variables that stand on one of `changed`, each after those that it stands on itself. Empty `changed`: all derived ones.
    std::vector<const Variable*> inOrder(const QString& changed) const
    {
        std::vector<const Variable*> order;
        QHash<QString, bool> isAffected;
        for (const auto& variable : m_variables)
            if (variable.isDerived())
                visit(variable.name, changed, isAffected, order);
        return order;
    }

private:
    QStringList wayTo(const QString& from, const QString& to, QSet<QString>& seen) const
    {
        if (from == to)
            return {from};
        if (seen.contains(from))
            return {};
        seen.insert(from);
        for (const auto& next : mentions(from))
            if (auto way = wayTo(next, to, seen); !way.isEmpty())
                return QStringList{from} + way;
        return {};
    }

    bool visit(const QString& name, const QString& changed, QHash<QString, bool>& isAffected, std::vector<const Variable*>& order) const
    {
        if (const auto known = isAffected.constFind(name); known != isAffected.constEnd())
            return *known;
        isAffected.insert(name, false); // a circle, which add() and redefine() refuse, must not run for ever
        bool affected = changed.isEmpty();
        for (const auto& mentioned : mentions(name)) {
            const bool standsOnAffected = visit(mentioned, changed, isAffected, order);
            affected = affected || mentioned == changed || standsOnAffected;
        }
        const auto* variable = called(name);
        affected = affected && variable && variable->isDerived();
        isAffected.insert(name, affected);
        if (affected)
            order.push_back(variable);
        return affected;
    }

    std::vector<Variable> m_variables;
    QHash<QString, QStringList> m_mentions;
};

/// Reads what the definition mentions; Invalid where one is not there, or `self` would stand on itself.
Result<std::vector<DerivedInput>> inputsOf(const Read& db, const Family& family, const Definition& definition, const QString& self,
                                           qint64 rows)
{
    const auto names = definitions::mentions(definition);
    if (!names)
        return fail(names);
    std::vector<DerivedInput> inputs;
    for (const auto& name : *names) {
        const auto* variable = family.called(name);
        if (!variable) {
            const auto similar = findName(name, family.names(), translate(context, "variable"));
            return similar ? fail(Error::Kind::Invalid,
                                  translate(context, "There is no variable called “%1”, but “%2”.").arg(name, family.names()[*similar]))
                           : fail(similar);
        }
        if (const auto way = self.isEmpty() ? QStringList() : family.wayTo(name, self); !way.isEmpty())
            return fail(Error::Kind::Invalid,
                        translate(context, "“%1” would stand on itself: %2. Leave one of them out.")
                            .arg(self, (QStringList{self} + way).join(QStringLiteral(" → "))));
        auto column = datasets::column(db, variable->id, rows);
        if (!column)
            return fail(column);
        inputs.push_back({*variable, std::move(*column)});
    }
    return inputs;
}

bool isSame(const Column& a, const Column& b)
{
    if (a.type != b.type || a.rows() != b.rows())
        return false;
    if (a.type == VariableType::Text)
        return a.codes == b.codes && a.dictionary == b.dictionary;
    for (std::size_t row = 0; row < a.rows(); ++row)
        if (a.numbers[row] != b.numbers[row] && !(a.isEmpty(row) && b.isEmpty(row)))
            return false;
    return true;
}

/// Classes that are found in the data are named by where they lie, and named anew when they move.
bool namesItsClasses(const Definition& definition)
{
    const auto* bin = std::get_if<Bin>(&definition);
    return bin && bin->method != Bin::Method::CutPoints;
}

Result<> computeAgain(Edit& db, const Family& family, const Variable& variable)
{
    const auto explained = [&](const Error& error) {
        return fail(error.kind, translate(context, "“%1” could not be computed any more. %2").arg(variable.name, error.message),
                    error.detail);
    };
    const auto dataset = datasets::byId(db, variable.dataset);
    const auto definition = definitions::fromJson(variable.definition);
    if (!dataset || !definition)
        return dataset ? fail(definition) : fail(dataset);
    const auto inputs = inputsOf(db, family, *definition, {}, -1);
    if (!inputs)
        return explained(inputs.error());
    const auto derived = derive(*definition, *inputs, std::size_t(dataset->rows));
    if (!derived)
        return explained(derived.error());
    const auto old = datasets::column(db, variable.id);
    if (!old || !isSame(*old, derived->column))
        if (const auto done = datasets::replaceColumn(db, variable.id, derived->column); !done)
            return done;
    if (namesItsClasses(*definition) && variable.labels != derived->labels)
        variable_rows::replaceLabels(db, variable.id, derived->labels);
    return {};
}

Result<> computeAgain(Edit& db, DatasetId dataset, const QString& changed)
{
    const auto family = Family::of(db, dataset);
    if (!family)
        return fail(family);
    for (const auto* variable : family->inOrder(changed))
        if (const auto done = computeAgain(db, *family, *variable); !done)
            return done;
    return {};
}

/// 'Role: Manager' for a dummy, the label of the old variable where there is one.
QString labelFor(const Definition& definition, const std::vector<DerivedInput>& inputs, const Derived& derived)
{
    if (inputs.size() != 1 || std::holds_alternative<Compute>(definition) || std::holds_alternative<Score>(definition))
        return {};
    const auto& old = inputs.front().variable;
    if (std::holds_alternative<Dummy>(definition))
        return QStringLiteral("%1: %2").arg(old.title(), derived.labels.back().label);
    return old.label;
}

Result<QString> freeName(const Family& family, const QString& name)
{
    const auto trimmed = name.trimmed();
    if (trimmed.isEmpty())
        return fail(Error::Kind::Invalid, translate(context, "A variable needs a name."));
    if (trimmed.contains(u'}'))
        return fail(Error::Kind::Invalid, translate(context, "A name cannot have a brace in it: expressions could not speak of it."));
    if (family.called(trimmed))
        return fail(Error::Kind::Invalid, translate(context, "There is a variable called “%1” already.").arg(trimmed));
    return trimmed;
}

} // namespace

Result<VariableId> add(Edit& db, DatasetId datasetId, const NewVariable& wanted)
{
    const auto dataset = datasets::byId(db, datasetId);
    const auto family = dataset ? Family::of(db, datasetId) : fail(dataset);
    if (!family)
        return fail(family);
    const auto name = freeName(*family, wanted.name);
    if (!name)
        return fail(name);
    const auto inputs = inputsOf(db, *family, wanted.definition, *name, -1);
    if (!inputs)
        return fail(inputs);
    const auto derived = derive(wanted.definition, *inputs, std::size_t(dataset->rows));
    if (!derived)
        return fail(derived);
    Variable variable;
    variable.dataset = datasetId;
    variable.name = *name;
    variable.label = wanted.label.trimmed().isEmpty() ? labelFor(wanted.definition, *inputs, *derived) : wanted.label.trimmed();
    variable.type = derived->column.type;
    variable.level = derived->level;
    variable.decimals = derived->decimals;
    variable.labels = derived->labels;
    variable.definition = definitions::toJson(wanted.definition);
    auto last = db.prepare("SELECT max(position) FROM variable WHERE dataset_id = ?");
    const int position = last.bind(datasetId).step() ? last.integer(0) + 1 : 0;
    const auto id = variable_rows::insert(db, variable, position);
    if (!id)
        return id;
    if (const auto done = datasets::replaceColumn(db, *id, derived->column); !done)
        return fail(done);
    return id;
}

Result<> redefine(Edit& db, VariableId id, const Definition& definition)
{
    const auto variable = variables::byId(db, id);
    if (!variable)
        return fail(variable);
    if (!variable->isDerived())
        return fail(Error::Kind::Invalid,
                    translate(context, "“%1” came with the file: make a new variable from it instead.").arg(variable->name));
    const auto preview = derived::preview(db, variable->dataset, definition, id);
    if (!preview)
        return fail(preview);
    const auto& derived = preview->derived;
    db.prepare("UPDATE variable SET definition = ?, decimals = ? WHERE id = ?")
        .bind(definitions::toJson(definition), derived.decimals, id)
        .run();
    if (!derived.labels.empty() || derived.column.type != variable->type)
        variable_rows::replaceLabels(db, id, derived.labels);
    if (derived.column.type != variable->type)
        variable_rows::replaceMissing(db, id, {});
    if (const auto done = datasets::replaceColumn(db, id, derived.column); !done)
        return done;
    return refresh(db, id);
}

Result<> remove(Edit& db, VariableId id)
{
    const auto variable = variables::byId(db, id);
    if (!variable)
        return fail(variable);
    if (!variable->isDerived())
        return fail(Error::Kind::Invalid, translate(context, "“%1” came with the file and stays.").arg(variable->name));
    auto users = standingOn(db, *variable);
    for (const auto& filter : savedFilters::of(db, variable->dataset))
        if (filter.mentions(variable->name))
            users << filter.name;
    if (!users.isEmpty())
        return fail(Error::Kind::Invalid,
                    translate(context, "“%1” is needed by “%2”: remove or change that first.")
                        .arg(variable->name, users.join(translate(context, "”, “"))));
    db.prepare("DELETE FROM memo WHERE subject = 'variable' AND subject_id = ?").bind(id).run();
    db.prepare("DELETE FROM variable WHERE id = ?").bind(id).run();
    return {};
}

Result<Preview> preview(const Read& db, DatasetId datasetId, const Definition& definition, VariableId self, qint64 rows)
{
    const auto dataset = datasets::byId(db, datasetId);
    const auto family = dataset ? Family::of(db, datasetId) : fail(dataset);
    if (!family)
        return fail(family);
    QString name;
    if (self.isValid()) {
        const auto variable = variables::byId(db, self);
        if (!variable)
            return fail(variable);
        name = variable->name;
    }
    const bool isCut = rows >= 0 && rows < dataset->rows && !namesItsClasses(definition);
    auto inputs = inputsOf(db, *family, definition, name, isCut ? rows : -1);
    if (!inputs)
        return fail(inputs);
    auto derived = derive(definition, *inputs, std::size_t(isCut ? rows : dataset->rows));
    if (!derived)
        return fail(derived);
    return Preview{std::move(*inputs), std::move(*derived), !isCut};
}

Result<> refresh(Edit& db, VariableId changed)
{
    const auto variable = variables::byId(db, changed);
    return variable ? computeAgain(db, variable->dataset, variable->name) : fail(variable);
}

Result<> refreshAll(Edit& db, DatasetId dataset) { return computeAgain(db, dataset, {}); }

void renameMentions(Edit& db, DatasetId dataset, const QString& from, const QString& to)
{
    for (const auto& variable : variables::of(db, dataset)) {
        if (!variable.isDerived())
            continue;
        const auto definition = definitions::fromJson(variable.definition);
        if (!definition)
            continue;
        const auto renamed = definitions::withRenamed(*definition, from, to);
        if (!(renamed == *definition))
            db.prepare("UPDATE variable SET definition = ? WHERE id = ?").bind(definitions::toJson(renamed), variable.id).run();
    }
    savedFilters::renameMentions(db, dataset, from, to);
    renameInOldAnalyses(db, dataset, from, to);
}

QStringList standingOn(const Read& db, const Variable& variable)
{
    QStringList names;
    const auto family = Family::of(db, variable.dataset);
    if (family)
        for (const auto& name : family->names())
            if (family->mentions(name).contains(variable.name))
                names << name;
    return names;
}

} // namespace counterpoint::derived
