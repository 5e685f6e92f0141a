#include "core/analysis/format.h"
#include "core/analysis/gather.h"
#include "core/base/translate.h"
#include "core/stats/json.h"
#include "core/stats/univariate.h"
#include <QJsonArray>
#include <algorithm>
#include <limits>

namespace counterpoint {

namespace {

constexpr const char* context = "Describe";
constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

/// The numbers of the selected rows, NaN for both kinds of missing.
struct Values {
    std::vector<double> numbers;
    double systemMissing = 0;
    double userMissing = 0;
};

Values valuesOf(const Question& question, const Sample& sample)
{
    Values values;
    for (std::size_t row = 0; row < question.column.numbers.size(); ++row) {
        if (!sample.has(row))
            continue;
        double number = question.column.numbers[row];
        if (number != number) {
            ++values.systemMissing;
        } else if (question.variable.isMissing(number)) {
            ++values.userMissing;
            number = notANumber;
        }
        values.numbers.push_back(number);
    }
    return values;
}

Result<> refuseWhatHasNoMean(const Variable& variable)
{
    if (variable.type == VariableType::Number)
        return {};
    return fail(Error::Kind::Invalid,
                variable.type == VariableType::Text
                    ? translate(context, "“%1” holds words, which have no mean. Ask for its frequencies instead.").arg(variable.name)
                    : translate(context, "“%1” holds dates, which have no mean. Ask for its frequencies instead.").arg(variable.name));
}

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

/// The smallest and the largest as they were given, not with made-up decimals.
ResultCell observed(const stats::Number& number)
{
    return {number.isDefined() ? numberText(number.value) : format::undefined(), number.isDefined() ? number.value : notANumber};
}

stats::Number quartile(const stats::Univariate& u, double probability)
{
    const auto place = std::find(u.probabilities.begin(), u.probabilities.end(), probability);
    return place == u.probabilities.end() ? stats::Number() : u.chosenQuantiles()[std::size_t(place - u.probabilities.begin())];
}

QStringList headersFor(const Analysis& analysis)
{
    QStringList headers{translate(context, "Variable"), QStringLiteral("n"), translate(context, "Missing"), QStringLiteral("M"),
                        QStringLiteral("SD")};
    if (analysis.intervals)
        headers << translate(context, "95 % CI of M");
    headers << translate(context, "Median") << translate(context, "Q1") << translate(context, "Q3") << translate(context, "Min")
            << translate(context, "Max");
    if (analysis.shape)
        headers << translate(context, "Skewness") << translate(context, "Kurtosis") << translate(context, "Shapiro-Wilk W")
                << QStringLiteral("p");
    return headers;
}

ResultRow rowFor(const Variable& variable, const stats::Univariate& u, const Analysis& analysis)
{
    ResultRow row;
    row.cells = {
        {variable.title()}, {format::count(u.nValid), u.nValid}, {format::count(u.nMissing), u.nMissing}, cell(u.mean), cell(u.sd)};
    if (analysis.intervals)
        row.cells.push_back(interval(u.ci95Mean));
    for (const auto& number : {u.median, quartile(u, 0.25), quartile(u, 0.75)})
        row.cells.push_back(cell(number));
    for (const auto& number : {u.minimum, u.maximum})
        row.cells.push_back(observed(number));
    if (analysis.shape) {
        row.cells.push_back(cell(u.skewnessUpperG1));
        row.cells.push_back(cell(u.kurtosisUpperG2));
        row.cells.push_back({u.shapiroW.isDefined() ? format::bounded(u.shapiroW.value, 3) : format::undefined(), u.shapiroW.value});
        row.cells.push_back(pCell(u.shapiroP));
    }
    return row;
}

figure::Histogram histogram(const Variable& variable, const Values& values, const ResultTable& table)
{
    figure::Histogram chart;
    chart.title = variable.title();
    chart.subtitle = variable.label.isEmpty() ? QString() : variable.name;
    chart.note = table.nText();
    chart.valueTitle = variable.title();
    chart.edges = figure::niceEdges(values.numbers);
    chart.counts = figure::countsWithin(chart.edges, values.numbers);
    return chart;
}

QString method(const Analysis& analysis)
{
    QString text = translate(context, "SD with n − 1; quartiles by definition 6 of Hyndman and Fan (1996).");
    if (analysis.intervals)
        text += translate(context, " Interval of the mean by Student's t.");
    if (analysis.shape)
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
ResultTable ownTable(const Values& values, const stats::Univariate& u, const QStringList& notes, const QString& methodText)
{
    ResultTable own;
    own.nTotal = u.nTotal;
    own.nValid = u.nValid;
    own.leftOut = leftOut(values.systemMissing, values.userMissing);
    own.notes = notes;
    own.method = methodText;
    return own;
}

} // namespace

Result<Part> describe(const std::function<Result<Question>(std::size_t)>& question, const Sample& sample, const Analysis& analysis)
{
    Part part;
    auto& table = part.table;
    table.headers = headersFor(analysis);
    table.method = method(analysis);
    table.notes = filterNotes(sample);
    table.nTotal = sample.n;
    table.nValid = sample.n;
    for (std::size_t i = 0; i < analysis.variables.size(); ++i) {
        const auto gathered = question(i);
        if (!gathered)
            return fail(gathered);
        const auto& variable = gathered->variable;
        if (const auto suited = refuseWhatHasNoMean(variable); !suited)
            return fail(suited);
        const auto values = valuesOf(*gathered, sample);
        const auto u = stats::describe(values.numbers);
        const auto notes = notesOn(variable, u);
        const auto own = ownTable(values, u, filterNotes(sample) + notes, table.method);
        table.rows.push_back(rowFor(variable, u, analysis));
        table.notes += notes;
        table.nValid = std::min(table.nValid, u.nValid);
        table.mostValid = std::max(table.mostValid, u.nValid);
        if (analysis.variables.size() == 1) {
            table.title = variable.title();
            table.leftOut = own.leftOut;
        }
        part.figures.push_back(histogram(variable, values, own));
        part.entries.push_back(entryFor(QStringLiteral("uni"), {variable.name}, own, stats::toJson(u)));
        for (const double number : {u.nTotal, u.nValid, u.mean.value, u.sd.value, u.median.value, u.minimum.value, u.maximum.value})
            part.essence.push_back(number);
    }
    if (table.title.isEmpty())
        table.title = translate(context, "Descriptives");
    return part;
}

} // namespace counterpoint
