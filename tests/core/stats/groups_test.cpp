#include "core/stats/distributions.h"
#include "core/stats/json_groups.h"
#include "core/stats/studentised_range.h"
#include "tests/core/stats/worked_examples.h"
#include "tests/support/printing.h"
#include "tests/support/shared_data.h"
#include <QFile>
#include <QJsonDocument>
#include <array>
#include <cmath>
#include <limits>

using namespace counterpoint;
using namespace counterpoint::stats;
using namespace counterpoint::test;

namespace {

Groups groupsOf(const ExampleData& data, const QString& dependent, const QString& group, const QStringList& levels)
{
    Groups groups(static_cast<std::size_t>(levels.size()));
    const QStringList cells = data.texts(group);
    const std::vector<double> values = data.numbers(dependent);
    for (qsizetype i = 0; i < cells.size(); ++i)
        if (const qsizetype level = levels.indexOf(cells[i]); level >= 0)
            groups[static_cast<std::size_t>(level)].push_back(values[static_cast<std::size_t>(i)]);
    return groups;
}

/// The groups that an example compares; its levels go into `levels`.
Groups groupsOf(const WorkedExample& example, QStringList& levels)
{
    const auto option = [&](const char* key) { return example.options[QLatin1String(key)].toString(); };
    if (example.dataset == QStringLiteral("inline"))
        return {toNumbers(example.options[QStringLiteral("x")]), toNumbers(example.options[QStringLiteral("y")])};
    const ExampleData data = example.data();
    levels = option("group1").isEmpty() ? data.levels(option("group")) : QStringList{option("group1"), option("group2")};
    return groupsOf(data, option("dependent"), option("group"), levels);
}

std::vector<std::vector<double>> measuresOf(const WorkedExample& example)
{
    std::vector<std::vector<double>> measures;
    for (const QString& name : example.variables)
        measures.push_back(example.data().numbers(name));
    return measures;
}

/// NIST's log relative error.
double digits(double value, double certified)
{
    return value == certified ? 15 : std::fmin(15.0, -std::log10(std::fabs(value - certified) / std::fabs(certified)));
}

} // namespace

TEST_CASE("Comparisons of groups and measures agree with the worked examples", "[stats][groups]")
{
    checkFamily(QStringLiteral("groups"),
                {{QStringLiteral("ttest"),
                  [](const WorkedExample& example) {
                      QStringList levels;
                      const Groups groups = groupsOf(example, levels);
                      return toJson(twoSampleT(groups[0], groups[1]));
                  }},
                 {QStringLiteral("mannwhitney"),
                  [](const WorkedExample& example) {
                      QStringList levels;
                      const Groups groups = groupsOf(example, levels);
                      return toJson(mannWhitney(groups[0], groups[1]));
                  }},
                 {QStringLiteral("ttest1"),
                  [](const WorkedExample& example) {
                      return toJson(oneSampleT(measuresOf(example)[0], example.options[QStringLiteral("mu")].toDouble()));
                  }},
                 {QStringLiteral("ttestpaired"),
                  [](const WorkedExample& example) {
                      const auto measures = measuresOf(example);
                      return toJson(pairedT(measures[0], measures[1]));
                  }},
                 {QStringLiteral("wilcoxonpaired"),
                  [](const WorkedExample& example) {
                      const auto measures = measuresOf(example);
                      return toJson(wilcoxonSignedRank(measures[0], measures[1]));
                  }},
                 {QStringLiteral("anova"),
                  [](const WorkedExample& example) {
                      QStringList levels;
                      const Groups groups = groupsOf(example, levels);
                      return toJson(anovaWithPairs(groups), levels);
                  }},
                 {QStringLiteral("kruskal"),
                  [](const WorkedExample& example) {
                      QStringList levels;
                      const Groups groups = groupsOf(example, levels);
                      return toJson(kruskalWallis(groups), levels);
                  }},
                 {QStringLiteral("friedman"),
                  [](const WorkedExample& example) { return toJson(friedman(measuresOf(example)), example.variables); }},
                 {QStringLiteral("cochranq"),
                  [](const WorkedExample& example) { return toJson(cochranQ(measuresOf(example)), example.variables); }}});
}

