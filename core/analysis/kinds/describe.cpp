#include "core/analysis/cells.h"
#include "core/analysis/format.h"
#include "core/analysis/gather.h"
#include "core/analysis/group_figure.h"
#include "core/analysis/kinds.h"
#include "core/analysis/kinds/all_statistics.h"
#include "core/analysis/suppression.h"
#include "core/base/translate.h"
#include "core/figure/density.h"
#include "core/stats/json.h"
#include "core/stats/univariate.h"
#include <QJsonArray>
#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <optional>

namespace counterpoint {

namespace {

constexpr const char* context = "Describe";
constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

ResultCell cell(const stats::Number& number)
{
    return {number.isDefined() ? format::statistic(number.value) : format::undefined(), number.isDefined() ? number.value : notANumber};
}

ResultCell interval(const stats::Interval& interval)
{
    return {interval.isDefined() ? QStringLiteral("[%1, %2]").arg(format::statistic(interval.low), format::statistic(interval.high))
                                 : format::undefined()};
}

ResultCell pCell(const stats::Number& p) { return {format::pValue(p.value), p.value}; }

stats::Number quartile(const stats::Univariate& u, double probability)
{
    const auto place = std::find(u.probabilities.begin(), u.probabilities.end(), probability);
    return place == u.probabilities.end() ? stats::Number() : u.chosenQuantiles()[std::size_t(place - u.probabilities.begin())];
}

QStringList headersFor(const Input& input)
{
    QStringList headers{translate(context, "Variable"), QStringLiteral("n"), translate(context, "Missing"), QStringLiteral("M"),
                        QStringLiteral("SD")};
    if (input.showsIntervals())
        headers << translate(context, "%1 % CI of M").arg(input.confidenceText());
    headers << translate(context, "Median") << translate(context, "Q1") << translate(context, "Q3") << translate(context, "Min")
            << translate(context, "Max");
    if (input.isOn("shape"))
        headers << translate(context, "Skewness") << translate(context, "Kurtosis") << translate(context, "Shapiro-Wilk W")
                << QStringLiteral("p");
    return headers;
}

ResultRow rowFor(const Variable& variable, const stats::Univariate& u, const Input& input)
{
    ResultRow row;
    row.cells = {
        {variable.title()}, {format::count(u.nValid), u.nValid}, {format::count(u.nMissing), u.nMissing}, cell(u.mean), cell(u.sd)};
    if (input.showsIntervals())
        row.cells.push_back(interval(u.ciMean));
    for (const auto& number : {u.median, quartile(u, 0.25), quartile(u, 0.75)})
        row.cells.push_back(cell(number));
    for (const auto& number : {u.minimum, u.maximum})
        row.cells.push_back(cells::observed(number));
    if (input.isOn("shape")) {
        row.cells.push_back(cell(u.skewnessUpperG1));
        row.cells.push_back(cell(u.kurtosisUpperG2));
        row.cells.push_back({u.shapiroW.isDefined() ? format::bounded(u.shapiroW.value, 3) : format::undefined(), u.shapiroW.value});
        row.cells.push_back(pCell(u.shapiroP));
    }
    return row;
}

figure::Histogram histogram(const Variable& variable, const Numbers& values, const ResultTable& table)
{
    figure::Histogram chart;
    chart.title = variable.title();
    chart.subtitle = variable.label.isEmpty() ? QString() : variable.name;
    chart.note = table.nText();
    chart.valueTitle = variable.title();
    chart.edges = figure::niceEdges(values.values);
    chart.counts = figure::countsWithin(chart.edges, values.values, values.weights);
    return chart;
}

/// One figure of all variables, for those that are drawn beside each other.
std::optional<Figure> common(const QString& wanted, const std::vector<GroupValues>& groups, const ResultTable& table, const Input& input)
{
    if (wanted == QLatin1String("histogram") || wanted == QLatin1String("density"))
        return std::nullopt;
    return groupFigure(wanted, groups, {table.title, {}, table.nText(), {}}, input);
}

QString method(const Input& input)
{
    QString text =
        translate(context, "SD with n − 1; quartiles by definition %1 of Hyndman and Fan (1996).").arg(input.number("quantile_type"));
    if (input.showsIntervals())
        text += translate(context, " Interval of the mean by Student's t.");
    if (std::isfinite(input.populationSize()))
        text += translate(context, " Standard errors are corrected for a population of %1.").arg(format::count(input.populationSize()));
    if (input.isOn("shape"))
        text += translate(context, " Skewness and excess kurtosis as G1 and G2; Shapiro-Wilk after Royston (1995).");
    return text;
}

QStringList notesOn(const Variable& variable, const stats::Univariate& u)
{
    QStringList notes;
    if (variable.level == Level::Nominal && !variable.labels.empty())
        notes << translate(context, "“%1” is nominal: its numbers are names of answers, and their mean says nothing. Its frequencies do.")
                     .arg(variable.name);
    if (!u.mean.isDefined())
        notes << translate(context, "“%1”: %2").arg(variable.name, u.mean.reason);
    else if (!u.sd.isDefined())
        notes << translate(context, "“%1”, standard deviation: %2").arg(variable.name, u.sd.reason);
    return notes;
}

/// The table as if it were this variable's alone, for its figure and its entry in the document.
ResultTable ownTable(const Numbers& values, const stats::Univariate& u, const QStringList& notes, const QString& methodText)
{
    ResultTable own;
    own.nTotal = u.nTotal;
    own.nValid = u.nValid;
    own.leftOut = leftOut(values.systemMissing, values.userMissing);
    own.notes = notes;
    own.method = methodText;
    return own;
}

/// What may be shown of few: nothing of fewer than the limit, and of others nothing that is one person's answer.
void withhold(ResultRow& row, QJsonObject& json, const stats::Univariate& u, const QStringList& headers, double below)
{
    const bool isFew = u.nValid < below;
    static const QStringList single{QStringLiteral("min"),
                                    QStringLiteral("max"),
                                    QStringLiteral("range"),
                                    QStringLiteral("modes"),
                                    QStringLiteral("n_modes"),
                                    QStringLiteral("mode_count"),
                                    QStringLiteral("mode_smallest"),
                                    QStringLiteral("quantiles"),
                                    QStringLiteral("quartiles_type6"),
                                    QStringLiteral("boxplot_stats_tukey"),
                                    QStringLiteral("boxplot_n_outliers"),
                                    QStringLiteral("outliers_1.5_and_3_iqr_type6"),
                                    QStringLiteral("outliers_1.5_and_3_iqr_type7"),
                                    QStringLiteral("n_abs_z_gt_3")};
    for (const auto& key : json.keys())
        if (isFew ? !key.startsWith(QStringLiteral("n_")) && key != QLatin1String("reason") : single.contains(key))
            json[key] = QJsonValue::Null;
    suppression::explain(json, below);
    for (std::size_t column = 3; column < row.cells.size(); ++column) {
        const auto& header = headers[qsizetype(column)];
        if (isFew || header == translate(context, "Min") || header == translate(context, "Max"))
            row.cells[column] = {suppression::mark()};
    }
}

bool hasFew(const figure::Histogram& chart, double below)
{
    return std::any_of(chart.counts.begin(), chart.counts.end(), [below](double count) { return count > 0 && count < below; });
}

/// Ordered words count as their places: 1 for the first label.
Result<Numbers> scoresOf(const Question& question, const Sample& sample)
{
    const auto& variable = question.variable;
    const auto categories = categoriesOf(question, sample);
    const auto isLabelled = [&](const Category& item) {
        return std::any_of(variable.labels.begin(), variable.labels.end(),
                           [&](const ValueLabel& label) { return label.value == item.value; });
    };
    if (variable.level != Level::Ordinal || !std::all_of(categories.items.begin(), categories.items.end(), [&](const Category& item) {
            return item.isMissing || isLabelled(item);
        }))
        return fail(
            Error::Kind::Invalid,
            translate(context,
                      "“%1” holds words, not numbers. Ask for its frequencies instead, or declare it ordinal with its labels in order.")
                .arg(variable.name));
    std::vector<double> scores;
    double next = 0;
    for (const auto& item : categories.items)
        scores.push_back(item.isMissing ? notANumber : ++next);
    Numbers found;
    for (std::size_t row = 0; row < categories.rows.size(); ++row) {
        const auto place = categories.rows[row];
        if (place == -2)
            continue;
        const double score = place < 0 ? notANumber : scores[std::size_t(place)];
        if (place < 0)
            found.systemMissing += sample.weight(row);
        else if (std::isnan(score))
            found.userMissing += sample.weight(row);
        found.values.push_back(score);
        if (!sample.weights.empty())
            found.weights.push_back(sample.weights[row]);
    }
    return found;
}

/// Under frequency weights the entry is of its own kind, with the names of that kind beside those of descriptives.
QJsonObject underFrequencies(QJsonObject json, const stats::Univariate& u)
{
    const auto weighted = stats::frequencyWeightedToJson(u);
    auto reasons = json.value(QStringLiteral("reason")).toObject();
    const auto more = weighted[QStringLiteral("reason")].toObject();
    for (auto item = more.begin(); item != more.end(); ++item)
        reasons[item.key()] = item.value();
    for (auto item = weighted.begin(); item != weighted.end(); ++item)
        json[item.key()] = item.value();
    if (!reasons.isEmpty())
        json[QStringLiteral("reason")] = reasons;
    return json;
}

Result<std::vector<Part>> partsFor(const Input& input)
{
    const double below = input.suppressBelow();
    Part part;
    auto& table = part.table;
    table.headers = headersFor(input);
    table.method = method(input);
    table.notes = input.sampleNotes();
    table.nTotal = input.sample.n;
    table.nValid = input.sample.n;
    stats::UnivariateOptions options;
    options.confidence = input.confidence();
    options.quantileType = int(input.number("quantile_type"));
    options.populationSize = input.populationSize();
    std::vector<Described> described;
    const auto& variables = input.in("variables");
    const auto wanted = input.text("figure");
    std::vector<GroupValues> groups;
    for (const auto id : variables) {
        const auto gathered = input.question(id);
        if (!gathered)
            return fail(gathered);
        const auto& variable = gathered->variable;
        const bool isWords = variable.type == VariableType::Text;
        const auto scored = isWords ? scoresOf(*gathered, input.sample) : Result<Numbers>(numbersOf(*gathered, input.sample));
        if (!scored)
            return fail(scored);
        const auto& values = *scored;
        const auto u = stats::describe(values.values, options, values.weights);
        if (const auto possible = input.checkPopulation(variable, u.nValid); !possible)
            return fail(possible);
        auto notes = notesOn(variable, u);
        if (isWords)
            notes << translate(context, "“%1” holds ordered words: the first counts 1, the next 2 and so on.").arg(variable.name);
        const auto own = ownTable(values, u, input.sampleNotes() + notes, table.method);
        table.rows.push_back(rowFor(variable, u, input));
        table.notes += notes;
        table.nValid = std::min(table.nValid, u.nValid);
        table.mostValid = std::max(table.mostValid, u.nValid);
        if (variables.size() == 1) {
            table.title = variable.title();
            table.leftOut = own.leftOut;
        }
        const bool isWeighted = input.sample.weighting == Sample::Weighting::Frequency;
        auto json = isWeighted ? underFrequencies(stats::toJson(u), u) : stats::toJson(u);
        if (below > 0)
            withhold(table.rows.back(), json, u, table.headers, below);
        if (!input.wantsFigures) {
            // nothing is drawn
        } else if (wanted == QLatin1String("histogram") || wanted == QLatin1String("density")) {
            auto chart = histogram(variable, values, own);
            if (wanted == QLatin1String("density") && values.weights.empty())
                chart.density = figure::densityOf(values.values);
            if (!hasFew(chart, below))
                part.figures.push_back(std::move(chart));
        } else if (!(below > 0)) {
            groups.push_back(
                {translate(context, "%1 (n = %2)").arg(variable.title(), format::count(u.nValid)), values.values, values.weights});
        }
        part.entries.push_back(entryFor(isWeighted ? QStringLiteral("weights") : QStringLiteral("uni"), {variable.name}, own, json));
        if (!(u.nValid < below))
            for (const double number : {u.nTotal, u.nValid, u.mean.value, u.sd.value, u.median.value, u.minimum.value, u.maximum.value})
                part.essence.push_back(number);
        if (input.isOn("all_statistics"))
            described.push_back({variable, u});
    }
    if (below > 0)
        table.notes
            << translate(context, "* Statistics of fewer than %1 responses are withheld, and smallest and largest values.").arg(below);
    if (table.title.isEmpty())
        table.title = translate(context, "Descriptives");
    if (!groups.empty())
        if (auto chart = common(wanted, groups, table, input))
            part.figures.push_back(std::move(*chart));
    auto parts = singlePart(std::move(part));
    auto more = allStatistics(described, input);
    std::move(more.begin(), more.end(), std::back_inserter(parts));
    return parts;
}

Option quantileType()
{
    Option option{
        QStringLiteral("quantile_type"), translate(context, "Definition of quantiles"), Option::Type::Number, 6, {}, 1, 9, {}, {}};
    option.isWhole = true;
    option.about = translate(context, "Which of the nine definitions of Hyndman and Fan (1996) quantiles follow; 6 is that of SPSS");
    return option;
}

} // namespace

AnalysisKind kinds::describe()
{
    AnalysisKind kind;
    kind.key = kind.command = QStringLiteral("describe");
    kind.title = translate(context, "Descriptives");
    kind.about = translate(context, "Descriptives: n, mean, spread, quantiles, shape");
    kind.alsoCalled = translate(context, "descriptive statistics; means; median; explore; summary statistics; standard deviation");
    kind.icon = "office-chart-area";
    auto variables = shared::variables();
    variables.types = {VariableType::Number, VariableType::Text};
    kind.roles = {variables, shared::split(), shared::frequencyWeight()};
    kind.options = {shared::onOff("intervals", translate(context, "Confidence intervals of means")),
                    shared::onOff("shape", translate(context, "Skewness, kurtosis, normality")),
                    shared::onOff("all_statistics", translate(context, "All statistics in a table of their own")),
                    quantileType(),
                    shared::choice("figure", translate(context, "Figure"), "histogram",
                                   {{QStringLiteral("histogram"), translate(context, "Histogram")},
                                    {QStringLiteral("density"), translate(context, "Histogram with density")},
                                    {QStringLiteral("box"), translate(context, "Box plot")},
                                    {QStringLiteral("violin"), translate(context, "Violin plot")},
                                    {QStringLiteral("dots"), translate(context, "Dot plot")},
                                    {QStringLiteral("means"), translate(context, "Means with error bars")}}),
                    shared::confidence(),
                    shared::populationSize(),
                    shared::suppression()};
    kind.convention =
        translate(context, "Standard deviations have n − 1 in the denominator; quantiles are of type 6 (Hyndman & Fan, 1996).");
    kind.compute = partsFor;
    return kind;
}

} // namespace counterpoint
