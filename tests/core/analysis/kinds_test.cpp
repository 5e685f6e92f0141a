#include "core/analysis/kind.h"
#include "core/analysis/responses_behind.h"
#include "core/analysis/result.h"
#include "core/responses/datasets.h"
#include "core/responses/saved_filters.h"
#include "core/responses/variables.h"
#include "core/responses/weighting.h"
#include "tests/support/a_project.h"
#include <QJsonArray>
#include <QSet>
#include <cmath>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

const double none = std::nan("");

/// Twelve people with a battery of three items, a duration, a site and a remark.
struct Battery {
    std::unique_ptr<Project> project = emptyProject();
    DatasetId id = valueOf(project->perform("Import", [](Edit& db) {
        NewDataset made{"staff", "", {}};
        for (const auto* name : {"a", "b", "c"}) {
            Variable item;
            item.name = name;
            item.scale = "Trust";
            item.level = Level::Ordinal;
            item.labels = {{1.0, "No"}, {2.0, "Partly"}, {3.0, "Yes"}};
            made.variables.push_back(item);
        }
        Variable duration;
        duration.name = "seconds";
        duration.level = Level::Scale;
        Variable site;
        site.name = "site";
        site.type = VariableType::Text;
        Variable remark;
        remark.name = "remark";
        remark.type = VariableType::Text;
        remark.isOpen = true;
        Variable weight;
        weight.name = "weight";
        made.variables.insert(made.variables.end(), {duration, site, remark, weight});
        return datasets::add(db, made,
                             {Column::ofNumbers({1, 2, 3, 3, 2, 1, 2, 3, 2, 1, none, 2}),
                              Column::ofNumbers({1, 3, 3, 2, 2, 1, 2, 3, 1, 1, none, 3}),
                              Column::ofNumbers({2, 3, 3, 1, 2, 1, none, 3, 1, 2, none, 3}),
                              Column::ofNumbers({60, 50, 9, 80, 70, 61, 59, 65, 66, 70, 20, 50}),
                              Column::ofTexts({"N", "N", "N", "N", "N", "N", "S", "S", "S", "S", "S", ""}),
                              Column::ofTexts({"Fine", "…", "", "Good", "-", "Ok", "Yes", "No", "Well", "So", "", "…"}),
                              Column::ofNumbers({1, 2, 1, 1, 1, 1, 1, 1, 0, -1, none, 3})});
    }));

    VariableId of(const QString& name) const
    {
        return valueOf(project->read([&](const Read& db) { return variables::byName(db, id, name); })).id;
    }
    Analysis analysis(const QString& kind, const QStringList& names) const
    {
        Analysis made;
        made.kind = kind;
        made.dataset = id;
        for (const auto& name : names)
            addVariables(made, {of(name)});
        return made;
    }
    Result<AnalysisResult> result(const Analysis& analysis) const
    {
        return project->read([&](const Read& db) { return run(db, analysis); });
    }
};

QJsonValue entryOf(const AnalysisResult& result, qsizetype place = 0) { return result.json["results"][place]; }

QJsonValue flagOf(const AnalysisResult& result, const QString& key)
{
    for (const QJsonValue flag : entryOf(result)["result"]["flags"].toArray())
        if (flag["flag"].toString() == key)
            return flag;
    FAIL("no flag " << key.toStdString());
    return {};
}

} // namespace

TEST_CASE("every kind says what it takes in words and keys that are its own", "[analysis][kinds]")
{
    QSet<QString> kinds;
    for (const auto& kind : analysisKinds()) {
        INFO(kind.key.toStdString());
        CHECK_FALSE(kinds.contains(kind.key));
        kinds.insert(kind.key);
        CHECK_FALSE(kind.title.isEmpty());
        CHECK_FALSE(kind.about.isEmpty());
        CHECK(kind.compute);
        REQUIRE((kind.isQualitative || !kind.roles.empty()));
        QSet<QString> keys{"filter"};
        for (const auto& role : kind.roles) {
            CHECK_FALSE(keys.contains(role.key));
            keys.insert(role.key);
            CHECK_FALSE(role.title.isEmpty());
            CHECK(role.most >= role.least);
        }
        for (const auto& option : kind.options) {
            INFO(option.key.toStdString());
            CHECK_FALSE(keys.contains(option.key));
            keys.insert(option.key);
            CHECK_FALSE(option.title.isEmpty());
            CHECK(checkOption(option, option.standard));
        }
    }
}

