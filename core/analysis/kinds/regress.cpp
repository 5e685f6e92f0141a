#include "core/analysis/cells.h"
#include "core/analysis/format.h"
#include "core/analysis/gather.h"
#include "core/analysis/kinds.h"
#include "core/analysis/kinds/model_terms.h"
#include "core/base/translate.h"
#include "core/stats/json.h"
#include "core/stats/linear_regression.h"
#include "core/stats/logistic_regression.h"
#include "core/stats/shapiro_wilk.h"
#include <QJsonArray>
#include <algorithm>
#include <cmath>

namespace counterpoint {

namespace {

constexpr const char* context = "Regress";

QStringList namesOf(const std::vector<std::size_t>& places, const QStringList& names)
{
    QStringList chosen;
    for (const auto place : places)
        chosen << QStringLiteral("“%1”").arg(names[qsizetype(place)]);
    return chosen;
}

QString intercept() { return translate(context, "Intercept"); }

ResultRow line(const QString& name, ResultCell value) { return {ResultRow::Kind::Body, {{name}, std::move(value)}}; }

void setCounts(ResultTable& table, double total, double n)
{
    table.nTotal = total;
    table.nValid = n;
    if (total > n)
        table.leftOut = {{QStringLiteral("missing"), total - n}};
}

void noteLeftOut(ResultTable& table, const std::vector<std::size_t>& leftOut, const QStringList& titles)
{
    if (!leftOut.empty())
        table.notes << translate(context, "Left out, since the other predictors determine it: %1.")
                           .arg(namesOf(leftOut, titles).join(QStringLiteral(", ")));
}

Result<> refuseItself(const Input& input)
{
    const auto outcome = input.analysis.firstIn(QStringLiteral("outcome"));
    const auto& predictors = input.in("predictors");
    if (std::find(predictors.begin(), predictors.end(), outcome) == predictors.end())
        return {};
    const auto question = input.question(outcome);
    if (!question)
        return fail(question);
    return fail(Error::Kind::Invalid,
                translate(context, "“%1” cannot explain itself. Take it out of the predictors.").arg(question->variable.name));
}

// Linear

ResultTable coefficientTable(const stats::LinearRegression& r, const ModelTerms& terms, const Input& input)
{
    ResultTable table;
    table.headers = {
        translate(context, "Term"), QStringLiteral("b"), QStringLiteral("SE"), translate(context, "%1 % CI").arg(input.confidenceText()),
        QStringLiteral("β"),        QStringLiteral("t"), QStringLiteral("p"),  QStringLiteral("VIF")};
    const qsizetype first = r.hasIntercept ? 1 : 0;
    for (std::size_t j = 0; j < r.coefficients.size(); ++j) {
        const auto& c = r.coefficients[j];
        const bool isIntercept = qsizetype(j) < first;
        table.rows.push_back({ResultRow::Kind::Body,
                              {{isIntercept ? intercept() : terms.titles[qsizetype(j) - first]},
                               cells::statistic(c.estimate),
                               cells::statistic(c.se),
                               cells::interval(c.interval),
                               isIntercept ? ResultCell{QString()} : cells::fixed(r.standardised[j], 2),
                               cells::fixed(c.statistic, 2),
                               cells::p(c.p),
                               isIntercept ? ResultCell{QString()} : cells::fixed(r.inflation[j - std::size_t(first)], 2)}});
    }
    return table;
}

Part fitPart(const stats::LinearRegression& r, const std::vector<double>& outcome, const QString& title)
{
    Part part;
    auto& table = part.table;
    table.title = translate(context, "Fit of the model");
    table.headers = {translate(context, "Measure"), translate(context, "Value")};
    setCounts(table, r.nTotal, r.n);
    table.rows = {line(QStringLiteral("R²"), cells::bounded(r.rSquared)),
                  line(translate(context, "Adjusted R²"), cells::bounded(r.adjustedRSquared)),
                  line(QStringLiteral("F(%1, %2)").arg(format::count(r.dfModel), format::count(r.dfResidual)), cells::fixed(r.f, 2)),
                  line(translate(context, "p of F"), cells::p(r.fP)),
                  line(translate(context, "Residual standard deviation"), cells::statistic(r.residualSe)),
                  line(QStringLiteral("AIC"), cells::fixed(r.aic, 1)),
                  line(QStringLiteral("BIC"), cells::fixed(r.bic, 1)),
                  line(translate(context, "Durbin-Watson (order of the rows)"), cells::fixed(r.durbinWatson, 2))};
    std::vector<double> residuals;
    figure::Scatter chart;
    for (std::size_t row = 0; row < r.residuals.size(); ++row)
        if (std::isfinite(r.residuals[row])) {
            residuals.push_back(r.residuals[row]);
            chart.points.push_back({outcome[row] - r.residuals[row], r.residuals[row]});
        }
    std::sort(residuals.begin(), residuals.end());
    const auto normal = stats::shapiroWilk(residuals);
    table.rows.push_back(line(translate(context, "Shapiro-Wilk W of the residuals"), cells::bounded(normal.w)));
    table.rows.push_back(line(translate(context, "p of W"), cells::p(normal.p)));
    table.method = translate(context,
                             "The residuals should scatter evenly about 0 whatever the fitted value, and should be about normal where n is "
                             "small.");
    chart.title = translate(context, "Residuals and fitted values");
    chart.note = table.nText();
    chart.xTitle = translate(context, "Fitted: %1").arg(title);
    chart.yTitle = translate(context, "Residual");
    if (!chart.points.empty())
        part.figures.push_back(std::move(chart));
    return part;
}

Result<std::vector<Part>> linearParts(const Input& input)
{
    if (const auto other = refuseItself(input); !other)
        return fail(other);
    const auto outcome = input.question("outcome");
    if (!outcome)
        return fail(outcome);
    const auto terms = modelTerms(input, "predictors");
    if (!terms)
        return fail(terms);
    const auto numbers = numbersOf(*outcome, input.sample);
    const auto r = stats::linearRegression(numbers.values, terms->columns, input.isOn("intercept"), input.confidence(), numbers.weights);

    Part part;
    auto& table = part.table;
    table = coefficientTable(r, *terms, input);
    table.title = translate(context, "Linear regression of %1").arg(outcome->variable.title());
    setCounts(table, r.nTotal, r.n);
    if (outcome->variable.level == Level::Nominal && !outcome->variable.labels.empty())
        table.notes << translate(context, "“%1” is nominal: its numbers are names of answers. Use a logistic regression.")
                           .arg(outcome->variable.name);
    table.notes += terms->notes;
    noteLeftOut(table, r.leftOut, terms->titles);
    if (!r.coefficients.empty() && !r.coefficients.back().se.isDefined())
        table.notes << translate(context, "Standard errors are not defined: %1").arg(r.coefficients.back().se.reason);
    table.notes += input.sampleNotes();
    table.method = translate(context, "Least squares over the responses that are complete; two-sided t tests.")
        + (input.isOn("intercept") ? QString() : translate(context, " The model has no intercept; R² is about 0."));
    part.entries.push_back(
        entryFor(QStringLiteral("lm"), QStringList{outcome->variable.name} + terms->variables, table, stats::toJson(r, terms->names)));
    part.essence = {r.nTotal, r.n, r.rSquared.value, r.residualSe.value};
    for (const auto& c : r.coefficients)
        part.essence.push_back(c.estimate.value);
    return std::vector<Part>{std::move(part), fitPart(r, numbers.values, outcome->variable.title())};
}

// Logistic

/// The outcome as yes (1) and no (0), and what yes means in words.
struct YesNo {
    std::vector<double> values;
    QStringList yes;
    QStringList no;
};

Result<YesNo> yesNoOf(const Question& question, const QStringList& wanted, const Sample& sample)
{
    const auto& variable = question.variable;
    const auto categories = categoriesOf(question, sample);
    std::vector<std::size_t> there;
    for (std::size_t place = 0; place < categories.items.size(); ++place)
        if (!categories.items[place].isMissing && (categories.items[place].count > 0 || !wanted.isEmpty()))
            there.push_back(place);
    if (wanted.isEmpty() && variable.type == VariableType::Number && variable.labels.empty() && there.size() > 2)
        return fail(
            Error::Kind::Invalid,
            translate(context,
                      "“%1” has %2 different values. Say which of them are “Answers that mean yes” (--yes), or use a linear regression.")
                .arg(variable.name)
                .arg(there.size()));
    YesNo found;
    std::vector<double> meaning(categories.items.size(), std::nan(""));
    QStringList unknown = wanted;
    for (std::size_t i = 0; i < there.size(); ++i) {
        const auto& item = categories.items[there[i]];
        const auto code = valueText(variable.type, item.value);
        const bool isYes = wanted.isEmpty() ? i > 0 : wanted.contains(item.label) || wanted.contains(code);
        unknown.removeAll(item.label);
        unknown.removeAll(code);
        meaning[there[i]] = isYes ? 1 : 0;
        (isYes ? found.yes : found.no) << item.label;
    }
    if (!unknown.isEmpty())
        return fail(Error::Kind::Invalid, translate(context, "“%1” has no answer “%2”.").arg(variable.name, unknown.front()));
    for (const auto place : categories.rows)
        if (place != -2)
            found.values.push_back(place < 0 ? std::nan("") : meaning[std::size_t(place)]);
    return found;
}

ResultTable oddsTable(const stats::LogisticRegression& r, const ModelTerms& terms, const Input& input)
{
    ResultTable table;
    table.headers = {translate(context, "Term"),
                     QStringLiteral("b"),
                     QStringLiteral("SE"),
                     QStringLiteral("z"),
                     QStringLiteral("p"),
                     translate(context, "Odds ratio"),
                     translate(context, "%1 % CI of the odds ratio").arg(input.confidenceText())};
    for (std::size_t j = 0; j < r.coefficients.size(); ++j) {
        const auto& c = r.coefficients[j];
        table.rows.push_back({ResultRow::Kind::Body,
                              {{j == 0 ? intercept() : terms.titles[qsizetype(j) - 1]},
                               cells::statistic(c.estimate),
                               cells::statistic(c.se),
                               cells::fixed(c.statistic, 2),
                               cells::p(c.p),
                               cells::statistic(r.oddsRatios[j]),
                               cells::interval(r.oddsRatioIntervals[j])}});
    }
    return table;
}

Part logisticFit(const stats::LogisticRegression& r)
{
    Part part;
    auto& table = part.table;
    table.title = translate(context, "Fit of the model");
    table.headers = {translate(context, "Measure"), translate(context, "Value")};
    setCounts(table, r.nTotal, r.n);
    table.rows = {line(translate(context, "χ²(%1) against no predictor").arg(format::count(r.lrDf)), cells::fixed(r.lrChi2, 2)),
                  line(translate(context, "p of χ²"), cells::p(r.lrP)),
                  line(translate(context, "Deviance"), cells::statistic(r.deviance)),
                  line(translate(context, "R² after Nagelkerke"), cells::bounded(r.nagelkerke)),
                  line(translate(context, "R² after Cox and Snell"), cells::bounded(r.coxSnell)),
                  line(translate(context, "R² after McFadden"), cells::bounded(r.mcFadden)),
                  line(QStringLiteral("AIC"), cells::fixed(r.aic, 1)),
                  line(QStringLiteral("BIC"), cells::fixed(r.bic, 1)),
                  line(translate(context, "Percent on the right side of one half"), cells::percent(r.percentCorrect))};
    return part;
}

Result<std::vector<Part>> logisticParts(const Input& input)
{
    if (const auto other = refuseItself(input); !other)
        return fail(other);
    const auto outcome = input.question("outcome");
    if (!outcome)
        return fail(outcome);
    const auto terms = modelTerms(input, "predictors");
    if (!terms)
        return fail(terms);
    const auto yesNo = yesNoOf(*outcome, input.texts("yes"), input.sample);
    if (!yesNo)
        return fail(yesNo);
    const auto weights = numbersOf(*outcome, input.sample).weights;
    const auto r = stats::logisticRegression(yesNo->values, terms->columns, input.confidence(), weights);

    Part part;
    auto& table = part.table;
    table = oddsTable(r, *terms, input);
    table.title = translate(context, "Logistic regression of %1").arg(outcome->variable.title());
    setCounts(table, r.nTotal, r.n);
    table.notes << translate(context, "Yes is %1 (n = %2); no is %3.")
                       .arg(yesNo->yes.join(QStringLiteral(", ")), format::count(r.nYes), yesNo->no.join(QStringLiteral(", ")));
    table.notes += terms->notes;
    noteLeftOut(table, r.leftOut, terms->titles);
    if (!r.separating.empty())
        table.notes << translate(
                           context,
                           "Separation: %1 tell yes from no without error, at least in part, so that no finite estimate exists. Leave "
                           "out or join categories.")
                           .arg(namesOf(r.separating, terms->titles).join(QStringLiteral(", ")));
    else if (!r.deviance.isDefined())
        table.notes << r.deviance.reason;
    table.notes += input.sampleNotes();
    table.method =
        translate(context, "Maximum likelihood over the responses that are complete; two-sided z tests and intervals after Wald.");
    part.entries.push_back(
        entryFor(QStringLiteral("logit"), QStringList{outcome->variable.name} + terms->variables, table, stats::toJson(r, terms->names)));
    part.essence = {r.nTotal, r.n, r.nYes, r.deviance.value};
    for (const auto& c : r.coefficients)
        part.essence.push_back(c.estimate.value);
    return std::vector<Part>{std::move(part), logisticFit(r)};
}

std::vector<Role> rolesFor(std::vector<VariableType> outcomeTypes)
{
    Role outcome{QStringLiteral("outcome"),
                 translate(context, "Outcome"),
                 1,
                 1,
                 std::move(outcomeTypes),
                 {},
                 translate(context, "The variable to be explained")};
    Role predictors = shared::variables(translate(context, "The variables that explain it"));
    predictors.key = QStringLiteral("predictors");
    predictors.title = translate(context, "Predictors");
    predictors.types = {VariableType::Number, VariableType::Text};
    return {outcome, predictors, shared::split(), shared::frequencyWeight()};
}

} // namespace

AnalysisKind kinds::linear()
{
    AnalysisKind kind;
    kind.key = QStringLiteral("linear");
    kind.command = QStringLiteral("regress");
    kind.title = translate(context, "Linear regression");
    kind.about = translate(context, "Regression of an outcome on other variables: linear, or logistic with --logistic");
    kind.alsoCalled = translate(context, "linear model; OLS; multiple regression; predictors");
    kind.icon = "office-chart-area";
    kind.roles = rolesFor({VariableType::Number});
    kind.options = {shared::onOff("intercept", translate(context, "Intercept"), true), shared::confidence()};
    kind.convention = translate(context, "Linear regressions are by least squares over complete responses, with two-sided t tests.");
    kind.compute = linearParts;
    return kind;
}

AnalysisKind kinds::logistic()
{
    AnalysisKind kind;
    kind.key = QStringLiteral("logistic");
    kind.command = QStringLiteral("regress");
    kind.title = translate(context, "Logistic regression");
    kind.about = translate(context, "Regression of a yes/no outcome on other variables");
    kind.alsoCalled = translate(context, "logit; odds ratio; binary outcome; predictors");
    kind.icon = "office-chart-area";
    kind.roles = rolesFor({VariableType::Number, VariableType::Text});
    Option yes;
    yes.key = QStringLiteral("yes");
    yes.title = translate(context, "Answers that mean yes");
    yes.type = Option::Type::Texts;
    yes.standard = QJsonArray();
    yes.about = translate(context, "Answers (codes or labels) that mean yes; without it all but the first");
    kind.flag = QStringLiteral("--logistic");
    kind.options = {yes, shared::confidence()};
    kind.convention =
        translate(context, "Logistic regressions are by maximum likelihood over complete responses, with tests and intervals after Wald.");
    kind.compute = logisticParts;
    return kind;
}

} // namespace counterpoint
