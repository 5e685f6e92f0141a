#include "core/analysis/cells.h"
#include "core/analysis/format.h"
#include "core/analysis/kinds.h"
#include "core/analysis/material.h"
#include "core/analysis/passages_behind.h"
#include "core/base/translate.h"
#include "core/stats/clusters.h"
#include <QJsonArray>
#include <algorithm>

namespace counterpoint {

namespace {

constexpr const char* context = "CodeClusters";
constexpr std::size_t mostCodes = 1'000;

SharedUnit unitOf(const QString& key)
{
    return key == QLatin1String("turn") ? SharedUnit::Turn : key == QLatin1String("source") ? SharedUnit::Source : SharedUnit::Case;
}

QString unitName(SharedUnit unit)
{
    return unit == SharedUnit::Turn  ? translate(context, "turns")
        : unit == SharedUnit::Source ? translate(context, "sources")
                                     : translate(context, "Cases");
}

/// What a merge joins, in words: a code, or a cluster by its first code.
struct Names {
    std::vector<QString> names;
    std::vector<int> sizes;
    QString of(int cluster) const
    {
        const auto place = std::size_t(cluster);
        return sizes[place] == 1 ? names[place] : translate(context, "%1 and %n more", nullptr, sizes[place] - 1).arg(names[place]);
    }
};

Result<std::vector<Part>> partsFor(const Input& input)
{
    auto lines = material::linesOf(input);
    const auto scope = material::scopeOf(input);
    if (!lines)
        return fail(lines);
    if (!scope)
        return fail(scope);
    if (lines->size() > mostCodes)
        return fail(Error::Kind::Invalid,
                    translate(context, "%1 codes are too many for one dendrogram. Choose at most %2.").arg(lines->size()).arg(mostCodes));
    const auto unit = unitOf(input.text("unit"));
    const auto shared = sharedUnits(input.db, *lines, *scope, unit);
    std::vector<std::size_t> used;
    QStringList unused;
    for (std::size_t i = 0; i < lines->size(); ++i)
        if (shared.used[i] > 0)
            used.push_back(i);
        else
            unused << (*lines)[i].path;
    if (used.size() < 2)
        return fail(Error::Kind::Invalid,
                    translate(context, "Fewer than two of these codes are used in any of the %1: there is nothing to compare.")
                        .arg(unitName(unit)));
    std::vector<std::vector<double>> distances;
    for (const auto i : used) {
        auto& row = distances.emplace_back();
        for (const auto j : used)
            row.push_back(i == j ? 0 : 1 - shared.jaccard(i, j));
    }
    const auto merges = stats::averageLinkage(distances);

    Part part;
    auto& table = part.table;
    table.title = translate(context, "Clusters of codes");
    table.counted = translate(context, "%1 codes in %2 %3").arg(used.size()).arg(shared.units).arg(unitName(unit));
    table.headers << translate(context, "Step") << translate(context, "Joined") << translate(context, "With")
                  << translate(context, "Distance") << translate(context, "Codes");
    figure::Dendrogram chart;
    Names names;
    QJsonArray codes;
    QJsonArray leaves;
    for (const auto i : used) {
        names.names.push_back((*lines)[i].path);
        names.sizes.push_back(1);
        codes.append((*lines)[i].path);
        chart.leaves.push_back((*lines)[i].path);
        part.essence.push_back(double(shared.used[i]));
    }
    QJsonArray steps;
    const auto narrowing = material::terms(input);
    for (std::size_t k = 0; k < merges.size(); ++k) {
        const auto& merge = merges[k];
        auto distance = ResultCell{format::bounded(merge.height, 3), merge.height};
        if (merge.first < int(used.size()) && merge.second < int(used.size()) && merge.height < 1)
            distance.query = passages_behind::all(
                QStringList{passages_behind::either({passages_behind::code((*lines)[used[std::size_t(merge.first)]]),
                                                     passages_behind::code((*lines)[used[std::size_t(merge.second)]])})}
                + narrowing);
        ResultRow row;
        row.cells = {cells::count(double(k + 1)), cells::words(names.of(merge.first)), cells::words(names.of(merge.second)), distance,
                     cells::count(merge.size)};
        table.rows.push_back(std::move(row));
        steps.append(QJsonObject{{QStringLiteral("first"), merge.first},
                                 {QStringLiteral("second"), merge.second},
                                 {QStringLiteral("height"), merge.height},
                                 {QStringLiteral("size"), merge.size}});
        names.names.push_back(names.names[std::size_t(merge.first)]);
        names.sizes.push_back(merge.size);
        chart.joints.push_back({merge.first, merge.second, merge.height});
        part.essence.push_back(merge.height);
    }
    chart.order = stats::leafOrder(merges);
    for (const int leaf : chart.order)
        leaves.append(leaf);
    if (!unused.isEmpty())
        table.notes << (unused.size() <= 12
                            ? translate(context, "Not used in the material, and left out: %1.").arg(unused.join(QStringLiteral(", ")))
                            : translate(context, "%n code(s) not used in the material are left out.", nullptr, int(unused.size())));
    table.notes << material::notes(input);
    table.method =
        translate(
            context,
            "Two codes are the more alike the more of the %1 in which either is used have both (Jaccard); clusters by average linkage "
            "(UPGMA) on the distance 1 − Jaccard.")
            .arg(unitName(unit));
    chart.title = table.title;
    chart.subtitle = translate(context, "By the %1 they share").arg(unitName(unit));
    chart.note = table.counted;
    chart.valueTitle = translate(context, "Jaccard distance");
    part.figures.push_back(std::move(chart));
    part.entries.push_back(entryFor(QStringLiteral("code_clusters"), {}, table,
                                    {{QStringLiteral("unit"), input.text("unit")},
                                     {QStringLiteral("units"), double(shared.units)},
                                     {QStringLiteral("codes"), codes},
                                     {QStringLiteral("merges"), steps},
                                     {QStringLiteral("order"), leaves},
                                     {QStringLiteral("not_used"), QJsonArray::fromStringList(unused)}}));
    return singlePart(std::move(part));
}

} // namespace

AnalysisKind kinds::codeClusters()
{
    AnalysisKind kind;
    kind.key = QStringLiteral("code_clusters");
    kind.command = QStringLiteral("clusters");
    kind.title = translate(context, "Clusters of codes");
    kind.about = translate(context, "Which codes go together, as a tree");
    kind.alsoCalled = translate(context, "cluster analysis; dendrogram; similarity of codes; hierarchical clustering");
    kind.icon = "view-list-tree";
    auto unit = shared::choice("unit", translate(context, "Alike by shared"), "case",
                               {{QStringLiteral("case"), translate(context, "Cases")},
                                {QStringLiteral("source"), translate(context, "Sources")},
                                {QStringLiteral("turn"), translate(context, "Turns")}});
    unit.about = translate(context, "What two codes have to share to be alike");
    kind.options = {material::codes(), material::withChildren(false), unit};
    for (auto& option : material::options())
        kind.options.push_back(std::move(option));
    kind.convention = translate(context, "Codes were clustered by average linkage on Jaccard's distance.");
    kind.compute = partsFor;
    kind.isQualitative = true;
    kind.needsDataset = false;
    return kind;
}

} // namespace counterpoint