TEST_CASE("roles and options outlive storing, and what is stored by an earlier program is read", "[analysis][kinds]")
{
    const Battery battery;
    auto analysis = battery.analysis("likert", {"a", "b"});
    analysis.put("split", {battery.of("site")});
    setOption(analysis, "min", 0);
    setOption(analysis, "suppress_below", 5);
    Analysis read;
    read.kind = "likert";
    read.dataset = battery.id;
    REQUIRE(optionsFromJson(optionsToJson(analysis), read));
    CHECK(read == analysis);
    setOption(analysis, "suppress_below", 0);
    CHECK_FALSE(analysis.options.contains("suppress_below")); // as by default: not stored

    Analysis old;
    old.kind = "crosstab";
    REQUIRE(optionsFromJson({{"rows", 3}, {"columns", 4}, {"row_percent", false}, {"filter", QJsonArray()}}, old));
    CHECK(old.firstIn("rows") == VariableId(3));
    CHECK(old.firstIn("columns") == VariableId(4));
    CHECK_FALSE(optionOf(old, "row_percent").toBool());
    CHECK_FALSE(optionOf(old, "expected").toBool());
    Analysis damaged;
    CHECK_FALSE(optionsFromJson({{"variables", QJsonArray{-3}}}, damaged));
}

TEST_CASE("changing the kind keeps the variables and options that the other has room for", "[analysis][kinds]")
{
    const Battery battery;
    auto analysis = battery.analysis("frequencies", {"a", "b", "c"});
    analysis.put("split", {battery.of("site")});
    const auto crosstab = asKind(analysis, *findAnalysisKind("crosstab"));
    CHECK(crosstab.firstIn("rows") == battery.of("a"));
    CHECK(crosstab.firstIn("columns") == battery.of("b"));
    CHECK(crosstab.firstIn("split") == battery.of("site"));
    CHECK(asKind(crosstab, *findAnalysisKind("likert")).in("variables").size() == 2);
}

TEST_CASE("a split analysis says the same of each group, as its own section", "[analysis][kinds]")
{
    const Battery battery;
    auto analysis = battery.analysis("describe", {"seconds"});
    analysis.put("split", {battery.of("site")});
    const auto result = valueOf(battery.result(analysis));
    REQUIRE(result.parts.size() == 2);
    CHECK(result.parts[0].table.section == "site = N");
    CHECK(entryOf(result, 0)["group"]["value"] == "N");
    CHECK(entryOf(result, 0)["result"]["mean"].toDouble() == Approx(55));
    CHECK(entryOf(result, 1)["group"]["label"] == "S");
    CHECK(entryOf(result, 1)["result"]["mean"].toDouble() == Approx(56)); // the one without a site is in neither
    auto alone = battery.analysis("describe", {"seconds"});
    alone.filter = {{battery.of("site"), QString("N")}};
    CHECK(entryOf(valueOf(battery.result(alone)))["result"] == entryOf(result, 0)["result"]);
    analysis.where = "${seconds} > 1000000";
    CHECK(battery.result(analysis).error().message == "No response meets the conditions, so that there is nothing to split.");
}

TEST_CASE("frequency weights count each response as often as they say, and drop what has none", "[analysis][kinds]")
{
    const Battery battery;
    auto analysis = battery.analysis("frequencies", {"a"});
    analysis.put("weight_frequency", {battery.of("weight")});
    const auto result = valueOf(battery.result(analysis));
    CHECK(entryOf(result)["result"]["counts"] == QJsonArray({2, 7, 3}));
    CHECK(result.parts[0].table.notes.join(' ').contains("3 responses without a weight above zero left out"));
    analysis.put("weight_frequency", {battery.of("site")});
    CHECK_FALSE(battery.result(analysis));
}

