#include "core/stats/correlation.h"
#include "core/stats/json.h"
#include "tests/core/stats/worked_examples.h"
#include "tests/support/printing.h"
#include <chrono>
#include <cmath>
#include <limits>

using namespace counterpoint::stats;
using namespace counterpoint::test;

namespace {

std::vector<std::vector<double>> variablesOf(const ExampleData& data, const QStringList& names)
{
    std::vector<std::vector<double>> variables;
    for (const QString& name : names)
        variables.push_back(data.numbers(name));
    return variables;
}

QJsonObject matrix(const WorkedExample& example)
{
    static const std::map<QString, CorrelationMethod> methods{{QStringLiteral("pearson"), CorrelationMethod::Pearson},
                                                              {QStringLiteral("spearman"), CorrelationMethod::Spearman},
                                                              {QStringLiteral("kendall"), CorrelationMethod::Kendall}};
    const bool listwise = example.options[QStringLiteral("missing")].toString() == QStringLiteral("listwise");
    return toJson(correlationMatrix(variablesOf(example.data(), example.variables),
                                    methods.at(example.options[QStringLiteral("method")].toString()),
                                    listwise ? Deletion::Listwise : Deletion::Pairwise),
                  example.variables);
}

/// Concordant minus discordant pairs over the untied ones, pair by pair.
double plainTauB(const std::vector<double>& x, const std::vector<double>& y)
{
    double surplus = 0;
    double xUntied = 0;
    double yUntied = 0;
    const auto sign = [](double d) { return d > 0 ? 1 : d < 0 ? -1 : 0; };
    for (std::size_t i = 0; i < x.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            surplus += sign(x[i] - x[j]) * sign(y[i] - y[j]);
            xUntied += x[i] != x[j];
            yUntied += y[i] != y[j];
        }
    return surplus / std::sqrt(xUntied * yUntied);
}

} // namespace

TEST_CASE("Correlations agree with the worked examples", "[stats][correlation]")
{
    checkFamily(QStringLiteral("correlations"),
                {{QStringLiteral("corr"),
                  [](const WorkedExample& example) {
                      const ExampleData data = example.data();
                      return toJson(correlate(data.numbers(example.variables[0]), data.numbers(example.variables[1])));
                  }},
                 {QStringLiteral("corrmatrix"), matrix},
                 {QStringLiteral("partial"), [](const WorkedExample& example) {
                      const ExampleData data = example.data();
                      return toJson(
                          partialCorrelation(data.numbers(example.options[QStringLiteral("x")].toString()),
                                             data.numbers(example.options[QStringLiteral("y")].toString()),
                                             variablesOf(data, example.options[QStringLiteral("control")].toVariant().toStringList())));
                  }}});
}

TEST_CASE("Kendall's tau-b is what counting every pair gives", "[stats][correlation]")
{
    std::vector<double> x;
    std::vector<double> y;
    unsigned state = 7;
    const auto next = [&] { return static_cast<double>(((state = state * 1664525U + 1013904223U) >> 16) & 0x7fffU); };
    for (int i = 0; i < 200; ++i) {
        x.push_back(std::fmod(next(), 7));
        y.push_back(std::fmod(next(), 11));
    }
    CHECK(correlate(x, y).kendall.coefficient.value == Approx(plainTauB(x, y)).epsilon(1e-13));
    CHECK(correlate(x, x).kendall.coefficient.value == Approx(1).epsilon(1e-14));
}

TEST_CASE("Kendall's tau-b of many cases is quick and does not overflow", "[stats][correlation]")
{
    std::vector<double> x(300'000);
    for (std::size_t i = 0; i < x.size(); ++i)
        x[i] = static_cast<double>(i % 5);
    const auto start = std::chrono::steady_clock::now();
    CHECK(correlationTest(x, x, CorrelationMethod::Kendall).coefficient.value == Approx(1).epsilon(1e-12));
    CHECK(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() < 5);
}

TEST_CASE("A perfect or an undefined correlation is said to be so", "[stats][correlation]")
{
    const std::vector<double> x{1e15 + 1, 1e15 + 2, 1e15 + 3, 1e15 + 5};
    const Correlation perfect = correlate(x, std::vector{2.0, 4.0, 6.0, 10.0});
    CHECK(perfect.pearson.coefficient.value == Approx(1).epsilon(1e-15));
    CHECK(perfect.pearson.p.value < 1e-10);

    const Correlation constant = correlate(x, std::vector{3.0, 3.0, 3.0, 3.0});
    CHECK_FALSE(constant.pearson.coefficient.isDefined());
    CHECK_FALSE(constant.spearman.p.reason.isEmpty());
    CHECK_FALSE(constant.kendall.coefficient.isDefined());
    CHECK(constant.covariance.value == 0);

    CHECK_FALSE(correlate({}, {}).pearson.coefficient.isDefined());
    CHECK_FALSE(correlate(std::vector{1.0, 2.0}, std::vector{2.0, 1.0}).pearson.p.isDefined());
    CHECK_FALSE(correlate(std::vector{1.0, 2.0, 3.0}, std::vector{2.0, 1.0, 5.0}).pearson.interval.isDefined());
}

TEST_CASE("A partial correlation follows the textbook formula for one control", "[stats][correlation]")
{
    const std::vector<double> x{2, 4, 5, 7, 9, 10};
    const std::vector<double> y{1, 3, 2, 6, 5, 9};
    const std::vector<double> z{1, 2, 4, 3, 6, 5};
    const auto r = [](const auto& a, const auto& b) { return correlationTest(a, b, CorrelationMethod::Pearson).coefficient.value; };
    const double expected = (r(x, y) - r(x, z) * r(y, z)) / std::sqrt((1 - r(x, z) * r(x, z)) * (1 - r(y, z) * r(y, z)));
    CHECK(partialCorrelation(x, y, {z}).r.value == Approx(expected).epsilon(1e-12));
    CHECK(partialCorrelation(x, y, {z}).df == 3);
    CHECK(partialCorrelation(x, y, {}).r.value == Approx(r(x, y)).epsilon(1e-13));
    CHECK_FALSE(partialCorrelation(x, y, {x}).r.isDefined());
    CHECK_FALSE(partialCorrelation(x, y, {z, z, z, z}).r.isDefined());
}
