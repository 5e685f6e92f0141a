#include "core/analysis/cells.h"
#include "core/analysis/format.h"
#include "core/analysis/gather.h"
#include "core/analysis/kinds.h"
#include "core/analysis/suppression.h"
#include "core/base/translate.h"
#include "core/stats/json.h"
#include "core/stats/result_object.h"
#include <QJsonArray>
#include <algorithm>
#include <cmath>

namespace counterpoint {

namespace {

constexpr const char* context = "Trend";
constexpr std::size_t mostWaves = 50;

/// The waves in their order, and which of them each row of the dataset belongs to.
struct Waves {
    Variable variable;
    QStringList labels;
    std::vector<std::int32_t> places; ///< below 0: none
};

Result<Waves> wavesOf(const Input& input)
{
    const auto question = input.question("by");
    if (!question)
        return fail(question);
    auto categories = categorise(question->variable, question->column, input.sample.selected);
    Waves waves{question->variable, {}, std::move(categories.rows)};
    std::vector<std::int32_t> moved;
    for (const auto& item : categories.items) {
        const bool isWave = !item.isMissing && item.count > 0;
        moved.push_back(isWave ? std::int32_t(waves.labels.size()) : -1);
        if (isWave)
            waves.labels << item.label;
    }
    if (std::size_t(waves.labels.size()) > mostWaves || waves.labels.isEmpty())
        return fail(
            Error::Kind::Invalid,
            translate(context, "“%1” has %2 different answers; there can be from 1 to %3 waves. Choose a variable that says the wave.")
                .arg(waves.variable.name)
                .arg(waves.labels.size())
                .arg(mostWaves));
    for (auto& place : waves.places)
        place = place < 0 ? -1 : moved[std::size_t(place)];
    return waves;
}

/// The variable's descriptives in each wave.
std::vector<stats::Univariate> describeIn(const Waves& waves, const Question& question, const Input& input)
{
    std::vector<std::vector<double>> values(std::size_t(waves.labels.size()));
    std::vector<std::vector<double>> weights(values.size());
    for (std::size_t row = 0; row < waves.places.size(); ++row) {
        const auto wave = waves.places[row];
        if (wave < 0 || !input.sample.has(row))
            continue;
        const double number = question.column.numbers[row];
        values[std::size_t(wave)].push_back(question.variable.isMissing(number) ? std::nan("") : number);
        if (!input.sample.weights.empty())
            weights[std::size_t(wave)].push_back(input.sample.weights[row]);
    }
    stats::UnivariateOptions options;
    options.confidence = input.confidence();
    std::vector<stats::Univariate> found;
    for (std::size_t wave = 0; wave < values.size(); ++wave) {
        found.push_back(stats::describe(values[wave], options, weights[wave]));
        if (found.back().nValid < input.suppressBelow()) {
            stats::Univariate hidden;
            hidden.nTotal = found.back().nTotal;
            hidden.nValid = std::nan("");
            found.back() = hidden;
        }
    }
    return found;
}

QJsonObject toJson(const Waves& waves, const std::vector<stats::Univariate>& found)
{
    std::vector<double> n;
    std::vector<stats::Number> means;
    std::vector<stats::Number> deviations;
    std::vector<stats::Interval> intervals;
    for (const auto& u : found) {
        n.push_back(u.nValid);
        means.push_back(u.mean);
        deviations.push_back(u.sd);
        intervals.push_back(u.ciMean);
    }
    stats::ResultObject object;
    object.set("waves", waves.labels);
    object.set("n_valid", std::span<const double>(n));
    object.set("mean", std::span<const stats::Number>(means));
    object.set("sd", std::span<const stats::Number>(deviations));
    object.set("ci_mean", std::span<const stats::Interval>(intervals));
    return object.toJson();
}

Result<std::vector<Part>> partsFor(const Input& input)
{
    const auto waves = wavesOf(input);
    if (!waves)
        return fail(waves);
    Part part;
    auto& table = part.table;
    table.headers = {translate(context, "Variable"),
                     waves->variable.title(),
                     QStringLiteral("n"),
                     QStringLiteral("M"),
                     QStringLiteral("SD"),
                     translate(context, "%1 % CI of M").arg(input.confidenceText())};
    table.method = translate(context,
                             "Means of the valid answers in each wave, with intervals by Student's t; responses of a wave are taken as "
                             "others than those of another.");
    table.nTotal = table.nValid = input.sample.n;
    figure::PointChart chart;
    chart.joined = true;
    for (const auto& label : waves->labels)
        chart.groups.push_back(label);
    bool isMasked = false;
    for (const auto id : input.in("variables")) {
        const auto question = input.question(id);
        if (!question)
            return fail(question);
        const auto found = describeIn(*waves, *question, input);
        figure::PointChart::Series series{question->variable.title(), {}};
        double valid = 0;
        for (std::size_t wave = 0; wave < found.size(); ++wave) {
            const auto& u = found[wave];
            const bool hidden = !std::isfinite(u.nValid);
            isMasked = isMasked || hidden;
            ResultRow row{ResultRow::Kind::Body,
                          {{wave == 0 ? question->variable.title() : QString()},
                           {waves->labels[qsizetype(wave)]},
                           cells::count(u.nValid),
                           cells::statistic(u.mean),
                           cells::statistic(u.sd),
                           cells::interval(u.ciMean)}};
            if (hidden)
                for (std::size_t column = 2; column < row.cells.size(); ++column)
                    row.cells[column] = {suppression::mark()};
            table.rows.push_back(std::move(row));
            series.values.push_back({u.mean.value, u.ciMean.low, u.ciMean.high});
            part.essence.insert(part.essence.end(), {u.nValid, u.mean.value, u.sd.value});
            valid += hidden ? 0 : u.nValid;
        }
        chart.series.push_back(std::move(series));
        table.nValid = std::min(table.nValid, valid);
        table.mostValid = std::max(table.mostValid, valid);
        auto own = table;
        own.nValid = valid;
        own.leftOut = valid < own.nTotal ? std::vector<LeftOut>{{QStringLiteral("missing"), own.nTotal - valid}} : std::vector<LeftOut>();
        auto json = toJson(*waves, found);
        if (isMasked)
            suppression::explain(json, input.suppressBelow());
        part.entries.push_back(entryFor(QStringLiteral("trend"), {question->variable.name, waves->variable.name}, own, json));
        if (table.title.isEmpty())
            table.title = translate(context, "%1 over %2").arg(question->variable.title(), waves->variable.title());
    }
    if (input.in("variables").size() > 1)
        table.title = translate(context, "Means over %1").arg(waves->variable.title());
    if (isMasked)
        table.notes << translate(context, "* Statistics of fewer than %1 responses are withheld.").arg(input.suppressBelow());
    table.notes += input.sampleNotes();
    chart.title = table.title;
    chart.note = translate(context, "%1; error bars: %2 % CI of the mean").arg(table.nText(), input.confidenceText());
    chart.valueTitle = translate(context, "Mean");
    part.figures.push_back(std::move(chart));
    return singlePart(std::move(part));
}

} // namespace

AnalysisKind kinds::trend()
{
    AnalysisKind kind;
    kind.key = kind.command = QStringLiteral("trend");
    kind.title = translate(context, "Waves");
    kind.about = translate(context, "Means over the waves of a survey, with their intervals");
    kind.alsoCalled = translate(context, "time series; panel; trend over time; longitudinal");
    kind.icon = "office-chart-area";
    auto variables = shared::variables();
    variables.types = {VariableType::Number};
    Role by = shared::variables();
    by.key = QStringLiteral("by");
    by.title = translate(context, "Wave");
    by.most = 1;
    by.flag = QStringLiteral("--by");
    by.about = translate(context, "The variable that says the wave");
    kind.roles = {variables, by, shared::split(), shared::frequencyWeight()};
    kind.options = {shared::confidence(), shared::suppression()};
    kind.convention = translate(context, "Waves of the survey are compared by their means with intervals by Student's t.");
    kind.compute = partsFor;
    return kind;
}

} // namespace counterpoint
