#include "core/responses/weighting.h"
#include "core/base/translate.h"
#include "core/project/doors.h"
#include "core/responses/variables.h"

namespace counterpoint::weightings {

namespace {

constexpr const char* context = "Weights";

Result<> checkMember(const Read& db, DatasetId dataset, VariableId id, bool needsNumbers)
{
    const auto variable = variables::byId(db, id);
    if (!variable)
        return fail(variable);
    if (variable->dataset != dataset)
        return fail(Error::Kind::Invalid, translate(context, "“%1” is a variable of another dataset.").arg(variable->name));
    if (needsNumbers && variable->type != VariableType::Number)
        return fail(Error::Kind::Invalid, translate(context, "“%1” holds no numbers, and weights are numbers.").arg(variable->name));
    return {};
}

} // namespace

QString toText(Weighting::Kind kind)
{
    return kind == Weighting::Kind::Frequency ? QStringLiteral("frequency") : QStringLiteral("sampling");
}

std::optional<Weighting> of(const Read& db, DatasetId dataset)
{
    auto query = db.prepare("SELECT kind, variable_id, strata_id, population_id FROM weighting WHERE dataset_id = ?");
    if (!query.bind(dataset).step())
        return std::nullopt;
    const auto kind = query.text(0) == toText(Weighting::Kind::Sampling) ? Weighting::Kind::Sampling : Weighting::Kind::Frequency;
    return Weighting{kind, query.id<VariableId>(1), query.id<VariableId>(2), query.id<VariableId>(3)};
}

Result<> set(Edit& db, DatasetId dataset, const std::optional<Weighting>& weighting)
{
    if (!weighting) {
        db.prepare("DELETE FROM weighting WHERE dataset_id = ?").bind(dataset).run();
        return {};
    }
    const auto& [kind, variable, strata, population] = *weighting;
    if (const auto sound = checkMember(db, dataset, variable, true); !sound)
        return sound;
    if (kind == Weighting::Kind::Frequency && (strata.isValid() || population.isValid()))
        return fail(Error::Kind::Invalid,
                    translate(context, "Strata and their sizes go with sampling weights, not with frequency weights."));
    for (const auto& [id, needsNumbers] : {std::pair(strata, false), std::pair(population, true)})
        if (id.isValid())
            if (const auto sound = checkMember(db, dataset, id, needsNumbers); !sound)
                return sound;
    db.prepare("INSERT INTO weighting(dataset_id, kind, variable_id, strata_id, population_id) VALUES(?, ?, ?, ?, ?)"
               " ON CONFLICT(dataset_id) DO UPDATE SET kind = excluded.kind, variable_id = excluded.variable_id,"
               " strata_id = excluded.strata_id, population_id = excluded.population_id")
        .bind(dataset, toText(kind), variable, strata, population)
        .run();
    return {};
}

} // namespace counterpoint::weightings
