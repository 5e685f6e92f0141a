#include "core/analysis/cells.h"
#include "core/analysis/format.h"
#include "core/analysis/gather.h"
#include "core/analysis/kinds.h"
#include "core/analysis/suppression.h"
#include "core/base/translate.h"
#include "core/stats/correlation.h"
#include "core/stats/json.h"
#include "core/stats/moments.h"
#include "core/stats/result_object.h"
#include <QJsonArray>
#include <algorithm>
#include <cmath>

namespace counterpoint {

namespace {

constexpr const char* context = "Correlate";

/// The variables with their numbers, row by row of the sample.
struct Gathered {
    std::vector<Variable> variables;
    std::vector<Numbers> numbers;

    QStringList names() const
    {
        QStringList all;
        for (const auto& variable : variables)
            all << variable.name;
        return all;
    }
};

Result<Gathered> gather(const Input& input, const std::vector<VariableId>& ids)
{
    Gathered gathered;
    for (const auto id : ids) {
        auto question = input.question(id);
        if (!question)
            return fail(question);
        gathered.numbers.push_back(numbersOf(*question, input.sample));
        gathered.variables.push_back(std::move(question->variable));
    }
    return gathered;
}

bool isUsable(double number) { return std::isfinite(number); }

/// How many rows have every variable, and why the others have not.
void countRows(const Gathered& gathered, const Sample& sample, ResultTable& table)
{
    table.nTotal = sample.n;
    const auto rows = gathered.numbers.front().values.size();
    double complete = 0;
    for (std::size_t row = 0; row < rows; ++row)
        complete +=
            std::all_of(gathered.numbers.begin(), gathered.numbers.end(), [row](const Numbers& n) { return isUsable(n.values[row]); });
    table.nValid = complete;
    if (complete < table.nTotal)
        table.leftOut = {{QStringLiteral("missing"), table.nTotal - complete}};
}

stats::CorrelationMethod methodOf(const Input& input)
{
    const auto chosen = input.text("method");
    return chosen == QLatin1String("spearman") ? stats::CorrelationMethod::Spearman
        : chosen == QLatin1String("kendall")   ? stats::CorrelationMethod::Kendall
                                               : stats::CorrelationMethod::Pearson;
}

QString symbolOf(stats::CorrelationMethod method)
{
    return method == stats::CorrelationMethod::Spearman ? QStringLiteral("ρ")
        : method == stats::CorrelationMethod::Kendall   ? QStringLiteral("τ-b")
                                                        : QStringLiteral("r");
}

QString sentenceOf(stats::CorrelationMethod method)
{
    switch (method) {
    case stats::CorrelationMethod::Spearman:
        return translate(context, "Spearman's rank correlation with mid-ranks; p by the t approximation.");
    case stats::CorrelationMethod::Kendall:
        return translate(context, "Kendall's tau-b; p by the normal approximation corrected for ties.");
    case stats::CorrelationMethod::Pearson:
        break;
    }
    return translate(context, "Pearson's correlation; intervals by Fisher's z.");
}

ResultRow rowOf(const QString& name, const stats::CorrelationTest& test, const stats::Interval& interval, const QString& statistic)
{
    return {ResultRow::Kind::Body,
            {{name},
             cells::bounded(test.coefficient),
             cells::boundedInterval(interval),
             {test.statistic.isDefined() ? statistic.arg(format::fixed(test.statistic.value, 2)) : format::undefined()},
             cells::p(test.p)}};
}

/// The points with the line of least squares.
figure::Scatter scatter(const Gathered& gathered, const ResultTable& table)
{
    figure::Scatter chart;
    chart.title = table.title;
    chart.note = table.nText();
    chart.xTitle = gathered.variables[0].title();
    chart.yTitle = gathered.variables[1].title();
    std::vector<double> x;
    std::vector<double> y;
    for (std::size_t row = 0; row < gathered.numbers[0].values.size(); ++row)
        if (isUsable(gathered.numbers[0].values[row]) && isUsable(gathered.numbers[1].values[row])) {
            x.push_back(gathered.numbers[0].values[row]);
            y.push_back(gathered.numbers[1].values[row]);
            chart.points.push_back({x.back(), y.back()});
        }
    const auto c = stats::correlate(x, y);
    const double spread = stats::moments(x).sumOfSquares() / double(x.size() - 1);
    if (c.covariance.isDefined() && spread > 0) {
        const double slope = c.covariance.value / spread;
        chart.line = figure::Scatter::StraightLine{stats::mean(y) - slope * stats::mean(x), slope};
    }
    return chart;
}

/// What is said of fewer pairs than may be shown.
Part withheldPair(Part part, const Gathered& gathered, const Input& input)
{
    for (auto& row : part.table.rows)
        for (std::size_t column = 1; column < row.cells.size(); ++column)
            row.cells[column] = {suppression::mark()};
    part.table.notes.prepend(translate(context, "* Coefficients of fewer than %1 responses are withheld.").arg(input.suppressBelow()));
    auto json = stats::toJson(stats::Correlation{});
    suppression::explain(json, input.suppressBelow());
    part.entries.push_back(entryFor(QStringLiteral("corr"), gathered.names(), part.table, json));
    return part;
}

Part pairOf(const Gathered& gathered, const Input& input)
{
    const auto c = stats::correlate(gathered.numbers[0].values, gathered.numbers[1].values, input.confidence());
    Part part;
    auto& table = part.table;
    table.title = translate(context, "%1 and %2").arg(gathered.variables[0].title(), gathered.variables[1].title());
    table.headers = {translate(context, "Measure"), translate(context, "Coefficient"),
                     translate(context, "%1 % CI").arg(input.confidenceText()), translate(context, "Test"), QStringLiteral("p")};
    const auto t = QStringLiteral("t(%1) = ").arg(format::count(c.df)) + QStringLiteral("%1");
    table.rows = {rowOf(translate(context, "Pearson's r"), c.pearson, c.pearson.interval, t),
                  rowOf(translate(context, "Spearman's ρ"), c.spearman, c.spearman.interval, t),
                  rowOf(translate(context, "Kendall's τ-b"), c.kendall, c.kendall.interval, QStringLiteral("z = %1"))};
    countRows(gathered, input.sample, table);
    if (!c.pearson.coefficient.isDefined())
        table.notes << translate(context, "Not defined: %1").arg(c.pearson.coefficient.reason);
    table.notes += input.sampleNotes();
    table.method =
        translate(context,
                  "Two-sided tests; Pearson and Spearman by the t distribution with intervals by Fisher's z, Kendall by the normal "
                  "approximation corrected for ties.");
    if (c.n < input.suppressBelow())
        return withheldPair(std::move(part), gathered, input);
    if (!(input.suppressBelow() > 0)) // points are single people
        part.figures.push_back(scatter(gathered, table));
    part.entries.push_back(entryFor(QStringLiteral("corr"), gathered.names(), table, stats::toJson(c)));
    part.essence = {c.n, c.pearson.coefficient.value, c.spearman.coefficient.value, c.kendall.coefficient.value};
    return part;
}

figure::HeatMap heatMap(const Gathered& gathered, const stats::CorrelationMatrix& m, const ResultTable& table)
{
    figure::HeatMap chart;
    chart.title = table.title;
    chart.note = table.nText();
    chart.scheme = figure::Scheme::Diverging;
    chart.low = -1;
    for (std::size_t i = 1; i < m.r.size(); ++i) {
        chart.rows.push_back(QStringLiteral("%1. %2").arg(i + 1).arg(gathered.variables[i].title()));
        chart.columns.push_back(QStringLiteral("%1. %2").arg(i).arg(gathered.variables[i - 1].title()));
        chart.values.push_back(m.r[i]);
        chart.values.back().resize(i); // below the diagonal, as in the table
        chart.texts.emplace_back();
        for (std::size_t j = 0; j < i; ++j)
            chart.texts.back().push_back(format::bounded(m.r[i][j]));
    }
    return chart;
}

/// p values above the diagonal as one family, put back in both halves.
std::vector<std::vector<double>> adjustedMatrix(const std::vector<std::vector<double>>& p, std::optional<stats::Adjustment> adjustment)
{
    std::vector<double> family;
    for (std::size_t i = 0; i < p.size(); ++i)
        for (std::size_t j = i + 1; j < p.size(); ++j)
            family.push_back(p[i][j]);
    const auto corrected = adjusted(family, adjustment);
    auto matrix = p;
    std::size_t next = 0;
    for (std::size_t i = 0; i < p.size(); ++i)
        for (std::size_t j = i + 1; j < p.size(); ++j)
            matrix[i][j] = matrix[j][i] = corrected[next++];
    return matrix;
}

/// Rows in which some variable is missing are emptied in all.
void keepComplete(Gathered& gathered)
{
    for (std::size_t row = 0; row < gathered.numbers.front().values.size(); ++row)
        if (!std::all_of(gathered.numbers.begin(), gathered.numbers.end(), [row](const Numbers& n) { return isUsable(n.values[row]); }))
            for (auto& numbers : gathered.numbers)
                numbers.values[row] = std::nan("");
}

void addMatrixRows(ResultTable& table, const Gathered& gathered, const stats::CorrelationMatrix& m,
                   const std::vector<std::vector<double>>& p, const QString& symbol, bool pairwise)
{
    const auto line = [&](const QString& name, const QString& what, std::size_t i, auto cell) {
        ResultRow row{ResultRow::Kind::Body, {{name}, {what}}};
        for (std::size_t j = 0; j < m.r.size(); ++j)
            row.cells.push_back(j < i ? cell(j) : ResultCell{j == i ? QStringLiteral("—") : QString()});
        table.rows.push_back(std::move(row));
    };
    for (std::size_t i = 0; i < m.r.size(); ++i) {
        const auto name = QStringLiteral("%1. %2").arg(i + 1).arg(gathered.variables[i].title());
        line(name, symbol, i, [&](std::size_t j) { return cells::bounded(m.r[i][j]); });
        if (i == 0)
            continue;
        if (m.method != stats::CorrelationMethod::Kendall)
            line({}, translate(context, "CI"), i, [&](std::size_t j) { return cells::boundedInterval({m.low[i][j], m.high[i][j]}); });
        line({}, QStringLiteral("p"), i, [&](std::size_t j) { return cells::p(p[i][j]); });
        if (pairwise)
            line({}, QStringLiteral("n"), i, [&](std::size_t j) { return cells::count(m.n[i][j]); });
    }
}

Part matrixOf(Gathered gathered, const Input& input)
{
    const auto method = methodOf(input);
    const bool pairwise = input.text("missing") == QLatin1String("pairwise");
    Part part;
    auto& table = part.table;
    countRows(gathered, input.sample, table);
    if (!pairwise)
        keepComplete(gathered);
    std::vector<std::vector<double>> columns;
    for (const auto& numbers : gathered.numbers)
        columns.push_back(numbers.values);
    auto m =
        stats::correlationMatrix(columns, method, pairwise ? stats::Deletion::Pairwise : stats::Deletion::Listwise, input.confidence());
    const double below = input.suppressBelow();
    bool isMasked = false;
    for (std::size_t i = 0; i < m.r.size(); ++i)
        for (std::size_t j = 0; j < m.r.size(); ++j)
            if (m.n[i][j] < below) {
                m.r[i][j] = m.p[i][j] = m.low[i][j] = m.high[i][j] = std::nan("");
                isMasked = true;
            }
    const auto p = adjustedMatrix(m.p, input.adjustment());
    if (pairwise && !m.n.empty()) {
        table.nValid = m.n.front().front();
        for (std::size_t i = 0; i < m.n.size(); ++i)
            for (std::size_t j = 0; j < m.n.size(); ++j)
                if (i != j) {
                    table.nValid = std::min(table.nValid, m.n[i][j]);
                    table.mostValid = std::max(table.mostValid, m.n[i][j]);
                }
        table.leftOut.clear();
    }
    table.title = translate(context, "Correlations");
    table.headers = QStringList{translate(context, "Variable"), QString()};
    for (std::size_t i = 0; i < m.r.size(); ++i)
        table.headers << QString::number(i + 1);
    addMatrixRows(table, gathered, m, p, symbolOf(method), pairwise);
    if (const auto note = adjustmentNote(input.adjustment(), m.r.size() * (m.r.size() - 1) / 2); !note.isEmpty())
        table.notes << note;
    if (isMasked)
        table.notes << translate(context, "Coefficients of fewer than %1 responses are withheld.").arg(below);
    table.notes += input.sampleNotes();
    table.method = sentenceOf(method)
        + (pairwise ? translate(context, " Each pair of variables with the responses that answered both.")
                    : translate(context, " Responses that answered all of the questions."));
    auto json = stats::toJson(m, gathered.names());
    QJsonArray rows;
    for (const auto& row : p) {
        QJsonArray values;
        for (const double value : row)
            values.append(std::isfinite(value) ? QJsonValue(value) : QJsonValue());
        rows.append(values);
    }
    json[QStringLiteral("method")] = input.text("method");
    json[QStringLiteral("missing")] = input.text("missing");
    json[QStringLiteral("adjustment")] = input.text("adjust");
    json[QStringLiteral("p_adjusted")] = rows;
    if (isMasked)
        suppression::explain(json, below);
    part.figures.push_back(heatMap(gathered, m, table));
    part.entries.push_back(entryFor(QStringLiteral("corrmatrix"), gathered.names(), table, json));
    part.essence = {table.nTotal, table.nValid};
    for (const auto& row : m.r)
        part.essence.insert(part.essence.end(), row.begin(), row.end());
    return part;
}

Result<Part> partialOf(const Gathered& gathered, const Gathered& controls, const Input& input)
{
    if (methodOf(input) != stats::CorrelationMethod::Pearson)
        return fail(Error::Kind::Invalid,
                    translate(context, "Partial correlations are Pearson's. Choose Pearson, or take out the controls."));
    std::vector<std::vector<double>> held;
    for (const auto& numbers : controls.numbers)
        held.push_back(numbers.values);
    Part part;
    auto& table = part.table;
    table.title = translate(context, "Partial correlations");
    table.headers = {translate(context, "Variables"),
                     QStringLiteral("n"),
                     QStringLiteral("r"),
                     QStringLiteral("t"),
                     QStringLiteral("df"),
                     QStringLiteral("p")};
    std::vector<stats::PartialCorrelation> found;
    std::vector<double> p;
    QStringList names;
    const auto count = gathered.variables.size();
    for (std::size_t i = 0; i < count; ++i)
        for (std::size_t j = i + 1; j < count; ++j) {
            found.push_back(stats::partialCorrelation(gathered.numbers[i].values, gathered.numbers[j].values, held));
            p.push_back(found.back().p.value);
            names << translate(context, "%1 and %2").arg(gathered.variables[i].title(), gathered.variables[j].title());
        }
    const auto corrected = adjusted(p, input.adjustment());
    table.nTotal = table.nValid = input.sample.n;
    for (std::size_t k = 0; k < found.size(); ++k) {
        const auto& c = found[k];
        table.rows.push_back({ResultRow::Kind::Body,
                              {{names[qsizetype(k)]},
                               cells::count(c.n),
                               cells::bounded(c.r),
                               cells::statistic(c.t),
                               cells::count(c.df),
                               cells::p(corrected[k])}});
        table.nValid = std::min(table.nValid, c.n);
        table.mostValid = std::max(table.mostValid, c.n);
        if (!c.r.isDefined())
            table.notes << translate(context, "%1: %2").arg(names[qsizetype(k)], c.r.reason);
    }
    QStringList controlTitles;
    for (const auto& variable : controls.variables)
        controlTitles << variable.title();
    table.notes << translate(context, "Held constant: %1.").arg(controlTitles.join(QStringLiteral(", ")));
    if (const auto note = adjustmentNote(input.adjustment(), found.size()); !note.isEmpty())
        table.notes << note;
    table.notes += input.sampleNotes();
    table.method = translate(context, "Pearson's partial correlations of responses that answered all of the questions involved.");
    std::size_t k = 0;
    for (std::size_t i = 0; i < count; ++i)
        for (std::size_t j = i + 1; j < count; ++j, ++k) {
            auto json = stats::toJson(found[k]);
            json[QStringLiteral("p_adjusted")] = stats::jsonNumber(corrected[k]);
            if (auto reasons = json.value(QStringLiteral("reason")).toObject(); !std::isfinite(corrected[k])) {
                reasons[QStringLiteral("p_adjusted")] = found[k].p.reason;
                json[QStringLiteral("reason")] = reasons;
            }
            auto own = table;
            own.nValid = found[k].n;
            own.leftOut = found[k].n < own.nTotal ? std::vector<LeftOut>{{QStringLiteral("missing"), own.nTotal - found[k].n}}
                                                  : std::vector<LeftOut>();
            part.entries.push_back(entryFor(QStringLiteral("partial"),
                                            QStringList{gathered.variables[i].name, gathered.variables[j].name} + controls.names(), own,
                                            json));
            part.essence.insert(part.essence.end(), {found[k].n, found[k].r.value});
        }
    return part;
}

Result<> refuseTwice(const Input& input, const Gathered& gathered, const Gathered& controls)
{
    auto ids = input.in("variables");
    ids.insert(ids.end(), input.in("partial").begin(), input.in("partial").end());
    const auto names = gathered.names() + controls.names();
    for (std::size_t i = 0; i < ids.size(); ++i)
        if (std::find(ids.begin(), ids.begin() + std::ptrdiff_t(i), ids[i]) != ids.begin() + std::ptrdiff_t(i))
            return fail(Error::Kind::Invalid,
                        translate(context, "“%1” is there twice. Choose each variable once.").arg(names[qsizetype(i)]));
    return {};
}

Result<std::vector<Part>> partsFor(const Input& input)
{
    auto gathered = gather(input, input.in("variables"));
    if (!gathered)
        return fail(gathered);
    auto controls = gather(input, input.in("partial"));
    if (!controls)
        return fail(controls);
    if (const auto once = refuseTwice(input, *gathered, *controls); !once)
        return fail(once);
    if (!controls->variables.empty()) {
        auto part = partialOf(*gathered, *controls, input);
        if (!part)
            return fail(part);
        return singlePart(std::move(*part));
    }
    return std::vector<Part>{gathered->variables.size() == 2 ? pairOf(*gathered, input) : matrixOf(std::move(*gathered), input)};
}

} // namespace

AnalysisKind kinds::correlate()
{
    AnalysisKind kind;
    kind.key = kind.command = QStringLiteral("correlate");
    kind.title = translate(context, "Correlations");
    kind.about = translate(context, "Correlations: all three of two variables, a matrix of more");
    kind.alsoCalled = translate(context, "Pearson; Spearman; Kendall; correlation matrix");
    kind.icon = "labplot-spreadsheet";
    auto variables = shared::variables();
    variables.least = 2;
    variables.types = {VariableType::Number};
    kind.roles = {variables,
                  {QStringLiteral("partial"),
                   translate(context, "Held constant"),
                   0,
                   Role::anyNumber,
                   {VariableType::Number},
                   QStringLiteral("--partial"),
                   translate(context, "Variables whose linear effect is taken out of the others")},
                  shared::split()};
    kind.options = {shared::choice("method", translate(context, "Coefficient"), "pearson",
                                   {{QStringLiteral("pearson"), translate(context, "Pearson")},
                                    {QStringLiteral("spearman"), translate(context, "Spearman")},
                                    {QStringLiteral("kendall"), translate(context, "Kendall")}}),
                    shared::choice("missing", translate(context, "Missing answers"), "listwise",
                                   {{QStringLiteral("listwise"), translate(context, "Leave out the response")},
                                    {QStringLiteral("pairwise"), translate(context, "Leave out of the pair")}}),
                    shared::confidence(), shared::adjustment(), shared::suppression()};
    kind.convention =
        translate(context, "Correlations are tested two-sided; p values of a matrix are corrected after Holm unless said otherwise.");
    kind.compute = partsFor;
    return kind;
}

} // namespace counterpoint