TEST_CASE("F of NIST's analyses of variance has the digits that the data allow", "[stats][groups]")
{
    const QString path = sharedData(QStringLiteral("nist/certified.json"));
    if (path.isEmpty())
        return;
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QJsonObject sets = QJsonDocument::fromJson(file.readAll()).object()[QStringLiteral("anova")].toObject();
    // What exact arithmetic gives for the data as binary64 rounds them, less 0.3.
    const std::map<QString, double> ceilings{
        {QStringLiteral("SmLs04"), 10.13}, {QStringLiteral("SmLs05"), 9.9}, {QStringLiteral("SmLs07"), 4.11}};
    for (auto it = sets.begin(); it != sets.end(); ++it) {
        INFO(it.key().toStdString());
        const ExampleData data(sharedData(QStringLiteral("nist/") + it.value()[QStringLiteral("file")].toString()));
        const Anova result = anova(groupsOf(data, QStringLiteral("y"), QStringLiteral("group"), data.levels(QStringLiteral("group"))));
        const QJsonValue certified = it.value()[QStringLiteral("certified")];
        const auto ceiling = ceilings.find(it.key());
        CHECK(result.f.df2 == certified[QStringLiteral("df_within")].toDouble());
        CHECK(digits(result.f.statistic.value, certified[QStringLiteral("F")].toString().toDouble())
              > (ceiling == ceilings.end() ? 12.75 : ceiling->second));
    }
}

TEST_CASE("F of the hardest sets of Simon and Lesage is what exact arithmetic gives for the rounded data", "[stats][groups]")
{
    // NIST SmLs06 to 09: nine groups of 21, 201, 2,001 values about 1e6 (06) and 1e12, alternating +-0.1 about 0.4, 0.3, 0.5 …
    // The means differ from NIST's; the difficulty is the same.
    const auto set = [](double offset, int size) {
        Groups groups;
        for (const double centre : {0.4, 0.3, 0.2, 0.5, 0.6, 0.2, 0.5, 0.3, 0.4}) {
            std::vector<double> group{offset + centre};
            for (int i = 1; i < size; ++i)
                group.push_back(offset + (i % 2 == 1 ? centre - 0.1 : centre + 0.1));
            groups.push_back(group);
        }
        return groups;
    };
    // Exact rational arithmetic on the same doubles (Python's fractions).
    struct Known {
        double offset;
        int size;
        double f;
    };
    for (const Known& known :
         {Known{1e6, 21, 40.8333333281162}, Known{1e6, 201, 390.833333280903}, Known{1e6, 2001, 3890.83333280877},
          Known{1e12, 21, 40.8278595072996}, Known{1e12, 201, 390.778328661757}, Known{1e12, 2001, 3890.28302028491}}) {
        INFO(known.offset << ' ' << known.size);
        CHECK(anova(set(known.offset, known.size)).f.statistic.value == Approx(known.f).epsilon(1e-11).margin(0));
    }
}

TEST_CASE("The studentised range of two is Student's t", "[stats][groups]")
{
    for (const double df : {1.0, 2.0, 3.5, 10.0, 65.0, 1000.0, 1e5, 1e7})
        for (const double q : {1e-3, 0.5, 1.0, 3.0, 8.0, 20.0, 45.0}) {
            INFO("df " << df << " q " << q);
            StudentisedRange range(2);
            CHECK(range.upper(q, df) == Approx(tTwoSided(q / std::sqrt(2.0), df)).epsilon(1e-9).margin(1e-280));
        }
}

