#include "core/analysis/gather.h"
#include "core/base/translate.h"
#include "core/project/doors.h"
#include "core/responses/variables.h"
#include <QJsonArray>
#include <algorithm>

namespace counterpoint {

Result<Sample> gatherSample(const Read& db, const Analysis& analysis)
{
    const auto dataset = datasets::byId(db, analysis.dataset);
    if (!dataset)
        return fail(dataset);
    auto selected = filters::selectRows(db, analysis.dataset, analysis.filter);
    if (!selected)
        return fail(selected);
    const auto words = filters::toText(db, analysis.filter);
    if (!words)
        return fail(words);
    Sample sample{*dataset, std::move(*selected), double(dataset->rows), *words};
    if (!sample.selected.empty())
        sample.n = double(std::count(sample.selected.begin(), sample.selected.end(), true));
    return sample;
}

Result<Question> gatherQuestion(const Read& db, const Dataset& dataset, VariableId id)
{
    auto variable = variables::byId(db, id);
    if (!variable)
        return fail(variable);
    if (variable->dataset != dataset.id)
        return fail(
            Error::Kind::Invalid,
            translate("Analyses", "“%1” is not a variable of “%2”. Choose variables of one dataset.").arg(variable->name, dataset.name));
    auto column = datasets::column(db, id);
    if (!column)
        return fail(column);
    return Question{std::move(*variable), std::move(*column)};
}

std::vector<LeftOut> leftOut(double systemMissingRows, double userMissingRows)
{
    std::vector<LeftOut> reasons;
    if (systemMissingRows > 0)
        reasons.push_back({systemMissing, systemMissingRows});
    if (userMissingRows > 0)
        reasons.push_back({userMissing, userMissingRows});
    return reasons;
}

QJsonObject entryFor(const QString& kind, const QStringList& variables, const ResultTable& table, const QJsonObject& result)
{
    QJsonArray left;
    for (const auto& item : table.leftOut)
        left.append(QJsonObject{{QStringLiteral("reason"), item.reason}, {QStringLiteral("n"), item.n}});
    return {
        {QStringLiteral("kind"), kind},
        {QStringLiteral("variables"), QJsonArray::fromStringList(variables)},
        {QStringLiteral("n_total"), table.nTotal},
        {QStringLiteral("n_valid"), table.nValid},
        {QStringLiteral("left_out"), left},
        {QStringLiteral("method"), table.method},
        {QStringLiteral("notes"), QJsonArray::fromStringList(table.notes)},
        {QStringLiteral("result"), result},
    };
}

QStringList filterNotes(const Sample& sample)
{
    if (sample.filter.isEmpty())
        return {};
    return {translate("Analyses", "Only responses with %1: %2 of %3.").arg(sample.filter).arg(sample.n).arg(sample.dataset.rows)};
}

} // namespace counterpoint