TEST_CASE("the interval of a percentage is found as it is asked for, and the table says how", "[analysis][kinds]")
{
    const Battery battery;
    auto analysis = battery.analysis("frequencies", {"a"});
    analysis.put("weight_frequency", {battery.of("weight")}); // 7 of 12 in the second answer
    setOption(analysis, "intervals", true);
    const auto shown = [&] {
        const auto table = valueOf(battery.result(analysis)).parts[0].table;
        return std::pair(table.rows[1].cells.back().text, table.method);
    };
    CHECK(shown()
          == std::pair(QStringLiteral("[32.0, 80.7]"),
                       QStringLiteral("Percent of all responses, and of valid ones, with Wilson intervals.")));
    setOption(analysis, "interval_method", QStringLiteral("clopper_pearson"));
    CHECK(shown().first == "[27.7, 84.8]"); // binom.test(7, 12) of R
    CHECK(shown().second.contains("Clopper-Pearson"));
}

TEST_CASE("a saved filter and an expression narrow an analysis, and a changed filter is used at once", "[analysis][kinds]")
{
    const Battery battery;
    auto analysis = battery.analysis("describe", {"seconds"});
    analysis.where = "${seconds} >= 60";
    CHECK(entryOf(valueOf(battery.result(analysis)))["n_total"] == 7);
    const auto slow = valueOf(
        battery.project->perform("Filter", [&](Edit& db) { return savedFilters::add(db, battery.id, "Slow", "${seconds} >= 70"); }));
    analysis.where.clear();
    analysis.savedFilter = slow;
    const auto before = valueOf(battery.result(analysis));
    CHECK(entryOf(before)["n_total"] == 3);
    CHECK(before.filter.contains("Slow"));
    REQUIRE(battery.project->perform("Filter", [&](Edit& db) {
        return savedFilters::update(db, {slow, battery.id, "Slow", "${seconds} > 70"});
    }));
    CHECK(entryOf(valueOf(battery.result(analysis)))["n_total"] == 1);
    Analysis read;
    read.kind = "describe";
    read.dataset = battery.id;
    REQUIRE(optionsFromJson(optionsToJson(analysis), read));
    CHECK(read == analysis);
    analysis.where = "${nobody} = 1";
    CHECK_FALSE(battery.result(analysis));
}

TEST_CASE("an expression that was typed into an analysis follows when a variable is renamed", "[analysis][kinds]")
{
    const Battery battery;
    auto analysis = battery.analysis("describe", {"seconds"});
    analysis.where = "${seconds} >= 60";
    const auto id = valueOf(battery.project->perform("Add", [&](Edit& db) { return analyses::add(db, analysis); }));
    const auto kept = [&] { return valueOf(battery.project->read([&](const Read& db) { return analyses::byId(db, id); })); };
    REQUIRE(battery.project->perform("Rename", [&](Edit& db) { return variables::rename(db, battery.of("seconds"), "duration"); }));
    CHECK(kept().where == "${duration} >= 60");
    CHECK(kept().in("variables") == analysis.in("variables"));
    CHECK(entryOf(valueOf(battery.result(kept())))["n_total"] == 7);
    REQUIRE(battery.project->undo());
    CHECK(kept().where == "${seconds} >= 60");

    analysis = kept();
    analysis.where = "${a} > ${b}";
    REQUIRE(battery.project->perform("Change", [&](Edit& db) { return analyses::update(db, analysis); }));
    const auto a = battery.of("a");
    const auto b = battery.of("b");
    REQUIRE(battery.project->perform("Exchange", [&](Edit& db) {
        return variables::rename(db, a, "c?").and_then([&] { return variables::rename(db, b, "a"); }).and_then([&] {
            return variables::rename(db, a, "b");
        });
    }));
    CHECK(kept().where == "${b} > ${a}");
}

