#include "core/analysis/kind.h"
#include "core/analysis/result.h"
#include "core/responses/datasets.h"
#include "core/responses/variables.h"
#include "tests/support/a_project.h"
#include <QJsonArray>
#include <QTemporaryDir>
#include <limits>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

Variable variable(const QString& name, const QString& label = {}, VariableType type = VariableType::Number)
{
    Variable made;
    made.name = name;
    made.label = label;
    made.type = type;
    return made;
}

/// Eight people: trust from 1 to 4 with 9 = refused, their site, hours, and a remark.
struct Survey {
    std::unique_ptr<Project> project = emptyProject();
    DatasetId id = addTo(*project);

    static DatasetId addTo(Project& project)
    {
        auto trust = variable("trust", "I trust my team");
        trust.level = Level::Ordinal;
        trust.labels = {{1.0, "No"}, {2.0, "Rather no"}, {3.0, "Rather yes"}, {4.0, "Yes"}, {9.0, "Refused"}};
        trust.missing = {NumberRange{9, 9}};
        auto site = variable("site", {}, VariableType::Text);
        site.labels = {{QString("North"), "North"}, {QString("East"), "East"}};
        auto hours = variable("hours", "Hours a week");
        hours.level = Level::Scale;
        auto flat = variable("flat");
        flat.level = Level::Scale;
        return valueOf(project.perform("Import", [&](Edit& db) {
            return datasets::add(db, {"staff", "", {trust, site, hours, flat}},
                                 {Column::ofNumbers({1, 3, 3, 4, 9, missing, 1, 3}),
                                  Column::ofTexts({"East", "North", "East", "North", "East", "North", "", "East"}),
                                  Column::ofNumbers({10, 20, 30, 40, missing, 50, 60, 70}), Column::ofNumbers(std::vector<double>(8, 5))});
        }));
    }
    VariableId of(const QString& name) const
    {
        return valueOf(project->read([&](const Read& db) { return variables::byName(db, id, name); })).id;
    }
    Analysis analysis(const QString& kind, const QStringList& names) const
    {
        Analysis made;
        made.kind = kind;
        made.dataset = id;
        if (kind == "crosstab") {
            made.put("rows", {of(names.front())});
            made.put("columns", {of(names.back())});
            return made;
        }
        std::vector<VariableId> ids;
        for (const auto& name : names)
            ids.push_back(of(name));
        made.put("variables", ids);
        return made;
    }
    Result<AnalysisResult> result(const Analysis& analysis) const
    {
        return project->read([&](const Read& db) { return run(db, analysis); });
    }
};

QStringList lineOf(const ResultTable& table, std::size_t row)
{
    QStringList texts;
    for (const auto& cell : table.rows[row].cells)
        texts << cell.text;
    return texts;
}

} // namespace

TEST_CASE("a frequency table shows each answer in order, and both kinds of missing", "[analysis]")
{
    const Survey survey;
    const auto result = valueOf(survey.result(survey.analysis("frequencies", {"trust"})));
    REQUIRE(result.parts.size() == 1);
    const auto& table = result.parts[0].table;
    CHECK(table.title == "I trust my team");
    REQUIRE(table.rows.size() == 7);
    CHECK(lineOf(table, 0) == QStringList({"1  No", "2", "25.0", "33.3", "33.3"}));
    CHECK(lineOf(table, 1) == QStringList({"2  Rather no", "0", "0.0", "0.0", "33.3"}));
    CHECK(lineOf(table, 2) == QStringList({"3  Rather yes", "3", "37.5", "50.0", "83.3"}));
    CHECK(lineOf(table, 4) == QStringList({"9  Refused", "1", "12.5", "", ""}));
    CHECK(table.rows[4].kind == ResultRow::Kind::Missing);
    CHECK(lineOf(table, 5) == QStringList({"No answer (empty)", "1", "12.5", "", ""}));
    CHECK(lineOf(table, 6) == QStringList({"Total", "8", "100.0", "100.0", ""}));
    CHECK(table.nText() == "n = 6; 2 missing");
    const auto entry = result.json["results"][0];
    CHECK(entry["kind"] == "freq");
    CHECK(entry["n_total"] == 8);
    CHECK(entry["n_valid"] == 6);
    CHECK(entry["left_out"][0]["reason"] == "system-missing");
    CHECK(entry["left_out"][1]["reason"] == "user-missing");
    CHECK(entry["result"]["values"] == QJsonArray({1, 2, 3, 4}));
    CHECK(entry["result"]["labels"][3] == "Yes");
    const auto& chart = std::get<figure::BarChart>(result.parts[0].figures.at(0));
    CHECK(chart.bars.size() == 4);
    CHECK(chart.missing.size() == 2);
    CHECK(chart.note.contains("n = 6; 2 missing"));
    CHECK_FALSE(draw(result.parts[0].figures[0]).marks.empty());
}

