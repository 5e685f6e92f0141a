#include "core/stats/json.h"
#include "tests/core/stats/nist_regression.h"
#include "tests/core/stats/worked_examples.h"
#include "tests/support/printing.h"
#include "tests/support/shared_data.h"
#include <QFile>
#include <QJsonDocument>
#include <cmath>
#include <limits>

using namespace counterpoint::stats;
using namespace counterpoint::test;

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// Correct significant digits against a certified value (NIST's log relative error), at most 15.
double digits(double value, double certified)
{
    if (value == certified)
        return 15;
    const double error = std::fabs(value - certified);
    return std::fmin(15.0, -std::log10(certified == 0 ? error : error / std::fabs(certified)));
}

std::vector<std::vector<double>> powers(const std::vector<double>& x, int degree)
{
    std::vector<std::vector<double>> columns{x};
    for (int k = 2; k <= degree; ++k) {
        columns.push_back(columns.back());
        for (std::size_t i = 0; i < x.size(); ++i)
            columns.back()[i] *= x[i];
    }
    return columns;
}

void checkCertified(const LinearRegression& fit, const std::vector<Certified>& certified, double digitsOfEstimate, double digitsOfError)
{
    REQUIRE(fit.coefficients.size() == certified.size());
    for (std::size_t i = 0; i < certified.size(); ++i) {
        INFO("coefficient " << i << ": " << fit.coefficients[i].estimate.value);
        CHECK(digits(fit.coefficients[i].estimate.value, certified[i].estimate) > digitsOfEstimate);
        CHECK(digits(fit.coefficients[i].se.value, certified[i].error) > digitsOfError);
    }
}

/// Formula of a worked example, as its outcome and the columns of its terms: text variables become dummies, the first level left out.
struct Formula {
    std::vector<double> outcome;
    std::vector<std::vector<double>> columns;
    QStringList terms;
};

Formula formulaOf(const WorkedExample& example)
{
    const ExampleData data = example.data();
    const QString text = example.options[QStringLiteral("formula")].toString();
    Formula formula;
    const QStringList outcome = example.options[QStringLiteral("outcome")].toString().split(QStringLiteral(" != "));
    if (outcome.size() == 2) {
        for (const QString& cell : data.texts(outcome[0]))
            formula.outcome.push_back(cell.isEmpty() ? missing : cell != outcome[1] ? 1 : 0);
    } else {
        formula.outcome = data.numbers(text.section(QStringLiteral(" ~ "), 0, 0));
    }
    for (const QString& name : text.section(QStringLiteral(" ~ "), 1).split(QStringLiteral(" + "))) {
        const QStringList levels = data.levels(name);
        bool isNumber = false;
        levels.value(0).toDouble(&isNumber);
        if (isNumber) {
            formula.columns.push_back(data.numbers(name));
            formula.terms.append(name);
            continue;
        }
        for (qsizetype level = 1; level < levels.size(); ++level) {
            formula.columns.emplace_back();
            for (const QString& cell : data.texts(name))
                formula.columns.back().push_back(cell.isEmpty() ? missing : cell == levels[level] ? 1 : 0);
            formula.terms.append(name + levels[level]);
        }
    }
    return formula;
}

} // namespace

TEST_CASE("Regressions agree with the worked examples", "[stats][regression]")
{
    checkFamily(QStringLiteral("regression"),
                {{QStringLiteral("lm"),
                  [](const WorkedExample& example) {
                      const Formula formula = formulaOf(example);
                      return toJson(linearRegression(formula.outcome, formula.columns), formula.terms);
                  }},
                 {QStringLiteral("logit"), [](const WorkedExample& example) {
                      const Formula formula = formulaOf(example);
                      return toJson(logisticRegression(formula.outcome, formula.columns), formula.terms);
                  }}});
}

