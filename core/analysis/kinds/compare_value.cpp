#include "core/analysis/cells.h"
#include "core/analysis/comparison.h"
#include "core/analysis/comparison_withheld.h"
#include "core/analysis/format.h"
#include "core/analysis/group_figure.h"
#include "core/analysis/kinds.h"
#include "core/base/translate.h"
#include "core/responses/column.h"
#include "core/stats/json_groups.h"
#include <cmath>

namespace counterpoint {
namespace {

constexpr const char* context = "Compare";

Result<std::vector<Part>> partsFor(const Input& input)
{
    const double mu = input.number("mu");
    if (!std::isfinite(mu))
        return fail(
            Error::Kind::Invalid,
            translate(context,
                      "Give the number to compare with, as “Compare with” (on the command line --mu; groups are compared with --by, "
                      "measures with --paired)."));
    const auto measures = comparison::measuresOf(input, input.in("dependent"));
    if (!measures)
        return fail(measures);
    const auto& measure = measures->front();
    const auto test = stats::oneSampleT(measure.values, mu, measure.weights, input.confidence());
    ResultTable table;
    comparison::countRows(*measures, table);
    table.title = translate(context, "%1 against %2").arg(measure.variable.title(), numberText(mu));
    table.headers = comparison::testHeaders(input);
    comparison::addTest(table,
                        {translate(context, "Student's t, one sample"), QStringLiteral("t"), test.t, comparison::degrees(test.df), test.p,
                         translate(context, "Cohen's d"), test.cohensD, test.cohensDInterval});
    comparison::addTest(table, {translate(context, "Mean"), {}, {}, {}, {}, QStringLiteral("M"), test.mean, test.intervalOfMean});
    comparison::addTest(table,
                        {translate(context, "Mean minus %1").arg(numberText(mu)),
                         {},
                         {},
                         {},
                         {},
                         translate(context, "Difference"),
                         test.meanDifference,
                         {}});
    table.notes += input.sampleNotes();
    table.method = translate(context, "One-sample t test, two-sided; Cohen's d with an interval from the noncentral t distribution.");
    auto part = comparison::partOf(QStringLiteral("ttest1"), {measure.variable.name}, table, stats::toJson(test),
                                   {table.nTotal, test.n, test.mean.value, test.t.value});
    const auto below = input.suppressBelow();
    if (!(below > 0) || input.text("figure") == QLatin1String("means")) // the others show single answers
        part.figures.push_back(groupFigure(input.text("figure"), {{measure.variable.title(), measure.values, measure.weights}},
                                           {table.title, {}, table.nText(), measure.variable.title()}, input));
    auto parts = singlePart(std::move(part));
    if (test.n < below)
        comparison::withhold(parts, below);
    return parts;
}

} // namespace

AnalysisKind kinds::compareValue()
{
    AnalysisKind kind;
    kind.key = QStringLiteral("compare_value");
    kind.command = QStringLiteral("compare");
    kind.title = translate(context, "Comparison with a value");
    kind.about = translate(context, "A mean against a given value");
    kind.alsoCalled = translate(context, "one-sample t test");
    kind.icon = "office-chart-bar";
    auto dependent = shared::variables(translate(context, "The variable that is compared"));
    dependent.key = QStringLiteral("dependent");
    dependent.title = translate(context, "Variable");
    dependent.most = 1;
    dependent.types = {VariableType::Number};
    Option mu;
    mu.key = QStringLiteral("mu");
    mu.title = translate(context, "Compare with");
    mu.type = Option::Type::Number;
    mu.standard = QJsonValue::Null;
    mu.about = translate(context, "The value that the mean is compared with");
    kind.roles = {dependent, shared::split(), shared::frequencyWeight()};
    kind.options = {mu, groupFigureOption("box"), shared::confidence(), shared::suppression()};
    kind.convention = translate(context, "Tests are two-sided.");
    kind.compute = partsFor;
    return kind;
}

} // namespace counterpoint
