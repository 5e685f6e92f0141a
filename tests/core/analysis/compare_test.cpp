#include "core/analysis/kind.h"
#include "core/analysis/result.h"
#include "core/responses/datasets.h"
#include "core/responses/variables.h"
#include "tests/support/a_project.h"
#include <QJsonArray>
#include <cmath>
#include <variant>
#include <vector>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

const double none = std::nan("");

/// Eight people: a number with a missing code, an ordinal word, a nominal word, groups, two yes/no answers.
struct Survey {
    std::unique_ptr<Project> project = emptyProject();
    DatasetId id = valueOf(project->perform("Import", [](Edit& db) {
        NewDataset made{"people", "", {}};
        Variable pay;
        pay.name = "pay";
        pay.level = Level::Scale;
        pay.missing = {NumberRange{-9, -9}};
        Variable rating;
        rating.name = "rating";
        rating.type = VariableType::Text;
        rating.level = Level::Ordinal;
        rating.labels = {{QString("low"), "low"}, {QString("high"), "high"}, {QString("best"), "best"}};
        Variable colour;
        colour.name = "colour";
        colour.type = VariableType::Text;
        Variable site;
        site.name = "site";
        site.labels = {{1.0, "North"}, {2.0, "South"}, {3.0, "West"}, {4.0, "Nobody"}};
        Variable before;
        before.name = "before";
        Variable after;
        after.name = "after";
        made.variables = {pay, rating, colour, site, before, after};
        return datasets::add(
            db, made,
            {Column::ofNumbers({1, 2, 4, -9, 5, 7, none, 9}), Column::ofTexts({"low", "low", "high", "best", "high", "best", "best", ""}),
             Column::ofTexts({"red", "blue", "red", "blue", "red", "blue", "red", "blue"}), Column::ofNumbers({1, 1, 1, 2, 2, 2, 1, 3}),
             Column::ofNumbers({0, 0, 0, 1, 0, 1, 1, 0}), Column::ofNumbers({1, 1, 0, 1, 0, 0, 1, 1})});
    }));

    VariableId variable(const QString& name) const
    {
        return valueOf(project->read([&](const Read& db) { return variables::byName(db, id, name); })).id;
    }
    Result<AnalysisResult> result(const QString& kind, const std::map<QString, QStringList>& roles, const QJsonObject& options = {}) const
    {
        Analysis analysis;
        analysis.kind = kind;
        analysis.dataset = id;
        for (const auto& [role, names] : roles) {
            std::vector<VariableId> ids;
            for (const auto& name : names)
                ids.push_back(variable(name));
            analysis.put(role, ids);
        }
        analysis.options = options;
        return project->read([&](const Read& db) { return run(db, analysis); });
    }
};

const QJsonObject entryOf(const AnalysisResult& result, const QString& kind)
{
    for (const QJsonValue entry : result.json["results"].toArray())
        if (entry["kind"].toString() == kind)
            return entry.toObject();
    return {};
}

} // namespace

TEST_CASE("Groups are compared over the responses that have both answers, and the others are counted", "[analysis][compare]")
{
    const Survey survey;
    const auto two = valueOf(survey.result("compare", {{"dependent", {"pay"}}, {"by", {"site"}}}, {{"groups", QJsonArray{"South", "1"}}}));
    const auto t = entryOf(two, "ttest");
    CHECK(t["n_total"].toInt() == 7);
    CHECK(t["n_valid"].toInt() == 5);
    CHECK(t["left_out"].toArray()
          == QJsonArray{QJsonObject{{"reason", "system-missing"}, {"n", 1}}, QJsonObject{{"reason", "user-missing"}, {"n", 1}}});
    // R 4.2.2: t.test(c(5, 7), c(1, 2, 4)): t = 2.75, df = 2.4265, p-value = 0.08958
    CHECK(t["result"]["diff"].toDouble() == Approx(11.0 / 3));
    CHECK(t["result"]["welch_t"].toDouble() == Approx(2.75).epsilon(1e-12));
    CHECK(t["result"]["welch_df"].toDouble() == Approx(2.4265).epsilon(1e-4));
    CHECK(t["result"]["welch_p"].toDouble() == Approx(0.08958).epsilon(1e-4));

    const auto all = valueOf(survey.result("compare", {{"dependent", {"pay"}}, {"by", {"site"}}}));
    CHECK(entryOf(all, "anova")["result"]["groups"].toObject().keys() == QStringList{"North", "South", "West"});
    CHECK(entryOf(all, "anova")["result"]["welch_F"].isNull());
    CHECK_FALSE(entryOf(all, "anova")["result"]["reason"]["welch_F"].toString().isEmpty());
    CHECK(entryOf(all, "kruskal")["result"]["df"].toInt() == 2);
}

TEST_CASE("Words are compared by the order of their labels, never by the alphabet", "[analysis][compare]")
{
    const Survey survey;
    const auto result =
        valueOf(survey.result("compare", {{"dependent", {"rating"}}, {"by", {"site"}}}, {{"groups", QJsonArray{"North", "South"}}}));
    const auto test = entryOf(result, "mannwhitney")["result"];
    // North: low, low, high, best; South: best, high, best.
    CHECK(test["U1"].toDouble() == 2.5);
    CHECK(entryOf(result, "ttest").isEmpty());
    CHECK_FALSE(survey.result("compare", {{"dependent", {"colour"}}, {"by", {"site"}}}));
    CHECK_FALSE(survey.result("compare", {{"dependent", {"pay"}}, {"by", {"pay"}}}));
    CHECK_FALSE(survey.result("compare", {{"dependent", {"pay"}}, {"by", {"site"}}}, {{"groups", QJsonArray{"North", "East"}}}));
}

