#include "core/analysis/cells.h"
#include "core/analysis/comparison.h"
#include "core/analysis/comparison_withheld.h"
#include "core/analysis/format.h"
#include "core/analysis/group_figure.h"
#include "core/analysis/kinds.h"
#include "core/analysis/suppression.h"
#include "core/base/translate.h"
#include "core/responses/column.h"
#include "core/stats/json.h"
#include "core/stats/json_groups.h"
#include "core/stats/result_object.h"
#include <QJsonArray>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <set>

namespace counterpoint {
namespace {

constexpr const char* context = "Compare";
constexpr double mostRepeated = 5e6; ///< values, of all measures
using comparison::Measure;

struct Measures {
    std::vector<Measure> all;
    std::vector<std::vector<double>> complete; ///< rows in which no measure is missing
    std::vector<double> weights; ///< of those rows; empty: each counts once
    std::optional<stats::Groups> repeated; ///< those rows as often as they count; none where weights are no whole numbers
    QStringList names;
    QStringList titles;
    bool isRanked = false;
};

Measures gathered(std::vector<Measure> all)
{
    Measures measures;
    measures.names = comparison::namesOf(all);
    measures.complete.resize(all.size());
    for (const auto& measure : all) {
        measures.titles << measure.variable.title();
        measures.isRanked = measures.isRanked || measure.isRanked;
    }
    for (std::size_t row = 0; row < all.front().values.size(); ++row)
        if (std::all_of(all.begin(), all.end(), [row](const Measure& measure) { return std::isfinite(measure.values[row]); })) {
            for (std::size_t i = 0; i < all.size(); ++i)
                measures.complete[i].push_back(all[i].values[row]);
            if (!all.front().weights.empty())
                measures.weights.push_back(all.front().weights[row]);
        }
    const stats::Groups weights(measures.weights.empty() ? 0 : all.size(), measures.weights);
    measures.repeated = stats::repeated(measures.complete, weights, mostRepeated);
    measures.all = std::move(all);
    return measures;
}

/// The two answers that there are to all of the questions, in order; empty where there are others.
std::vector<double> twoAnswers(const Measures& measures)
{
    std::set<double> answers;
    for (const auto& values : measures.complete)
        for (const double value : values) {
            answers.insert(value);
            if (answers.size() > 2)
                return {};
        }
    if (answers.size() == 1 && !measures.isRanked && (*answers.begin() == 0 || *answers.begin() == 1))
        answers = {0, 1};
    return answers.size() == 2 ? std::vector<double>(answers.begin(), answers.end()) : std::vector<double>();
}

QString wordsFor(const Measure& measure, double value)
{
    if (measure.isRanked)
        return measure.levels.value(qsizetype(value) - 1);
    for (const auto& label : measure.variable.labels)
        if (const auto* number = std::get_if<double>(&label.value); number && *number == value)
            return label.label;
    return numberText(value);
}

ResultTable tableFor(const Measures& measures, const Input& input, const QString& what)
{
    ResultTable table;
    comparison::countRows(measures.all, table);
    table.title = QStringLiteral("%1: %2").arg(what, measures.names.join(QStringLiteral(", ")));
    table.headers = comparison::testHeaders(input);
    table.notes = input.sampleNotes();
    return table;
}

/// Of two measures the answers to the second within those to the first; of more the shares of both answers in each.
Figure answersFigure(const Measures& measures, const std::vector<double>& answers, const ResultTable& table)
{
    const auto count = [&](auto holds) {
        double sum = 0;
        for (std::size_t row = 0; row < measures.complete.front().size(); ++row)
            if (holds(row))
                sum += measures.weights.empty() ? 1 : measures.weights[row];
        return sum;
    };
    const auto filled = [&](auto chart) {
        chart.title = table.title;
        chart.note = table.nText();
        for (const double answer : answers)
            chart.series.push_back(wordsFor(measures.all.back(), answer));
        return chart;
    };
    if (measures.all.size() > 2) {
        auto chart = filled(figure::StackedBars());
        for (std::size_t i = 0; i < measures.all.size(); ++i) {
            std::vector<double> values;
            for (const double answer : answers)
                values.push_back(count([&](std::size_t row) { return measures.complete[i][row] == answer; }));
            chart.rows.push_back({measures.titles[qsizetype(i)], values});
        }
        return chart;
    }
    auto chart = filled(figure::Mosaic());
    chart.subtitle = translate(context, "Rows: %1. Colours: %2.").arg(measures.titles[0], measures.titles[1]);
    for (const double first : answers) {
        std::vector<double> values;
        for (const double second : answers)
            values.push_back(
                count([&](std::size_t row) { return measures.complete[0][row] == first && measures.complete[1][row] == second; }));
        chart.rows.push_back({wordsFor(measures.all.front(), first), values});
    }
    return chart;
}

Part summaryPart(const Measures& measures, const std::vector<double>& answers, const Input& input)
{
    Part part;
    auto& table = part.table;
    comparison::countRows(measures.all, table);
    table.title = measures.all.size() == 2 ? measures.titles.join(QStringLiteral(", "))
                                           : translate(context, "Measures compared: %1").arg(measures.names.join(QStringLiteral(", ")));
    table.headers = {translate(context, "Measure"),
                     QStringLiteral("n"),
                     QStringLiteral("M"),
                     QStringLiteral("SD"),
                     translate(context, "%1 % CI of M").arg(input.confidenceText()),
                     translate(context, "Median"),
                     translate(context, "Min"),
                     translate(context, "Max")};
    std::vector<GroupValues> groups;
    for (std::size_t i = 0; i < measures.all.size(); ++i) {
        const auto summary = stats::summariseGroup(measures.complete[i], measures.weights, input.confidence());
        table.rows.push_back({ResultRow::Kind::Body,
                              {cells::words(measures.titles[qsizetype(i)]), cells::count(summary.n), cells::statistic(summary.mean),
                               cells::statistic(summary.sd), cells::interval(summary.interval), cells::statistic(summary.median),
                               cells::observed(summary.minimum), cells::observed(summary.maximum)}});
        if (measures.isRanked) // the mean of words says nothing
            table.rows.back().cells.erase(table.rows.back().cells.begin() + 2, table.rows.back().cells.begin() + 5);
        groups.push_back({measures.titles[qsizetype(i)], measures.complete[i], measures.weights});
        part.essence.push_back(summary.mean.value);
    }
    if (measures.isRanked)
        table.headers.remove(2, 3);
    if (measures.isRanked)
        table.notes << translate(context, "Words count by the place of their label: %1.")
                           .arg(measures.all.front().levels.join(QStringLiteral(" < ")));
    table.notes += input.sampleNotes();
    table.method = translate(context, "Responses with an answer to all of the questions.");
    const auto style = input.text("figure");
    part.figures.push_back(!answers.empty() && style == QLatin1String("box") // two answers make no box
                               ? answersFigure(measures, answers, table)
                               : groupFigure(style, groups, {table.title, {}, table.nText(), {}}, input));
    return part;
}

Part pairedTPart(const Measures& measures, const Input& input)
{
    const auto test = stats::pairedT(measures.complete[0], measures.complete[1], measures.weights, input.confidence());
    auto table = tableFor(measures, input, translate(context, "Paired t test"));
    comparison::addTest(table,
                        {translate(context, "Paired t"), QStringLiteral("t"), test.t, comparison::degrees(test.df), test.p,
                         translate(context, "Cohen's d_z"), test.cohensDz, test.cohensDzInterval});
    comparison::addTest(table,
                        {translate(context, "First minus second"),
                         {},
                         {},
                         {},
                         {},
                         translate(context, "Mean difference"),
                         test.meanDifference,
                         test.interval});
    comparison::addTest(table, {{}, {}, {}, {}, {}, translate(context, "Cohen's d_av"), test.cohensDav, {}});
    comparison::addTest(table, {{}, {}, {}, {}, {}, translate(context, "Correlation"), test.correlation, {}, true});
    table.method = translate(context, "Paired t test, two-sided; d_z with an interval from the noncentral t distribution.");
    return comparison::partOf(QStringLiteral("ttestpaired"), measures.names, table, stats::toJson(test), {test.n, test.t.value});
}

Part signedRankPart(const Measures& measures, const Input& input)
{
    const bool pratt = input.text("zeros") == QLatin1String("pratt");
    const auto& ranked = *measures.repeated;
    const auto test =
        stats::wilcoxonSignedRank(ranked[0], ranked[1], pratt ? stats::ZeroDifferences::Pratt : stats::ZeroDifferences::Dropped);
    std::optional<stats::HodgesLehmann> shift;
    if (!measures.isRanked) // words have no distances
        shift = stats::hodgesLehmannPaired(ranked[0], ranked[1], input.confidence());
    std::optional<stats::SimulatedTest> simulated;
    if (input.isOn("exact") && test.p.isDefined() && !test.pExact.isDefined())
        simulated = stats::simulatedSignedRank(test.ranks, test.wPlus);
    auto table = tableFor(measures, input, translate(context, "Wilcoxon signed-rank test"));
    comparison::addTest(table,
                        {translate(context, "Signed ranks, normal approximation"),
                         QStringLiteral("z"),
                         test.z,
                         {},
                         test.p,
                         translate(context, "Rank-biserial"),
                         test.rankBiserial,
                         {},
                         true});
    comparison::addTest(
        table, {translate(context, "With continuity correction"), QStringLiteral("z"), test.zContinuity, {}, test.pContinuity, {}, {}, {}});
    comparison::addTest(table, {translate(context, "Exact"), {}, {}, {}, test.pExact, {}, {}, {}});
    comparison::addSimulated(table, simulated);
    comparison::addShift(table, shift);
    table.notes << translate(context, "W+ = %1, W− = %2; %3 of %4 pairs without difference, %5.")
                       .arg(format::count(test.wPlus), format::count(test.wMinus), format::count(test.nZero), format::count(test.nPairs),
                            pratt ? translate(context, "ranked and then dropped (Pratt)") : translate(context, "dropped"));
    table.method = translate(context, "Wilcoxon's signed-rank test, two-sided, mid-ranks for ties; the exact p from all signs.");
    auto json = stats::toJson(test);
    comparison::addToJson(json, simulated, shift);
    return comparison::partOf(QStringLiteral("wilcoxonpaired"), measures.names, table, json, {test.nPairs, test.wPlus, test.wMinus});
}

Part signPart(const Measures& measures, const Input& input)
{
    const auto& ranked = *measures.repeated;
    const auto test = stats::wilcoxonSignedRank(ranked[0], ranked[1]);
    auto table = tableFor(measures, input, translate(context, "Sign test"));
    comparison::addTest(table, {translate(context, "Sign test, exact"), {}, {}, {}, test.signTestP, {}, {}, {}});
    table.notes << translate(context, "%1 higher first, %2 higher second, %3 equal and left out.")
                       .arg(format::count(test.nPositive), format::count(test.nNegative), format::count(test.nZero));
    table.method = translate(context, "Sign test, two-sided, exact binomial; pairs without difference dropped.");
    stats::ResultObject json;
    json.set("n_pairs", test.nPairs);
    json.set("n_positive", test.nPositive);
    json.set("n_negative", test.nNegative);
    json.set("n_zero", test.nZero);
    json.set("p", test.signTestP);
    return comparison::partOf(QStringLiteral("sign"), measures.names, table, json.toJson(), {test.nPositive, test.nNegative});
}

Part mcNemarPart(const Measures& measures, const std::vector<double>& answers, const Input& input)
{
    const auto counts = comparison::fourfold(*measures.repeated, 0, 1, answers[1]);
    const auto test = stats::mcNemar(counts);
    auto table = tableFor(measures, input, translate(context, "McNemar's test"));
    comparison::addTest(table,
                        {translate(context, "McNemar"), QStringLiteral("χ²"), test.chi2, comparison::degrees(1), test.p, {}, {}, {}});
    comparison::addTest(table,
                        {translate(context, "With continuity correction"),
                         QStringLiteral("χ²"),
                         test.chi2Continuity,
                         comparison::degrees(1),
                         test.pContinuity,
                         {},
                         {},
                         {}});
    comparison::addTest(table, {translate(context, "Exact binomial"), {}, {}, {}, test.pExact, {}, {}, {}});
    const auto low = wordsFor(measures.all.front(), answers[0]);
    const auto high = wordsFor(measures.all.front(), answers[1]);
    table.notes
        << translate(context, "From “%1” to “%2”: %3; from “%2” to “%1”: %4.").arg(low, high, format::count(test.b), format::count(test.c));
    table.method = translate(context, "McNemar's test of change, two-sided.");
    auto json = stats::toJson(test);
    json[QStringLiteral("table")] = QJsonArray{QJsonArray{counts[0][0], counts[0][1]}, QJsonArray{counts[1][0], counts[1][1]}};
    json[QStringLiteral("levels")] = QJsonArray{low, high};
    return comparison::partOf(QStringLiteral("mcnemar"), measures.names, table, json, {test.b, test.c});
}

/// The line under a table of pairs, with its table.
Part pairsPart(const Measures& measures, const Input& input, const QString& title, const std::vector<comparison::PairLine>& pairs,
               const QString& method)
{
    Part part;
    auto& table = part.table;
    comparison::countRows(measures.all, table);
    table.title = title;
    comparison::addPairs(table, pairs, {}, input);
    if (const auto note = adjustmentNote(input.adjustment(), pairs.size()); !note.isEmpty())
        table.notes << note;
    table.method = method;
    return part;
}

void addFriedman(std::vector<Part>& parts, const Measures& measures, const Input& input)
{
    const auto test = stats::friedman(*measures.repeated);
    auto table = tableFor(measures, input, translate(context, "Friedman's test"));
    comparison::addTest(table,
                        {translate(context, "Friedman"),
                         QStringLiteral("χ²"),
                         test.chi2,
                         comparison::degrees(test.df),
                         test.p,
                         translate(context, "Kendall's W"),
                         test.kendallsW,
                         {},
                         true});
    std::optional<stats::SimulatedTest> simulated;
    if (input.isOn("exact") && test.chi2.isDefined())
        simulated = stats::simulatedFriedman(*measures.repeated);
    comparison::addSimulated(table, simulated);
    QStringList ranks;
    for (std::size_t i = 0; i < test.meanRanks.size(); ++i)
        if (test.meanRanks[i].isDefined())
            ranks << QStringLiteral("%1 %2").arg(measures.titles[qsizetype(i)], format::fixed(test.meanRanks[i].value, 2));
    if (!ranks.isEmpty())
        table.notes << translate(context, "Mean ranks: %1.").arg(ranks.join(QStringLiteral(", ")));
    table.method = translate(context, "Friedman's test, corrected for ties.");
    auto json = stats::toJson(test, measures.names, input.adjustment());
    comparison::addToJson(json, simulated, {});
    parts.push_back(comparison::partOf(QStringLiteral("friedman"), measures.names, table, json, {test.n, test.chi2.value}));
    if (test.pairs.empty())
        return;
    std::vector<double> p;
    for (const auto& pair : test.pairs)
        p.push_back(pair.p.value);
    const auto corrected = adjusted(p, input.adjustment());
    std::vector<comparison::PairLine> lines;
    for (std::size_t i = 0; i < test.pairs.size(); ++i) {
        const auto& pair = test.pairs[i];
        lines.push_back({measures.titles[qsizetype(pair.first)],
                         measures.titles[qsizetype(pair.second)],
                         {},
                         {},
                         QStringLiteral("z"),
                         pair.z,
                         corrected[i]});
    }
    parts.push_back(pairsPart(measures, input, translate(context, "Pairs by mean ranks"), lines,
                              translate(context, "Differences of Friedman's mean ranks, normal approximation (Siegel and Castellan).")));
}

void addCochran(std::vector<Part>& parts, const Measures& measures, const std::vector<double>& answers, const Input& input)
{
    auto binary = *measures.repeated;
    for (auto& values : binary)
        for (double& value : values)
            value = value == answers[1] ? 1 : 0;
    const auto test = stats::cochranQ(binary);
    auto table = tableFor(measures, input, translate(context, "Cochran's Q"));
    comparison::addTest(table,
                        {translate(context, "Cochran's Q"), QStringLiteral("Q"), test.q, comparison::degrees(test.df), test.p, {}, {}, {}});
    const auto counted = wordsFor(measures.all.front(), answers[1]);
    QStringList shares;
    for (std::size_t i = 0; i < test.shares.size(); ++i)
        if (test.shares[i].isDefined())
            shares << QStringLiteral("%1 %2 %").arg(measures.titles[qsizetype(i)], format::percent(test.shares[i].value));
    table.notes << translate(context, "“%1”: %2.").arg(counted, shares.join(QStringLiteral(", ")));
    table.method = translate(context, "Cochran's Q test of equal shares.");
    auto json = stats::toJson(test, measures.names, input.adjustment());
    json[QStringLiteral("counted")] = counted;
    parts.push_back(comparison::partOf(QStringLiteral("cochranq"), measures.names, table, json, {test.n, test.q.value}));
    if (test.pairs.empty())
        return;
    std::vector<double> p;
    for (const auto& pair : test.pairs)
        p.push_back(pair.test.pExact.value);
    const auto corrected = adjusted(p, input.adjustment());
    std::vector<comparison::PairLine> lines;
    for (std::size_t i = 0; i < test.pairs.size(); ++i) {
        const auto& pair = test.pairs[i];
        lines.push_back({measures.titles[qsizetype(pair.first)],
                         measures.titles[qsizetype(pair.second)],
                         {},
                         {},
                         QStringLiteral("χ²"),
                         pair.test.chi2,
                         corrected[i]});
    }
    parts.push_back(pairsPart(measures, input, translate(context, "Pairs by McNemar's exact test"), lines,
                              translate(context, "McNemar's chi-square; p from the exact binomial test.")));
}

void addPaired(std::vector<Part>& parts, const Measures& measures, const std::vector<double>& answers, const Input& input)
{
    if (!answers.empty() && measures.repeated)
        parts.push_back(mcNemarPart(measures, answers, input));
    if (!measures.isRanked)
        parts.push_back(pairedTPart(measures, input));
    if (!measures.repeated) {
        parts.front().table.notes << translate(context,
                                               "Without tests by ranks and McNemar's test: these need weights that are whole numbers "
                                               "(and add up to at most five million values).");
        return;
    }
    parts.push_back(signedRankPart(measures, input));
    parts.push_back(signPart(measures, input));
}

/// Small counts, and with them all that would give them away; smallest and largest answers, which are a single person's.
void withhold(std::vector<Part>& parts, const Measures& measures, const std::vector<double>& answers, const Input& input)
{
    const auto below = input.suppressBelow();
    const double n = measures.weights.empty() ? double(measures.complete.front().size())
                                              : std::accumulate(measures.weights.begin(), measures.weights.end(), 0.0);
    if (n < below || (measures.repeated && comparison::wouldShowFew(*measures.repeated, answers, below)))
        return comparison::withhold(parts, below);
    auto& summary = parts.front();
    for (auto& row : summary.table.rows)
        for (auto cell = row.cells.end() - 2; cell != row.cells.end(); ++cell)
            *cell = {suppression::mark()};
    summary.table.notes << translate(context, "* Smallest and largest values are withheld.");
    const bool isOfCounts = !answers.empty() && input.text("figure") == QLatin1String("box");
    if (!isOfCounts && input.text("figure") != QLatin1String("means"))
        summary.figures.clear();
}

Result<std::vector<Part>> partsOf(const Measures& measures, const Input& input)
{
    const auto answers = twoAnswers(measures);
    std::vector<Part> parts;
    parts.push_back(summaryPart(measures, answers, input));
    if (measures.all.size() > 2) {
        if (!answers.empty())
            addCochran(parts, measures, answers, input);
        addFriedman(parts, measures, input);
    } else
        addPaired(parts, measures, answers, input);
    if (input.suppressBelow() > 0)
        withhold(parts, measures, answers, input);
    return parts;
}

Result<std::vector<Part>> partsFor(const Input& input)
{
    auto all = comparison::measuresOf(input, input.in("measures"));
    if (!all)
        return fail(all);
    for (const auto& measure : *all)
        if (measure.isRanked != all->front().isRanked || (measure.isRanked && measure.levels != all->front().levels))
            return fail(Error::Kind::Invalid,
                        translate(context, "“%1” and “%2” have different answers, so they cannot be compared as measures of one thing.")
                            .arg(all->front().variable.name, measure.variable.name));
    const auto measures = gathered(std::move(*all));
    if (!measures.repeated && (measures.isRanked || measures.all.size() > 2))
        return fail(Error::Kind::Invalid,
                    translate(context,
                              "These measures are compared by ranks, which needs weights that are whole numbers (and add up to at most "
                              "five million values). Leave the weight out."));
    return partsOf(measures, input);
}

} // namespace

AnalysisKind kinds::compareMeasures()
{
    AnalysisKind kind;
    kind.key = QStringLiteral("compare_measures");
    kind.command = QStringLiteral("compare");
    kind.title = translate(context, "Comparison of measures");
    kind.about = translate(context, "Two or more measures of the same people: paired t, Wilcoxon, McNemar, Friedman, Cochran's Q");
    kind.alsoCalled = translate(context, "paired t test; repeated measures; Wilcoxon; McNemar; Friedman; before and after");
    kind.icon = "office-chart-bar";
    Role measures = shared::variables(translate(context, "Measures of the same people"));
    measures.key = QStringLiteral("measures");
    measures.title = translate(context, "Measures");
    measures.least = 2;
    measures.types = {VariableType::Number, VariableType::Text};
    measures.flag = QStringLiteral("--paired");
    kind.roles = {measures, shared::split(), shared::frequencyWeight()};
    kind.options = {shared::choice("zeros", translate(context, "Pairs without difference"), "dropped",
                                   {{QStringLiteral("dropped"), translate(context, "Dropped")},
                                    {QStringLiteral("pratt"), translate(context, "Ranked, then dropped (Pratt)")}}),
                    comparison::exactOption(),
                    shared::adjustment(),
                    groupFigureOption("box"),
                    shared::confidence(),
                    shared::suppression()};
    kind.convention = translate(context, "Measures are compared over the responses that have all of them; tests are two-sided.");
    kind.compute = partsFor;
    return kind;
}

} // namespace counterpoint
