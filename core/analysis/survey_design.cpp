#include "core/analysis/survey_design.h"
#include "core/analysis/format.h"
#include "core/base/translate.h"
#include <cmath>

namespace counterpoint::surveyDesign {

namespace {

constexpr const char* context = "Population";

} // namespace

stats::SampleDesign of(const Sample& sample)
{
    std::vector<double> strata;
    for (const auto place : sample.strata)
        strata.push_back(place < 0 ? std::nan("") : double(place));
    return stats::SampleDesign(sample.weights, strata, sample.population);
}

void setCounts(ResultTable& table, const Counted& rows)
{
    table.nTotal = rows.total;
    table.nValid = rows.valid;
    if (rows.total > rows.valid)
        table.leftOut = {{QStringLiteral("missing"), rows.total - rows.valid}};
}

QStringList notes(const Input& input, const stats::SampleDesign& design)
{
    QStringList notes;
    if (!input.sample.filter.isEmpty())
        notes << translate(context, "Only responses with %1; the others stay in the design.").arg(input.sample.filter);
    notes << translate(context, "Weighted by the sampling weight “%1”; n counts responses.").arg(input.sample.weightName);
    if (design.isStratified())
        notes << translate(context, "%1 strata.").arg(design.strata().size());
    if (design.isFinite())
        notes << translate(context, "With finite-population correction.");
    if (design.dropped() > 0)
        notes << translate(context, "%1 responses without a weight above zero, or without their stratum, are left out.")
                     .arg(format::count(design.dropped()));
    if (!design.problem().isEmpty())
        notes << translate(context, "Standard errors are not defined: %1").arg(design.problem());
    return notes;
}

QString taylor()
{
    return translate(context, "Standard errors by Taylor linearisation (Binder, 1983), t intervals with cases minus strata.");
}

AnalysisKind kindUnderWeights(const char* key, const char* command, const QString& title, const QString& about, std::vector<Role> roles)
{
    AnalysisKind kind;
    kind.key = QLatin1String(key);
    kind.command = QLatin1String(command);
    kind.title = title;
    kind.about = about;
    kind.roles = std::move(roles);
    kind.roles.push_back(shared::split());
    auto weights = shared::samplingWeight();
    weights.front().least = 1;
    kind.roles.insert(kind.roles.end(), weights.begin(), weights.end());
    kind.options = {shared::confidence()};
    kind.convention =
        translate(context,
                  "Under sampling weights standard errors are Taylor-linearised, with the strata and the sizes of the population "
                  "that are given.");
    return kind;
}

} // namespace counterpoint::surveyDesign
