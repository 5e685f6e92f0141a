#include "core/stats/json.h"
#include "core/stats/moments.h"
#include "core/stats/univariate.h"
#include "tests/core/stats/worked_examples.h"
#include "tests/support/printing.h"
#include "tests/support/shared_data.h"
#include <QFile>
#include <QJsonDocument>
#include <cmath>
#include <limits>

using namespace counterpoint;
using namespace counterpoint::stats;
using namespace counterpoint::test;

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// Correct significant digits against a certified value (NIST's log relative error), at most 15.
double digits(double value, double certified)
{
    if (value == certified)
        return 15;
    return std::fmin(15.0, -std::log10(std::fabs(value - certified) / std::fabs(certified)));
}

} // namespace

TEST_CASE("Descriptives agree with the worked examples", "[stats][univariate]")
{
    checkFamily(QStringLiteral("univariate"), {{QStringLiteral("uni"), [](const WorkedExample& example) {
                                                    if (example.dataset == QStringLiteral("inline"))
                                                        return toJson(describe(toNumbers(example.options[QStringLiteral("values")])));
                                                    return toJson(describe(example.data().numbers(example.variables.front())));
                                                }}});
}

TEST_CASE("Mean and standard deviation reach NIST's certified values", "[stats][univariate]")
{
    const QString path = sharedData(QStringLiteral("nist/certified.json"));
    if (path.isEmpty())
        return;
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QJsonObject sets = QJsonDocument::fromJson(file.readAll()).object()[QStringLiteral("univariate")].toObject();
    // What binary64 allows: the decimal data themselves are rounded when they are read.
    const std::map<QString, double> digitsOfSd{
        {QStringLiteral("NumAcc2"), 13.9}, {QStringLiteral("NumAcc3"), 9.4}, {QStringLiteral("Mavro"), 12.9}};
    for (auto it = sets.begin(); it != sets.end(); ++it) {
        INFO(it.key().toStdString());
        const std::vector<double> values =
            ExampleData(sharedData(QStringLiteral("nist/") + it.value()[QStringLiteral("file")].toString())).numbers(QStringLiteral("y"));
        const QJsonValue certified = it.value()[QStringLiteral("certified")];
        const Univariate u = describe(values);
        CHECK(u.nValid == it.value()[QStringLiteral("n")].toDouble());
        CHECK(digits(u.mean.value, certified[QStringLiteral("mean")].toString().toDouble()) > 14.5);
        const auto found = digitsOfSd.find(it.key());
        CHECK(digits(u.sd.value, certified[QStringLiteral("sd")].toString().toDouble())
              > (found == digitsOfSd.end() ? 14.4 : found->second));
    }
}

TEST_CASE("What is not defined for the data has a reason", "[stats][univariate]")
{
    const Univariate nothing = describe({});
    CHECK(nothing.nValid == 0);
    CHECK_FALSE(nothing.mean.isDefined());
    CHECK_FALSE(nothing.mean.reason.isEmpty());
    CHECK(toJson(nothing)[QStringLiteral("median")].isNull());

    const Univariate one = describe(std::vector{7.0});
    CHECK(one.mean.value == 7);
    CHECK(one.median.value == 7);
    CHECK(one.sdPopulation.value == 0);
    CHECK_FALSE(one.sd.isDefined());
    CHECK_FALSE(one.ci95Mean.isDefined());
    CHECK_FALSE(one.skewnessLowerG1.isDefined());

    const Univariate constant = describe(std::vector<double>(20, 0.1));
    CHECK(constant.mean.value == 0.1);
    CHECK(constant.sd.value == 0);
    CHECK_FALSE(constant.skewnessUpperG1.isDefined());
    CHECK_FALSE(constant.kurtosisUpperG2.isDefined());
    CHECK_FALSE(constant.shapiroW.isDefined());
    CHECK_FALSE(constant.absoluteZAbove3.isDefined());

    CHECK_FALSE(describe(std::vector{-1.0, 0.0, 1.0}).coefficientOfVariation.isDefined());
    CHECK_FALSE(describe(std::vector{0.0, 1.0, 2.0}).geometricMean.isDefined());
}

TEST_CASE("A missing or infinite value is left out and counted", "[stats][univariate]")
{
    const Univariate u = describe(std::vector{1.0, missing, 3.0, std::numeric_limits<double>::infinity(), 5.0});
    CHECK(u.nTotal == 5);
    CHECK(u.nValid == 3);
    CHECK(u.nMissing == 2);
    CHECK(u.mean.value == 3);
    CHECK(u.sd.value == 2);
    CHECK(u.maximum.value == 5);
}

