#include "core/analysis/cells.h"
#include "core/analysis/compared_groups.h"
#include "core/analysis/format.h"
#include "core/analysis/group_figure.h"
#include "core/analysis/kinds.h"
#include "core/analysis/suppression.h"
#include "core/base/translate.h"
#include "core/stats/json_groups.h"
#include "core/stats/shapiro_wilk.h"
#include <QJsonArray>
#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>

namespace counterpoint {
namespace {

constexpr const char* context = "Compare";
constexpr std::size_t mostNormalityChecks = 20;
using comparison::Compared;

ResultTable tableOf(const Compared& compared, const QString& what, const QString& method, const Input& input)
{
    ResultTable table = compared.frame;
    table.title = QStringLiteral("%1: %2").arg(what, compared.title());
    table.headers = comparison::testHeaders(input);
    table.method = method;
    return table;
}

Part groupsPart(const Compared& compared, const std::vector<stats::Number>& meanRanks, const Input& input)
{
    Part part;
    auto& table = part.table;
    table = compared.frame;
    table.title = compared.title();
    table.headers = {compared.by.title(), QStringLiteral("n")};
    if (!compared.dependent.isRanked)
        table.headers << QStringLiteral("M") << QStringLiteral("SD") << translate(context, "%1 % CI of M").arg(input.confidenceText())
                      << translate(context, "Median") << translate(context, "Min") << translate(context, "Max");
    if (!meanRanks.empty())
        table.headers << translate(context, "Mean rank");
    std::vector<GroupValues> groups;
    for (std::size_t g = 0; g < compared.groups.size(); ++g) {
        const auto& label = compared.labels[qsizetype(g)];
        const auto summary = stats::summariseGroup(compared.groups[g], compared.weightsOf(g), input.confidence());
        ResultRow row;
        row.cells = {cells::words(label), cells::count(summary.n)};
        if (!compared.dependent.isRanked)
            row.cells.insert(row.cells.end(),
                             {cells::statistic(summary.mean), cells::statistic(summary.sd), cells::interval(summary.interval),
                              cells::statistic(summary.median), cells::observed(summary.minimum), cells::observed(summary.maximum)});
        if (!meanRanks.empty())
            row.cells.push_back(cells::statistic(meanRanks[g]));
        table.rows.push_back(std::move(row));
        part.essence.push_back(summary.n);
        part.essence.push_back(summary.mean.value);
        groups.push_back({translate(context, "%1 (n = %2)").arg(label, format::count(summary.n)), compared.groups[g],
                          std::vector<double>(compared.weightsOf(g).begin(), compared.weightsOf(g).end())});
    }
    if (compared.dependent.isRanked)
        table.notes << translate(context, "Words count by the order of their labels: %1.")
                           .arg(compared.dependent.levels.join(QStringLiteral(" < ")));
    table.method = translate(context, "Responses with an answer to both questions.");
    part.figures.push_back(
        groupFigure(input.text("figure"), groups, {table.title, {}, table.nText(), compared.dependent.variable.title()}, input));
    return part;
}

void addNormality(ResultTable& table, const Compared& compared)
{
    if (compared.groups.size() > mostNormalityChecks || !compared.ranked)
        return;
    for (std::size_t g = 0; g < compared.groups.size(); ++g) {
        auto values = (*compared.ranked)[g];
        if (values.size() < 3 || values.size() > 5000)
            continue;
        std::sort(values.begin(), values.end());
        const auto test = stats::shapiroWilk(values);
        comparison::addTest(table,
                            {translate(context, "Check of normality: Shapiro–Wilk, %1").arg(compared.labels[qsizetype(g)]),
                             QStringLiteral("W"),
                             test.w,
                             {},
                             test.p,
                             {},
                             {},
                             {}});
    }
}

void addVariances(ResultTable& table, const stats::FTest& median, const stats::FTest& mean)
{
    const auto df = [](const stats::FTest& test) {
        return test.statistic.isDefined() ? comparison::degrees(test.df1, test.df2) : QString();
    };
    comparison::addTest(table,
                        {translate(context, "Check of equal variances: Brown–Forsythe (medians)"),
                         QStringLiteral("F"),
                         median.statistic,
                         df(median),
                         median.p,
                         {},
                         {},
                         {}});
    comparison::addTest(table,
                        {translate(context, "Check of equal variances: Levene (means)"),
                         QStringLiteral("F"),
                         mean.statistic,
                         df(mean),
                         mean.p,
                         {},
                         {},
                         {}});
}

Part tTestPart(const Compared& compared, const Input& input)
{
    const auto t = stats::twoSampleT(compared.groups[0], compared.groups[1], compared.weights, input.confidence());
    auto table = tableOf(compared, translate(context, "t test"),
                         translate(context,
                                   "Welch's t test, two-sided, and Student's; differences are first group minus second; Hedges' g with an "
                                   "interval from the noncentral t distribution."),
                         input);
    comparison::addTest(table,
                        {translate(context, "Welch's t"), QStringLiteral("t"), t.welch.t, comparison::degrees(t.welch.df.value), t.welch.p,
                         translate(context, "Difference of means"), t.difference, t.welch.interval});
    comparison::addTest(table,
                        {translate(context, "Student's t"), QStringLiteral("t"), t.student.t, comparison::degrees(t.student.df.value),
                         t.student.p, translate(context, "Difference of means"), t.difference, t.student.interval});
    comparison::addTest(table, {{}, {}, {}, {}, {}, translate(context, "Hedges' g"), t.hedgesG, t.hedgesGInterval});
    comparison::addTest(table, {{}, {}, {}, {}, {}, translate(context, "Cohen's d (pooled)"), t.cohensD, t.cohensDInterval});
    addVariances(table, t.brownForsytheMedian, t.leveneMean);
    addNormality(table, compared);
    return comparison::partOf(QStringLiteral("ttest"), compared.names(), table, stats::toJson(t), {t.welch.t.value, t.student.t.value});
}

Part mannWhitneyPart(const Compared& compared, const stats::MannWhitney& test, const Input& input)
{
    std::optional<stats::HodgesLehmann> shift;
    if (!compared.dependent.isRanked) // words have no distances
        shift = stats::hodgesLehmannShift((*compared.ranked)[0], (*compared.ranked)[1], input.confidence());
    std::optional<stats::SimulatedTest> simulated;
    if (input.isOn("exact") && test.p.isDefined() && !test.pExact.isDefined())
        simulated = stats::simulatedRankSum((*compared.ranked)[0], (*compared.ranked)[1]);
    auto table = tableOf(
        compared, translate(context, "Mann–Whitney test"),
        translate(context,
                  "Mann-Whitney U test, two-sided, mid-ranks for ties; exact p, where it is given, from all ways to share out the ranks; "
                  "rank-biserial correlation above 0 where the first group ranks higher."),
        input);
    comparison::addTest(table,
                        {translate(context, "Normal approximation"),
                         QStringLiteral("z"),
                         test.z,
                         {},
                         test.p,
                         translate(context, "Rank-biserial"),
                         test.rankBiserial,
                         test.rankBiserialInterval,
                         true});
    comparison::addTest(table,
                        {translate(context, "With continuity correction"),
                         QStringLiteral("z"),
                         test.zContinuity,
                         {},
                         test.pContinuity,
                         translate(context, "Probability of superiority"),
                         test.superiority,
                         {},
                         true});
    comparison::addTest(table, {translate(context, "Exact"), QStringLiteral("U"), test.u1, {}, test.pExact, {}, {}, {}});
    comparison::addSimulated(table, simulated);
    comparison::addShift(table, shift);
    auto json = stats::toJson(test);
    comparison::addToJson(json, simulated, shift);
    return comparison::partOf(QStringLiteral("mannwhitney"), compared.names(), table, json, {test.u1.value, test.z.value});
}

Part anovaPart(const Compared& compared, const stats::AnovaWithPairs& analysis, const Input& input)
{
    const auto& a = analysis.anova;
    auto table =
        tableOf(compared, translate(context, "Analysis of variance"),
                translate(context,
                          "One-way analysis of variance, Welch's and Brown and Forsythe's without equal variances; eta-squared with "
                          "an interval from the noncentral F distribution, noncentrality over noncentrality and N."),
                input);
    const auto row = [&](const QString& name, const stats::FTest& test, const QString& effect, const stats::Number& size,
                         const stats::Interval& interval) {
        comparison::addTest(table,
                            {name, QStringLiteral("F"), test.statistic,
                             test.statistic.isDefined() ? comparison::degrees(test.df1, test.df2) : QString(), test.p, effect, size,
                             interval, true});
    };
    row(translate(context, "One-way ANOVA"), a.f, translate(context, "η²"), a.etaSquared, a.etaSquaredNcpN);
    row(translate(context, "Welch"), a.welch, translate(context, "ω²"), a.omegaSquared, {});
    row(translate(context, "Brown–Forsythe F*"), a.brownForsythe, translate(context, "ε²"), a.epsilonSquared, {});
    addVariances(table, a.leveneMedian, a.leveneMean);
    addNormality(table, compared);
    return comparison::partOf(QStringLiteral("anova"), compared.names(), table, stats::toJson(analysis, compared.labels),
                              {a.f.statistic.value, a.welch.statistic.value});
}

Part meanPairsPart(const Compared& compared, const QString& what, const std::vector<stats::MeanComparison>& pairs, const QString& method,
                   const Input& input)
{
    Part part;
    part.table = tableOf(compared, what, method, input);
    std::vector<comparison::PairLine> lines;
    for (const auto& pair : pairs)
        lines.push_back({compared.labels[qsizetype(pair.first)], compared.labels[qsizetype(pair.second)], pair.difference, pair.interval,
                         QStringLiteral("q"), pair.q, pair.p.value});
    comparison::addPairs(part.table, lines, translate(context, "Second minus first"), input);
    part.table.notes << translate(context, "p values and intervals hold for all %1 comparisons together.").arg(pairs.size());
    return part;
}

Part kruskalPart(const Compared& compared, const stats::KruskalWallis& test, const Input& input)
{
    auto table = tableOf(compared, translate(context, "Kruskal–Wallis test"),
                         translate(context, "Kruskal-Wallis test, corrected for ties; epsilon-squared is H / (n − 1)."), input);
    comparison::addTest(table,
                        {translate(context, "Kruskal–Wallis"),
                         QStringLiteral("H"),
                         test.h,
                         comparison::degrees(test.df),
                         test.p,
                         translate(context, "ε²"),
                         test.epsilonSquared,
                         {},
                         true});
    std::optional<stats::SimulatedTest> simulated;
    if (input.isOn("exact") && test.h.isDefined())
        simulated = stats::simulatedKruskalWallis(*compared.ranked);
    comparison::addSimulated(table, simulated);
    auto json = stats::toJson(test, compared.labels, input.adjustment());
    comparison::addToJson(json, simulated, {});
    return comparison::partOf(QStringLiteral("kruskal"), compared.names(), table, json, {test.h.value});
}

Part dunnPart(const Compared& compared, const stats::KruskalWallis& test, const Input& input)
{
    Part part;
    part.table = tableOf(compared, translate(context, "Dunn's comparisons"),
                         translate(context, "Dunn's test on mean ranks, corrected for ties."), input);
    std::vector<double> p;
    for (const auto& pair : test.dunn)
        p.push_back(pair.p.value);
    const auto corrected = adjusted(p, input.adjustment());
    std::vector<comparison::PairLine> lines;
    for (std::size_t i = 0; i < test.dunn.size(); ++i)
        lines.push_back({compared.labels[qsizetype(test.dunn[i].first)],
                         compared.labels[qsizetype(test.dunn[i].second)],
                         {},
                         {},
                         QStringLiteral("z"),
                         test.dunn[i].z,
                         corrected[i]});
    comparison::addPairs(part.table, lines, {}, input);
    if (const auto note = adjustmentNote(input.adjustment(), lines.size()); !note.isEmpty())
        part.table.notes << note;
    return part;
}

/// Groups of which nothing may be shown.
std::vector<bool> withheldGroups(const Part& groups, const Compared& compared, const Input& input)
{
    std::vector<double> counts;
    for (const auto& row : groups.table.rows)
        counts.push_back(row.cells[1].number);
    counts.resize(compared.groups.size());
    return suppression::ofList(counts, input.suppressBelow());
}

/// What may be shown of a group in the document for machines: nothing of a withheld one, and no single answer of the others.
QJsonObject shownOf(QJsonObject group, bool isWithheld, double below)
{
    for (const auto& key : group.keys())
        if (isWithheld || key == QLatin1String("min") || key == QLatin1String("max"))
            group[key] = QJsonValue::Null;
    suppression::explain(group, below);
    return group;
}

/// Withholds small groups, every test where there is one (it would give the group away), and what is a single person's answer.
void withhold(std::vector<Part>& parts, const std::vector<bool>& withheld, const QStringList& labels, const Input& input)
{
    const double below = input.suppressBelow();
    const bool hasSmall = std::find(withheld.begin(), withheld.end(), true) != withheld.end();
    auto& table = parts.front().table;
    for (std::size_t g = 0; g < withheld.size(); ++g)
        for (std::size_t column = 1; column < table.rows[g].cells.size(); ++column) {
            const auto& header = table.headers[qsizetype(column)];
            if (withheld[g] || header == translate(context, "Min") || header == translate(context, "Max"))
                table.rows[g].cells[column] = {suppression::mark()};
        }
    table.notes << translate(context,
                             "* Groups of fewer than %1 responses are withheld, others where they would give those away, and "
                             "smallest and largest values.")
                       .arg(below);
    if (hasSmall)
        table.notes << translate(context, "Tests are withheld, since they would give the small groups away.");
    if (hasSmall || input.text("figure") != QLatin1String("means"))
        parts.front().figures.clear();
    for (auto& part : parts) {
        if (hasSmall)
            part.essence.clear();
        for (auto& entry : part.entries) {
            auto result = entry[QStringLiteral("result")].toObject();
            for (const auto& key : result.keys()) {
                if (key == QLatin1String("groups")) {
                    auto groups = result[key].toObject();
                    const bool isByPlace = entry[QStringLiteral("kind")] == QLatin1String("ttest");
                    for (std::size_t g = 0; g < withheld.size(); ++g) {
                        const auto name = isByPlace ? QString::number(g + 1) : labels[qsizetype(g)];
                        groups[name] = shownOf(groups[name].toObject(), withheld[g], below);
                    }
                    result[key] = groups;
                } else if (hasSmall && key != QLatin1String("reason") && key != QLatin1String("confidence"))
                    result[key] = QJsonValue::Null;
            }
            suppression::explain(result, below);
            entry[QStringLiteral("result")] = result;
        }
    }
    if (!hasSmall)
        return;
    for (std::size_t i = 1; i < parts.size(); ++i) // the document keeps their places
        std::move(parts[i].entries.begin(), parts[i].entries.end(), std::back_inserter(parts.front().entries));
    parts.resize(1);
}

/// Adds what compares means.
void addMeans(std::vector<Part>& parts, const Compared& compared, const Input& input)
{
    if (compared.groups.size() == 2) {
        parts.push_back(tTestPart(compared, input));
        return;
    }
    const auto analysis = stats::anovaWithPairs(compared.groups, compared.weights, input.confidence());
    parts.push_back(anovaPart(compared, analysis, input));
    if (!analysis.gamesHowell.empty())
        parts.push_back(
            meanPairsPart(compared, translate(context, "Games–Howell comparisons"), analysis.gamesHowell,
                          translate(context, "Games and Howell's comparisons by the studentised range, without equal variances."), input));
    if (!analysis.tukey.pairs.empty())
        parts.push_back(meanPairsPart(compared, translate(context, "Tukey's HSD"), analysis.tukey.pairs,
                                      translate(context, "Tukey and Kramer's comparisons by the studentised range, with pooled variance."),
                                      input));
}

Result<std::vector<Part>> partsFor(const Input& input)
{
    auto compared = comparison::comparedGroups(input);
    if (!compared)
        return fail(compared);
    if (!compared->ranked && compared->dependent.isRanked)
        return fail(Error::Kind::Invalid,
                    translate(context,
                              "“%1” holds words, which are compared by ranks alone; that needs weights that are whole numbers (and add up "
                              "to at most five million). Leave the weight out.")
                        .arg(compared->dependent.variable.name));
    if (!compared->ranked)
        compared->frame.notes << translate(context,
                                           "Without tests by ranks and checks of normality: these need weights that are whole numbers "
                                           "(and add up to at most five million).");
    std::vector<Part> parts;
    const auto kruskal = compared->ranked ? stats::kruskalWallis(*compared->ranked) : stats::KruskalWallis();
    parts.push_back(groupsPart(*compared, kruskal.meanRanks, input));
    const auto withheld = withheldGroups(parts.front(), *compared, input);
    if (!compared->dependent.isRanked)
        addMeans(parts, *compared, input);
    if (!compared->ranked) {
        // nothing more
    } else if (compared->groups.size() == 2) {
        const auto test = stats::mannWhitney((*compared->ranked)[0], (*compared->ranked)[1], input.confidence());
        parts.push_back(mannWhitneyPart(*compared, test, input));
    } else {
        parts.push_back(kruskalPart(*compared, kruskal, input));
        if (!kruskal.dunn.empty())
            parts.push_back(dunnPart(*compared, kruskal, input));
    }
    if (input.suppressBelow() > 0)
        withhold(parts, withheld, compared->labels, input);
    return parts;
}

} // namespace

AnalysisKind kinds::compareGroups()
{
    AnalysisKind kind;
    kind.key = kind.command = QStringLiteral("compare");
    kind.title = translate(context, "Comparison of groups");
    kind.about = translate(context,
                           "Groups compared (--by; t, Mann–Whitney, ANOVA, Kruskal–Wallis), measures of the same people (--paired), or a "
                           "mean with a value (--mu)");
    kind.alsoCalled = translate(context, "t test; ANOVA; Mann-Whitney; Kruskal-Wallis; compare means; independent samples");
    kind.icon = "office-chart-bar";
    auto dependent = shared::variables(translate(context, "The variable that is compared"));
    dependent.key = QStringLiteral("dependent");
    dependent.title = translate(context, "Variable");
    dependent.most = 1;
    dependent.types = {VariableType::Number, VariableType::Text};
    Role by;
    by.key = QStringLiteral("by");
    by.title = translate(context, "Groups");
    by.most = 1;
    by.flag = QStringLiteral("--by");
    by.about = translate(context, "The variable whose answers are the groups");
    Option groups;
    groups.key = QStringLiteral("groups");
    groups.title = translate(context, "Only these groups");
    groups.type = Option::Type::Texts;
    groups.standard = QJsonArray();
    groups.about = translate(context, "Codes or labels of the groups to compare, the first minus the second");
    kind.roles = {dependent, by, shared::split(), shared::frequencyWeight()};
    kind.options = {
        groups, comparison::exactOption(), shared::adjustment(), groupFigureOption("box"), shared::confidence(), shared::suppression()};
    kind.convention = translate(context,
                                "Group comparisons use the responses with both answers; tests are two-sided, differences first group minus "
                                "second.");
    kind.compute = partsFor;
    return kind;
}

} // namespace counterpoint