TEST_CASE("Linear regression reaches NIST's certified values", "[stats][regression]")
{
    const QString path = sharedData(QStringLiteral("nist/certified.json"));
    if (path.isEmpty())
        return;
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QJsonObject sets = QJsonDocument::fromJson(file.readAll()).object()[QStringLiteral("regression")].toObject();
    // What exact arithmetic gets of the data once they are doubles, less 0.3.
    const std::map<QString, double> reach{
        {QStringLiteral("Norris"), 13.4}, {QStringLiteral("Pontius"), 13.2}, {QStringLiteral("NoInt1"), 14.3}};
    for (auto it = sets.begin(); it != sets.end(); ++it) {
        INFO(it.key().toStdString());
        const ExampleData data(sharedData(QStringLiteral("nist/") + it.value()[QStringLiteral("file")].toString()));
        const QJsonObject certified = it.value()[QStringLiteral("certified")].toObject();
        const QJsonObject coefficients = certified[QStringLiteral("coef")].toObject();
        const bool intercept = coefficients.contains(QStringLiteral("B0"));
        const int degree = static_cast<int>(coefficients.size()) - (intercept ? 1 : 0);
        const auto number = [](const QJsonValue& value) { return value.toString().toDouble(); };
        const LinearRegression fit =
            linearRegression(data.numbers(QStringLiteral("y")), powers(data.numbers(QStringLiteral("x")), degree), intercept);
        const double least = reach.at(it.key());
        std::size_t next = 0;
        for (const QJsonValue& coefficient : coefficients) {
            CHECK(digits(fit.coefficients[next].estimate.value, number(coefficient[QStringLiteral("estimate")])) > least);
            CHECK(digits(fit.coefficients[next].se.value, number(coefficient[QStringLiteral("se")])) > least);
            ++next;
        }
        CHECK(digits(fit.residualSe.value, number(certified[QStringLiteral("residual_sd")])) > least);
        CHECK(digits(fit.rSquared.value, number(certified[QStringLiteral("r_squared")])) > 14.5);
        CHECK(digits(fit.explainedSquares.value, number(certified[QStringLiteral("ss_reg")])) > 14.2);
        CHECK(digits(fit.residualSquares.value, number(certified[QStringLiteral("ss_res")])) > least);
        CHECK(digits(fit.f.value, number(certified[QStringLiteral("F")])) > least);
        CHECK(fit.dfResidual == certified[QStringLiteral("df_res")].toDouble());
    }
}

TEST_CASE("Linear regression gets from Longley's and Filippelli's data what doubles can hold", "[stats][regression]")
{
    const LinearRegression longley = linearRegression(longleyY, longleyX);
    checkCertified(longley, longleyCertified, 14.3, 14.6);
    CHECK(digits(longley.residualSe.value, 304.854073561965) > 14);
    CHECK(digits(longley.rSquared.value, 0.995479004577296) > 14.5);
    CHECK(digits(longley.f.value, 330.285339234588) > 14);
    CHECK(longley.inflation[1].value == Approx(1788.51348272).epsilon(1e-9)); // R 4.2.2: 1/(1-summary(lm(GNP ~ others))$r.squared)

    // Exact rational arithmetic on the powers as doubles reaches 7.9 digits of the estimates and 8.6 of their errors.
    const LinearRegression filip = linearRegression(filipY, powers(filipX, 10));
    CHECK(filip.leftOut.empty());
    checkCertified(filip, filipCertified, 7.6, 8.3);
    CHECK(digits(filip.residualSe.value, 0.00334801051324544) > 8.1);
    CHECK(digits(filip.rSquared.value, 0.996727416185620) > 10.3);
}

TEST_CASE("Linear regression gets Wampler's polynomials to the last digit", "[stats][regression]")
{
    std::vector<double> x(21);
    for (std::size_t i = 0; i < x.size(); ++i)
        x[i] = static_cast<double>(i);
    const auto polynomial = [&](double base) {
        std::vector<double> y;
        for (const double value : x) {
            double sum = 0;
            double term = 1;
            for (int k = 0; k <= 5; ++k, term *= value * base)
                sum += term;
            y.push_back(sum);
        }
        return y;
    };
    const LinearRegression wampler1 = linearRegression(polynomial(1), powers(x, 5));
    for (const Coefficient& c : wampler1.coefficients) {
        CHECK(digits(c.estimate.value, 1) > 14.9);
        CHECK(c.se.value == 0);
        CHECK_FALSE(c.statistic.isDefined());
    }
    CHECK(wampler1.rSquared.value == 1);
    CHECK(wampler1.residualSe.value == 0);
    CHECK_FALSE(wampler1.f.reason.isEmpty());

    for (const double factor : {1.0, 100.0, 10000.0}) {
        std::vector<double> y = polynomial(1);
        for (std::size_t i = 0; i < y.size(); ++i)
            y[i] += factor * wamplerNoise[i];
        const LinearRegression fit = linearRegression(y, powers(x, 5));
        for (std::size_t k = 0; k < 6; ++k) {
            CHECK(digits(fit.coefficients[k].estimate.value, 1) > 14.9);
            CHECK(digits(fit.coefficients[k].se.value, factor * wamplerErrors[k]) > 14);
        }
        CHECK(digits(fit.residualSe.value, factor * 2360.14502379268) > 14);
    }
}

