#include "core/stats/crosstab.h"
#include "core/analysis/format.h"
#include "core/analysis/gather.h"
#include "core/analysis/kinds.h"
#include "core/analysis/kinds/table_measures.h"
#include "core/analysis/suppression.h"
#include "core/base/translate.h"
#include "core/stats/json.h"
#include <QJsonArray>
#include <algorithm>
#include <cmath>

namespace counterpoint {

namespace {

constexpr const char* context = "Crosstab";
constexpr std::size_t mostCategories = 100; ///< of one side

/// The valid categories of one side, and which of them each row of the dataset falls into.
struct Side {
    Variable variable;
    QStringList labels;
    std::vector<std::int32_t> places; ///< -1 system-missing, -2 not selected, -3 user-missing
};

Side sideOf(const Question& question, const Sample& sample)
{
    auto categories = categoriesOf(question, sample);
    Side side{question.variable, {}, std::move(categories.rows)};
    std::vector<std::int32_t> moved;
    for (const auto& item : categories.items) {
        moved.push_back(item.isMissing ? -3 : std::int32_t(side.labels.size()));
        if (!item.isMissing)
            side.labels << item.label;
    }
    for (auto& place : side.places)
        if (place >= 0)
            place = moved[std::size_t(place)];
    return side;
}

Result<> refuseTooMany(const Side& side)
{
    if (std::size_t(side.labels.size()) <= mostCategories)
        return {};
    return fail(
        Error::Kind::Invalid,
        translate(
            context,
            "“%1” has %2 different answers; a cross-table can show %3 of a variable. Choose a variable with fewer, or describe this one.")
            .arg(side.variable.name)
            .arg(side.labels.size())
            .arg(mostCategories));
}

struct Counts {
    stats::Matrix cells;
    double total = 0;
    double systemMissing = 0;
    double userMissing = 0;
};

Counts count(const Side& rows, const Side& columns, const Sample& sample)
{
    Counts counts;
    counts.cells.assign(std::size_t(rows.labels.size()), std::vector<double>(std::size_t(columns.labels.size())));
    for (std::size_t i = 0; i < rows.places.size(); ++i) {
        const auto row = rows.places[i];
        const auto column = columns.places[i];
        if (row == -2)
            continue;
        const double n = sample.weight(i);
        counts.total += n;
        if (row == -1 || column == -1)
            counts.systemMissing += n;
        else if (row == -3 || column == -3)
            counts.userMissing += n;
        else
            counts.cells[std::size_t(row)][std::size_t(column)] += n;
    }
    return counts;
}

ResultCell countCell(double n) { return {n == n ? format::count(n) : suppression::mark(), n}; }
ResultCell percentCell(double percent) { return {format::percent(percent), percent}; }

double share(double part, double whole) { return whole > 0 ? 100 * part / whole : std::nan(""); }

/// One line of the table: the same statistic for each column.
ResultRow line(const QString& label, const QString& statistic, const std::vector<double>& values, ResultCell (*cell)(double),
               ResultCell total)
{
    ResultRow row;
    row.cells = {{label}, {statistic}};
    for (const double value : values)
        row.cells.push_back(cell(value));
    row.cells.push_back(std::move(total));
    return row;
}

ResultCell statisticCell(double number) { return {format::fixed(number, 1), number}; }
ResultCell residualCell(double number) { return {format::fixed(number, 2), number}; }

void addRows(ResultTable& table, const Side& rows, const stats::Crosstab& x, const Input& input)
{
    for (std::size_t i = 0; i < x.counts.size(); ++i) {
        table.rows.push_back(
            line(rows.labels[qsizetype(i)], translate(context, "Count"), x.counts[i], countCell, countCell(x.rowTotals[i])));
        if (input.isOn("row_percent"))
            table.rows.push_back(
                line({}, translate(context, "Row %"), x.rowPercent[i], percentCell, percentCell(share(x.rowTotals[i], x.rowTotals[i]))));
        if (input.isOn("column_percent"))
            table.rows.push_back(
                line({}, translate(context, "Column %"), x.columnPercent[i], percentCell, percentCell(share(x.rowTotals[i], x.n))));
        if (input.isOn("total_percent"))
            table.rows.push_back(
                line({}, translate(context, "Total %"), x.totalPercent[i], percentCell, percentCell(share(x.rowTotals[i], x.n))));
        if (input.isOn("expected") && !x.expected.empty())
            table.rows.push_back(line({}, translate(context, "Expected"), x.expected[i], statisticCell, {}));
        if (input.isOn("adjusted_residuals") && !x.adjustedResiduals.empty())
            table.rows.push_back(line({}, translate(context, "Adjusted residual"), x.adjustedResiduals[i], residualCell, {}));
    }
}

void addTotals(ResultTable& table, const stats::Crosstab& x, const Input& input)
{
    const auto add = [&](ResultRow row) {
        row.kind = ResultRow::Kind::Total;
        table.rows.push_back(std::move(row));
    };
    std::vector<double> shares;
    std::vector<double> wholes;
    for (const double total : x.columnTotals) {
        shares.push_back(share(total, x.n));
        wholes.push_back(share(total, total));
    }
    add(line(translate(context, "Total"), translate(context, "Count"), x.columnTotals, countCell, countCell(x.n)));
    if (input.isOn("row_percent"))
        add(line({}, translate(context, "Row %"), shares, percentCell, percentCell(share(x.n, x.n))));
    if (input.isOn("column_percent"))
        add(line({}, translate(context, "Column %"), wholes, percentCell, percentCell(share(x.n, x.n))));
    if (input.isOn("total_percent"))
        add(line({}, translate(context, "Total %"), shares, percentCell, percentCell(share(x.n, x.n))));
}

/// 'χ²(2, N = 84) = 13.06, p = .001, Cramér's V = .39, 95 % CI [.16, .60]', or why there is none.
QString testNote(const stats::Crosstab& x, const QString& confidence)
{
    if (!x.chi2.isDefined())
        return translate(context, "No chi-square test: %1").arg(x.chi2.reason);
    auto text = translate(context, "χ²(%1, N = %2) = %3, %4")
                    .arg(format::count(x.df.value), format::count(x.n), format::fixed(x.chi2.value, 2), format::p(x.p.value));
    if (x.cramersV.isDefined())
        text += translate(context, ", Cramér's V = %1").arg(format::bounded(x.cramersV.value));
    if (x.cramersV.isDefined() && x.cramersVInterval.isDefined())
        text += translate(context, ", %1 % CI [%2, %3]")
                    .arg(confidence, format::bounded(x.cramersVInterval.low), format::bounded(x.cramersVInterval.high));
    return text + u'.';
}

/// The exact test, beside chi-square where expected counts are small; x.notes say why and how it was done.
QStringList exactTestNote(const stats::Crosstab& x, bool always)
{
    if ((x.cellsExpectedUnder5 <= 0 && !always) || !x.exact.p.isDefined())
        return {};
    const auto test = x.exact.simulated ? translate(context, "Fisher-Freeman-Halton test, by random tables: %1.")
                                        : translate(context, "Fisher-Freeman-Halton exact test: %1.");
    return {test.arg(format::p(x.exact.p.value))};
}

QStringList notesFor(const Side& rows, const Side& columns, const stats::Crosstab& x, const Input& input)
{
    QStringList notes{testNote(x, input.confidenceText())};
    notes += exactTestNote(x, input.isOn("exact"));
    if (rows.variable.level == Level::Ordinal && columns.variable.level == Level::Ordinal && x.ordinal.tauB.isDefined())
        notes << translate(context, "Both are ordinal: Kendall's tau-b = %1, gamma = %2.")
                     .arg(format::bounded(x.ordinal.tauB.value), format::bounded(x.ordinal.gamma.value));
    if (x.cramersV.value > x.cramersVInterval.high)
        notes << translate(context,
                           "V lies above its interval: it is never below 0, and the higher by chance alone the more cells a table has. The "
                           "bias-corrected V, %1, takes that out.")
                     .arg(format::bounded(x.cramersVBiasCorrected.value));
    return notes + x.notes;
}

figure::Scheme schemeOf(const Variable& variable)
{
    if (variable.level != Level::Ordinal)
        return figure::Scheme::Categorical;
    return variable.scale.isEmpty() ? figure::Scheme::Sequential : figure::Scheme::Diverging;
}

/// The rows of a chart of bars or areas; those of which a count is withheld are not there.
template <class Chart>
Figure chartOf(const Side& rows, const Side& columns, const stats::Crosstab& x, const ResultTable& table)
{
    Chart chart;
    chart.title = table.title;
    chart.note = table.nText();
    chart.scheme = schemeOf(columns.variable);
    for (const auto& label : columns.labels)
        chart.series.push_back(label);
    for (std::size_t i = 0; i < x.counts.size(); ++i)
        if (std::all_of(x.counts[i].begin(), x.counts[i].end(), [](double count) { return std::isfinite(count); }))
            chart.rows.push_back(
                {translate(context, "%1 (n = %2)").arg(rows.labels[qsizetype(i)], format::count(x.rowTotals[i])), x.counts[i]});
    return chart;
}

figure::HeatMap heatMap(const Side& rows, const Side& columns, const stats::Crosstab& x, const ResultTable& table)
{
    figure::HeatMap chart;
    chart.title = table.title;
    chart.subtitle = translate(context, "Percent of the row");
    chart.note = table.nText();
    chart.rows.assign(rows.labels.begin(), rows.labels.end());
    chart.columns.assign(columns.labels.begin(), columns.labels.end());
    chart.values = x.rowPercent;
    chart.high = 100;
    for (const auto& row : x.rowPercent) {
        chart.texts.emplace_back();
        for (const double percent : row)
            chart.texts.back().push_back(format::percent(percent));
    }
    return chart;
}

Figure figureOf(const QString& wanted, const Side& rows, const Side& columns, const stats::Crosstab& x, const ResultTable& table)
{
    if (wanted == QLatin1String("grouped"))
        return chartOf<figure::GroupedBars>(rows, columns, x, table);
    if (wanted == QLatin1String("mosaic"))
        return chartOf<figure::Mosaic>(rows, columns, x, table);
    if (wanted == QLatin1String("heat"))
        return heatMap(rows, columns, x, table);
    return chartOf<figure::StackedBars>(rows, columns, x, table);
}

/// What may be shown of the table: withheld counts are NaN, with every percentage that would give them away, and no test.
stats::Crosstab masked(const stats::Crosstab& x, const suppression::Withheld& withheld)
{
    stats::Crosstab shown;
    shown.counts = x.counts;
    shown.rowTotals = x.rowTotals;
    shown.columnTotals = x.columnTotals;
    shown.rowPercent = x.rowPercent;
    shown.columnPercent = x.columnPercent;
    shown.totalPercent = x.totalPercent;
    shown.n = withheld.total ? std::nan("") : x.n;
    shown.confidence = x.confidence;
    shown.cellsExpectedUnder5 = std::nan("");
    shown.ordinal.concordant = shown.ordinal.discordant = std::nan("");
    for (std::size_t i = 0; i < x.counts.size(); ++i) {
        for (std::size_t j = 0; j < x.counts[i].size(); ++j) {
            const bool cell = withheld.cells[i][j];
            const auto hide = [](double& number, bool hidden) { number = hidden ? std::nan("") : number; };
            hide(shown.counts[i][j], cell);
            hide(shown.rowPercent[i][j], cell || withheld.rowTotals[i]);
            hide(shown.columnPercent[i][j], cell || withheld.columnTotals[j]);
            hide(shown.totalPercent[i][j], cell || withheld.total);
        }
        if (withheld.rowTotals[i])
            shown.rowTotals[i] = std::nan("");
    }
    for (std::size_t j = 0; j < x.columnTotals.size(); ++j)
        if (withheld.columnTotals[j])
            shown.columnTotals[j] = std::nan("");
    return shown;
}

/// Turns a part whose table is of masked numbers into one that says so.
void markWithheld(Part& part, double below)
{
    for (auto& row : part.table.rows)
        for (std::size_t column = 2; column < row.cells.size(); ++column)
            if (!row.cells[column].isNumber())
                row.cells[column].text = suppression::mark();
    part.table.notes.prepend(suppression::note(below));
}

Result<std::vector<Part>> tablesFor(const Question& rowQuestion, const Question& columnQuestion, const Input& input)
{
    if (rowQuestion.variable.id == columnQuestion.variable.id)
        return fail(Error::Kind::Invalid,
                    translate(context, "A cross-table of “%1” by itself says nothing. Choose another variable for the columns.")
                        .arg(rowQuestion.variable.name));
    const auto rows = sideOf(rowQuestion, input.sample);
    const auto columns = sideOf(columnQuestion, input.sample);
    for (const auto* side : {&rows, &columns})
        if (const auto few = refuseTooMany(*side); !few)
            return fail(few);
    const auto counts = count(rows, columns, input.sample);
    stats::CrosstabOptions options;
    options.confidence = input.confidence();
    options.exact = input.isOn("exact") ? stats::ExactTest::When::Always : stats::ExactTest::When::Small;
    const auto complete = stats::crosstab(counts.cells, options);
    const auto withheld = suppression::ofTable(complete.counts, input.suppressBelow());
    const auto x = withheld.any() ? masked(complete, withheld) : complete;

    Part part;
    auto& table = part.table;
    table.title = translate(context, "%1 by %2").arg(rows.variable.title(), columns.variable.title());
    table.headers = QStringList{rows.variable.title(), QString()} + columns.labels + QStringList{translate(context, "Total")};
    table.nTotal = counts.total;
    table.nValid = complete.n;
    table.leftOut = leftOut(counts.systemMissing, counts.userMissing);
    addRows(table, rows, x, input);
    addTotals(table, x, input);
    table.notes = (withheld.any() ? QStringList() : notesFor(rows, columns, x, input)) + input.sampleNotes();
    table.method = translate(context,
                             "Responses with an answer to both questions; Pearson's chi-square without continuity correction, "
                             "Cramér's V with an interval from the noncentral chi-square distribution.");
    part.figures.push_back(figureOf(input.text("figure"), rows, columns, x, table));
    auto json = stats::toJson(x, rows.labels, columns.labels);
    if (withheld.any()) {
        markWithheld(part, input.suppressBelow());
        for (const auto* key : {"expected", "residuals_raw", "residuals_pearson_standardized", "residuals_adjusted_standardized"})
            json[QLatin1String(key)] = QJsonValue::Null;
        suppression::explain(json, input.suppressBelow());
    }
    part.entries.push_back(entryFor(QStringLiteral("xtab"), {rows.variable.name, columns.variable.name}, table, json));
    part.essence = {counts.total, x.n};
    for (const auto& row : x.counts)
        part.essence.insert(part.essence.end(), row.begin(), row.end());
    auto parts = singlePart(std::move(part));
    if (input.isOn("measures") && !withheld.any())
        parts.push_back(tableMeasures(rows.variable, columns.variable, complete, parts.front().table, input));
    return parts;
}

Result<std::vector<Part>> partsFor(const Input& input)
{
    const auto rows = input.question("rows");
    if (!rows)
        return fail(rows);
    const auto columns = input.question("columns");
    if (!columns)
        return fail(columns);
    return tablesFor(*rows, *columns, input);
}

Role side(const char* key, const QString& title)
{
    Role role = shared::variables();
    role.key = QLatin1String(key);
    role.title = title;
    role.most = 1;
    role.about = translate(context, "The variable of the %1").arg(title.toLower());
    return role;
}

} // namespace

AnalysisKind kinds::crosstab()
{
    AnalysisKind kind;
    kind.key = kind.command = QStringLiteral("crosstab");
    kind.title = translate(context, "Cross-table");
    kind.about = translate(context, "Cross-table with percentages and chi-square");
    kind.alsoCalled = translate(context, "contingency table; crosstab; chi-square; pivot table; Fisher");
    kind.icon = "office-chart-bar-stacked";
    kind.roles = {side("rows", translate(context, "Rows")), side("columns", translate(context, "Columns")), shared::split(),
                  shared::frequencyWeight()};
    kind.options = {shared::onOff("row_percent", translate(context, "Row percent"), true),
                    shared::onOff("column_percent", translate(context, "Column percent")),
                    shared::onOff("total_percent", translate(context, "Total percent")),
                    shared::onOff("expected", translate(context, "Expected counts")),
                    shared::onOff("adjusted_residuals", translate(context, "Adjusted residuals"), false, QStringLiteral("--residuals")),
                    shared::onOff("exact", translate(context, "Exact test")),
                    shared::onOff("measures", translate(context, "All tests and measures")),
                    shared::choice("figure", translate(context, "Figure"), "stacked",
                                   {{QStringLiteral("stacked"), translate(context, "Stacked bars")},
                                    {QStringLiteral("grouped"), translate(context, "Grouped bars")},
                                    {QStringLiteral("mosaic"), translate(context, "Mosaic")},
                                    {QStringLiteral("heat"), translate(context, "Heat map")}}),
                    shared::confidence(),
                    shared::suppression()};
    kind.convention = translate(context, "Cross-tables use the responses that are valid in both variables.");
    kind.compute = partsFor;
    return kind;
}

} // namespace counterpoint
