#include "core/analysis/cells.h"
#include "core/analysis/format.h"
#include "core/analysis/gather.h"
#include "core/analysis/kinds.h"
#include "core/analysis/ordered_words.h"
#include "core/base/translate.h"
#include "core/stats/json.h"
#include "core/stats/reliability.h"
#include "core/stats/scale_scores.h"
#include <QJsonArray>
#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace counterpoint {

namespace {

constexpr const char* context = "Scale";

/// The items of a scale as numbers, turned round where they are keyed against it.
struct Items {
    QStringList names;
    QStringList titles;
    QStringList turned; ///< names of those that were reversed
    stats::Columns values;
    std::vector<double> weights;
    QStringList notes;
};

/// The ends of a variable's scale: those given, else those declared, else its labels'.
std::optional<NumberRange> endsOf(const Variable& variable, const Input& input)
{
    NumberRange ends{input.number("minimum"), input.number("maximum")};
    if (std::isfinite(ends.low) && std::isfinite(ends.high))
        return ends;
    if (variable.range)
        return variable.range;
    std::optional<NumberRange> labelled;
    for (const auto& label : variable.labels)
        if (const auto* number = std::get_if<double>(&label.value); number && !variable.isMissing(*number))
            labelled =
                labelled ? NumberRange{std::min(labelled->low, *number), std::max(labelled->high, *number)} : NumberRange{*number, *number};
    return labelled && labelled->low < labelled->high ? labelled : std::nullopt;
}

Result<> turnRound(Items& items, const Variable& variable, std::vector<double>& values, const Input& input)
{
    const auto ends = endsOf(variable, input);
    if (!ends || !(ends->low < ends->high))
        return fail(Error::Kind::Invalid,
                    translate(context,
                              "To reverse “%1”, say the lowest and the highest point of its scale (--min, --max), or declare them for the "
                              "variable. The answers that happened to be given may not reach the ends.")
                        .arg(variable.name));
    const auto beyond = std::count_if(values.begin(), values.end(),
                                      [&](double value) { return std::isfinite(value) && (value < ends->low || value > ends->high); });
    if (beyond > 0)
        items.notes << translate(context, "“%1” has %2 answers beyond its scale from %3 to %4: check them, or declare them missing.")
                           .arg(variable.name)
                           .arg(beyond)
                           .arg(ends->low)
                           .arg(ends->high);
    values = stats::reversed(values, ends->low, ends->high);
    items.turned << variable.name;
    return {};
}

Result<Items> gather(const Input& input)
{
    Items items;
    const auto& reversed = input.in("reverse");
    const auto& variables = input.in("variables");
    for (const auto id : reversed)
        if (std::find(variables.begin(), variables.end(), id) == variables.end()) {
            const auto question = input.question(id);
            if (!question)
                return fail(question);
            return fail(Error::Kind::Invalid,
                        translate(context, "“%1” is to be reversed, but is not one of the scale's items.").arg(question->variable.name));
        }
    for (const auto id : variables) {
        auto answered = input.question(id);
        if (!answered)
            return fail(answered);
        if (answered->variable.type == VariableType::Text && !items.notes.contains(noteOnOrderedWords()))
            items.notes << noteOnOrderedWords();
        const auto question = withOrderedWordsAsNumbers(std::move(*answered));
        if (!question)
            return fail(question);
        auto numbers = numbersOf(*question, input.sample);
        const bool isKeyed = question->variable.reversed && input.isOn("keyed");
        if (isKeyed || std::find(reversed.begin(), reversed.end(), id) != reversed.end())
            if (const auto turned = turnRound(items, question->variable, numbers.values, input); !turned)
                return fail(turned);
        items.names << question->variable.name;
        items.titles << question->variable.title();
        items.values.push_back(std::move(numbers.values));
        items.weights = std::move(numbers.weights);
    }
    return items;
}

QString namesOf(const std::vector<std::size_t>& places, const QStringList& names)
{
    QStringList chosen;
    for (const auto place : places)
        chosen << QStringLiteral("“%1”").arg(names[qsizetype(place)]);
    return chosen.join(QStringLiteral(", "));
}

QStringList reliabilityNotes(const stats::Reliability& r, const Items& items)
{
    QStringList notes;
    if (!items.turned.isEmpty())
        notes << translate(context, "Reversed: %1.").arg(items.turned.join(QStringLiteral(", ")));
    notes += items.notes;
    if (!r.alpha.isDefined())
        notes << translate(context, "Alpha is not defined: %1").arg(r.alpha.reason);
    if (!r.negative.empty())
        notes << translate(context,
                           "%1 correlates negatively with the rest of the scale: perhaps an item that is keyed the other way and was not "
                           "reversed.")
                     .arg(namesOf(r.negative, items.names));
    if (!r.constant.empty())
        notes << translate(context, "%1 was answered alike by all: it says nothing and should be left out.")
                     .arg(namesOf(r.constant, items.names));
    if (!r.omega.heywood.empty())
        notes << translate(context,
                           "A Heywood case: the model with one factor explains more than all of %1, so that omega is to be read with care.")
                     .arg(namesOf(r.omega.heywood, items.names));
    else if (!r.omega.value.isDefined() && r.alpha.isDefined())
        notes << translate(context, "Omega is not defined: %1").arg(r.omega.value.reason);
    return notes;
}

ResultRow line(const QString& name, ResultCell value, ResultCell interval = {QString()})
{
    return {ResultRow::Kind::Body, {{name}, std::move(value), std::move(interval)}};
}

Part reliabilityPart(const stats::Reliability& r, const Items& items, const Input& input)
{
    Part part;
    auto& table = part.table;
    table.title = translate(context, "Reliability of %1 items").arg(items.names.size());
    table.headers = {translate(context, "Measure"), translate(context, "Value"), translate(context, "%1 % CI").arg(input.confidenceText())};
    table.nTotal = r.nTotal;
    table.nValid = r.n;
    if (r.nTotal > r.n)
        table.leftOut = {{QStringLiteral("missing"), r.nTotal - r.n}};
    table.rows = {
        line(translate(context, "Cronbach's α"), cells::bounded(r.alpha), cells::boundedInterval(r.alphaFeldt)),
        line(translate(context, "Standardised α"), cells::bounded(r.alphaStandardised)),
        line(translate(context, "McDonald's ω"), cells::bounded(r.omega.value)),
        line(translate(context, "Guttman's λ2"), cells::bounded(r.lambda2)),
        line(translate(context, "Split half, first and second (Spearman-Brown)"), cells::bounded(r.firstSecond.spearmanBrownUnequal)),
        line(translate(context, "Split half, odd and even (Spearman-Brown)"), cells::bounded(r.oddEven.spearmanBrownUnequal)),
        line(translate(context, "Split half, odd and even (Guttman)"), cells::bounded(r.oddEven.guttman)),
        line(translate(context, "Mean correlation between items"), cells::bounded(r.meanCorrelation)),
        line(translate(context, "M of the sum"), cells::statistic(r.sumMean)),
        line(translate(context, "SD of the sum"), cells::statistic(r.sumSd)),
    };
    table.notes = reliabilityNotes(r, items) + input.sampleNotes();
    table.method = translate(context,
                             "Responses that answered all items; interval of alpha after Feldt (1965); omega total of a model with one "
                             "factor, by maximum likelihood.");
    part.entries.push_back(entryFor(QStringLiteral("reliability"), items.names, table, stats::toJson(r, items.names)));
    part.essence = {r.nTotal, r.n, r.alpha.value, r.omega.value.value, r.sumMean.value, r.sumSd.value};
    return part;
}

Part itemPart(const stats::Reliability& r, const Items& items)
{
    Part part;
    auto& table = part.table;
    table.title = translate(context, "Items");
    table.headers = {translate(context, "Item"),         QStringLiteral("M"),      QStringLiteral("SD"),
                     translate(context, "Item-rest r"),  translate(context, "R²"), translate(context, "Loading (ω)"),
                     translate(context, "α if left out")};
    table.nTotal = r.nTotal;
    table.nValid = r.n;
    for (std::size_t i = 0; i < r.item.size(); ++i) {
        const auto& item = r.item[i];
        const auto& name = items.names[qsizetype(i)];
        const auto title =
            items.turned.contains(name) ? translate(context, "%1 (reversed)").arg(items.titles[qsizetype(i)]) : items.titles[qsizetype(i)];
        table.rows.push_back({ResultRow::Kind::Body,
                              {{title},
                               cells::statistic(stats::Number::finiteOr(item.mean, {})),
                               cells::statistic(item.sd),
                               cells::bounded(item.itemRest),
                               cells::bounded(item.squaredMultiple),
                               cells::bounded(r.omega.loadings[i]),
                               cells::bounded(item.alphaIfDeleted)}});
    }
    table.method = translate(context,
                             "Item-rest r is the item's correlation with the sum of the others; R² that of the item on the others; "
                             "loadings are standardised.");
    return part;
}

Part scorePart(const Items& items, const Input& input)
{
    const bool isSum = input.text("score") == QLatin1String("sum");
    const double asked = input.number("min_valid");
    const std::size_t least = std::isfinite(asked) ? std::size_t(asked) : items.values.size();
    const auto s = stats::scaleScores(items.values, isSum ? stats::ScoreMethod::Sum : stats::ScoreMethod::Mean, least, items.weights);
    Part part;
    auto& table = part.table;
    table.title = isSum ? translate(context, "Scores (sum of the items)") : translate(context, "Scores (mean of the items)");
    table.headers = {QStringLiteral("n"), QStringLiteral("M"), QStringLiteral("SD"), translate(context, "Min"), translate(context, "Max")};
    table.rows = {{ResultRow::Kind::Body,
                   {cells::count(s.nValid), cells::statistic(s.mean), cells::statistic(s.sd), cells::statistic(s.minimum),
                    cells::statistic(s.maximum)}}};
    table.nTotal = s.nTotal;
    table.nValid = s.nValid;
    if (s.nMissing > 0)
        table.leftOut = {{QStringLiteral("missing"), s.nMissing}};
    if (!items.turned.isEmpty())
        table.notes << translate(context, "Reversed: %1.").arg(items.turned.join(QStringLiteral(", ")));
    if (isSum && least < items.values.size())
        table.notes << translate(context, "A sum of fewer items is smaller only because an item is missing; the mean is not.");
    table.notes += input.sampleNotes();
    table.method = translate(context, "Of the valid items, where at least %1 of %2 are valid.").arg(s.leastValid).arg(items.values.size());

    figure::Histogram chart;
    chart.title = table.title;
    chart.note = table.nText();
    chart.valueTitle = translate(context, "Score");
    chart.edges = figure::niceEdges(s.scores);
    chart.counts = figure::countsWithin(chart.edges, s.scores, items.weights);
    part.figures.push_back(std::move(chart));
    part.entries.push_back(entryFor(QStringLiteral("scalescore"), items.names, table, stats::toJson(s)));
    part.essence = {s.nTotal, s.nValid, s.mean.value, s.sd.value};
    return part;
}

Result<std::vector<Part>> partsFor(const Input& input)
{
    const auto items = gather(input);
    if (!items)
        return fail(items);
    if (const double least = input.number("min_valid"); least > double(items->values.size()))
        return fail(Error::Kind::Invalid,
                    translate(context, "A score cannot need %1 valid items: the scale has %2.").arg(least).arg(items->values.size()));
    const auto r = stats::reliability(items->values, input.confidence(), items->weights);
    return std::vector<Part>{reliabilityPart(r, *items, input), itemPart(r, *items), scorePart(*items, input)};
}

Option number(const char* key, const QString& title, const QString& flag, const QString& about)
{
    Option option;
    option.key = QLatin1String(key);
    option.title = title;
    option.type = Option::Type::Number;
    option.standard = QJsonValue::Null;
    option.flag = flag;
    option.about = about;
    return option;
}

} // namespace