TEST_CASE("Numbers at the ends of the range neither overflow nor vanish", "[stats][univariate]")
{
    CHECK(describe(std::vector{1e308, 1e308}).mean.value == 1e308);
    CHECK_FALSE(describe(std::vector{1e308, 1e308}).sum.isDefined());
    CHECK(describe(std::vector{1e308, 1e308, -1e308}).sum.value == Approx(1e308));

    const Univariate opposite = describe(std::vector{-1.5e308, 1.5e308});
    CHECK(opposite.mean.value == 0);
    CHECK(opposite.sdPopulation.value == Approx(1.5e308));
    CHECK_FALSE(opposite.variance.isDefined());
    CHECK_FALSE(opposite.range.isDefined());
    CHECK(opposite.median.value == 0);

    const Univariate tiny = describe(std::vector{1e-200, 2e-200, 3e-200, 5e-200});
    CHECK(tiny.skewnessLowerG1.value == Approx(describe(std::vector{1.0, 2.0, 3.0, 5.0}).skewnessLowerG1.value));
    CHECK(tiny.sd.value == Approx(1.707825127659933e-200).margin(0));

    const Univariate far = describe(std::vector{1e15 + 1, 1e15 + 2, 1e15 + 3});
    CHECK(far.sd.value == 1);
    CHECK(far.mean.value == 1e15 + 2);
}

TEST_CASE("A sum keeps what a plain loop loses", "[stats][univariate]")
{
    CHECK(sum(std::vector{1.0, 1e100, 1.0, -1e100}) == 2);
    CHECK(mean(std::vector<double>(1000, 0.1)) == 0.1);
}

TEST_CASE("Minus zero is zero", "[stats][univariate]")
{
    const Univariate u = describe(std::vector{-0.0, 0.0, -0.0});
    CHECK(u.numberOfModes == 1);
    CHECK_FALSE(std::signbit(u.minimum.value));
    CHECK_FALSE(std::signbit(u.mean.value));
    CHECK_FALSE(std::signbit(toJson(u)[QStringLiteral("mean")].toDouble()));
}

TEST_CASE("A quantile takes the order statistic that exact arithmetic takes", "[stats][quantile]")
{
    // For n = 10 m, the k-th decile of type 1 is the value at rank k m, although k / 10 is not a binary fraction.
    for (const int m : {1, 3, 7, 10, 41, 100, 1000}) {
        std::vector<double> values;
        for (int i = 1; i <= 10 * m; ++i)
            values.push_back(i);
        const SortedSample sample(values);
        for (int k = 1; k <= 9; ++k) {
            INFO("m " << m << " k " << k);
            CHECK(quantile(sample, 0.1 * k, 1) == k * m);
            CHECK(quantile(sample, 0.1 * k, 2) == k * m + 0.5);
            CHECK(quantile(sample, 0.1 * k, 4) == Approx(k * m).epsilon(1e-14));
        }
    }
}

TEST_CASE("Type 3 rounds half to the even order statistic", "[stats][quantile]")
{
    const SortedSample sample(std::vector{10.0, 20.0, 30.0, 40.0, 50.0, 60.0});
    CHECK(quantile(sample, 2.5 / 6, 3) == 20);
    CHECK(quantile(sample, 3.5 / 6, 3) == 40);
    CHECK(quantile(sample, 0.25, 3) == 20);
}

TEST_CASE("Extreme quantiles are the extremes and bad arguments are not a number", "[stats][quantile]")
{
    const SortedSample sample(std::vector{3.0, 1.0, 2.0});
    for (int type = 1; type <= 9; ++type) {
        CHECK(quantile(sample, 0, type) == 1);
        CHECK(quantile(sample, 1, type) == 3);
    }
    CHECK(std::isnan(quantile(sample, 1.5)));
    CHECK(std::isnan(quantile(sample, 0.5, 10)));
    CHECK(std::isnan(quantile(SortedSample(std::vector<double>()), 0.5)));
    CHECK(quantile(SortedSample(std::vector{4.0}), 0.9) == 4);
}

