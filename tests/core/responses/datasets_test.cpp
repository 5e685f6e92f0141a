#include "core/responses/datasets.h"
#include "core/responses/respondents.h"
#include "core/responses/variables.h"
#include "tests/support/a_project.h"
#include <QTemporaryDir>
#include <cmath>
#include <limits>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

Variable numberVariable(const QString& name)
{
    Variable variable;
    variable.name = name;
    return variable;
}

Variable textVariable(const QString& name)
{
    auto variable = numberVariable(name);
    variable.type = VariableType::Text;
    return variable;
}

DatasetId addDataset(Project& project, const NewDataset& dataset, const std::vector<Column>& columns)
{
    return valueOf(project.perform("Import", [&](Edit& db) { return datasets::add(db, dataset, columns); }));
}

DatasetId addSmall(Project& project)
{
    return addDataset(project, {"staff", "staff.csv", {numberVariable("age"), textVariable("role")}},
                      {Column::ofNumbers({31, missing, 45}), Column::ofTexts({"nurse", "", "manager"})});
}

Column columnOf(const Project& project, DatasetId dataset, const QString& name)
{
    return valueOf(project.read([&](const Read& db) -> Result<Column> {
        const auto variable = variables::byName(db, dataset, name);
        return variable ? datasets::column(db, variable->id) : fail(variable);
    }));
}

Variable variableOf(const Project& project, DatasetId dataset, const QString& name)
{
    return valueOf(project.read([&](const Read& db) { return variables::byName(db, dataset, name); }));
}

void checkSame(const std::vector<double>& now, const std::vector<double>& before)
{
    REQUIRE(now.size() == before.size());
    for (std::size_t i = 0; i < now.size(); ++i)
        if (!(now[i] == before[i] || (std::isnan(now[i]) && std::isnan(before[i]))))
            FAIL("row " << i << ": " << now[i] << " instead of " << before[i]);
}

} // namespace

