#include "core/stats/json.h"
#include "tests/core/stats/counted.h"
#include "tests/core/stats/worked_examples.h"
#include "tests/support/printing.h"
#include <cmath>
#include <limits>

using namespace counterpoint::stats;
using namespace counterpoint::test;

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

QJsonObject frequencyWeighted(const WorkedExample& example)
{
    const ExampleData data = example.data();
    const QJsonObject scores = example.options[QStringLiteral("scores")].toObject();
    std::vector<double> values = data.numbers(example.variables.front());
    if (!scores.isEmpty()) {
        values.clear();
        for (const QString& text : data.texts(example.variables.front()))
            values.push_back(scores[text].toDouble(missing));
    }
    return frequencyWeightedToJson(describe(values, {}, weightsOf(example, data)));
}

QJsonObject answersOf(const WorkedExample& example)
{
    const ExampleData data = example.data();
    const QString counted = example.options[QStringLiteral("counted_value")].toVariant().toString();
    Columns chosen;
    for (const QString& name : example.variables) {
        chosen.emplace_back();
        for (const QString& text : data.texts(name))
            chosen.back().push_back(text.isEmpty() ? missing : text == counted ? 1 : 0);
    }
    return toJson(multipleResponse(chosen, weightsOf(example, data)), example.variables);
}

/// Fourteen cases of a made-up survey in three strata, the last of them asked nearly completely. Expected numbers: R 4.2.2, survey 4.1-1.
struct Survey {
    std::vector<double> y{3, 5, 2, 8, missing, 6, 7, 1, 4, 9, 5, 3, 2, 6};
    std::vector<double> stratumWeights{10, 10, 10, 10, 10, 10, 25, 25, 25, 25, 25, 4, 4, 4};
    std::vector<double> strata{1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3};
    std::vector<double> populations{60, 60, 60, 60, 60, 60, 125, 125, 125, 125, 125, 12, 12, 12};
    std::vector<double> weights{1.5, 2, 0.7, 3, 1, 1, 2.2, 4, 0.9, 1.1, 2, 1.3, 0.4, 5};
    std::vector<int> g{0, 1, 0, 0, 1, 1, 0, 1, 1, 0, 1, 0, 1, 1};
    std::vector<int> h{0, 0, 1, 1, 0, 1, 1, 0, 0, 1, 1, 0, -1, 1};
    SampleDesign stratified() const { return SampleDesign(stratumWeights, strata, populations); }
    SampleDesign plain() const { return SampleDesign(weights); }
};

} // namespace

TEST_CASE("Weighted descriptives agree with the worked examples", "[stats][weights]")
{
    checkFamily(QStringLiteral("weights"), {{QStringLiteral("weights"), frequencyWeighted}});
}

TEST_CASE("Multiple answers agree with the worked examples", "[stats][multiresponse]")
{
    checkFamily(QStringLiteral("multiresponse"), {{QStringLiteral("mrset"), answersOf}});
}

TEST_CASE("A case that gave no answer counts among all and not among those with any", "[stats][multiresponse]")
{
    const MultipleResponse set = multipleResponse({{1, 0, missing, 1, missing}, {1, 0, 0, missing, missing}});
    CHECK(set.counts == std::vector{2.0, 1.0});
    CHECK(set.missing == std::vector{2.0, 2.0});
    CHECK(set.nAll == 5);
    CHECK(set.nAllMissing == 1);
    CHECK(set.nCasesWithAny == 2);
    CHECK(set.nResponses == 3);
    CHECK(set.percentOfCasesWithAny[0].value == 100);
    CHECK(set.percentOfAllCases[1].value == 20);
    CHECK(set.meanResponses.value == 1.5);

    CHECK_FALSE(multipleResponse({{0, 0}}).percentOfResponses[0].isDefined());
    CHECK_FALSE(multipleResponse({}).meanResponses.isDefined());
    const MultipleResponse weighted = multipleResponse({{1, 1, 1}}, std::vector{2.5, 0.0, -1.0});
    CHECK(weighted.counts.front() == 2.5);
    CHECK(weighted.nWithoutWeight == 2);
}