TEST_CASE("Frequency weights give what repeating the rows gives", "[stats][univariate]")
{
    const std::vector<double> values{3, 1, 4, 1.5, 9, 2.6};
    const std::vector<double> weights{2, 5, 1, 7, 1, 3};
    std::vector<double> repeated;
    for (std::size_t i = 0; i < values.size(); ++i)
        repeated.insert(repeated.end(), static_cast<std::size_t>(weights[i]), values[i]);
    const QJsonObject weighted = toJson(describe(values, {}, weights));
    const QJsonObject plain = toJson(describe(repeated));
    REQUIRE(weighted.keys() == plain.keys());
    for (const QString& key : plain.keys()) {
        INFO(key.toStdString());
        if (plain[key].isDouble())
            CHECK(weighted[key].toDouble() == Approx(plain[key].toDouble()).epsilon(1e-13));
        else if (key == QStringLiteral("quantiles"))
            for (int type = 1; type <= 9; ++type) {
                const QString name = QStringLiteral("type%1").arg(type);
                const std::vector<double> expected = toNumbers(plain[key][name]);
                const std::vector<double> produced = toNumbers(weighted[key][name]);
                for (std::size_t i = 0; i < expected.size(); ++i)
                    CHECK(produced[i] == Approx(expected[i]).epsilon(1e-13));
            }
    }
}

TEST_CASE("Rows without a weight above zero are dropped and counted", "[stats][univariate]")
{
    const Univariate u = describe(std::vector{1.0, 2.0, 3.0, 4.0}, {}, std::vector{1.0, 0.0, -2.0, missing});
    CHECK(u.nValid == 1);
    CHECK(u.nWithoutWeight == 3);
    CHECK(u.mean.value == 1);
}

TEST_CASE("Shapiro-Wilk refuses what its approximation does not cover", "[stats][univariate]")
{
    std::vector<double> many(5001);
    for (std::size_t i = 0; i < many.size(); ++i)
        many[i] = static_cast<double>(i);
    CHECK_FALSE(describe(many).shapiroP.isDefined());
    many.pop_back();
    CHECK(describe(many).shapiroP.isDefined());
    CHECK_FALSE(describe(std::vector{1.0, 2.0}).shapiroW.isDefined());
    // Evenly spaced triples fit perfectly.
    CHECK(describe(std::vector{1.0, 2.0, 3.0}).shapiroW.value == Approx(1).epsilon(1e-12));
}

TEST_CASE("Shifting and scaling the data leaves the shape alone", "[stats][univariate]")
{
    const std::vector<double> values{2, 3, 5, 8, 13, 21, 34, 55};
    std::vector<double> moved;
    for (const double value : values)
        moved.push_back(1e6 + value * 4);
    const Univariate a = describe(values);
    const Univariate b = describe(moved);
    CHECK(b.skewnessUpperG1.value == Approx(a.skewnessUpperG1.value).epsilon(1e-13));
    CHECK(b.kurtosisUpperG2.value == Approx(a.kurtosisUpperG2.value).epsilon(1e-12));
    CHECK(b.shapiroW.value == Approx(a.shapiroW.value).epsilon(1e-12));
    CHECK(b.sd.value == Approx(4 * a.sd.value).epsilon(1e-14));
    CHECK(b.madRaw.value == Approx(4 * a.madRaw.value));
}

TEST_CASE("Of a million different values the modes are counted, and as many shown as can be read", "[stats][univariate]")
{
    std::vector<double> values(1'000'000);
    quint64 state = 1;
    for (double& value : values) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        value = static_cast<double>(state >> 11);
    }
    const Univariate u = describe(values);
    CHECK(u.numberOfModes == 1'000'000);
    CHECK(u.modes.size() == largestModeList);
}

TEST_CASE("Many answers of few kinds are described as when each is looked at", "[stats][univariate]")
{
    std::vector<double> values;
    for (int i = 0; i < 3001; ++i)
        values.push_back(i % 97 == 0 ? std::numeric_limits<double>::quiet_NaN() : (i * 7919) % 11 - 3);
    const std::vector<double> ones(values.size(), 1.0); // weighted values are not counted first
    const auto quick = describe(values);
    const auto plain = describe(values, {}, ones);
    CHECK(quick.nValid == plain.nValid);
    CHECK(quick.nMissing == plain.nMissing);
    CHECK(quick.mean.value == Approx(plain.mean.value).epsilon(1e-14));
    CHECK(quick.variance.value == Approx(plain.variance.value).epsilon(1e-14));
    CHECK(quick.skewnessUpperG1.value == Approx(plain.skewnessUpperG1.value).epsilon(1e-12));
    CHECK(quick.median.value == plain.median.value);
    CHECK(quick.madRaw.value == plain.madRaw.value);
    CHECK(quick.modes == plain.modes);
    CHECK(quick.outliersType6.mildOrExtreme == plain.outliersType6.mildOrExtreme);
    for (std::size_t type = 0; type < 9; ++type)
        for (std::size_t i = 0; i < quick.quantiles[type].size(); ++i)
            CHECK(quick.quantiles[type][i].value == plain.quantiles[type][i].value);
}
