#include "core/analysis/cells.h"
#include "core/analysis/format.h"
#include "core/analysis/gather.h"
#include "core/analysis/kinds.h"
#include "core/base/translate.h"
#include "core/stats/json.h"
#include "core/stats/multiple_response.h"
#include <QJsonArray>
#include <algorithm>
#include <cmath>

namespace counterpoint {

namespace {

constexpr const char* context = "Answers";

/// For each row of the sample 1 where the answer was given, 0 where not, NaN where missing.
struct Chosen {
    std::vector<double> values;
    bool found = false; ///< whether any value of the variable is one that counts
};

Chosen chosenOf(const Question& question, const QStringList& counted, const Sample& sample)
{
    const auto categories = categoriesOf(question, sample);
    std::vector<double> meaning;
    Chosen chosen;
    for (const auto& item : categories.items) {
        const bool counts = counted.contains(item.label) || counted.contains(valueText(question.variable.type, item.value));
        meaning.push_back(item.isMissing ? std::nan("") : counts ? 1 : 0);
        chosen.found = chosen.found || (counts && !item.isMissing);
    }
    for (const auto place : categories.rows)
        if (place != -2)
            chosen.values.push_back(place < 0 ? std::nan("") : meaning[std::size_t(place)]);
    return chosen;
}

/// What counts where nothing is said: 1, or what says yes.
QStringList countedBy(const Input& input)
{
    const auto given = input.texts("counted");
    return given.isEmpty() ? QStringList{QStringLiteral("1"), QStringLiteral("Yes"), QStringLiteral("yes"), QStringLiteral("true")} : given;
}

figure::BarChart bars(const stats::MultipleResponse& set, const QStringList& titles, const ResultTable& table)
{
    figure::BarChart chart;
    chart.title = table.title;
    chart.note = table.nText();
    chart.valueTitle = translate(context, "Cases");
    for (std::size_t i = 0; i < set.counts.size(); ++i) {
        const auto& percent = set.percentOfCasesWithAny[i];
        chart.bars.push_back({titles[qsizetype(i)], set.counts[i],
                              percent.isDefined()
                                  ? QStringLiteral("%1 (%2 %)").arg(format::count(set.counts[i]), format::percent(percent.value))
                                  : format::count(set.counts[i])});
    }
    return chart;
}

Result<std::vector<Part>> partsFor(const Input& input)
{
    const auto counted = countedBy(input);
    QStringList names;
    QStringList titles;
    QStringList without;
    stats::Columns chosen;
    std::vector<double> weights;
    for (const auto id : input.in("set")) {
        const auto question = input.question(id);
        if (!question)
            return fail(question);
        auto answers = chosenOf(*question, counted, input.sample);
        names << question->variable.name;
        titles << question->variable.title();
        if (!answers.found)
            without << QStringLiteral("“%1”").arg(question->variable.name);
        chosen.push_back(std::move(answers.values));
        if (chosen.size() == 1)
            weights = numbersOf(*question, input.sample).weights;
    }
    if (without.size() == names.size())
        return fail(Error::Kind::Invalid,
                    translate(context, "None of these variables has the value %1. Say which are “Values that count as chosen” (--counted).")
                        .arg(counted.join(QStringLiteral(", "))));
    const auto set = stats::multipleResponse(chosen, weights);

    Part part;
    auto& table = part.table;
    table.title = translate(context, "Answers of which several could be given");
    table.headers = {translate(context, "Answer"), QStringLiteral("n"), translate(context, "Percent of responses"),
                     translate(context, "Percent of cases with any"), translate(context, "Percent of all cases")};
    table.nTotal = set.nAll;
    table.nValid = set.nAll - set.nAllMissing;
    if (set.nAllMissing > 0)
        table.leftOut = {{QStringLiteral("missing"), set.nAllMissing}};
    double percent = 0;
    for (std::size_t i = 0; i < set.counts.size(); ++i) {
        table.rows.push_back({ResultRow::Kind::Body,
                              {{titles[qsizetype(i)]},
                               cells::count(set.counts[i]),
                               cells::percent(set.percentOfResponses[i]),
                               cells::percent(set.percentOfCasesWithAny[i]),
                               cells::percent(set.percentOfAllCases[i])}});
        percent += set.percentOfCasesWithAny[i].value;
    }
    const auto whole = set.nResponses > 0 ? stats::Number(100) : stats::Number();
    table.rows.push_back({ResultRow::Kind::Total,
                          {{translate(context, "Responses")},
                           cells::count(set.nResponses),
                           cells::percent(whole),
                           cells::percent(stats::Number(percent)),
                           {QString()}}});
    table.rows.push_back(
        {ResultRow::Kind::Total,
         {{translate(context, "Cases with any")}, cells::count(set.nCasesWithAny), {QString()}, cells::percent(whole), {QString()}}});
    table.rows.push_back({ResultRow::Kind::Total,
                          {{translate(context, "All cases")}, cells::count(set.nAll), {QString()}, {QString()}, cells::percent(whole)}});
    if (!without.isEmpty())
        table.notes
            << translate(context, "Nobody chose, or none of the counted values is there, in %1.").arg(without.join(QStringLiteral(", ")));
    if (input.sample.weighting == Sample::Weighting::Sampling)
        table.notes << translate(context, "Counts are estimates for the population, without standard errors.");
    table.notes += input.sampleNotes();
    table.method =
        translate(context,
                  "Counted as chosen: %1. Cases with any are those that chose at least one; their percentages may add up to more "
                  "than 100.")
            .arg(counted.join(QStringLiteral(", ")));
    part.figures.push_back(bars(set, titles, table));
    part.entries.push_back(entryFor(QStringLiteral("mrset"), names, table, stats::toJson(set, names)));
    part.essence = {set.nAll, set.nCasesWithAny};
    part.essence.insert(part.essence.end(), set.counts.begin(), set.counts.end());
    return std::vector<Part>{std::move(part)};
}

} // namespace

AnalysisKind kinds::answers()
{
    AnalysisKind kind;
    kind.key = QStringLiteral("answers");
    kind.command = QStringLiteral("frequencies");
    kind.title = translate(context, "Multiple answers");
    kind.about = translate(context, "A question of which several answers could be given, as percent of cases and of responses");
    kind.icon = "office-chart-bar";
    Role set = shared::variables(translate(context, "The variables of one question with several answers, one for each"));
    set.key = QStringLiteral("set");
    set.title = translate(context, "Answers");
    set.flag = QStringLiteral("--set");
    Option counted;
    counted.key = QStringLiteral("counted");
    counted.title = translate(context, "Values that count as chosen");
    counted.type = Option::Type::Texts;
    counted.standard = QJsonArray();
    counted.about = translate(context, "Values (codes or labels) that count as chosen; without it 1, Yes, yes and true");
    kind.roles = {set, shared::split(), shared::frequencyWeight()};
    for (auto& role : shared::samplingWeight())
        kind.roles.push_back(std::move(role));
    kind.options = {counted};
    kind.convention =
        translate(context, "Questions with several answers are given as percent of responses and of the cases that gave at least one.");
    kind.compute = partsFor;
    return kind;
}

} // namespace counterpoint
