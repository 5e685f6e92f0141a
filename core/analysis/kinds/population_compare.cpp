#include "core/analysis/cells.h"
#include "core/analysis/compared_groups.h"
#include "core/analysis/format.h"
#include "core/analysis/kinds.h"
#include "core/analysis/survey_design.h"
#include "core/base/translate.h"
#include "core/stats/json.h"
#include <QJsonArray>
#include <cmath>

namespace counterpoint {

namespace {

constexpr const char* context = "Population";
constexpr std::size_t mostGroups = 50;

/// The numbers of all rows of the dataset and the group that each is in.
struct Gathered {
    QStringList names;
    QString title;
    QString valueTitle;
    QString byTitle;
    QStringList labels;
    std::vector<double> values; ///< NaN where missing, or where the filter keeps the row out
    std::vector<int> groups; ///< -1: none
};

Result<Gathered> gathered(const Input& input)
{
    const auto dependent = input.question("dependent");
    if (!dependent)
        return fail(dependent);
    const auto by = input.question("by");
    if (!by)
        return fail(by);
    if (by->variable.id == dependent->variable.id)
        return fail(
            Error::Kind::Invalid,
            translate(context, "“%1” cannot be compared by itself. Choose another variable for the groups.").arg(by->variable.name));
    const auto categories = categorise(by->variable, by->column, input.sample.selected);
    const auto wanted = comparison::wantedGroups(categories, by->variable, input.texts("groups"));
    if (!wanted)
        return fail(wanted);
    if (wanted->size() < 2 || wanted->size() > mostGroups)
        return fail(
            Error::Kind::Invalid,
            translate(context, "“%1” makes %2 groups; between 2 and %3 can be compared. Name the groups, or choose another variable.")
                .arg(by->variable.name)
                .arg(wanted->size())
                .arg(mostGroups));
    Gathered found;
    found.names = {dependent->variable.name, by->variable.name};
    found.title = translate(context, "%1 by %2").arg(dependent->variable.title(), by->variable.title());
    found.valueTitle = dependent->variable.title();
    found.byTitle = by->variable.title();
    std::vector<int> groupOf(categories.items.size(), -1);
    for (const auto place : *wanted) {
        groupOf[place] = int(found.labels.size());
        found.labels << categories.items[place].label;
    }
    for (std::size_t row = 0; row < categories.rows.size(); ++row) {
        const auto place = categories.rows[row];
        const double value = dependent->column.numbers[row];
        found.groups.push_back(place < 0 ? -1 : groupOf[std::size_t(place)]);
        found.values.push_back(input.sample.has(row) && !dependent->variable.isMissing(value) ? value : std::nan(""));
    }
    return found;
}

ResultTable frameOf(const Gathered& found, const stats::SampleDesign& design, const Input& input, const QString& title)
{
    ResultTable table;
    table.title = title;
    surveyDesign::setCounts(table, surveyDesign::counted(input, design, [&](std::size_t row) {
                                return std::isfinite(found.values[row]) && found.groups[row] >= 0;
                            }));
    table.notes = surveyDesign::notes(input, design);
    table.method = surveyDesign::taylor();
    return table;
}

Part meansPart(const Gathered& found, const stats::SampledComparison& comparison, ResultTable table, const Input& input)
{
    Part part;
    table.headers = {found.byTitle,
                     QStringLiteral("n"),
                     QStringLiteral("M"),
                     QStringLiteral("SE"),
                     translate(context, "%1 % CI").arg(input.confidenceText()),
                     QStringLiteral("SD")};
    figure::PointChart chart;
    chart.title = table.title;
    chart.note = table.nText() + translate(context, "; error bars: %1 % CI of the mean").arg(input.confidenceText());
    chart.valueTitle = found.valueTitle;
    chart.series.emplace_back();
    for (std::size_t g = 0; g < comparison.groups.size(); ++g) {
        const auto& group = comparison.groups[g];
        const auto& label = found.labels[qsizetype(g)];
        table.rows.push_back({ResultRow::Kind::Body,
                              {{label},
                               cells::count(group.n),
                               cells::statistic(group.mean),
                               cells::statistic(group.se),
                               cells::interval(group.interval),
                               cells::statistic(group.sd)}});
        chart.groups.push_back(translate(context, "%1 (n = %2)").arg(label, format::count(group.n)));
        chart.series.front().values.push_back({group.mean.value, group.interval.low, group.interval.high});
        part.essence.push_back(group.mean.value);
        part.essence.push_back(group.se.value);
    }
    part.table = std::move(table);
    part.figures.push_back(std::move(chart));
    return part;
}

Part differencesPart(const Gathered& found, const stats::SampledComparison& comparison, ResultTable table, const Input& input)
{
    std::vector<double> p;
    for (const auto& pair : comparison.pairs)
        p.push_back(pair.p.value);
    const auto corrected = adjusted(p, input.adjustment());
    table.headers = {translate(context, "First"),
                     translate(context, "Second"),
                     translate(context, "First minus second"),
                     QStringLiteral("SE"),
                     translate(context, "%1 % CI").arg(input.confidenceText()),
                     translate(context, "Statistic"),
                     QStringLiteral("p")};
    for (std::size_t i = 0; i < comparison.pairs.size(); ++i) {
        const auto& pair = comparison.pairs[i];
        table.rows.push_back(
            {ResultRow::Kind::Body,
             {cells::words(found.labels[qsizetype(pair.first)]), cells::words(found.labels[qsizetype(pair.second)]),
              cells::statistic(pair.difference), cells::statistic(pair.se), cells::interval(pair.interval),
              pair.t.isDefined()
                  ? ResultCell{QStringLiteral("t(%1) = %2").arg(format::count(pair.df), format::statistic(pair.t.value)), pair.t.value}
                  : ResultCell{format::undefined()},
              cells::p(corrected[i])}});
        if (!pair.t.isDefined() && !table.notes.contains(pair.t.reason))
            table.notes << pair.t.reason;
    }
    if (const auto note = adjustmentNote(input.adjustment(), comparison.pairs.size()); !note.isEmpty())
        table.notes << note;
    table.method = translate(context,
                             "Differences of means with Taylor-linearised standard errors (Binder, 1983); t with cases minus strata, "
                             "minus the groups but one; intervals are not corrected.");
    Part part;
    part.entries.push_back(entryFor(QStringLiteral("weights"), found.names, table, stats::toJson(comparison, found.labels, corrected)));
    part.table = std::move(table);
    return part;
}

Result<std::vector<Part>> partsFor(const Input& input)
{
    const auto found = gathered(input);
    if (!found)
        return fail(found);
    const auto design = surveyDesign::of(input.sample);
    const auto comparison =
        stats::compareSampledMeans(found->values, found->groups, std::size_t(found->labels.size()), design, input.confidence());
    return std::vector<Part>{
        meansPart(*found, comparison, frameOf(*found, design, input, found->title), input),
        differencesPart(*found, comparison,
                        frameOf(*found, design, input, translate(context, "Differences of means: %1").arg(found->title)), input)};
}

} // namespace

AnalysisKind kinds::populationCompare()
{
    auto dependent = shared::variables(translate(context, "The variable that is compared"));
    dependent.key = QStringLiteral("dependent");
    dependent.title = translate(context, "Variable");
    dependent.most = 1;
    dependent.types = {VariableType::Number};
    Role by;
    by.key = QStringLiteral("by");
    by.title = translate(context, "Groups");
    by.most = 1;
    by.flag = QStringLiteral("--by");
    by.about = translate(context, "The variable whose answers are the groups");
    Option groups;
    groups.key = QStringLiteral("groups");
    groups.title = translate(context, "Only these groups");
    groups.type = Option::Type::Texts;
    groups.standard = QJsonArray();
    groups.about = translate(context, "Codes or labels of the groups to compare, the first minus the second");
    auto kind =
        surveyDesign::kindUnderWeights("population_compare", "compare", translate(context, "Comparison of groups of a population"),
                                       translate(context, "Means of groups and their differences under sampling weights"), {dependent, by});
    kind.icon = "office-chart-bar";
    kind.options.push_back(groups);
    kind.options.push_back(shared::adjustment());
    kind.compute = partsFor;
    return kind;
}

} // namespace counterpoint