TEST_CASE("Two measures with the same two answers are also tested for change", "[analysis][compare]")
{
    const Survey survey;
    const auto result = valueOf(survey.result("compare_measures", {{"measures", {"before", "after"}}}));
    CHECK(entryOf(result, "mcnemar")["result"]["b"].toInt() == 3);
    CHECK(entryOf(result, "mcnemar")["result"]["c"].toInt() == 1);
    CHECK(entryOf(result, "sign")["result"]["n_zero"].toInt() == 4);
    CHECK(entryOf(result, "sign")["result"]["p"].toDouble() == Approx(0.625));
    CHECK(entryOf(result, "ttestpaired")["result"]["mean_diff"].toDouble() == Approx(-0.25));
    CHECK_FALSE(survey.result("compare_measures", {{"measures", {"before", "rating"}}}));

    const auto* mosaic = std::get_if<figure::Mosaic>(&result.parts[0].figures[0]); // two answers make no box
    REQUIRE(mosaic);
    REQUIRE(mosaic->rows.size() == 2);
    CHECK(mosaic->rows[0].values == std::vector<double>{2, 3});
    CHECK(mosaic->rows[1].values == std::vector<double>{1, 2});
    const auto dots = valueOf(survey.result("compare_measures", {{"measures", {"before", "after"}}}, {{"figure", "dots"}}));
    CHECK(std::holds_alternative<figure::Distributions>(dots.parts[0].figures[0]));
}

TEST_CASE("Comparisons of measures and with a value withhold what few answered", "[analysis][compare]")
{
    const Survey survey;
    const auto value = [&](int below) {
        return valueOf(survey.result("compare_value", {{"dependent", {"pay"}}}, {{"mu", 3}, {"suppress_below", below}}));
    };
    CHECK(entryOf(value(6), "ttest1")["result"]["mean"].toDouble() == Approx(28.0 / 6)); // six responses
    CHECK(value(6).parts[0].figures.empty()); // a box shows single answers
    const auto few = entryOf(value(7), "ttest1")["result"];
    CHECK(few["n"].toInt() == 6);
    for (const auto* key : {"mean", "t", "p", "cohens_d"}) {
        CHECK(few[key].isNull());
        CHECK(few["reason"][key].toString().contains("Withheld"));
    }
    const auto table = value(7).parts[0].table;
    for (const auto& row : table.rows)
        CHECK(row.cells[1].text == "*");

    const auto measures = [&](int below) {
        return valueOf(survey.result("compare_measures", {{"measures", {"before", "after"}}}, {{"suppress_below", below}}));
    };
    // No and no 2, no and yes 3, yes and no 1, yes and yes 2: the means alone would give the one away.
    CHECK(entryOf(measures(1), "mcnemar")["result"]["c"].toInt() == 1);
    CHECK(measures(1).parts[0].table.rows[0].cells.back().text == "*");
    const auto withheld = measures(2);
    CHECK(withheld.parts.size() == 1);
    CHECK(withheld.parts[0].figures.empty());
    for (const auto* test : {"mcnemar", "ttestpaired", "wilcoxonpaired", "sign"}) {
        INFO(test);
        const auto result = entryOf(withheld, test)["result"].toObject();
        REQUIRE_FALSE(result.isEmpty());
        for (const auto& key : result.keys())
            if (key != "n" && key != "n_pairs" && key != "confidence" && key != "reason" && key != "withheld_below")
                CHECK(result[key].isNull());
    }
    CHECK(entryOf(withheld, "ttestpaired")["result"]["n"].toInt() == 8);
}

TEST_CASE("Items answered in ordered words are a battery and a scale as those in numbers are", "[analysis][compare]")
{
    const Survey survey;
    const auto result = valueOf(survey.result("likert", {{"variables", {"rating"}}}));
    CHECK(result.parts[0].table.headers.mid(0, 5) == QStringList({"Item", "n", "low", "high", "best"}));
    CHECK(entryOf(result, "likert")["result"]["counts"] == QJsonArray({2, 2, 3}));
    CHECK(entryOf(result, "likert")["result"]["mean"].toDouble() == Approx(15.0 / 7)); // low 1, high 2, best 3
    CHECK(result.parts[0].table.notes.join(' ').contains("count by their place"));
    CHECK_FALSE(survey.result("likert", {{"variables", {"colour"}}})); // has no order
    CHECK_FALSE(survey.result("likert", {{"variables", {"rating", "pay"}}}, {{"min", 1}, {"max", 9}}));
    const auto scale = valueOf(survey.result("scale", {{"variables", {"rating", "before"}}}));
    CHECK(scale.parts[0].table.notes.join(' ').contains("count by their place"));
    CHECK_FALSE(survey.result("scale", {{"variables", {"colour", "before"}}}));
}

TEST_CASE("A comparison with a value asks for the value", "[analysis][compare]")
{
    const Survey survey;
    CHECK_FALSE(survey.result("compare_value", {{"dependent", {"pay"}}}));
    const auto result = valueOf(survey.result("compare_value", {{"dependent", {"pay"}}}, {{"mu", 3}}));
    CHECK(entryOf(result, "ttest1")["n_valid"].toInt() == 6);
    CHECK(entryOf(result, "ttest1")["result"]["mean_diff"].toDouble() == Approx(28.0 / 6 - 3));
}
