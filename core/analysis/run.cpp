#include "core/analysis/fingerprint.h"
#include "core/analysis/format.h"
#include "core/analysis/gather.h"
#include "core/base/translate.h"
#include "core/project/doors.h"
#include <QJsonArray>

namespace counterpoint {

namespace {

constexpr const char* context = "Analyses";

Result<std::vector<Part>> frequencies(const Read& db, const Sample& sample, const Analysis& analysis)
{
    std::vector<Part> parts;
    for (const auto id : analysis.variables) { // one column in memory at a time
        const auto question = gatherQuestion(db, sample.dataset, id);
        if (!question)
            return fail(question);
        parts.push_back(frequenciesOf(*question, sample, analysis));
    }
    return parts;
}

Result<std::vector<Part>> descriptives(const Read& db, const Sample& sample, const Analysis& analysis)
{
    auto part = describe([&](std::size_t i) { return gatherQuestion(db, sample.dataset, analysis.variables[i]); }, sample, analysis);
    if (!part)
        return fail(part);
    return std::vector<Part>{std::move(*part)};
}

Result<std::vector<Part>> crosstabs(const Read& db, const Sample& sample, const Analysis& analysis)
{
    if (!analysis.rows.isValid() || !analysis.columns.isValid())
        return fail(Error::Kind::Invalid, translate(context, "A cross-table needs two variables: one for its rows, one for its columns."));
    const auto rows = gatherQuestion(db, sample.dataset, analysis.rows);
    if (!rows)
        return fail(rows);
    const auto columns = gatherQuestion(db, sample.dataset, analysis.columns);
    if (!columns)
        return fail(columns);
    auto part = crosstab(*rows, *columns, sample, analysis);
    if (!part)
        return fail(part);
    return std::vector<Part>{std::move(*part)};
}

Result<std::vector<Part>> compute(const Read& db, const Sample& sample, const Analysis& analysis)
{
    if (analysis.kind == AnalysisKind::Crosstab)
        return crosstabs(db, sample, analysis);
    if (analysis.variables.empty())
        return fail(Error::Kind::Invalid, translate(context, "Choose at least one variable."));
    return analysis.kind == AnalysisKind::Describe ? descriptives(db, sample, analysis) : frequencies(db, sample, analysis);
}

} // namespace

Result<AnalysisResult> run(const Read& db, const Analysis& analysis)
{
    const auto sample = gatherSample(db, analysis);
    if (!sample)
        return fail(sample);
    auto parts = compute(db, *sample, analysis);
    if (!parts)
        return fail(parts);

    AnalysisResult result;
    result.title = analysis.name.isEmpty() ? analyses::defaultName(db, analysis) : analysis.name;
    result.dataset = sample->dataset.name;
    result.filter = sample->filter;
    QJsonArray entries;
    std::vector<double> essence;
    for (auto& part : *parts) {
        result.tables.push_back(std::move(part.table));
        for (auto& figure : part.figures)
            result.figures.push_back(std::move(figure));
        for (const auto& entry : part.entries)
            entries.append(entry);
        essence.insert(essence.end(), part.essence.begin(), part.essence.end());
    }
    result.json = {{QStringLiteral("analysis"), toText(analysis.kind)},
                   {QStringLiteral("dataset"), result.dataset},
                   {QStringLiteral("results"), entries}};
    result.fingerprint = fingerprintOf(essence);
    return result;
}

QString ResultTable::nText() const
{
    if (mostValid > nValid)
        return translate(context, "n = %1 to %2 of %3").arg(format::count(nValid), format::count(mostValid), format::count(nTotal));
    const double missing = nTotal - nValid;
    return missing > 0 ? translate(context, "n = %1; %2 missing").arg(format::count(nValid), format::count(missing))
                       : translate(context, "n = %1; none missing").arg(format::count(nValid));
}

figure::Drawing draw(const Figure& figure, figure::Size size)
{
    return std::visit([size](const auto& chart) { return figure::draw(chart, size); }, figure);
}

} // namespace counterpoint