TEST_CASE("the filter of an analysis that an earlier version saved follows when a variable is renamed", "[analysis][kinds]")
{
    const Battery battery;
    auto analysis = battery.analysis("describe", {"seconds"});
    analysis.where = "${seconds} >= 60";
    const auto id = valueOf(battery.project->perform("Add", [&](Edit& db) { return analyses::add(db, analysis); }));
    REQUIRE(battery.project->perform("As they were saved before", [](Edit& db) {
        db.prepare("UPDATE analysis SET options = json_remove(options, '$.where_variables')").run();
    }));
    const auto kept = [&] { return valueOf(battery.project->read([&](const Read& db) { return analyses::byId(db, id); })); };
    for (const auto* name : {"duration", "time taken"}) {
        REQUIRE(battery.project->perform("Rename", [&](Edit& db) { return variables::rename(db, battery.of("seconds"), name); }));
        CHECK(kept().where == QStringLiteral("${%1} >= 60").arg(QLatin1String(name)));
        CHECK(entryOf(valueOf(battery.result(kept())))["n_total"] == 7);
        REQUIRE(battery.project->undo());
        CHECK(kept().where == "${seconds} >= 60");
    }
}

TEST_CASE("the weight of a dataset counts in every analysis that can use it, and is said where one cannot", "[analysis][kinds]")
{
    const Battery battery;
    REQUIRE(battery.project->perform("Weight", [&](Edit& db) {
        return weightings::set(db, battery.id, Weighting{Weighting::Kind::Frequency, battery.of("weight"), {}, {}});
    }));
    CHECK(entryOf(valueOf(battery.result(battery.analysis("frequencies", {"a"}))))["result"]["counts"] == QJsonArray({2, 7, 3}));
    const auto pair = valueOf(battery.result(battery.analysis("correlate", {"a", "b"})));
    CHECK(pair.parts[0].table.notes.join(' ').contains("Not weighted"));
    CHECK(entryOf(pair)["n_valid"] == 11);
}

TEST_CASE("a battery is one table and one diverging figure, on the scale that is declared", "[analysis][kinds]")
{
    const Battery battery;
    const auto result = valueOf(battery.result(battery.analysis("likert", {"a", "b", "c"})));
    REQUIRE(result.parts.size() == 1);
    const auto& part = result.parts[0];
    CHECK(part.table.headers.mid(0, 5) == QStringList({"Item", "n", "No", "Partly", "Yes"}));
    CHECK(part.table.rows.size() == 3);
    CHECK(part.table.title == "Trust");
    CHECK(std::get<figure::DivergingBars>(part.figures.at(0)).rows.size() == 3);
    CHECK(entryOf(result, 2)["result"]["counts"] == QJsonArray({3, 3, 4}));
    CHECK_FALSE(battery.result(battery.analysis("likert", {"seconds"}))); // observed numbers are no scale
}

TEST_CASE("correlations of more than two are one family, corrected as asked", "[analysis][kinds]")
{
    const Battery battery;
    auto analysis = battery.analysis("correlate", {"a", "b", "c"});
    const auto holm = valueOf(battery.result(analysis));
    CHECK(holm.parts[0].table.notes.join(' ').contains("3 tests after Holm"));
    setOption(analysis, "adjust", "none");
    const auto plain = valueOf(battery.result(analysis));
    const auto p = entryOf(plain)["result"]["p"].toArray();
    CHECK(entryOf(plain)["result"]["p_adjusted"] == p);
    CHECK(entryOf(holm)["result"]["p"] == p); // p itself is never the corrected one
    CHECK(entryOf(holm)["result"]["p_adjusted"][1][0].toDouble() >= p[1][0].toDouble());
    CHECK(std::holds_alternative<figure::HeatMap>(holm.parts[0].figures.at(0)));
    const auto pair = valueOf(battery.result(battery.analysis("correlate", {"a", "b"})));
    CHECK(entryOf(pair)["kind"] == "corr");
    CHECK(std::holds_alternative<figure::Scatter>(pair.parts[0].figures.at(0)));
}

TEST_CASE("means over waves stand in the order of the waves, with their intervals", "[analysis][kinds]")
{
    const Battery battery;
    auto analysis = battery.analysis("trend", {"seconds"});
    analysis.put("by", {battery.of("site")});
    const auto result = valueOf(battery.result(analysis));
    const auto json = entryOf(result)["result"];
    CHECK(json["waves"] == QJsonArray({"N", "S"}));
    CHECK(json["n_valid"] == QJsonArray({6, 5}));
    CHECK(json["mean"][0].toDouble() == Approx(55));
    CHECK(json["ci_mean"][0][0].toDouble() == Approx(29.072355).epsilon(1e-7)); // R 4.2.2: t.test(c(60, 50, 9, 80, 70, 61))$conf.int[1]
    CHECK(std::get<figure::PointChart>(result.parts[0].figures.at(0)).joined);
    CHECK(result.parts[0].table.nText() == "n = 11; 1 missing");
}

