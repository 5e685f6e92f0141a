#include "core/analysis/kind.h"
#include "core/responses/variables.h"
#include "tests/core/analysis/worked_examples.h"
#include <cmath>
#include <map>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

/// Compares what is expected with what is there, key by key; `where` names the place.
void compare(const QJsonValue& expected, const QJsonValue& found, const QString& where)
{
    INFO(where.toStdString());
    if (expected.isDouble()) {
        REQUIRE(found.isDouble());
        const bool isTail = where.contains("p_") || where.endsWith("/p") || where.contains("_p") || where.contains("fisher")
            || where.contains("conditional");
        const double tolerance = where.contains("shapiro_p") ? 1e-3
            : where.contains("shapiro")                      ? 1e-6
            : isTail || where.contains("noncentral")         ? 1e-7
                                                             : 1e-9;
        CHECK(std::fabs(found.toDouble() - expected.toDouble())
              <= tolerance * std::fabs(expected.toDouble()) + (where.contains("noncentral") ? 1e-7 : 1e-12));
    } else if (expected.isArray()) {
        const auto items = expected.toArray();
        REQUIRE(found.toArray().size() == items.size());
        for (qsizetype i = 0; i < items.size(); ++i)
            compare(items[i], found.toArray()[i], QStringLiteral("%1[%2]").arg(where).arg(i));
    } else if (expected.isObject()) {
        const auto object = expected.toObject();
        for (auto item = object.begin(); item != object.end(); ++item)
            compare(item.value(), found[item.key()], where + '/' + item.key());
    } else if (expected.isNull()) {
        CHECK(found.isNull());
    } else {
        CHECK(found == expected);
    }
}

/// Runs the examples of one family over the whole chain: file, import, analysis, document.
int runFamily(const QString& file, const QString& kind)
{
    const auto path = sharedData("statistics/" + file);
    if (path.isEmpty())
        return -1;
    auto project = emptyProject();
    std::map<QString, DatasetId> imported;
    int compared = 0;
    for (const QJsonValue example : jsonOf(path)["cases"].toArray()) {
        const auto options = example["options"].toObject();
        const auto dataset = example["dataset"].toString();
        const bool isOurs = QStringList({"uni", "freq", "xtab"}).contains(example["id"].toString().section('.', 0, 0));
        if (!isOurs || dataset == "inline" || options.contains("frequency_weight"))
            continue;
        if (!imported.contains(dataset))
            imported[dataset] = importExample(*project, dataset);
        const auto result = valueOf(project->read([&](const Read& db) -> Result<AnalysisResult> {
            Analysis analysis;
            analysis.kind = kind;
            analysis.dataset = imported[dataset];
            for (const auto& name : example["vars"].toArray())
                addVariables(analysis, {valueOf(variables::byName(db, analysis.dataset, name.toString())).id});
            const auto filter = options["filter"].toObject();
            for (auto item = filter.begin(); item != filter.end(); ++item)
                analysis.filter.push_back(
                    valueOf(filters::conditionFrom(db, analysis.dataset, item.key() + '=' + item.value().toString())));
            return run(db, analysis);
        }));
        const auto entry = result.json["results"][0];
        CHECK(entry["kind"].toString() == example["id"].toString().section('.', 0, 0));
        compare(example["expect"], entry["result"], example["id"].toString());
        ++compared;
    }
    return compared;
}

} // namespace

TEST_CASE("frequencies over the whole chain are those of R", "[analysis][oracle]")
{
    if (const int compared = runFamily("frequencies.json", "frequencies"); compared >= 0)
        CHECK(compared == 3);
}

TEST_CASE("descriptives over the whole chain are those of R", "[analysis][oracle]")
{
    if (const int compared = runFamily("univariate.json", "describe"); compared >= 0)
        CHECK(compared == 19);
}

TEST_CASE("cross-tables over the whole chain are those of R", "[analysis][oracle]")
{
    if (const int compared = runFamily("crosstabs.json", "crosstab"); compared >= 0)
        CHECK(compared == 3);
}