TEST_CASE("A stratified mean has Taylor-linearised standard errors", "[stats][weights]")
{
    const Survey survey;
    const SampledMean mean = sampledMean(survey.y, survey.stratified());
    CHECK(mean.n == 13);
    CHECK(mean.nMissing == 1);
    CHECK(mean.df == 11);
    CHECK(mean.mean.value == Approx(4.994652406417112).epsilon(1e-12));
    CHECK(mean.se.value == Approx(0.929648192735435).epsilon(1e-12));
    CHECK(mean.interval.low == Approx(2.94851053010041).epsilon(1e-12));
    CHECK(mean.interval.high == Approx(7.04079428273382).epsilon(1e-12));
    CHECK(mean.intervalNormal.low == Approx(3.17257543036291).epsilon(1e-12));
    CHECK(mean.designEffect.value == Approx(1.721116405131).epsilon(1e-10));
    CHECK(mean.designEffectReplace.value == Approx(1.601466601565).epsilon(1e-10));
    CHECK(mean.sd.value == Approx(2.6486914067384).epsilon(1e-12));
    CHECK(mean.total.value == Approx(934).epsilon(1e-12));
    CHECK(mean.totalSe.value == Approx(179.699749582463).epsilon(1e-12));
    // Weights that are taken for numbers of cases make an error far too small.
    CHECK(mean.seAsFrequencies.value < mean.se.value / 4);
}

TEST_CASE("A weighted mean without strata has Taylor-linearised standard errors", "[stats][weights]")
{
    const Survey survey;
    const SampledMean mean = sampledMean(survey.y, survey.plain());
    CHECK(mean.df == 13);
    CHECK(mean.mean.value == Approx(4.920318725099602).epsilon(1e-12));
    CHECK(mean.se.value == Approx(0.850787379676799).epsilon(1e-12));
    CHECK(mean.designEffect.value == Approx(3.113846863723).epsilon(1e-10));
    CHECK(mean.designEffectReplace.value == Approx(1.501097492074).epsilon(1e-10));
    CHECK(mean.sd.value == Approx(2.5037344530381).epsilon(1e-12));
    CHECK(mean.totalSe.value == Approx(33.2200240818697).epsilon(1e-12));
}

TEST_CASE("Weighted shares and tables have Taylor-linearised standard errors and the test of Rao and Scott", "[stats][weights]")
{
    const Survey survey;
    const SampledShares stratified = sampledShares(survey.g, 2, survey.stratified());
    CHECK(stratified.shares[0].share.value == Approx(0.426395939086294).epsilon(1e-12));
    CHECK(stratified.shares[0].se.value == Approx(0.166355021402781).epsilon(1e-12));
    CHECK(stratified.shares[0].interval.low == Approx(0.142632955136417).epsilon(1e-9));
    CHECK(stratified.shares[0].interval.high == Approx(0.768604736391543).epsilon(1e-9));
    CHECK(stratified.designEffects[0].value == Approx(1.583452501848).epsilon(1e-10));
    const SampledShares holes = sampledShares(survey.h, 2, survey.stratified());
    CHECK(holes.nMissing == 1);
    CHECK(holes.shares[0].se.value == Approx(0.169569458020104).epsilon(1e-12));

    const SampledTable table = sampledTable(survey.h, 2, survey.g, 2, survey.stratified());
    CHECK(table.ofRow[0].share.value == Approx(0.166666666666667).epsilon(1e-12));
    CHECK(table.ofRow[0].se.value == Approx(0.124763570811607).epsilon(1e-12));
    CHECK(table.ofRow[2].se.value == Approx(0.220486167164503).epsilon(1e-12));
    CHECK(table.f.value == Approx(3.254046936552).epsilon(1e-10));
    CHECK(table.df1.value == Approx(1).epsilon(1e-12));
    CHECK(table.df2.value == Approx(11).epsilon(1e-12));
    CHECK(table.p.value == Approx(0.0986718650098).epsilon(1e-9));

    // An empty third column changes nothing.
    const SampledTable plain = sampledTable(survey.g, 2, survey.h, 3, survey.plain());
    CHECK(plain.f.value == Approx(0.4739464381205).epsilon(1e-10));
    CHECK(plain.p.value == Approx(0.503278057902).epsilon(1e-9));
    CHECK(plain.ofColumn[0].se.value == Approx(0.185068854776320).epsilon(1e-12));
}