TEST_CASE("The studentised range's quantiles and tails are R's", "[stats][groups]")
{
    // R 4.2.2: ptukey(q, k, df, lower = FALSE), absolute error near 2e-8; for q = 9 and df = 4.5 SciPy 1.10,
    // studentized_range.sf, since ptukey is 6e-7 off there.
    struct Known {
        double q;
        double k;
        double df;
        double p;
    };
    for (const Known& known : {
             Known{0.7, 3, 4.5, 0.877141528756},
             Known{3.5, 3, 4.5, 0.128371599826},
             Known{9, 3, 4.5, 0.00470943938490731},
             Known{0.7, 3, 30, 0.874242046662},
             Known{3.5, 3, 30, 0.048960396193},
             Known{9, 3, 30, 1.49140093275e-06},
             Known{0.7, 3, 500, 0.873742844685},
             Known{3.5, 3, 500, 0.0363379318331},
             Known{9, 3, 500, 1.46826262259e-09},
             Known{0.7, 5, 4.5, 0.984022227224},
             Known{3.5, 5, 4.5, 0.245641985124},
             Known{9, 5, 4.5, 0.0103004032873},
             Known{0.7, 5, 30, 0.987233192525},
             Known{3.5, 5, 30, 0.123548351854},
             Known{9, 5, 30, 4.80599496655e-06},
             Known{0.7, 5, 500, 0.987819484047},
             Known{3.5, 5, 500, 0.098015270319},
             Known{9, 5, 500, 4.57948268195e-09},
             Known{0.7, 20, 4.5, 0.999999839383},
             Known{3.5, 20, 4.5, 0.633033265964},
             Known{9, 20, 4.5, 0.04302040189045775},
             Known{0.7, 20, 30, 0.999999999344},
             Known{3.5, 20, 30, 0.60876080325},
             Known{9, 20, 30, 7.58706367203e-05},
             Known{0.7, 20, 500, 0.999999999899},
             Known{3.5, 20, 500, 0.603961387389},
             Known{9, 20, 500, 8.4207410378e-08},
             Known{0.7, 50, 4.5, 1},
             Known{3.5, 50, 4.5, 0.819418486112},
             Known{9, 50, 4.5, 0.08002224082982679},
             Known{0.7, 50, 30, 1},
             Known{3.5, 50, 30, 0.908570835713},
             Known{9, 50, 30, 0.00038492859705},
             Known{0.7, 50, 500, 1},
             Known{3.5, 50, 500, 0.94937408799},
             Known{9, 50, 500, 5.37626138053e-07},
         }) {
        INFO("q " << known.q << " k " << known.k << " df " << known.df);
        CHECK(StudentisedRange(known.k).upper(known.q, known.df) == Approx(known.p).epsilon(1e-6).margin(5e-8));
    }
    CHECK(StudentisedRange(5).upper(StudentisedRange(5).quantile(0.05, 12.3), 12.3) == Approx(0.05).epsilon(1e-12));
    CHECK(StudentisedRange(3).quantile(0.05, std::numeric_limits<double>::infinity()) == Approx(3.314493).epsilon(1e-6));
}

TEST_CASE("Rank tests with ties are what counting every sample gives", "[stats][groups]")
{
    // All 1,716 ways to choose six of thirteen; the 2^7 signs.
    const std::vector<double> x{1, 2, 2, 3, 5, 9};
    const std::vector<double> y{2, 4, 5, 6, 6, 7, 8};
    const MannWhitney test = mannWhitney(x, y);
    std::vector<double> all = x;
    all.insert(all.end(), y.begin(), y.end());
    std::vector<double> ranks;
    for (const double value : all) {
        double rank = 0.5;
        for (const double other : all)
            rank += other < value ? 1 : other == value ? 0.5 : 0;
        ranks.push_back(rank);
    }
    double extreme = 0;
    double samples = 0;
    for (unsigned set = 0; set < 1U << 13U; ++set) {
        double size = 0;
        double sum = 0;
        for (unsigned i = 0; i < 13; ++i)
            if ((set >> i & 1U) != 0) {
                size += 1;
                sum += ranks[i];
            }
        if (size != 6)
            continue;
        samples += 1;
        extreme += std::fabs(sum - 42) >= std::fabs(test.rankSum1.value - 42);
    }
    CHECK(samples == 1716);
    CHECK(test.pExact.value == Approx(extreme / samples).epsilon(1e-13));
    CHECK(mannWhitney(y, x).pExact.value == Approx(test.pExact.value).epsilon(1e-13));

    const std::vector<double> d{3, -1, 4, 1, -2, 2, 2};
    const WilcoxonSignedRank paired = wilcoxonSignedRank(d, std::vector<double>(7));
    const std::array<double, 7> r{6, 1.5, 7, 1.5, 4, 4, 4};
    double fewer = 0;
    for (unsigned set = 0; set < 1U << 7U; ++set) {
        double sum = 0;
        for (unsigned i = 0; i < 7; ++i)
            sum += (set >> i & 1U) != 0 ? r[i] : 0;
        fewer += sum <= 5.5;
    }
    CHECK(paired.wMinus == 5.5);
    CHECK(paired.pExact.value == Approx(2 * fewer / 128).epsilon(1e-13));
}

