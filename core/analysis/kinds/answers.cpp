#include "core/analysis/cells.h"
#include "core/analysis/format.h"
#include "core/analysis/gather.h"
#include "core/analysis/kinds.h"
#include "core/analysis/suppression.h"
#include "core/analysis/survey_design.h"
#include "core/base/translate.h"
#include "core/stats/json.h"
#include "core/stats/multiple_response.h"
#include "core/stats/result_object.h"
#include "core/stats/sample_estimates.h"
#include <QJsonArray>
#include <algorithm>
#include <cmath>
#include <optional>

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

/// The variables of the set, and what was chosen in them.
struct Gathered {
    QStringList names;
    QStringList titles;
    QStringList without; ///< variables in which no counted value is there
    stats::Columns chosen; ///< rows of the sample
    std::vector<double> weights; ///< of those rows; empty: each counts once
};

Result<Gathered> gathered(const Input& input, const QStringList& counted)
{
    Gathered found;
    for (const auto id : input.in("set")) {
        const auto question = input.question(id);
        if (!question)
            return fail(question);
        auto answers = chosenOf(*question, counted, input.sample);
        found.names << question->variable.name;
        found.titles << question->variable.title();
        if (!answers.found)
            found.without << QStringLiteral("“%1”").arg(question->variable.name);
        found.chosen.push_back(std::move(answers.values));
        if (found.chosen.size() == 1)
            found.weights = numbersOf(*question, input.sample).weights;
    }
    if (found.without.size() == found.names.size())
        return fail(Error::Kind::Invalid,
                    translate(context, "None of these variables has the value %1. Say which are “Values that count as chosen” (--counted).")
                        .arg(counted.join(QStringLiteral(", "))));
    return found;
}

/// How sure the percentages are under sampling weights: one share an answer.
struct Estimates {
    std::vector<stats::SampledShare> ofAll;
    std::vector<stats::SampledShare> ofThoseWithAny;
};

Estimates estimatesOf(const Gathered& found, const stats::SampleDesign& design, const Input& input)
{
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < design.rows(); ++row)
        if (input.sample.has(row))
            rows.push_back(row);
    std::vector<bool> hasAny(rows.size());
    for (const auto& answers : found.chosen)
        for (std::size_t i = 0; i < rows.size(); ++i)
            hasAny[i] = hasAny[i] || answers[i] > 0;
    Estimates estimates;
    for (const auto& answers : found.chosen) {
        std::vector<int> ofAll(design.rows(), -1); // rows that the filter keeps out stay in the design
        std::vector<int> ofThoseWithAny(design.rows(), -1);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            ofAll[rows[i]] = answers[i] > 0 ? 1 : 0;
            if (hasAny[i])
                ofThoseWithAny[rows[i]] = ofAll[rows[i]];
        }
        estimates.ofAll.push_back(stats::sampledShares(ofAll, 2, design, input.confidence()).shares[1]);
        estimates.ofThoseWithAny.push_back(stats::sampledShares(ofThoseWithAny, 2, design, input.confidence()).shares[1]);
    }
    return estimates;
}

stats::Number hundredfold(const stats::Number& share) { return share.isDefined() ? stats::Number(100 * share.value) : share; }

stats::Interval hundredfold(const stats::Interval& share)
{
    return share.isDefined() ? stats::Interval(100 * share.low, 100 * share.high) : share;
}

