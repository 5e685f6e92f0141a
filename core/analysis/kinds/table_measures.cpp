#include "core/analysis/kinds/table_measures.h"
#include "core/analysis/cells.h"
#include "core/analysis/gather.h"
#include "core/base/translate.h"

namespace counterpoint {

namespace {

constexpr const char* context = "Crosstab";

/// A row: what it is, its value, degrees of freedom, p and interval; what it does not have stays empty.
struct Line {
    QString title;
    ResultCell value{};
    ResultCell df{};
    ResultCell p{};
    ResultCell interval{};
};

void add(ResultTable& table, Line line)
{
    table.rows.push_back(
        {ResultRow::Kind::Body,
         {cells::words(line.title), std::move(line.value), std::move(line.df), std::move(line.p), std::move(line.interval)}});
}

ResultCell degrees(const stats::Number& df) { return df.isDefined() ? cells::count(df.value) : ResultCell(); }

void addTests(ResultTable& table, const stats::Crosstab& x)
{
    add(table, {translate(context, "Pearson's χ²"), cells::statistic(x.chi2), degrees(x.df), cells::p(x.p)});
    add(table,
        {translate(context, "Likelihood ratio G²"), cells::statistic(x.likelihoodRatio), degrees(x.df), cells::p(x.likelihoodRatioP)});
    if (x.twoByTwo)
        add(table,
            {translate(context, "χ² with Yates' correction"), cells::statistic(x.twoByTwo->chi2Yates), degrees(x.df),
             cells::p(x.twoByTwo->pYates)});
    const auto exact = x.twoByTwo ? translate(context, "Fisher's exact test") : translate(context, "Fisher-Freeman-Halton test");
    if (x.exact.p.isDefined())
        add(table, {x.exact.simulated ? translate(context, "%1, by random tables").arg(exact) : exact, {}, {}, cells::p(x.exact.p)});
    add(table,
        {translate(context, "Linear by linear M²"), cells::statistic(x.ordinal.linearM2), cells::count(1), cells::p(x.ordinal.linearP)});
}

void addAssociation(ResultTable& table, const stats::Crosstab& x)
{
    add(table, {translate(context, "φ"), cells::bounded(x.phi)});
    add(table, {translate(context, "Contingency coefficient C"), cells::bounded(x.contingencyCoefficient)});
    add(table, {translate(context, "Cramér's V"), cells::bounded(x.cramersV), {}, {}, cells::boundedInterval(x.cramersVInterval)});
    add(table, {translate(context, "Cramér's V, bias-corrected"), cells::bounded(x.cramersVBiasCorrected)});
}

void addOrder(ResultTable& table, const stats::OrdinalAssociation& order)
{
    add(table, {translate(context, "γ (Goodman and Kruskal)"), cells::bounded(order.gamma)});
    add(table, {translate(context, "Kendall's τ-b"), cells::bounded(order.tauB)});
    add(table, {translate(context, "Kendall's τ-c (Stuart)"), cells::bounded(order.tauC)});
    add(table, {translate(context, "Somers' d, rows depend on columns"), cells::bounded(order.somersRows)});
    add(table, {translate(context, "Somers' d, columns depend on rows"), cells::bounded(order.somersColumns)});
    add(table, {translate(context, "Somers' d, symmetric"), cells::bounded(order.somersSymmetric)});
}

void addTwoByTwo(ResultTable& table, const stats::TwoByTwo& x)
{
    add(table, {translate(context, "Odds ratio"), cells::statistic(x.oddsRatio), {}, {}, cells::interval(x.oddsRatioInterval)});
    add(table,
        {translate(context, "Risk ratio of the first column, first row to second"),
         cells::statistic(x.relativeRisk),
         {},
         {},
         cells::interval(x.relativeRiskInterval)});
}

QStringList notesOn(const Variable& rows, const Variable& columns, const stats::Crosstab& x)
{
    QStringList notes;
    for (const auto& [variable, categories] : {std::pair(&rows, x.rowTotals.size()), std::pair(&columns, x.columnTotals.size())})
        if (variable->level == Level::Nominal && categories > 2)
            notes << translate(context, "M², γ, τ and d suppose answers in order; “%1” is nominal, so that they say nothing here.")
                         .arg(variable->name);
    return notes;
}

} // namespace

Part tableMeasures(const Variable& rows, const Variable& columns, const stats::Crosstab& crosstab, const ResultTable& whole,
                   const Input& input)
{
    Part part;
    auto& table = part.table;
    table.title = translate(context, "Tests and measures: %1 by %2").arg(rows.title(), columns.title());
    table.headers = {translate(context, "Test or measure"), translate(context, "Value"), QStringLiteral("df"), QStringLiteral("p"),
                     translate(context, "%1 % CI").arg(input.confidenceText())};
    table.nTotal = whole.nTotal;
    table.nValid = whole.nValid;
    table.leftOut = whole.leftOut;
    addTests(table, crosstab);
    addAssociation(table, crosstab);
    addOrder(table, crosstab.ordinal);
    if (crosstab.twoByTwo)
        addTwoByTwo(table, *crosstab.twoByTwo);
    table.notes = notesOn(rows, columns, crosstab);
    if (!crosstab.chi2.isDefined())
        table.notes << translate(context, "Not defined: %1").arg(crosstab.chi2.reason);
    table.method =
        translate(context,
                  "V with an interval from the noncentral chi-square distribution, bias-corrected after Bergsma (2013); the order "
                  "of answers is that of the value labels; symmetric d after Somers (1962).");
    return part;
}

} // namespace counterpoint