TEST_CASE("Decimal differences that rounding tears apart stay ties", "[stats][groups]")
{
    // 0.3 - 0.1 and 0.2 - 0.0 are not the same double.
    const std::vector<double> x{0.3, 0.2, 1.1, 5.7};
    const std::vector<double> y{0.1, 0.0, 0.9, 5.9};
    const WilcoxonSignedRank test = wilcoxonSignedRank(x, y);
    CHECK(test.wPlus == 7.5);
    CHECK(test.wMinus == 2.5);
}

TEST_CASE("Pratt's zeros are ranked and then dropped", "[stats][groups]")
{
    // SciPy 1.10: wilcoxon([0, 0, 3, -1, 4, 2], zero_method="pratt", correction=False, mode="approx").statistic = 3
    const std::vector<double> d{0, 0, 3, -1, 4, 2};
    const WilcoxonSignedRank test = wilcoxonSignedRank(d, std::vector<double>(6), ZeroDifferences::Pratt);
    CHECK(test.wMinus == 3);
    CHECK(test.wPlus == 15);
    CHECK(test.nZero == 2);
    CHECK(test.z.value == Approx(6 / std::sqrt((9 + 16 + 25 + 36) / 4.0)).epsilon(1e-14));
}

TEST_CASE("Rank tests of several groups and measures are R's", "[stats][groups]")
{
    // R 4.2.2: kruskal.test(list(c(1,2,2), c(3,3,9,9), 2, c(8,1)))
    CHECK(kruskalWallis({{1, 2, 2}, {3, 3, 9, 9}, {2}, {8, 1}}).h.value == Approx(5.09335443037974).epsilon(1e-13));
    const std::vector<double> x{1, 2, 2, 5, 5, 9, 3, 7, 7, 1};
    const std::vector<double> y{2, 2, 4, 4, 6, 5, 3, 1, 9, 2};
    // R 4.2.2: friedman.test(cbind(x, y, rev(x))); wilcox.test(x, y, paired = TRUE, exact = FALSE, correct = TRUE)$p.value is 1
    CHECK(friedman({x, y, {x.rbegin(), x.rend()}}).chi2.value == Approx(0.171428571428571).epsilon(1e-13));
    CHECK(wilcoxonSignedRank(x, y).pContinuity.value == Approx(1).epsilon(1e-13));
}