TEST_CASE("texts keep the order of their labels", "[analysis]")
{
    const Survey survey;
    const auto result = valueOf(survey.result(survey.analysis("frequencies", {"site"})));
    CHECK(lineOf(result.parts[0].table, 0).first() == "North");
    CHECK(lineOf(result.parts[0].table, 1).first() == "East");
}

TEST_CASE("descriptives of several variables stand in one table, each with its n", "[analysis]")
{
    const Survey survey;
    const auto result = valueOf(survey.result(survey.analysis("describe", {"hours", "trust"})));
    REQUIRE(result.parts.size() == 1);
    CHECK(lineOf(result.parts[0].table, 0)
          == QStringList({"Hours a week", "7", "1", "40.00", "21.60", "40.00", "20.00", "60.00", "10", "70"}));
    CHECK(lineOf(result.parts[0].table, 1).mid(0, 3) == QStringList({"I trust my team", "6", "2"})); // refused is not a number
    CHECK(result.parts[0].table.nText() == "n = 6 to 7 of 8");
    CHECK(result.parts[0].figures.size() == 2);
    CHECK(result.json["results"].toArray().size() == 2);
    CHECK(result.json["results"][1]["kind"] == "uni");
    CHECK(result.json["results"][1]["left_out"].toArray().size() == 2);
}

TEST_CASE("what is not defined is said with its reason", "[analysis]")
{
    const Survey survey;
    auto analysis = survey.analysis("describe", {"flat"});
    setOption(analysis, "shape", true);
    const auto result = valueOf(survey.result(analysis));
    CHECK(lineOf(result.parts[0].table, 0).at(10) == "–");
    const auto json = result.json["results"][0]["result"];
    CHECK(json["skewness_G1_spss"].isNull());
    CHECK_FALSE(json["reason"]["skewness_G1_spss"].toString().isEmpty());
}

TEST_CASE("nonsense is refused with what to do instead", "[analysis]")
{
    const Survey survey;
    const auto words = survey.result(survey.analysis("describe", {"site"}));
    REQUIRE_FALSE(words);
    CHECK(words.error().message.contains("frequencies"));
    CHECK_FALSE(survey.result(survey.analysis("crosstab", {"site", "site"})));
    CHECK_FALSE(survey.result(survey.analysis("frequencies", {})));
    Analysis half;
    half.kind = "crosstab";
    half.dataset = survey.id;
    CHECK_FALSE(survey.result(half));
}

TEST_CASE("a cross-table has counts, percentages, its test and a warning where counts are small", "[analysis]")
{
    const Survey survey;
    auto analysis = survey.analysis("crosstab", {"site", "trust"});
    for (const auto* option : {"column_percent", "expected", "adjusted_residuals"})
        setOption(analysis, option, true);
    const auto result = valueOf(survey.result(analysis));
    const auto& table = result.parts[0].table;
    CHECK(table.headers == QStringList({"site", "", "No", "Rather no", "Rather yes", "Yes", "Total"}));
    CHECK(lineOf(table, 0) == QStringList({"North", "Count", "0", "0", "1", "1", "2"}));
    CHECK(lineOf(table, 1) == QStringList({"", "Row %", "0.0", "0.0", "50.0", "50.0", "100.0"}));
    CHECK(lineOf(table, 5) == QStringList({"East", "Count", "1", "0", "2", "0", "3"}));
    CHECK(lineOf(table, 10) == QStringList({"Total", "Count", "1", "0", "3", "1", "5"}));
    CHECK(table.nText() == "n = 5; 3 missing");
    CHECK(table.notes.join(' ').contains("expected count under 5"));
    CHECK(table.notes.first().startsWith("χ²(2, N = 5) = "));
    CHECK(result.json["results"][0]["variables"] == QJsonArray({"site", "trust"}));
    CHECK(std::get<figure::StackedBars>(result.parts[0].figures.at(0)).rows.size() == 2);
}

