#include "core/analysis/comparison.h"
#include "core/analysis/cells.h"
#include "core/analysis/format.h"
#include "core/base/translate.h"
#include "core/stats/json_groups.h"
#include <algorithm>
#include <cmath>

namespace counterpoint::comparison {
namespace {

constexpr const char* context = "Compare";

Measure numbersAsMeasure(const Question& question, const Sample& sample)
{
    Measure measure;
    measure.variable = question.variable;
    for (std::size_t row = 0; row < question.column.rows(); ++row) {
        if (!sample.has(row))
            continue;
        const double number = question.column.numbers[row];
        const auto missing = question.column.isEmpty(row) || !std::isfinite(number) ? Measure::Missing::System
            : question.variable.isMissing(number)                                   ? Measure::Missing::User
                                                                                    : Measure::Missing::No;
        measure.missing.push_back(missing);
        measure.values.push_back(missing == Measure::Missing::No ? number : std::nan(""));
    }
    return measure;
}

bool hasLabel(const Variable& variable, const Value& value)
{
    return std::any_of(variable.labels.begin(), variable.labels.end(), [&](const ValueLabel& label) { return label.value == value; });
}

} // namespace

Result<Measure> measureOf(const Question& question, const Sample& sample)
{
    if (question.variable.type != VariableType::Text)
        return numbersAsMeasure(question, sample);
    if (question.variable.level == Level::Nominal)
        return fail(
            Error::Kind::Invalid,
            translate(context,
                      "“%1” holds words and is nominal, so its answers have no order to compare. Make it ordinal with its labels in "
                      "order, or ask for a cross-table.")
                .arg(question.variable.name));
    const auto categories = categorise(question.variable, question.column, sample.selected);
    Measure measure;
    measure.variable = question.variable;
    measure.isRanked = true;
    std::vector<double> places;
    for (const auto& item : categories.items) {
        if (!item.isMissing && !hasLabel(question.variable, item.value))
            return fail(
                Error::Kind::Invalid,
                translate(context,
                          "“%1” holds words without an order, such as “%2”. Give all its answers labels in their order, or ask for a "
                          "cross-table.")
                    .arg(question.variable.name, item.label));
        if (!item.isMissing)
            measure.levels << item.label;
        places.push_back(item.isMissing ? std::nan("") : double(measure.levels.size()));
    }
    for (const auto place : categories.rows) {
        if (place == -2)
            continue;
        measure.values.push_back(place < 0 ? std::nan("") : places[std::size_t(place)]);
        measure.missing.push_back(place < 0                               ? Measure::Missing::System
                                      : std::isnan(measure.values.back()) ? Measure::Missing::User
                                                                          : Measure::Missing::No);
    }
    return measure;
}

Result<std::vector<Measure>> measuresOf(const Input& input, const std::vector<VariableId>& ids)
{
    std::vector<Measure> measures;
    for (const auto id : ids) {
        const auto question = input.question(id);
        if (!question)
            return fail(question);
        auto measure = measureOf(*question, input.sample);
        if (!measure)
            return fail(measure);
        for (std::size_t row = 0; row < input.sample.weights.size(); ++row)
            if (input.sample.has(row))
                measure->weights.push_back(input.sample.weights[row]);
        measures.push_back(std::move(*measure));
    }
    return measures;
}

void countRows(const std::vector<Measure>& measures, ResultTable& table)
{
    double system = 0;
    double user = 0;
    const auto rows = measures.front().values.size();
    for (std::size_t row = 0; row < rows; ++row) {
        const auto has = [&](Measure::Missing kind) {
            return std::any_of(measures.begin(), measures.end(), [&](const Measure& m) { return m.missing[row] == kind; });
        };
        const auto& weights = measures.front().weights;
        const double weight = weights.empty() ? 1 : weights[row];
        table.nTotal += weight;
        if (has(Measure::Missing::System))
            system += weight;
        else if (has(Measure::Missing::User))
            user += weight;
    }
    table.nValid = table.nTotal - system - user;
    table.leftOut = leftOut(system, user);
}

QString titleOf(const Measure& measure) { return measure.variable.title(); }

QStringList namesOf(const std::vector<Measure>& measures)
{
    QStringList names;
    for (const auto& measure : measures)
        names << measure.variable.name;
    return names;
}

QStringList testHeaders(const Input& input)
{
    return {translate(context, "Test"),        translate(context, "Statistic"), QStringLiteral("p"),
            translate(context, "Effect size"), translate(context, "Value"),     translate(context, "%1 % CI").arg(input.confidenceText())};
}

void addTest(ResultTable& table, const Test& test)
{
    ResultRow row;
    row.cells.push_back(cells::words(test.name));
    if (test.symbol.isEmpty())
        row.cells.push_back(cells::words({}));
    else if (test.statistic.isDefined())
        row.cells.push_back(
            {test.symbol + test.df + QStringLiteral(" = ")
                 + (test.symbol == QLatin1String("U") ? format::count(test.statistic.value) : format::statistic(test.statistic.value)),
             test.statistic.value});
    else
        row.cells.push_back(cells::words(format::undefined()));
    row.cells.push_back(test.p.isDefined() || !test.p.reason.isEmpty() ? cells::p(test.p) : cells::words({}));
    row.cells.push_back(cells::words(test.effect));
    const bool hasEffect = !test.effect.isEmpty();
    row.cells.push_back(!hasEffect ? cells::words({}) : test.isBounded ? cells::bounded(test.size) : cells::statistic(test.size));
    row.cells.push_back(!test.interval.isDefined() ? cells::words({})
                            : test.isBounded       ? cells::boundedInterval(test.interval)
                                                   : cells::interval(test.interval));
    table.rows.push_back(std::move(row));
    const QString& reason = !test.symbol.isEmpty() && !test.statistic.isDefined() ? test.statistic.reason : test.p.reason;
    if (!reason.isEmpty()) {
        const auto note = QStringLiteral("%1: %2").arg(test.name, reason);
        if (!table.notes.contains(note))
            table.notes << note;
    }
}

QString degrees(double df)
{
    return std::isfinite(df) ? QStringLiteral("(%1)").arg(df == std::floor(df) ? format::count(df) : format::fixed(df, 1)) : QString();
}

QString degrees(double df1, double df2)
{
    return QStringLiteral("(%1, %2)").arg(format::count(df1), df2 == std::floor(df2) ? format::count(df2) : format::fixed(df2, 1));
}

void addPairs(ResultTable& table, const std::vector<PairLine>& pairs, const QString& differenceTitle, const Input& input)
{
    const bool hasInterval = std::any_of(pairs.begin(), pairs.end(), [](const PairLine& pair) { return pair.interval.isDefined(); });
    table.headers = {translate(context, "First"), translate(context, "Second")};
    if (!differenceTitle.isEmpty())
        table.headers << differenceTitle;
    if (hasInterval)
        table.headers << translate(context, "%1 % CI").arg(input.confidenceText());
    table.headers << translate(context, "Statistic") << QStringLiteral("p");
    for (const auto& pair : pairs) {
        ResultRow row;
        row.cells = {cells::words(pair.first), cells::words(pair.second)};
        if (!differenceTitle.isEmpty())
            row.cells.push_back(cells::statistic(pair.difference));
        if (hasInterval)
            row.cells.push_back(cells::interval(pair.interval));
        row.cells.push_back(
            pair.statistic.isDefined()
                ? ResultCell{pair.symbol + QStringLiteral(" = ") + format::statistic(pair.statistic.value), pair.statistic.value}
                : ResultCell{format::undefined()});
        row.cells.push_back(cells::p(pair.p));
        table.rows.push_back(std::move(row));
    }
}

Option exactOption()
{
    auto option = shared::onOff("exact", translate(context, "Exact test"));
    option.about =
        translate(context, "Exact p of rank tests; by random permutations, with seed and standard error, where there are too many");
    return option;
}

void addSimulated(ResultTable& table, const std::optional<stats::SimulatedTest>& test)
{
    if (!test)
        return;
    addTest(table, {translate(context, "By random permutations"), {}, {}, {}, test->p, {}, {}, {}});
    if (test->p.isDefined())
        table.notes << translate(context, "p by Monte Carlo with %1 random permutations (seed %2, standard error %3).")
                           .arg(format::count(test->replicates))
                           .arg(test->seed)
                           .arg(test->standardError, 0, 'g', 2);
}

void addShift(ResultTable& table, const std::optional<stats::HodgesLehmann>& shift)
{
    if (shift)
        addTest(table,
                {translate(context, "Hodges–Lehmann"), {}, {}, {}, {}, translate(context, "Shift"), shift->estimate, shift->interval});
}

void addToJson(QJsonObject& json, const std::optional<stats::SimulatedTest>& test, const std::optional<stats::HodgesLehmann>& shift)
{
    if (test)
        json[QStringLiteral("monte_carlo")] = stats::toJson(*test);
    if (shift)
        json[QStringLiteral("hodges_lehmann")] = stats::toJson(*shift);
}

Part partOf(const QString& kind, const QStringList& variables, ResultTable table, const QJsonObject& result, std::vector<double> essence)
{
    Part part;
    part.table = std::move(table);
    part.entries.push_back(entryFor(kind, variables, part.table, result));
    part.essence = std::move(essence);
    return part;
}

} // namespace counterpoint::comparison