TEST_CASE("quality flags name the responses behind them and leave none out", "[analysis][kinds]")
{
    const Battery battery;
    auto analysis = battery.analysis("quality", {});
    analysis.roles.clear();
    analysis.put("duration", {battery.of("seconds")});
    const auto result = valueOf(battery.result(analysis));
    CHECK(flagOf(result, "straight_lining")["rows"] == QJsonArray({3, 5, 6, 8}));
    CHECK(flagOf(result, "straight_lining")["checked"] == 10); // two have fewer than three answers
    CHECK(flagOf(result, "speeding")["rows"] == QJsonArray({3, 11})); // under half of 60.5
    CHECK(flagOf(result, "blank_open")["rows"] == QJsonArray({2, 3, 5, 11, 12}));
    CHECK(flagOf(result, "item_nonresponse")["rows"] == QJsonArray({11}));
    CHECK(flagOf(result, "duplicates")["n"] == 0);
    analysis.put("key", {battery.of("a"), battery.of("b"), battery.of("c")});
    CHECK(flagOf(valueOf(battery.result(analysis)), "duplicates")["rows"] == QJsonArray({8, 10, 12}));
    CHECK(result.parts.size() == 2);
    CHECK(result.parts[1].table.rows.front().cells.front().text == "2");

    using Rows = std::vector<std::size_t>;
    CHECK(responsesBehind(result, 0, 0).rows == Rows{2, 4, 5, 7});
    CHECK(responsesBehind(result, 0, 0).title.startsWith("Straight-lining"));
    CHECK(responsesBehind(result, 0, 1).rows == Rows{2, 10});
    const auto last = result.parts[0].table.rows.size() - 1;
    CHECK(responsesBehind(result, 0, last).rows == Rows{1, 2, 4, 5, 7, 10, 11}); // any of them
    CHECK(responsesBehind(result, 1, 0).rows == Rows{1});
    CHECK(responsesBehind(result, 0, last + 1).rows.empty());
    CHECK(responsesBehind(result, 9, 0).rows.empty());
    CHECK(responsesBehind(valueOf(battery.result(battery.analysis("frequencies", {"a"}))), 0, 0).rows.empty());
}

TEST_CASE("small counts are withheld in table, figure and document alike", "[analysis][kinds]")
{
    const Battery battery;
    auto analysis = battery.analysis("crosstab", {"site", "a"});
    setOption(analysis, "suppress_below", 3);
    const auto result = valueOf(battery.result(analysis));
    const auto entry = entryOf(result)["result"].toObject();
    CHECK(entry["chi2"].isNull());
    CHECK_FALSE(entry["reason"]["counts"].toString().isEmpty());
    for (const QJsonValue row : entry["counts"].toArray())
        for (const QJsonValue count : row.toArray())
            CHECK((count.isNull() || count.toDouble() >= 3));
    for (const auto& row : result.parts[0].table.rows)
        if (row.cells[1].text == "Count")
            for (std::size_t column = 2; column < row.cells.size(); ++column)
                CHECK((row.cells[column].text == "*" || row.cells[column].number >= 3));
    auto frequencies = battery.analysis("frequencies", {"a"});
    setOption(frequencies, "suppress_below", 5);
    const auto counted = valueOf(battery.result(frequencies));
    CHECK(entryOf(counted)["result"]["counts"] == QJsonArray({QJsonValue(), 5, QJsonValue()}));
    CHECK(entryOf(counted)["result"]["cumulative_valid_percent"][1].isNull());
    CHECK(std::get<figure::BarChart>(counted.parts[0].figures.at(0)).bars.size() == 1);
    auto few = battery.analysis("describe", {"seconds"});
    setOption(few, "suppress_below", 20);
    CHECK(entryOf(valueOf(battery.result(few)))["result"]["mean"].isNull());
}