TEST_CASE("A predictor that others determine is left out, as R does", "[stats][regression]")
{
    const std::vector<double> x{1, 2, 3, 4, 5, 7};
    const std::vector<double> z{2, 1, 4, 3, 6, 6};
    std::vector<double> both;
    for (std::size_t i = 0; i < x.size(); ++i)
        both.push_back(x[i] * 0.1 + z[i] * 0.3);
    const std::vector<double> y{1, 3, 2, 5, 4, 8};
    const LinearRegression fit = linearRegression(y, {x, z, both, std::vector<double>(6, 4)});
    CHECK(fit.leftOut == std::vector<std::size_t>{2, 3});
    CHECK_FALSE(fit.coefficients[3].estimate.isDefined());
    CHECK_FALSE(fit.coefficients[4].p.reason.isEmpty());
    const LinearRegression without = linearRegression(y, {x, z});
    CHECK(fit.coefficients[1].estimate.value == without.coefficients[1].estimate.value);
    CHECK(fit.dfResidual == 3);
    CHECK(fit.f.value == Approx(without.f.value).epsilon(1e-14));
}

TEST_CASE("What the data of a regression do not define has a reason", "[stats][regression]")
{
    const LinearRegression nothing = linearRegression(std::vector{1.0, missing}, {{missing, 2}});
    CHECK(nothing.n == 0);
    CHECK_FALSE(nothing.coefficients[1].estimate.reason.isEmpty());
    const LinearRegression saturated = linearRegression(std::vector{1.0, 2.0}, {{1, 5}});
    CHECK(saturated.coefficients[1].estimate.value == Approx(0.25).epsilon(1e-15));
    CHECK_FALSE(saturated.coefficients[1].se.isDefined());
    CHECK_FALSE(saturated.adjustedRSquared.isDefined());
    const LinearRegression constant = linearRegression(std::vector{3.0, 3.0, 3.0, 3.0}, {{1, 2, 3, 5}});
    CHECK(constant.coefficients[0].estimate.value == 3);
    CHECK(constant.coefficients[1].estimate.value == 0);
    CHECK_FALSE(constant.rSquared.isDefined());
    CHECK_FALSE(constant.standardised[1].isDefined());
    CHECK_FALSE(linearRegression({}, {}).rSquared.isDefined());
    const LinearRegression empty = linearRegression(std::vector{1.0, 2.0, 4.0}, {});
    CHECK(empty.coefficients[0].estimate.value == Approx(7.0 / 3).epsilon(1e-15));
    CHECK_FALSE(empty.f.isDefined());
}

TEST_CASE("A regression does not depend on offset or unit", "[stats][regression]")
{
    const std::vector<double> x{1, 2, 3, 5, 8, 13};
    const std::vector<double> y{2, 1, 4, 3, 7, 9};
    const LinearRegression plain = linearRegression(y, {x});
    const auto moved = [](std::vector<double> values, double factor, double shift) {
        for (double& value : values)
            value = value * factor + shift;
        return values;
    };
    CHECK(linearRegression(y, {moved(x, 1, 1e12)}).coefficients[1].estimate.value
          == Approx(plain.coefficients[1].estimate.value).epsilon(1e-14));
    CHECK(linearRegression(y, {moved(x, 1, 1e12)}).coefficients[1].se.value == Approx(plain.coefficients[1].se.value).epsilon(1e-14));
    CHECK(linearRegression(moved(y, 1e300, 0), {moved(x, 1e-250, 0)}).rSquared.value == Approx(plain.rSquared.value).epsilon(1e-14));
    CHECK(linearRegression(moved(y, 1e307, 0), {x}).coefficients[1].p.value == Approx(plain.coefficients[1].p.value).epsilon(1e-13));
}