TEST_CASE("A comparison that the data do not define has a reason", "[stats][groups]")
{
    const double missing = std::numeric_limits<double>::quiet_NaN();
    const std::vector<double> none;
    const std::vector<double> one{4};
    const std::vector<double> constant{2, 2, 2};
    const std::vector<double> some{1, 2, 4, missing};

    for (const auto& [x, y] : std::vector<std::pair<std::vector<double>, std::vector<double>>>{
             {none, none}, {none, some}, {one, none}, {one, one}, {constant, constant}, {constant, one}, {one, some}, {constant, some}}) {
        INFO(x.size() << " and " << y.size());
        const TwoSampleT t = twoSampleT(x, y);
        for (const Number& number : {t.difference, t.student.t, t.student.p, t.welch.t, t.welch.df, t.welch.p, t.cohensD, t.hedgesG,
                                     t.glassDelta, t.leveneMean.p, t.brownForsytheMedian.p, t.varianceRatio.p})
            CHECK(number.isDefined() == number.reason.isEmpty());
        const MannWhitney u = mannWhitney(x, y);
        for (const Number& number : {u.u1, u.z, u.p, u.pExact, u.rankBiserial, u.meanRank1})
            CHECK(number.isDefined() == number.reason.isEmpty());
        const Anova a = anova({x, y, none});
        for (const Number& number :
             {a.f.statistic, a.f.p, a.etaSquared, a.omegaSquared, a.welch.p, a.brownForsythe.p, a.bartlett.p, a.msWithin})
            CHECK(number.isDefined() == number.reason.isEmpty());
        CHECK_FALSE(toJson(anovaWithPairs({x, y, none}), {"a", "b", "c"}).isEmpty());
        CHECK_FALSE(toJson(kruskalWallis({x, y, none}), {"a", "b", "c"}).isEmpty());
        CHECK_FALSE(toJson(pairedT(x, y)).isEmpty());
        CHECK_FALSE(toJson(wilcoxonSignedRank(x, y)).isEmpty());
    }
    CHECK(twoSampleT(one, some).student.t.isDefined());
    CHECK_FALSE(twoSampleT(one, some).welch.t.isDefined());
    CHECK_FALSE(anova({constant, {3, 3}}).f.statistic.isDefined());
    CHECK(anova({constant, {3, 3}}).etaSquared.value == 1);
    CHECK_FALSE(oneSampleT(constant, 2).t.isDefined());
    CHECK_FALSE(friedman({}).chi2.isDefined());
    CHECK_FALSE(friedman({constant, constant, constant}).chi2.isDefined());
    CHECK_FALSE(cochranQ({{1, 1}, {1, 1}, {1, 1}}).q.isDefined());
    CHECK(wilcoxonSignedRank(constant, constant).nZero == 3);
    // The two of a pair lie equally far from their mean but for rounding: Levene's test has nothing to go by.
    CHECK_FALSE(levene({{0.1, 0.4}, {0.7, 0.9}, {1.1, 1.7}}, Centre::Mean).statistic.isDefined());
}

TEST_CASE("Comparisons hold far from zero and at the ends of the range", "[stats][groups]")
{
    const std::vector<double> x{1, 2, 3, 4, 7};
    const std::vector<double> y{2, 4, 6, 9};
    const auto moved = [](std::vector<double> values, double factor, double by) {
        for (double& value : values)
            value = value * factor + by;
        return values;
    };
    const TwoSampleT near = twoSampleT(x, y);
    const TwoSampleT far = twoSampleT(moved(x, 1, 1e15), moved(y, 1, 1e15));
    CHECK(far.welch.t.value == Approx(near.welch.t.value).epsilon(1e-14));
    CHECK(far.leveneMean.statistic.value == Approx(near.leveneMean.statistic.value).epsilon(1e-13));
    // Medians that lie between two doubles. SciPy 1.10: levene([0, 3, 4, 7], [1, 2, 6, 6, 9, 5], center="median").
    const auto steps = [](std::vector<double> values) {
        for (double& value : values)
            value = 1e9 + std::ldexp(value, -23);
        return values;
    };
    CHECK(levene({steps({0, 3, 4, 7}), steps({1, 2, 6, 6, 9, 5})}, Centre::Median).statistic.value
          == Approx(levene({{0, 3, 4, 7}, {1, 2, 6, 6, 9, 5}}, Centre::Median).statistic.value).epsilon(1e-13));
    CHECK(levene({{0, 3, 4, 7}, {1, 2, 6, 6, 9, 5}}, Centre::Median).statistic.value == Approx(0.020253164556961988).epsilon(1e-12));
    const TwoSampleT huge = twoSampleT(moved(x, 1e307, 0), moved(y, 1e307, 0));
    CHECK(huge.student.t.value == Approx(near.student.t.value).epsilon(1e-13));
    CHECK(huge.hedgesG.value == Approx(near.hedgesG.value).epsilon(1e-13));
    const Anova a = anova({moved(x, 1e200, 0), moved(y, 1e200, 0), moved(y, 2e200, 0)});
    CHECK(a.f.statistic.value == Approx(anova({x, y, moved(y, 2, 0)}).f.statistic.value).epsilon(1e-13));
    CHECK_FALSE(a.ssBetween.isDefined());
}