void addEstimates(ResultTable& table, QJsonObject& json, const Estimates& estimates, const Input& input)
{
    table.headers << translate(context, "SE (cases with any)") << translate(context, "%1 % CI").arg(input.confidenceText());
    stats::ResultObject object;
    const auto set = [&object](const char* errors, const char* intervals, const std::vector<stats::SampledShare>& shares) {
        std::vector<stats::Number> se;
        std::vector<stats::Interval> ends;
        for (const auto& share : shares) {
            se.push_back(hundredfold(share.se));
            ends.push_back(hundredfold(share.interval));
        }
        object.set(errors, std::span<const stats::Number>(se));
        object.set(intervals, std::span<const stats::Interval>(ends));
    };
    object.set("confidence", input.confidence());
    set("percent_of_all_cases_se", "percent_of_all_cases_ci95", estimates.ofAll);
    set("percent_of_cases_with_any_se", "percent_of_cases_with_any_ci95", estimates.ofThoseWithAny);
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        auto& cells = table.rows[i].cells;
        const bool isAnswer = i < estimates.ofThoseWithAny.size();
        cells.push_back(isAnswer ? cells::percent(hundredfold(estimates.ofThoseWithAny[i].se)) : ResultCell{QString()});
        const auto interval = isAnswer ? estimates.ofThoseWithAny[i].interval : stats::Interval();
        cells.push_back({!isAnswer ? QString()
                             : interval.isDefined()
                             ? QStringLiteral("[%1, %2]").arg(format::percent(100 * interval.low), format::percent(100 * interval.high))
                             : format::undefined()});
    }
    const auto added = object.toJson();
    auto reasons = json.value(QStringLiteral("reason")).toObject();
    for (auto item = added.begin(); item != added.end(); ++item)
        if (item.key() != QLatin1String("reason"))
            json[item.key()] = item.value();
    const auto more = added[QStringLiteral("reason")].toObject();
    for (auto item = more.begin(); item != more.end(); ++item)
        reasons[item.key()] = item.value();
    if (!reasons.isEmpty())
        json[QStringLiteral("reason")] = reasons;
}

/// Withholds what few chose or did not choose. The sum of all answers and the cases with any would bound what is withheld, so they go
/// along, with the percentages that rest on them.
bool withhold(stats::MultipleResponse& set, const stats::MultipleResponse& people, double below)
{
    const auto isFew = [below](double count) { return count < below; };
    std::vector<bool> withheld;
    for (std::size_t i = 0; i < people.counts.size(); ++i)
        withheld.push_back(isFew(people.counts[i]) || isFew(people.nAll - people.missing[i] - people.counts[i]));
    const bool any = std::find(withheld.begin(), withheld.end(), true) != withheld.end() || isFew(people.nCasesWithAny)
        || isFew(people.nAll - people.nAllMissing - people.nCasesWithAny);
    if (!(below > 0) || !any)
        return false;
    for (std::size_t i = 0; i < withheld.size(); ++i) {
        set.percentOfResponses[i] = set.percentOfCasesWithAny[i] = stats::Number();
        if (withheld[i]) {
            set.counts[i] = std::nan("");
            set.percentOfAllCases[i] = stats::Number();
        }
    }
    set.nResponses = set.nCasesWithAny = std::nan("");
    set.meanResponses = stats::Number();
    return true;
}

figure::BarChart bars(const stats::MultipleResponse& set, const QStringList& titles, const ResultTable& table)
{
    figure::BarChart chart;
    chart.title = table.title;
    chart.note = table.nText();
    chart.valueTitle = translate(context, "Cases");
    for (std::size_t i = 0; i < set.counts.size(); ++i) {
        if (!std::isfinite(set.counts[i]))
            continue;
        const auto& percent = set.percentOfCasesWithAny[i].isDefined() ? set.percentOfCasesWithAny[i] : set.percentOfAllCases[i];
        chart.bars.push_back({titles[qsizetype(i)], set.counts[i],
                              percent.isDefined()
                                  ? QStringLiteral("%1 (%2 %)").arg(format::count(set.counts[i]), format::percent(percent.value))
                                  : format::count(set.counts[i])});
    }
    return chart;
}

std::vector<ResultRow> rowsOf(const stats::MultipleResponse& set, const QStringList& titles, bool isMasked)
{
    const auto shown = [isMasked](ResultCell cell) {
        return isMasked && !std::isfinite(cell.number) ? ResultCell{suppression::mark()} : cell;
    };
    std::vector<ResultRow> rows;
    double percent = 0;
    for (std::size_t i = 0; i < set.counts.size(); ++i) {
        rows.push_back({ResultRow::Kind::Body,
                        {{titles[qsizetype(i)]},
                         shown(cells::count(set.counts[i])),
                         shown(cells::percent(set.percentOfResponses[i])),
                         shown(cells::percent(set.percentOfCasesWithAny[i])),
                         shown(cells::percent(set.percentOfAllCases[i]))}});
        percent += set.percentOfCasesWithAny[i].value;
    }
    const auto whole = set.nResponses > 0 ? stats::Number(100) : stats::Number();
    rows.push_back({ResultRow::Kind::Total,
                    {{translate(context, "Responses")},
                     shown(cells::count(set.nResponses)),
                     shown(cells::percent(whole)),
                     shown(cells::percent(stats::Number(percent))),
                     {QString()}}});
    rows.push_back({ResultRow::Kind::Total,
                    {{translate(context, "Cases with any")},
                     shown(cells::count(set.nCasesWithAny)),
                     {QString()},
                     shown(cells::percent(whole)),
                     {QString()}}});
    rows.push_back({ResultRow::Kind::Total,
                    {{translate(context, "All cases")},
                     cells::count(set.nAll),
                     {QString()},
                     {QString()},
                     cells::percent(set.nAll > 0 ? stats::Number(100) : stats::Number())}});
    return rows;
}