TEST_CASE("columns of every width come back as they went in", "[responses]")
{
    auto project = emptyProject();
    const std::vector<double> scales{1, 127, 128, 32'767, 32'768, 2'147'483'647, 2'147'483'648.0, 0.1, 1e300};
    NewDataset dataset{"wide", "", {}};
    std::vector<Column> columns;
    for (const double scale : scales) {
        std::vector<double> values;
        for (int row = 0; row < 40'000; ++row) // more than two chunks
            values.push_back(row % 7 == 0 ? missing : row % 2 == 0 ? scale : -scale);
        dataset.variables.push_back(numberVariable("v" + numberText(scale)));
        columns.push_back(Column::ofNumbers(values));
    }
    const auto id = addDataset(*project, dataset, columns);
    for (std::size_t i = 0; i < scales.size(); ++i)
        checkSame(columnOf(*project, id, dataset.variables[i].name).numbers, columns[i].numbers);
}

TEST_CASE("texts of any language and number come back, empty ones as missing", "[responses]")
{
    auto project = emptyProject();
    std::vector<QString> few;
    std::vector<QString> many;
    for (int row = 0; row < 40'000; ++row) {
        few.push_back(row % 5 == 0 ? QString() : row % 2 == 0 ? QStringLiteral("Łódź 🎻") : QStringLiteral("كلمة"));
        many.push_back(QStringLiteral("answer %1").arg(row % 39'000));
    }
    const auto id =
        addDataset(*project, {"texts", "", {textVariable("few"), textVariable("many")}}, {Column::ofTexts(few), Column::ofTexts(many)});
    const auto fewBack = columnOf(*project, id, "few");
    const auto manyBack = columnOf(*project, id, "many");
    CHECK(fewBack.dictionary.size() == 2);
    CHECK(manyBack.dictionary.size() == 39'000);
    for (std::size_t row = 0; row < few.size(); ++row)
        if (fewBack.text(row) != few[row] || manyBack.text(row) != many[row] || fewBack.isEmpty(row) != few[row].isEmpty())
            FAIL("row " << row);
}

TEST_CASE("undoing and redoing an import takes the dataset away and brings its values again", "[responses]")
{
    auto project = emptyProject();
    const auto id = addSmall(*project);
    REQUIRE(project->undo());
    CHECK(valueOf(project->read([](const Read& db) { return datasets::all(db); })).empty());
    const auto other = addDataset(*project, {"other", "", {numberVariable("x")}}, {Column::ofNumbers({1})});
    CHECK(other != id); // the ids of what was undone are not given again, so its values cannot show through
    REQUIRE(project->undo());
    const auto again = addSmall(*project);
    REQUIRE(project->undo());
    REQUIRE(project->redo());
    CHECK(columnOf(*project, again, "age").numbers[2] == 45);
    CHECK(columnOf(*project, again, "role").text(0) == "nurse");
}

TEST_CASE("a removed dataset comes back with labels, missing codes and values", "[responses]")
{
    auto project = emptyProject();
    const auto id = addSmall(*project);
    const auto age = variableOf(*project, id, "age").id;
    REQUIRE(project->perform("Label", [&](Edit& db) -> Result<> {
        REQUIRE(variables::setValueLabels(db, age, {{31.0, "young"}, {45.0, "old"}}));
        return variables::setMissing(db, age, {NumberRange{97, 99}});
    }));
    const auto before = variableOf(*project, id, "age");
    REQUIRE(project->perform("Remove", [&](Edit& db) { datasets::remove(db, id); }));
    CHECK_FALSE(project->read([&](const Read& db) { return datasets::column(db, age); }));
    REQUIRE(project->undo());
    CHECK(variableOf(*project, id, "age") == before);
    CHECK(columnOf(*project, id, "age").numbers[0] == 31);
}

TEST_CASE("values are there after the study is opened again", "[responses]")
{
    QTemporaryDir folder;
    const auto path = folder.filePath("study.counterpoint");
    const auto id = addSmall(*valueOf(Project::create(path, "A study")));
    const auto project = valueOf(Project::open(path));
    CHECK(columnOf(*project, id, "role").text(2) == "manager");
    REQUIRE(project->undo());
    REQUIRE(project->redo());
    CHECK(columnOf(*project, id, "age").numbers[2] == 45);
}

TEST_CASE("names are found, and what is not there is answered with what is", "[responses]")
{
    auto project = emptyProject();
    addSmall(*project);
    CHECK(valueOf(project->read([](const Read& db) { return datasets::byName(db, "STAFF"); })).rows == 3);
    const auto error = project->read([](const Read& db) { return datasets::byName(db, "stuff"); });
    REQUIRE_FALSE(error);
    CHECK(error.error().message.contains("staff"));
    addSmall(*project);
    CHECK(valueOf(project->read([](const Read& db) { return datasets::byName(db, "staff (2)"); })).variables == 2);
}

TEST_CASE("a dataset that makes no sense is refused and leaves nothing", "[responses]")
{
    auto project = emptyProject();
    const auto add = [&](const NewDataset& dataset, const std::vector<Column>& columns) {
        return project->perform("Import", [&](Edit& db) { return datasets::add(db, dataset, columns); });
    };
    CHECK_FALSE(add({"", "", {numberVariable("a")}}, {Column::ofNumbers({1})}));
    CHECK_FALSE(add({"d", "", {numberVariable("a"), numberVariable("a")}}, {Column::ofNumbers({1}), Column::ofNumbers({1})}));
    CHECK_FALSE(add({"d", "", {numberVariable("a"), numberVariable("b")}}, {Column::ofNumbers({1}), Column::ofNumbers({1, 2})}));
    CHECK_FALSE(add({"d", "", {textVariable("a")}}, {Column::ofNumbers({1})}));
    CHECK(valueOf(project->read([](const Read& db) { return datasets::all(db); })).empty());
}

TEST_CASE("labels and missing codes must fit the variable's type", "[responses]")
{
    auto project = emptyProject();
    const auto id = addSmall(*project);
    const auto age = variableOf(*project, id, "age");
    const auto role = variableOf(*project, id, "role");
    CHECK(project->perform("Label", [&](Edit& db) { return variables::setValueLabels(db, role.id, {{QString("nurse"), "Nurse"}}); }));
    CHECK_FALSE(project->perform("Label", [&](Edit& db) { return variables::setValueLabels(db, age.id, {{QString("x"), "y"}}); }));
    CHECK_FALSE(project->perform("Label", [&](Edit& db) { return variables::setValueLabels(db, age.id, {{1.0, "a"}, {1.0, "b"}}); }));
    CHECK_FALSE(project->perform("Missing", [&](Edit& db) { return variables::setMissing(db, age.id, {NumberRange{99, 97}}); }));
    CHECK(variables::missingCodeFrom(age, "-9") == MissingCode(NumberRange{-9, -9}));
    CHECK(variables::missingCodeFrom(age, "97-99") == MissingCode(NumberRange{97, 99}));
    CHECK(variables::missingCodeFrom(age, "-9--7") == MissingCode(NumberRange{-9, -7}));
    CHECK_FALSE(variables::missingCodeFrom(age, "none"));
    CHECK(variables::missingCodeFrom(role, "97-99") == MissingCode(QString("97-99")));
}

TEST_CASE("a respondent is linked to a Case, and the link can be undone", "[responses]")
{
    auto project = emptyProject();
    const auto id = addSmall(*project);
    const auto person = valueOf(project->perform("Case", [](Edit& db) -> Result<CaseId> {
        db.prepare("INSERT INTO study_case(uuid, name) VALUES('u', 'Ann')").run();
        return CaseId(db.lastInsertId());
    }));
    REQUIRE(project->perform("Link", [&](Edit& db) { return respondents::link(db, {id, 2}, person); }));
    const auto linked = [&] { return valueOf(project->read([&](const Read& db) { return respondents::caseOf(db, {id, 2}); })); };
    CHECK(linked() == person);
    CHECK(valueOf(project->read([&](const Read& db) { return respondents::responsesOf(db, person); })) == std::vector<Response>{{id, 2}});
    REQUIRE(project->undo());
    CHECK_FALSE(linked().isValid());
    CHECK_FALSE(project->perform("Link", [&](Edit& db) { return respondents::link(db, {id, 3}, person); }));
}

TEST_CASE("dates are read in the forms that survey tools write", "[responses]")
{
    CHECK(dateFromIso("1970-01-02") == 86'400);
    CHECK(dateText(dateFromIso("2024-02-29")) == "2024-02-29");
    CHECK(dateText(dateFromIso("2024-05-31 14:05")) == "2024-05-31T14:05:00");
    CHECK(dateText(dateFromIso("2018-10-24T10:22:56.217-04:00")) == "2018-10-24T10:22:56.217");
    CHECK(dateText(dateFromIso("1899-12-31T23:59:59Z")) == "1899-12-31T23:59:59");
    for (const auto* text : {"2023-02-29", "2024-5-31", "31/05/2024", "2024-05-31T25:00", "2024-05-31x", ""})
        CHECK(std::isnan(dateFromIso(text)));
}