TEST_CASE("a filter narrows every number and is said", "[analysis]")
{
    const Survey survey;
    auto analysis = survey.analysis("frequencies", {"trust"});
    analysis.filter = {valueOf(survey.project->read([&](const Read& db) { return filters::conditionFrom(db, survey.id, "site=East"); }))};
    const auto result = valueOf(survey.result(analysis));
    CHECK(result.parts[0].table.nTotal == 4);
    CHECK(result.parts[0].table.nValid == 3);
    CHECK(result.filter == "site = East");
    CHECK(result.parts[0].table.notes.join(' ').contains("4 of 8"));
}

TEST_CASE("a filter is said in responses, also where they are weighted", "[analysis]")
{
    const Survey survey;
    auto analysis = survey.analysis("frequencies", {"trust"});
    analysis.where = "${hours} >= 30";
    analysis.put("weight_frequency", {survey.of("hours")});
    const auto notes = valueOf(survey.project->read([&](const Read& db) { return run(db, analysis); })).parts.front().table.notes;
    CHECK(notes.contains("Only responses with ${hours} >= 30: 5 of 8."));
}

TEST_CASE("a fingerprint outlives a new label, not a new missing code", "[analysis]")
{
    const Survey survey;
    const auto analysis = survey.analysis("frequencies", {"trust"});
    const auto before = valueOf(survey.result(analysis)).fingerprint;
    REQUIRE(survey.project->perform("Label", [&](Edit& db) { return variables::setLabel(db, survey.of("trust"), "Trust"); }));
    CHECK(valueOf(survey.result(analysis)).fingerprint == before);
    REQUIRE(survey.project->perform("Missing", [&](Edit& db) { return variables::setMissing(db, survey.of("trust"), {}); }));
    CHECK(valueOf(survey.result(analysis)).fingerprint != before);
}

TEST_CASE("analyses are kept with their options, in order, and can be undone", "[analysis]")
{
    QTemporaryDir folder;
    const auto path = folder.filePath("study.counterpoint");
    AnalysisId id;
    Analysis analysis;
    {
        const auto project = valueOf(Project::create(path, "A study"));
        const auto dataset = Survey::addTo(*project);
        valueOf(project->perform("Analyse", [&](Edit& db) -> Result<int> {
            analysis.kind = "crosstab";
            analysis.dataset = dataset;
            analysis.put("rows", {valueOf(variables::byName(db, dataset, "site")).id});
            analysis.put("columns", {valueOf(variables::byName(db, dataset, "trust")).id});
            analysis.filter = {valueOf(filters::conditionFrom(db, dataset, "site=North")), {analysis.firstIn("columns"), 3.0}};
            setOption(analysis, "row_percent", false);
            setOption(analysis, "expected", true);
            analysis.inReport = true;
            id = valueOf(analyses::add(db, analysis));
            valueOf(analyses::add(db, analysis));
            return 0;
        }));
    }
    const auto project = valueOf(Project::open(path));
    const auto all = [&] { return valueOf(project->read([](const Read& db) { return analyses::all(db); })); };
    REQUIRE(all().size() == 2);
    CHECK(all()[0].name == "site by trust");
    CHECK(all()[1].name == "site by trust (2)");
    analysis.id = id;
    analysis.name = "site by trust";
    CHECK(all()[0] == analysis);
    analysis.name = "Trust by site";
    analysis.filter.clear();
    REQUIRE(project->perform("Change", [&](Edit& db) { return analyses::update(db, analysis); }));
    CHECK(valueOf(project->read([](const Read& db) { return analyses::byName(db, "Trust by site"); })) == analysis);
    REQUIRE(project->perform("Remove", [&](Edit& db) { analyses::remove(db, id); }));
    CHECK(all().size() == 1);
    REQUIRE(project->undo());
    CHECK(all()[0] == analysis);
}