Result<std::vector<Part>> partsFor(const Input& input)
{
    const auto counted = countedBy(input);
    auto found = gathered(input, counted);
    if (!found)
        return fail(found);
    std::optional<stats::SampleDesign> design;
    if (input.sample.weighting == Sample::Weighting::Sampling) {
        design.emplace(surveyDesign::of(input.sample));
        std::size_t next = 0;
        for (std::size_t row = 0; row < design->rows(); ++row)
            if (input.sample.has(row))
                found->weights[next++] = design->weight(row); // 0 where the stratum is not known
    }
    auto set = stats::multipleResponse(found->chosen, found->weights);
    const bool isMasked = withhold(set, design ? stats::multipleResponse(found->chosen) : set, input.suppressBelow());

    Part part;
    auto& table = part.table;
    table.title = translate(context, "Answers of which several could be given");
    table.headers = {translate(context, "Answer"), QStringLiteral("n"), translate(context, "Percent of responses"),
                     translate(context, "Percent of cases with any"), translate(context, "Percent of all cases")};
    table.nTotal = set.nAll;
    table.nValid = set.nAll - set.nAllMissing;
    if (set.nAllMissing > 0)
        table.leftOut = {{QStringLiteral("missing"), set.nAllMissing}};
    table.rows = rowsOf(set, found->titles, isMasked);
    auto json = stats::toJson(set, found->names);
    if (design && !isMasked)
        addEstimates(table, json, estimatesOf(*found, *design, input), input);
    if (!found->without.isEmpty() && !isMasked)
        table.notes << translate(context, "Nobody chose, or none of the counted values is there, in %1.")
                           .arg(found->without.join(QStringLiteral(", ")));
    table.method =
        translate(context,
                  "Counted as chosen: %1. Cases with any are those that chose at least one; their percentages may add up to more "
                  "than 100.")
            .arg(counted.join(QStringLiteral(", ")));
    if (design) {
        table.notes << translate(context, "n, and the numbers of cases, are estimates for the population.")
                    << surveyDesign::notes(input, *design);
        table.method += u' ' + surveyDesign::taylor() + u' ' + translate(context, "Intervals of shares are on the logit scale.");
    } else {
        table.notes += input.sampleNotes();
    }
    if (isMasked) {
        table.notes
            << translate(context,
                         "* Withheld: what fewer than %1 chose, or did not choose; and with it the sums of answers and of cases with any.")
                   .arg(input.suppressBelow());
        suppression::explain(json, input.suppressBelow());
    }
    part.figures.push_back(bars(set, found->titles, table));
    part.entries.push_back(entryFor(QStringLiteral("mrset"), found->names, table, json));
    part.essence = {set.nAll, set.nCasesWithAny};
    part.essence.insert(part.essence.end(), set.counts.begin(), set.counts.end());
    return singlePart(std::move(part));
}

} // namespace

AnalysisKind kinds::answers()
{
    AnalysisKind kind;
    kind.key = QStringLiteral("answers");
    kind.command = QStringLiteral("frequencies");
    kind.title = translate(context, "Multiple answers");
    kind.about = translate(context, "A question of which several answers could be given, as percent of cases and of responses");
    kind.alsoCalled = translate(context, "multiple response set; check all that apply; tick all");
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
    kind.options = {counted, shared::confidence(), shared::suppression()};
    kind.convention =
        translate(context, "Questions with several answers are given as percent of responses and of the cases that gave at least one.");
    kind.compute = partsFor;
    return kind;
}

} // namespace counterpoint