TEST_CASE("A larger table is tested under a stratified design", "[stats][weights]")
{
    std::vector<double> weights;
    std::vector<double> strata;
    std::vector<int> rows;
    std::vector<int> columns;
    for (int i = 0; i < 60; ++i) {
        weights.push_back(1 + (i * 7) % 5);
        strata.push_back(i % 3);
        rows.push_back((i * i + i / 7) % 3);
        columns.push_back((i * 5 + i * i / 4) % 4);
    }
    const SampledTable table = sampledTable(rows, 3, columns, 4, SampleDesign(weights, strata));
    // R 4.2.2, survey 4.1-1: svychisq(~r + c, svydesign(~1, strata = ~s, weights = ~w)).
    CHECK(table.f.value == Approx(0.335309435491051).epsilon(1e-9));
    CHECK(table.df1.value == Approx(3.949747919162321).epsilon(1e-9));
    CHECK(table.df2.value == Approx(225.135631392252293).epsilon(1e-9));
    CHECK(table.p.value == Approx(0.851760511318430).epsilon(1e-8));
}

TEST_CASE("Weights that are no weights drop the case, and are counted", "[stats][weights]")
{
    const SampledMean mean =
        sampledMean(std::vector{1.0, 2.0, 3.0, 100.0, 200.0, 300.0}, SampleDesign(std::vector{1.0, 2.0, 1.0, 0.0, -3.0, missing}));
    CHECK(mean.n == 3);
    CHECK(mean.nDropped == 3);
    CHECK(mean.mean.value == 2);
    CHECK(mean.median.value == 2);
}

TEST_CASE("A design that cannot give a standard error says why", "[stats][weights]")
{
    const std::vector<double> y{1, 2, 3};
    const SampledMean lonely = sampledMean(y, SampleDesign(std::vector{1.0, 1.0, 1.0}, std::vector{1.0, 1.0, 2.0}));
    CHECK(lonely.mean.value == 2);
    CHECK_FALSE(lonely.se.isDefined());
    CHECK_FALSE(lonely.se.reason.isEmpty());
    // Of a stratum that was asked completely no variance is wanted.
    const SampledMean complete =
        sampledMean(y, SampleDesign(std::vector{1.0, 1.0, 1.0}, std::vector{1.0, 1.0, 2.0}, std::vector{50.0, 50.0, 1.0}));
    CHECK(complete.se.isDefined());
    CHECK_FALSE(sampledMean(y, SampleDesign(std::vector{1.0, 1.0, 1.0}, {}, std::vector{2.0, 2.0, 2.0})).se.isDefined());
    CHECK_FALSE(sampledMean(y, SampleDesign(std::vector{1.0, 1.0, 1.0}, {}, std::vector{20.0, 20.0, 30.0})).se.isDefined());
    CHECK(sampledMean(y, SampleDesign(std::vector{1.0, 1.0, 1.0}, {}, std::vector{3.0, 3.0, 3.0})).se.value == 0);
    CHECK_FALSE(sampledMean({}, SampleDesign({})).mean.isDefined());
    CHECK_FALSE(sampledMean(std::vector{5.0}, SampleDesign(std::vector{2.0})).se.isDefined());
    // Weights that add up to the cases do not tell the population's size.
    const SampledMean normed = sampledMean(y, SampleDesign(std::vector{1.0, 1.0, 1.0}));
    CHECK_FALSE(normed.designEffect.isDefined());
    CHECK(normed.designEffectReplace.value == Approx(1));
    CHECK_FALSE(sampledTable(std::vector{0, 0, 0}, 2, std::vector{0, 1, 1}, 2, SampleDesign(std::vector{1.0, 1.0, 1.0})).p.isDefined());
}