TEST_CASE("A frequency weight is so many rows of a regression", "[stats][regression]")
{
    const std::vector<double> x{1, 2, 3, 5, 8, 13};
    const std::vector<double> y{2, 1, 4, 3, 7, 9};
    const std::vector<double> yes{0, 0, 1, 0, 1, 1};
    const std::vector<double> weights{1, 3, 2, 0, 4, 2};
    std::vector<double> manyX;
    std::vector<double> manyY;
    std::vector<double> manyYes;
    for (std::size_t i = 0; i < x.size(); ++i)
        for (int copy = 0; copy < static_cast<int>(weights[i]); ++copy) {
            manyX.push_back(x[i]);
            manyY.push_back(y[i]);
            manyYes.push_back(i == 2 && copy == 0 ? 0 : yes[i]);
        }
    const LinearRegression weighted = linearRegression(y, {x}, true, 0.95, weights);
    const LinearRegression expanded = linearRegression(manyY, {manyX});
    CHECK(weighted.n == 12);
    CHECK(weighted.coefficients[1].p.value == Approx(expanded.coefficients[1].p.value).epsilon(1e-13));
    CHECK(weighted.standardised[1].value == Approx(expanded.standardised[1].value).epsilon(1e-13));
    CHECK(weighted.aic.value == Approx(expanded.aic.value).epsilon(1e-13));

    const LogisticRegression often =
        logisticRegression(std::vector<double>{0, 0, 1, 0, 1, 1}, {{1, 2, 2, 3, 3, 4}}, 0.95, std::vector<double>{2, 2, 1, 2, 1, 3});
    const LogisticRegression each =
        logisticRegression(std::vector<double>{0, 0, 0, 0, 1, 0, 0, 1, 1, 1, 1}, {{1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4}});
    CHECK(often.n == each.n);
    CHECK(often.coefficients[1].estimate.value == Approx(each.coefficients[1].estimate.value).epsilon(1e-10));
    CHECK(often.coefficients[1].se.value == Approx(each.coefficients[1].se.value).epsilon(1e-10));
}

TEST_CASE("A logistic regression far from zero agrees with R", "[stats][regression]")
{
    std::vector<double> u{1, 2, 3, 4, 5, 6, 2.5, 3.5, 4.5, 7, 5.5, 1.5};
    for (double& value : u)
        value += 1e6;
    const LogisticRegression fit =
        logisticRegression(std::vector<double>{0, 0, 1, 0, 1, 1, 0, 1, 1, 1, 0, 1}, {u, {0, 1, 0, 1, 0, 1, 1, 1, 0, 0, 0, 1}});
    // R 4.2.2: glm(y ~ u + v, family = binomial) of u less the offset, which costs R digits and us none.
    CHECK(fit.coefficients[1].estimate.value == Approx(0.446609706869878).epsilon(1e-9));
    CHECK(fit.coefficients[1].se.value == Approx(0.394245898919749).epsilon(1e-9));
    CHECK(fit.coefficients[2].estimate.value == Approx(-0.292173912874685).epsilon(1e-9));
    CHECK(fit.deviance.value == Approx(14.4915562620408).epsilon(1e-12));
    CHECK(fit.nullDeviance.value == Approx(16.3006383837966).epsilon(1e-12));
    CHECK(fit.aic.value == Approx(20.4915562620408).epsilon(1e-12));
}

TEST_CASE("Separation is said, with the predictors that separate", "[stats][regression]")
{
    const std::vector<double> outcome{0, 0, 0, 0, 1, 1, 1, 1};
    const std::vector<double> noise{3, 1, 2, 5, 4, 2, 3, 1};
    const LogisticRegression complete = logisticRegression(outcome, {{1, 2, 3, 4, 5, 6, 7, 8}});
    CHECK_FALSE(complete.coefficients[1].estimate.isDefined());
    CHECK(complete.separating == std::vector<std::size_t>{0});

    // In part: everybody of the group said yes, the others said both.
    const LogisticRegression quasi =
        logisticRegression(std::vector<double>{0, 1, 0, 1, 1, 1, 1, 1}, {noise, std::vector<double>{0, 0, 0, 0, 0, 1, 1, 1}});
    CHECK_FALSE(quasi.coefficients[1].estimate.isDefined());
    CHECK_FALSE(quasi.oddsRatios[1].reason.isEmpty());
    CHECK(quasi.separating == std::vector<std::size_t>{1});

    CHECK_FALSE(logisticRegression(std::vector<double>{1, 1, 1}, {{1, 2, 3}}).coefficients[1].estimate.isDefined());
    CHECK(logisticRegression(std::vector<double>{1, 1, 1}, {{1, 2, 3}}).separating.empty());
    CHECK_FALSE(logisticRegression({}, {{}}).deviance.isDefined());
    // Rare, far out, and still estimable.
    CHECK(logisticRegression(std::vector<double>{0, 0, 1, 0, 0, 0, 1, 0}, {{1, 2, 3, 4, 5, 6, 100, 120}})
              .coefficients[1]
              .estimate.isDefined());
}
