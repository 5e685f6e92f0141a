#include "core/analysis/cells.h"
#include "core/analysis/comparison.h"
#include "core/analysis/format.h"
#include "core/analysis/group_figure.h"
#include "core/analysis/kinds.h"
#include "core/base/translate.h"
#include "core/stats/json_groups.h"
#include "core/stats/shapiro_wilk.h"
#include <QJsonArray>
#include <algorithm>
#include <cmath>
#include <optional>

namespace counterpoint {
namespace {

constexpr const char* context = "Compare";
constexpr std::size_t mostGroups = 200;
constexpr std::size_t mostNormalityChecks = 20;
using comparison::Measure;

/// The answers to one question by the answer to another.
struct Compared {
    Measure dependent;
    Variable by;
    QStringList labels;
    stats::Groups groups; ///< each with its values; at least two, of which some may be empty
    ResultTable frame; ///< counts and notes that every table of the comparison has

    QStringList names() const { return {dependent.variable.name, by.name}; }
    QString title() const { return translate(context, "%1 by %2").arg(dependent.variable.title(), by.title()); }
};

/// Places of the groups that are asked for, in the order asked; all that are answers where none is.
Result<std::vector<std::size_t>> wantedGroups(const Categories& categories, const Variable& by, const QStringList& asked)
{
    std::vector<std::size_t> wanted;
    QStringList known;
    for (std::size_t place = 0; place < categories.items.size(); ++place)
        if (!categories.items[place].isMissing) {
            if (asked.isEmpty())
                wanted.push_back(place);
            known << categories.items[place].label;
        }
    for (const auto& name : asked) {
        const auto found = std::find_if(categories.items.begin(), categories.items.end(), [&](const Category& item) {
            return !item.isMissing && (item.label == name || valueText(by.type, item.value) == name);
        });
        if (found == categories.items.end())
            return fail(Error::Kind::Invalid,
                        translate(context, "“%1” is no group of “%2”. There are: %3.")
                            .arg(name, by.name, known.mid(0, 20).join(QStringLiteral(", "))));
        const auto place = std::size_t(found - categories.items.begin());
        if (std::find(wanted.begin(), wanted.end(), place) == wanted.end())
            wanted.push_back(place);
    }
    if (!asked.isEmpty() && wanted.size() < 2)
        return fail(Error::Kind::Invalid, translate(context, "Name at least two groups of “%1” to compare.").arg(by.name));
    if (wanted.size() > mostGroups)
        return fail(Error::Kind::Invalid,
                    translate(context, "“%1” has more than %2 different answers. Compare by a variable with fewer, or name the groups.")
                        .arg(by.name)
                        .arg(mostGroups));
    return wanted;
}

/// Sorts the rows into groups and counts what is left out.
void sortRows(Compared& compared, const Categories& categories, const std::vector<std::size_t>& wanted, const Sample& sample)
{
    std::vector<int> groupOf(categories.items.size(), -1);
    for (std::size_t g = 0; g < wanted.size(); ++g)
        groupOf[wanted[g]] = int(g);
    compared.groups.resize(wanted.size());
    double system = 0;
    double user = 0;
    double elsewhere = 0;
    std::size_t next = 0;
    for (std::size_t row = 0; row < categories.rows.size(); ++row) {
        if (!sample.has(row))
            continue;
        const auto i = next++;
        const auto place = categories.rows[row];
        const auto missing = compared.dependent.missing[i];
        const bool isUserMissing = place >= 0 && categories.items[std::size_t(place)].isMissing;
        if (place >= 0 && !isUserMissing && groupOf[std::size_t(place)] < 0)
            elsewhere += 1;
        else if (place < 0 || missing == Measure::Missing::System)
            system += 1;
        else if (isUserMissing || missing == Measure::Missing::User)
            user += 1;
        else
            compared.groups[std::size_t(groupOf[std::size_t(place)])].push_back(compared.dependent.values[i]);
    }
    auto& frame = compared.frame;
    frame.nTotal = double(next) - elsewhere;
    frame.nValid = frame.nTotal - system - user;
    frame.leftOut = leftOut(system, user);
    if (elsewhere > 0)
        frame.notes << translate(context, "Only the groups named are compared; %1 responses of other groups are not looked at.")
                           .arg(format::count(elsewhere));
}

/// Leaves out groups without values, down to two.
void dropEmptyGroups(Compared& compared)
{
    QStringList dropped;
    for (std::size_t g = compared.groups.size(); g-- > 0 && compared.groups.size() > 2;)
        if (compared.groups[g].empty()) {
            dropped.prepend(compared.labels[qsizetype(g)]);
            compared.labels.removeAt(qsizetype(g));
            compared.groups.erase(compared.groups.begin() + std::ptrdiff_t(g));
        }
    while (compared.groups.size() < 2) {
        compared.groups.emplace_back();
        compared.labels << QStringLiteral("—");
    }
    if (!dropped.isEmpty())
        compared.frame.notes << translate(context, "Without values, and left out: %1.").arg(dropped.join(QStringLiteral(", ")));
}

Result<Compared> gather(const Input& input)
{
    const auto dependent = input.question("dependent");
    if (!dependent)
        return fail(dependent);
    auto measure = comparison::measureOf(*dependent, input.sample);
    if (!measure)
        return fail(measure);
    const auto by = input.question("by");
    if (!by)
        return fail(by);
    if (by->variable.id == dependent->variable.id)
        return fail(
            Error::Kind::Invalid,
            translate(context, "“%1” cannot be compared by itself. Choose another variable for the groups.").arg(by->variable.name));
    const auto categories = categorise(by->variable, by->column, input.sample.selected);
    const auto wanted = wantedGroups(categories, by->variable, input.texts("groups"));
    if (!wanted)
        return fail(wanted);
    Compared compared;
    compared.dependent = std::move(*measure);
    compared.by = by->variable;
    for (const auto place : *wanted)
        compared.labels << categories.items[place].label;
    sortRows(compared, categories, *wanted, input.sample);
    dropEmptyGroups(compared);
    compared.frame.notes += input.sampleNotes();
    return compared;
}

ResultTable tableOf(const Compared& compared, const QString& what, const QString& method)
{
    ResultTable table = compared.frame;
    table.title = QStringLiteral("%1: %2").arg(what, compared.title());
    table.headers = comparison::testHeaders();
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
        table.headers << QStringLiteral("M") << QStringLiteral("SD") << translate(context, "95 % CI of M") << translate(context, "Median")
                      << translate(context, "Min") << translate(context, "Max");
    table.headers << translate(context, "Mean rank");
    std::vector<GroupValues> groups;
    for (std::size_t g = 0; g < compared.groups.size(); ++g) {
        const auto& label = compared.labels[qsizetype(g)];
        const auto summary = stats::summariseGroup(compared.groups[g]);
        ResultRow row;
        row.cells = {cells::words(label), cells::count(summary.n)};
        if (!compared.dependent.isRanked)
            row.cells.insert(row.cells.end(),
                             {cells::statistic(summary.mean), cells::statistic(summary.sd), cells::interval(summary.ci95),
                              cells::statistic(summary.median), cells::observed(summary.minimum), cells::observed(summary.maximum)});
        row.cells.push_back(cells::statistic(meanRanks[g]));
        table.rows.push_back(std::move(row));
        part.essence.push_back(summary.n);
        part.essence.push_back(summary.mean.value);
        groups.push_back({translate(context, "%1 (n = %2)").arg(label, format::count(summary.n)), compared.groups[g], {}});
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
    if (compared.groups.size() > mostNormalityChecks)
        return;
    for (std::size_t g = 0; g < compared.groups.size(); ++g) {
        auto values = compared.groups[g];
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

Part tTestPart(const Compared& compared)
{
    const auto t = stats::twoSampleT(compared.groups[0], compared.groups[1]);
    auto table = tableOf(compared, translate(context, "t test"),
                         translate(context,
                                   "Welch's t test, two-sided, and Student's; differences are first group minus second; Hedges' g with an "
                                   "interval from the noncentral t distribution."));
    comparison::addTest(table,
                        {translate(context, "Welch's t"), QStringLiteral("t"), t.welch.t, comparison::degrees(t.welch.df.value), t.welch.p,
                         translate(context, "Difference of means"), t.difference, t.welch.ci95});
    comparison::addTest(table,
                        {translate(context, "Student's t"), QStringLiteral("t"), t.student.t, comparison::degrees(t.student.df.value),
                         t.student.p, translate(context, "Difference of means"), t.difference, t.student.ci95});
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
        shift = stats::hodgesLehmannShift(compared.groups[0], compared.groups[1]);
    std::optional<stats::SimulatedTest> simulated;
    if (input.isOn("exact") && test.p.isDefined() && !test.pExact.isDefined())
        simulated = stats::simulatedRankSum(compared.groups[0], compared.groups[1]);
    auto table = tableOf(compared, translate(context, "Mann–Whitney test"),
                         translate(context,
                                   "Mann-Whitney U test, two-sided, mid-ranks for ties; exact p from all ways to share out the ranks; "
                                   "rank-biserial correlation above 0 where the first group ranks higher."));
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

Part anovaPart(const Compared& compared, const stats::AnovaWithPairs& analysis)
{
    const auto& a = analysis.anova;
    auto table =
        tableOf(compared, translate(context, "Analysis of variance"),
                translate(context,
                          "One-way analysis of variance, Welch's and Brown and Forsythe's without equal variances; eta-squared with "
                          "an interval from the noncentral F distribution, noncentrality over noncentrality and N."));
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

Part meanPairsPart(const Compared& compared, const QString& what, const std::vector<stats::MeanComparison>& pairs, const QString& method)
{
    Part part;
    part.table = tableOf(compared, what, method);
    std::vector<comparison::PairLine> lines;
    for (const auto& pair : pairs)
        lines.push_back({compared.labels[qsizetype(pair.first)], compared.labels[qsizetype(pair.second)], pair.difference, pair.ci95,
                         QStringLiteral("q"), pair.q, pair.p.value});
    comparison::addPairs(part.table, lines, translate(context, "Second minus first"));
    part.table.notes << translate(context, "p values and intervals hold for all %1 comparisons together.").arg(pairs.size());
    return part;
}

Part kruskalPart(const Compared& compared, const stats::KruskalWallis& test, const Input& input)
{
    auto table = tableOf(compared, translate(context, "Kruskal–Wallis test"),
                         translate(context, "Kruskal-Wallis test, corrected for ties; epsilon-squared is H / (n − 1)."));
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
        simulated = stats::simulatedKruskalWallis(compared.groups);
    comparison::addSimulated(table, simulated);
    auto json = stats::toJson(test, compared.labels, input.adjustment());
    comparison::addToJson(json, simulated, {});
    return comparison::partOf(QStringLiteral("kruskal"), compared.names(), table, json, {test.h.value});
}

Part dunnPart(const Compared& compared, const stats::KruskalWallis& test, const Input& input)
{
    Part part;
    part.table =
        tableOf(compared, translate(context, "Dunn's comparisons"), translate(context, "Dunn's test on mean ranks, corrected for ties."));
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
    comparison::addPairs(part.table, lines, {});
    if (const auto note = adjustmentNote(input.adjustment(), lines.size()); !note.isEmpty())
        part.table.notes << note;
    return part;
}

Result<std::vector<Part>> partsFor(const Input& input)
{
    const auto compared = gather(input);
    if (!compared)
        return fail(compared);
    std::vector<Part> parts;
    const auto kruskal = stats::kruskalWallis(compared->groups);
    parts.push_back(groupsPart(*compared, kruskal.meanRanks, input));
    if (compared->groups.size() == 2) {
        if (!compared->dependent.isRanked)
            parts.push_back(tTestPart(*compared));
        parts.push_back(mannWhitneyPart(*compared, stats::mannWhitney(compared->groups[0], compared->groups[1]), input));
        return parts;
    }
    if (!compared->dependent.isRanked) {
        const auto analysis = stats::anovaWithPairs(compared->groups);
        parts.push_back(anovaPart(*compared, analysis));
        if (!analysis.gamesHowell.empty())
            parts.push_back(
                meanPairsPart(*compared, translate(context, "Games–Howell comparisons"), analysis.gamesHowell,
                              translate(context, "Games and Howell's comparisons by the studentised range, without equal variances.")));
        if (!analysis.tukey.pairs.empty())
            parts.push_back(
                meanPairsPart(*compared, translate(context, "Tukey's HSD"), analysis.tukey.pairs,
                              translate(context, "Tukey and Kramer's comparisons by the studentised range, with pooled variance.")));
    }
    parts.push_back(kruskalPart(*compared, kruskal, input));
    if (!kruskal.dunn.empty())
        parts.push_back(dunnPart(*compared, kruskal, input));
    return parts;
}

} // namespace

AnalysisKind kinds::compareGroups()
{
    AnalysisKind kind;
    kind.key = kind.command = QStringLiteral("compare");
    kind.title = translate(context, "Comparison of groups");
    kind.about = translate(context, "Groups compared (--by), measures of the same people (--paired), or a mean with a value (--mu)");
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
    kind.roles = {dependent, by, shared::split()};
    kind.options = {groups, comparison::exactOption(), shared::adjustment(), groupFigureOption("box")};
    kind.convention = translate(context,
                                "Group comparisons use the responses with both answers; tests are two-sided, differences first group minus "
                                "second.");
    kind.compute = partsFor;
    return kind;
}

} // namespace counterpoint