AnalysisKind kinds::scale()
{
    AnalysisKind kind;
    kind.key = kind.command = QStringLiteral("scale");
    kind.title = translate(context, "Reliability and scores of a scale");
    kind.about = translate(context, "Reliability of a scale (alpha, omega, items) and its scores");
    kind.alsoCalled = translate(context, "Cronbach's alpha; omega; item analysis; internal consistency; reliability analysis");
    kind.icon = "office-chart-area";
    auto items = shared::variables(translate(context, "The items of the scale"));
    items.title = translate(context, "Items");
    items.least = 2;
    items.types = {VariableType::Number, VariableType::Text};
    Role reverse{QStringLiteral("reverse"),
                 translate(context, "Reversed items"),
                 0,
                 Role::anyNumber,
                 {VariableType::Number, VariableType::Text},
                 QStringLiteral("--reverse"),
                 translate(context, "Items that are keyed against the scale")};
    kind.roles = {items, reverse, shared::split(), shared::frequencyWeight()};
    auto least = number("min_valid", translate(context, "Valid items that a score needs"), QStringLiteral("--min-valid"),
                        translate(context, "Valid items that a score needs; without it all"));
    least.least = 1;
    kind.options = {
        number("minimum", translate(context, "Lowest point of the scale"), QStringLiteral("--min"),
               translate(context, "Lowest point of the scale, for reversed items; without it what the variable declares")),
        number("maximum", translate(context, "Highest point of the scale"), QStringLiteral("--max"),
               translate(context, "Highest point of the scale, for reversed items")),
        shared::onOff("keyed", translate(context, "Reverse what is declared to be reversed"), true),
        shared::choice("score", translate(context, "Score"), "mean",
                       {{QStringLiteral("mean"), translate(context, "Mean of the items")},
                        {QStringLiteral("sum"), translate(context, "Sum of the items")}}),
        least,
        shared::confidence(),
    };
    kind.convention = translate(context,
                                "The reliability of scales is given as Cronbach's alpha with Feldt's interval and McDonald's omega (one "
                                "factor, maximum likelihood), over the responses that answered all items.");
    kind.compute = partsFor;
    return kind;
}

} // namespace counterpoint
