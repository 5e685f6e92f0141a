#include "core/analysis/cells.h"
#include "core/analysis/format.h"
#include "core/analysis/gather.h"
#include "core/analysis/kinds.h"
#include "core/analysis/survey_design.h"
#include "core/base/translate.h"
#include "core/stats/json.h"
#include "core/stats/sample_estimates.h"
#include <algorithm>
#include <cmath>

namespace counterpoint {

namespace {

constexpr const char* context = "Population";
constexpr std::size_t mostCategories = 100;
using surveyDesign::counted;
using surveyDesign::setCounts;

Result<std::vector<Part>> meanParts(const Input& input)
{
    const auto design = surveyDesign::of(input.sample);
    Part part;
    auto& table = part.table;
    table.title = translate(context, "Means of the population");
    table.headers = {translate(context, "Variable"),
                     QStringLiteral("n"),
                     QStringLiteral("M"),
                     QStringLiteral("SE"),
                     translate(context, "%1 % CI").arg(input.confidenceText()),
                     QStringLiteral("SD"),
                     translate(context, "Design effect"),
                     translate(context, "Total")};
    table.method = surveyDesign::taylor();
    table.notes = surveyDesign::notes(input, design);
    for (const auto id : input.in("variables")) {
        const auto question = input.question(id);
        if (!question)
            return fail(question);
        std::vector<double> values(design.rows(), std::nan(""));
        for (std::size_t row = 0; row < values.size(); ++row)
            if (input.sample.has(row) && !question->variable.isMissing(question->column.numbers[row]))
                values[row] = question->column.numbers[row];
        const auto rows = counted(input, design, [&](std::size_t row) { return std::isfinite(values[row]); });
        auto m = stats::sampledMean(values, design, input.confidence());
        m.nMissing = rows.total - rows.valid;
        const auto& effect = m.designEffect.isDefined() ? m.designEffect : m.designEffectReplace;
        table.rows.push_back({ResultRow::Kind::Body,
                              {{question->variable.title()},
                               cells::count(m.n),
                               cells::statistic(m.mean),
                               cells::statistic(m.se),
                               cells::interval(m.interval),
                               cells::statistic(m.sd),
                               cells::fixed(effect, 2),
                               cells::fixed(m.total, 0)}});
        ResultTable own;
        setCounts(own, rows);
        own.method = table.method;
        own.notes = table.notes;
        if (!m.mean.isDefined()) {
            own.notes << translate(context, "“%1”: %2").arg(question->variable.name, m.mean.reason);
            table.notes << own.notes.back();
        }
        const bool isFirst = part.entries.empty();
        table.nTotal = rows.total;
        table.nValid = isFirst ? rows.valid : std::min(table.nValid, rows.valid);
        table.mostValid = std::max(table.mostValid, rows.valid);
        if (isFirst)
            table.leftOut = own.leftOut;
        else
            table.leftOut.clear();
        part.entries.push_back(entryFor(QStringLiteral("weights"), {question->variable.name}, own, stats::toJson(m)));
        for (const double number : {m.n, m.mean.value, m.se.value})
            part.essence.push_back(number);
    }
    return singlePart(std::move(part));
}

/// The valid answers of a variable, and the one each row has; -1 for none, and for rows that the filter keeps out.
struct Side {
    Variable variable;
    QStringList labels;
    std::vector<int> places;
};

Result<Side> sideOf(const Input& input, VariableId id)
{
    const auto question = input.question(id);
    if (!question)
        return fail(question);
    const auto categories = categoriesOf(*question, input.sample);
    Side side{question->variable, {}, {}};
    std::vector<int> moved;
    for (const auto& item : categories.items) {
        moved.push_back(item.isMissing ? -1 : int(side.labels.size()));
        if (!item.isMissing)
            side.labels << item.label;
    }
    if (std::size_t(side.labels.size()) > mostCategories)
        return fail(Error::Kind::Invalid,
                    translate(context, "“%1” has %2 different answers, too many for a table of shares. Ask for its mean (describe).")
                        .arg(side.variable.name)
                        .arg(side.labels.size()));
    for (const auto place : categories.rows)
        side.places.push_back(place < 0 ? -1 : moved[std::size_t(place)]);
    return side;
}

stats::Number percentOf(const stats::Number& share)
{
    return share.isDefined() ? stats::Number(100 * share.value) : stats::Number::undefined(share.reason);
}

ResultCell percentInterval(const stats::Interval& interval)
{
    return {interval.isDefined() ? QStringLiteral("[%1, %2]").arg(format::percent(100 * interval.low), format::percent(100 * interval.high))
                                 : format::undefined()};
}

Part sharesOf(const Side& side, const stats::SampleDesign& design, const Input& input)
{
    auto s = stats::sampledShares(side.places, std::size_t(side.labels.size()), design, input.confidence());
    const auto rows = counted(input, design, [&](std::size_t row) { return side.places[row] >= 0; });
    s.nMissing = rows.total - rows.valid;
    Part part;
    auto& table = part.table;
    table.title = side.variable.title();
    table.headers = {translate(context, "Answer"),       QStringLiteral("n"),  translate(context, "Estimated number"),
                     translate(context, "Percent"),      QStringLiteral("SE"), translate(context, "%1 % CI").arg(input.confidenceText()),
                     translate(context, "Design effect")};
    setCounts(table, rows);
    figure::BarChart chart;
    chart.title = table.title;
    chart.note = table.nText();
    chart.valueTitle = translate(context, "Percent of the population");
    for (std::size_t i = 0; i < s.shares.size(); ++i) {
        const auto& share = s.shares[i];
        table.rows.push_back({ResultRow::Kind::Body,
                              {{side.labels[qsizetype(i)]},
                               cells::count(s.counts[i]),
                               cells::fixed(stats::Number::finiteOr(s.totals[i], {}), 0),
                               cells::percent(percentOf(share.share)),
                               cells::percent(percentOf(share.se)),
                               percentInterval(share.interval),
                               cells::fixed(s.designEffects[i], 2)}});
        if (share.share.isDefined())
            chart.bars.push_back({side.labels[qsizetype(i)], 100 * share.share.value, format::percent(100 * share.share.value)});
    }
    table.notes = surveyDesign::notes(input, design);
    table.method =
        translate(context, "Of the valid answers. Standard errors by Taylor linearisation (Binder, 1983), intervals on the logit scale.");
    part.figures.push_back(std::move(chart));
    part.entries.push_back(entryFor(QStringLiteral("weights"), {side.variable.name}, table, stats::toJson(s, side.labels)));
    part.essence = {s.n, s.sumOfWeights};
    part.essence.insert(part.essence.end(), s.totals.begin(), s.totals.end());
    return part;
}

Result<std::vector<Part>> shareParts(const Input& input)
{
    const auto design = surveyDesign::of(input.sample);
    std::vector<Part> parts;
    for (const auto id : input.in("variables")) {
        const auto side = sideOf(input, id);
        if (!side)
            return fail(side);
        parts.push_back(sharesOf(*side, design, input));
    }
    return parts;
}

Result<std::vector<Part>> tableParts(const Input& input)
{
    const auto rowId = input.analysis.firstIn(QStringLiteral("rows"));
    const auto columnId = input.analysis.firstIn(QStringLiteral("columns"));
    const auto rows = sideOf(input, rowId);
    if (!rows)
        return fail(rows);
    if (rowId == columnId)
        return fail(Error::Kind::Invalid,
                    translate(context, "A cross-table of “%1” by itself says nothing. Choose another variable for the columns.")
                        .arg(rows->variable.name));
    const auto columns = sideOf(input, columnId);
    if (!columns)
        return fail(columns);
    const auto design = surveyDesign::of(input.sample);
    auto t = stats::sampledTable(rows->places, std::size_t(rows->labels.size()), columns->places, std::size_t(columns->labels.size()),
                                 design, input.confidence());
    const auto there = counted(input, design, [&](std::size_t row) { return rows->places[row] >= 0 && columns->places[row] >= 0; });
    t.cells.nMissing = there.total - there.valid;
    Part part;
    auto& table = part.table;
    table.title = translate(context, "%1 by %2").arg(rows->variable.title(), columns->variable.title());
    table.headers = QStringList{rows->variable.title(), QString()} + columns->labels;
    setCounts(table, there);
    for (std::size_t i = 0; i < t.rows; ++i) {
        ResultRow percents{ResultRow::Kind::Body, {{rows->labels[qsizetype(i)]}, {translate(context, "Row percent")}}};
        ResultRow errors{ResultRow::Kind::Body, {{QString()}, {QStringLiteral("SE")}}};
        ResultRow numbers{ResultRow::Kind::Body, {{QString()}, {QStringLiteral("n")}}};
        for (std::size_t j = 0; j < t.columns; ++j) {
            const auto& share = t.ofRow[i * t.columns + j];
            percents.cells.push_back(cells::percent(percentOf(share.share)));
            errors.cells.push_back(cells::percent(percentOf(share.se)));
            numbers.cells.push_back(cells::count(t.cells.counts[i * t.columns + j]));
        }
        for (auto* row : {&percents, &errors, &numbers})
            table.rows.push_back(std::move(*row));
    }
    if (t.p.isDefined())
        table.notes << translate(context, "F(%1, %2) = %3, %4.")
                           .arg(format::fixed(t.df1.value, 2), format::fixed(t.df2.value, 2), format::fixed(t.f.value, 2),
                                format::p(t.p.value));
    else
        table.notes << translate(context, "No test: %1").arg(t.p.reason);
    table.notes += surveyDesign::notes(input, design);
    table.method =
        translate(context,
                  "Standard errors by Taylor linearisation (Binder, 1983); Pearson's chi-square with the second-order correction of "
                  "Rao and Scott (1984), as an F.");
    part.entries.push_back(entryFor(QStringLiteral("weights"), {rows->variable.name, columns->variable.name}, table,
                                    stats::toJson(t, rows->labels, columns->labels)));
    part.essence = {t.cells.n, t.cells.sumOfWeights};
    part.essence.insert(part.essence.end(), t.cells.totals.begin(), t.cells.totals.end());
    return singlePart(std::move(part));
}

Role one(const char* key, const QString& title)
{
    Role role = shared::variables();
    role.key = QLatin1String(key);
    role.title = title;
    role.most = 1;
    return role;
}

} // namespace

AnalysisKind kinds::populationMeans()
{
    auto variables = shared::variables();
    variables.types = {VariableType::Number};
    auto kind = surveyDesign::kindUnderWeights("population_means", "describe", translate(context, "Means of a population"),
                                               translate(context, "Means with standard errors under sampling weights"), {variables});
    kind.icon = "office-chart-area";
    kind.compute = meanParts;
    return kind;
}

AnalysisKind kinds::populationShares()
{
    auto kind =
        surveyDesign::kindUnderWeights("population_shares", "frequencies", translate(context, "Shares of a population"),
                                       translate(context, "Shares with standard errors under sampling weights"), {shared::variables()});
    kind.icon = "office-chart-bar";
    kind.compute = shareParts;
    return kind;
}

AnalysisKind kinds::populationTable()
{
    auto kind = surveyDesign::kindUnderWeights("population_table", "crosstab", translate(context, "Cross-table of a population"),
                                               translate(context, "Cross-table with standard errors under sampling weights"),
                                               {one("rows", translate(context, "Rows")), one("columns", translate(context, "Columns"))});
    kind.icon = "office-chart-bar-stacked";
    kind.compute = tableParts;
    return kind;
}

} // namespace counterpoint
