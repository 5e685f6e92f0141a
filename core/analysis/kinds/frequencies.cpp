#include "core/stats/frequencies.h"
#include "core/analysis/format.h"
#include "core/analysis/gather.h"
#include "core/analysis/kinds.h"
#include "core/analysis/suppression.h"
#include "core/base/translate.h"
#include "core/stats/json.h"
#include <QJsonArray>
#include <algorithm>
#include <cmath>
#include <iterator>

namespace counterpoint {

namespace {

constexpr const char* context = "Frequencies";
constexpr std::size_t mostRows = 1'000; ///< of a table; the document for machines holds all
constexpr std::size_t mostBars = 30;
constexpr std::size_t fewValues = 12; ///< a measured number with more distinct values is drawn as a histogram

/// The categories apart: answers, and what counts as missing.
struct Split {
    std::vector<const Category*> valid;
    std::vector<const Category*> missing;
    double empty = 0;
};

Split split(const Categories& categories)
{
    Split parts;
    for (const auto& item : categories.items)
        (item.isMissing ? parts.missing : parts.valid).push_back(&item);
    parts.empty = categories.empty;
    return parts;
}

QString emptyLabel() { return translate(context, "No answer (empty)"); }

std::vector<double> countsOf(const std::vector<const Category*>& categories)
{
    std::vector<double> counts;
    for (const auto* category : categories)
        counts.push_back(category->count);
    return counts;
}

/// How the interval of a percentage is found, as the option says and as the table names it.
struct IntervalMethod {
    const char* key;
    stats::ProportionMethod method;
    const char* title;
};
constexpr IntervalMethod intervalMethods[]{{"wilson", stats::ProportionMethod::Wilson, "Wilson"},
                                           {"clopper_pearson", stats::ProportionMethod::ClopperPearson, "Clopper-Pearson"},
                                           {"agresti_coull", stats::ProportionMethod::AgrestiCoull, "Agresti-Coull"},
                                           {"jeffreys", stats::ProportionMethod::Jeffreys, "Jeffreys"}};

const IntervalMethod& intervalMethod(const Input& input)
{
    const auto wanted = input.text("interval_method");
    const auto* found = std::find_if(std::begin(intervalMethods), std::end(intervalMethods),
                                     [&](const IntervalMethod& one) { return wanted == QLatin1String(one.key); });
    return found == std::end(intervalMethods) ? intervalMethods[0] : *found;
}

Option intervalMethodOption()
{
    std::vector<Option::Choice> choices;
    for (const auto& one : intervalMethods)
        choices.push_back({QLatin1String(one.key), QLatin1String(one.title)});
    return shared::choice("interval_method", translate(context, "Intervals by"), "wilson", choices);
}

stats::Frequencies compute(const Split& parts, const Input& input)
{
    auto missing = countsOf(parts.missing);
    missing.push_back(parts.empty);
    return stats::frequencies(countsOf(parts.valid), missing, {input.confidence(), intervalMethod(input).method, input.populationSize()});
}

ResultCell percentCell(const stats::Number& percent)
{
    return {percent.isDefined() ? format::percent(percent.value) : format::undefined(), percent.value};
}

ResultCell countCell(double n) { return {n == n ? format::count(n) : suppression::mark(), n}; }

/// What may be shown: withheld counts are NaN, with the percentages and cumulative percentages that would give them away.
void mask(stats::Frequencies& f, const std::vector<bool>& withheld)
{
    const auto first = std::find(withheld.begin(), withheld.end(), true);
    std::size_t last = withheld.size();
    for (std::size_t i = 0; i < withheld.size(); ++i)
        if (withheld[i])
            last = i;
    for (std::size_t i = 0; i < withheld.size(); ++i) {
        if (withheld[i]) {
            f.counts[i] = std::nan("");
            f.percent[i] = f.validPercent[i] = stats::Number();
            f.validPercentInterval[i] = stats::Interval();
        }
        if (last < withheld.size() && i >= std::size_t(first - withheld.begin()) && i < last)
            f.cumulativeValidPercent[i] = stats::Number();
    }
}

/// Which of the categories are shown: all, or the most frequent where there are very many.
std::vector<bool> shown(const std::vector<double>& counts, std::size_t most)
{
    if (counts.size() <= most)
        return std::vector<bool>(counts.size(), true);
    std::vector<std::size_t> order(counts.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return counts[a] > counts[b]; });
    std::vector<bool> kept(counts.size());
    for (std::size_t i = 0; i < most; ++i)
        kept[order[i]] = true;
    return kept;
}

/// A code with its label, as a user knows it: '1 Strongly disagree'.
QString rowLabel(const Variable& variable, const Category& category)
{
    const auto code = valueText(variable.type, category.value);
    return variable.type != VariableType::Number || code == category.label ? category.label
                                                                           : QStringLiteral("%1  %2").arg(code, category.label);
}

std::vector<ResultRow> validRows(const Variable& variable, const Split& parts, const stats::Frequencies& f, bool intervals)
{
    const auto keep = shown(f.counts, mostRows);
    std::vector<ResultRow> rows;
    for (std::size_t i = 0; i < parts.valid.size(); ++i) {
        if (!keep[i])
            continue;
        ResultRow row;
        row.cells = {{rowLabel(variable, *parts.valid[i])},
                     countCell(f.counts[i]),
                     percentCell(f.percent[i]),
                     percentCell(f.validPercent[i]),
                     percentCell(f.cumulativeValidPercent[i])};
        if (intervals) {
            const auto& interval = f.validPercentInterval[i];
            row.cells.push_back({interval.isDefined()
                                     ? QStringLiteral("[%1, %2]").arg(format::percent(interval.low), format::percent(interval.high))
                                     : format::undefined()});
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

void addMissingAndTotal(std::vector<ResultRow>& rows, const Variable& variable, const Split& parts, const stats::Frequencies& f,
                        std::size_t width)
{
    const auto add = [&](ResultRow::Kind kind, std::vector<ResultCell> cells) {
        cells.resize(width);
        rows.push_back({kind, std::move(cells)});
    };
    for (std::size_t i = 0; i < parts.missing.size(); ++i)
        add(ResultRow::Kind::Missing,
            {{rowLabel(variable, *parts.missing[i])}, countCell(f.missingCounts[i]), percentCell(f.missingPercent[i])});
    if (parts.empty > 0)
        add(ResultRow::Kind::Missing, {{emptyLabel()}, countCell(parts.empty), percentCell(f.missingPercent.back())});
    const stats::Number whole = f.nTotal > 0 ? stats::Number(100) : stats::Number();
    add(ResultRow::Kind::Total,
        {{translate(context, "Total")}, countCell(f.nTotal), percentCell(whole), f.nValid > 0 ? percentCell(whole) : percentCell({})});
}

figure::BarChart bars(const Variable& variable, const Split& parts, const stats::Frequencies& f, const ResultTable& table)
{
    figure::BarChart chart;
    chart.title = table.title;
    chart.note = table.nText();
    chart.valueTitle = translate(context, "Responses");
    const auto keep = shown(f.counts, mostBars);
    const auto bar = [](const QString& label, double n, const stats::Number& percent) {
        return figure::Bar{label, n,
                           percent.isDefined() ? QStringLiteral("%1 (%2 %)").arg(format::count(n), format::percent(percent.value))
                                               : format::count(n)};
    };
    for (std::size_t i = 0; i < parts.valid.size(); ++i)
        if (keep[i] && f.counts[i] == f.counts[i])
            chart.bars.push_back(bar(parts.valid[i]->label, f.counts[i], f.validPercent[i]));
    for (const auto* category : parts.missing)
        chart.missing.push_back({category->label, category->count, format::count(category->count)});
    if (parts.empty > 0)
        chart.missing.push_back({emptyLabel(), parts.empty, format::count(parts.empty)});
    if (parts.valid.size() > mostBars)
        chart.note += translate(context, "; the %1 most frequent of %2 answers").arg(mostBars).arg(parts.valid.size());
    chart.subtitle = variable.label.isEmpty() ? QString() : variable.name;
    return chart;
}

figure::Histogram histogram(const Variable& variable, const Split& parts, const ResultTable& table)
{
    figure::Histogram chart;
    chart.title = table.title;
    chart.subtitle = variable.label.isEmpty() ? QString() : variable.name;
    chart.note = table.nText();
    chart.valueTitle = variable.title();
    std::vector<double> values;
    std::vector<double> distinct;
    for (const auto* category : parts.valid) {
        const double value = std::get<double>(category->value);
        distinct.push_back(value);
        values.insert(values.end(), std::size_t(category->count), value);
    }
    chart.edges = figure::niceEdges(values.empty() ? distinct : values);
    chart.counts = figure::countsWithin(chart.edges, distinct, countsOf(parts.valid));
    return chart;
}

QJsonValue jsonValue(const Variable& variable, const Value& value)
{
    if (variable.type == VariableType::Number)
        return std::get<double>(value);
    return valueText(variable.type, value);
}

/// The document has the codes as `values` and the labels beside them.
QJsonObject toJson(const Variable& variable, const Split& parts, const stats::Frequencies& f)
{
    QStringList labels;
    QJsonArray values;
    for (const auto* category : parts.valid) {
        labels << category->label;
        values.append(jsonValue(variable, category->value));
    }
    QStringList missingLabels;
    QJsonArray missingValues;
    for (const auto* category : parts.missing) {
        missingLabels << category->label;
        missingValues.append(jsonValue(variable, category->value));
    }
    missingLabels << systemMissing;
    missingValues.append(QJsonValue::Null);
    auto json = stats::toJson(f, labels, missingLabels);
    json[QStringLiteral("values")] = values;
    json[QStringLiteral("labels")] = QJsonArray::fromStringList(labels);
    json[QStringLiteral("missing_values")] = missingValues;
    json[QStringLiteral("missing_labels")] = QJsonArray::fromStringList(missingLabels);
    return json;
}

Result<Part> partFor(const Question& question, const Input& input)
{
    const auto& variable = question.variable;
    const auto categories = categoriesOf(question, input.sample);
    const auto parts = split(categories);
    auto f = compute(parts, input);
    if (const auto possible = input.checkPopulation(variable, f.nValid); !possible)
        return fail(possible);
    const auto withheld = suppression::ofList(f.counts, input.suppressBelow());
    const bool isMasked = std::find(withheld.begin(), withheld.end(), true) != withheld.end();
    mask(f, withheld);
    const bool intervals = input.showsIntervals();

    Part part;
    auto& table = part.table;
    table.title = variable.title();
    table.headers = {translate(context, "Answer"), QStringLiteral("n"), translate(context, "Percent"), translate(context, "Valid percent"),
                     translate(context, "Cumulative percent")};
    if (intervals)
        table.headers << translate(context, "%1 % CI of valid percent").arg(input.confidenceText());
    table.nTotal = f.nTotal;
    table.nValid = f.nValid;
    table.leftOut = leftOut(parts.empty, f.nMissing - parts.empty);
    table.rows = validRows(variable, parts, f, intervals);
    addMissingAndTotal(table.rows, variable, parts, f, std::size_t(table.headers.size()));
    table.method = intervals
        ? translate(context, "Percent of all responses, and of valid ones, with %1 intervals.")
              .arg(QLatin1String(intervalMethod(input).title))
        : translate(context, "Percent is of all responses, valid and cumulative percent of those that are not missing.");
    if (intervals && std::isfinite(input.populationSize()))
        table.method += translate(context, " Intervals are corrected for a population of %1.").arg(format::count(input.populationSize()));
    table.notes = input.sampleNotes();
    if (parts.valid.size() > mostRows)
        table.notes << translate(context, "The %1 most frequent of %2 different answers are shown.").arg(mostRows).arg(parts.valid.size());

    if (isMasked)
        table.notes << suppression::note(input.suppressBelow());
    if (variable.type == VariableType::Number && variable.level == Level::Scale && parts.valid.size() > fewValues && !isMasked)
        part.figures.push_back(histogram(variable, parts, table));
    else
        part.figures.push_back(bars(variable, parts, f, table));
    auto json = toJson(variable, parts, f);
    if (isMasked)
        suppression::explain(json, input.suppressBelow());
    part.entries.push_back(entryFor(QStringLiteral("freq"), {variable.name}, table, json));
    part.essence = {f.nTotal, f.nValid};
    part.essence.insert(part.essence.end(), f.counts.begin(), f.counts.end());
    return part;
}

/// Whether the answers have the shares expected. Answers that nobody gave count too when as many shares are given.
Result<Part> fitFor(const Question& question, const std::vector<double>& expected, const Input& input)
{
    const auto& variable = question.variable;
    const auto categories = categoriesOf(question, input.sample);
    const auto parts = split(categories);
    if (parts.valid.size() != expected.size())
        return fail(Error::Kind::Invalid,
                    translate(context, "“%1” has %2 answers, but %3 expected shares are given. Give one for each answer, in their order.")
                        .arg(variable.name)
                        .arg(parts.valid.size())
                        .arg(expected.size()));
    const auto counts = countsOf(parts.valid);
    const auto fit = stats::goodnessOfFit(counts, expected);
    const auto f = compute(parts, input);
    Part part;
    auto& table = part.table;
    table.title = translate(context, "%1: fit with the expected shares").arg(variable.title());
    table.headers = {translate(context, "Answer"), QStringLiteral("n"), translate(context, "Expected"), translate(context, "Residual")};
    for (std::size_t i = 0; i < counts.size() && i < fit.expected.size(); ++i)
        table.rows.push_back({ResultRow::Kind::Body,
                              {{rowLabel(variable, *parts.valid[i])},
                               countCell(counts[i]),
                               {format::fixed(fit.expected[i], 1), fit.expected[i]},
                               {format::fixed(fit.residuals[i], 2), fit.residuals[i]}}});
    table.nTotal = f.nTotal;
    table.nValid = f.nValid;
    table.leftOut = leftOut(parts.empty, f.nMissing - parts.empty);
    table.notes << (fit.chi2.isDefined() ? translate(context, "χ²(%1, N = %2) = %3, %4, Cohen's w = %5.")
                                               .arg(fit.df)
                                               .arg(format::count(f.nValid), format::fixed(fit.chi2.value, 2), format::p(fit.p.value),
                                                    format::statistic(fit.cohensW.value))
                                         : translate(context, "No chi-square test: %1").arg(fit.chi2.reason));
    if (fit.cellsExpectedUnder5 > 0)
        table.notes << translate(context, "%1 expected counts are under 5: p is a rough guide.").arg(fit.cellsExpectedUnder5);
    table.notes += input.sampleNotes();
    table.method = translate(context, "Pearson's chi-square test of goodness of fit.");
    part.entries.push_back(entryFor(QStringLiteral("gof"), {variable.name}, table, stats::toJson(fit)));
    part.essence = counts;
    return part;
}

Result<std::vector<Part>> partsFor(const Input& input)
{
    const auto expected = input.numbers("expected");
    std::vector<Part> parts;
    for (const auto id : input.in("variables")) { // one column in memory at a time
        const auto question = input.question(id);
        if (!question)
            return fail(question);
        auto part = partFor(*question, input);
        if (!part)
            return fail(part);
        parts.push_back(std::move(*part));
        if (expected.empty() || input.suppressBelow() > 0)
            continue;
        auto fit = fitFor(*question, expected, input);
        if (!fit)
            return fail(fit);
        parts.push_back(std::move(*fit));
    }
    return parts;
}

Option expectedShares()
{
    Option option{
        QStringLiteral("expected"), translate(context, "Expected shares"), Option::Type::Numbers, QJsonArray(), {}, {}, {}, {}, {}};
    option.about = translate(context, "Expected shares of the answers in their order: adds a test of the fit");
    return option;
}

} // namespace

AnalysisKind kinds::frequencies()
{
    AnalysisKind kind;
    kind.key = kind.command = QStringLiteral("frequencies");
    kind.title = translate(context, "Frequencies");
    kind.about = translate(context, "Frequencies with missing answers apart");
    kind.alsoCalled = translate(context, "frequency table; tabulate; percentages; bar chart; histogram");
    kind.icon = "office-chart-bar";
    kind.roles = {shared::variables(), shared::split(), shared::frequencyWeight()};
    kind.options = {shared::onOff("intervals", translate(context, "Confidence intervals of percentages")),
                    intervalMethodOption(),
                    expectedShares(),
                    shared::confidence(),
                    shared::populationSize(),
                    shared::suppression()};
    kind.convention = translate(context,
                                "Frequencies are given as percent of all and of valid answers; empty answers and those declared missing "
                                "(such as “prefer not to say”) are shown apart.");
    kind.compute = partsFor;
    return kind;
}

} // namespace counterpoint
