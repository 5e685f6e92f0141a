#include "core/responses/categories.h"
#include "core/responses/datasets.h"
#include "core/responses/export_responses.h"
#include "core/responses/import_responses.h"
#include "core/responses/variables.h"
#include "core/transcript/sources.h"
#include "core/transcript/turns.h"
#include "tests/support/a_project.h"
#include "tests/support/shared_data.h"
#include <QDirIterator>
#include <QFile>
#include <cmath>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

NewResponses previewed(const QByteArray& csv, const QString& fileName = "answers.csv")
{
    return responsesFrom(valueOf(previewResponses(csv, fileName)), fileName);
}

ImportedResponses import(Project& project, const NewResponses& responses)
{
    return valueOf(project.perform("Import", [&](Edit& db) { return importResponses(db, responses); }));
}

Column columnOf(const Project& project, DatasetId dataset, const QString& name)
{
    return valueOf(project.read([&](const Read& db) -> Result<Column> {
        const auto variable = variables::byName(db, dataset, name);
        return variable ? datasets::column(db, variable->id) : fail(variable);
    }));
}

std::vector<QString> textsOf(const Column& column)
{
    std::vector<QString> texts;
    for (std::size_t row = 0; row < column.rows(); ++row)
        texts.push_back(column.text(row));
    return texts;
}

Variable& variableCalled(NewResponses& responses, const QString& name)
{
    return *std::find_if(responses.variables.begin(), responses.variables.end(), [&](const Variable& v) { return v.name == name; });
}

const QByteArray small = "id,age,role,started,why\n"
                         "1,31,nurse,2020-05-01,\"I was asked to come here, and it seemed right\"\n"
                         "2,,manager,2021-06-02,\n"
                         "3,45.5,nurse,,Because nobody else wanted to do the job at all\n";

} // namespace

TEST_CASE("a file of responses becomes a dataset with its types", "[responses]")
{
    auto project = emptyProject();
    const auto imported = import(*project, previewed(small));
    const auto dataset = valueOf(project->read([&](const Read& db) { return datasets::byId(db, imported.dataset); }));
    CHECK(dataset.name == "answers");
    CHECK(dataset.rows == 3);
    CHECK(textsOf(columnOf(*project, imported.dataset, "age")) == std::vector<QString>{"31", "", "45.5"});
    CHECK(textsOf(columnOf(*project, imported.dataset, "role")) == std::vector<QString>{"nurse", "manager", "nurse"});
    CHECK(textsOf(columnOf(*project, imported.dataset, "started")) == std::vector<QString>{"2020-05-01", "2021-06-02", ""});
    const auto age = valueOf(project->read([&](const Read& db) { return variables::byName(db, imported.dataset, "age"); }));
    CHECK(age.decimals == 1);
}

TEST_CASE("answers to an open question become a text that can be coded, and go with the import", "[responses]")
{
    auto project = emptyProject();
    auto responses = previewed(small);
    variableCalled(responses, "why").isOpen = true;
    const auto imported = import(*project, responses);
    REQUIRE(imported.openAnswers.size() == 1);
    const auto source = valueOf(project->read([&](const Read& db) { return sources::byId(db, imported.openAnswers[0]); }));
    CHECK(source.name == "answers: why");
    CHECK(source.kind == SourceKind::Answers);
    CHECK(source.strand == Strand::Survey);
    const auto answers = valueOf(project->read([&](const Read& db) { return turns::of(db, source.id); }));
    REQUIRE(answers.size() == 2);
    CHECK(answers[0].responseRow == 0);
    CHECK(answers[1].responseRow == 2);
    REQUIRE(project->undo());
    CHECK(valueOf(project->read([](const Read& db) { return sources::all(db); })).empty());
    REQUIRE(project->redo());
    CHECK(valueOf(project->read([&](const Read& db) { return sources::text(db, source.id); })).contains("nobody else wanted"));
    CHECK(columnOf(*project, imported.dataset, "age").numbers[2] == 45.5);
}

TEST_CASE("the user's corrections decide, and cells that do not fit are told", "[responses]")
{
    auto project = emptyProject();
    auto responses = previewed("code,group\n1,a\n2,b\n3,c\n");
    variableCalled(responses, "code").type = VariableType::Text;
    variableCalled(responses, "group").type = VariableType::Number;
    variableCalled(responses, "group").labels.clear();
    const auto imported = import(*project, responses);
    CHECK(textsOf(columnOf(*project, imported.dataset, "code")) == std::vector<QString>{"1", "2", "3"});
    CHECK(std::isnan(columnOf(*project, imported.dataset, "group").numbers[0]));
    CHECK(imported.notes.join(" ").contains("“group”: 3 cells are no numbers"));

    auto fewer = previewed(small);
    variableCalled(fewer, "age").name.clear();
    const auto without = import(*project, fewer);
    CHECK_FALSE(project->read([&](const Read& db) { return variables::byName(db, without.dataset, "age"); }));
}

TEST_CASE("a dictionary brings labels, levels, missing codes and scales", "[responses]")
{
    auto project = emptyProject();
    auto responses = previewed("q1,q2,town\n1,5,York\n9,4,Leeds\n,1,York\n");
    const auto dictionary = valueOf(dictionaryFromJson(R"({"dataset": "staff", "variables": [
        {"name": "q1", "label": "I trust my team", "type": "number", "level": "ordinal", "values": [{"value": 1, "label": "No"}, {"value": 9, "label": "Refused"}],
         "missing": [9, [97, 99]], "scale": "trust", "reversed": true},
        {"name": "town", "values": [{"value": "York", "label": "York"}, {"value": "Leeds", "label": "Leeds"}]},
        {"name": "gone"}]})",
                                                       "staff.json"));
    apply(dictionary, responses);
    const auto imported = import(*project, responses);
    const auto q1 = valueOf(project->read([&](const Read& db) { return variables::byName(db, imported.dataset, "q1"); }));
    CHECK(q1.title() == "I trust my team");
    CHECK(q1.level == Level::Ordinal);
    CHECK(q1.scale == "trust");
    CHECK(q1.reversed);
    CHECK(q1.isMissing(98));
    CHECK_FALSE(q1.isMissing(1));
    CHECK(imported.notes.join(" ").contains("gone"));
    CHECK(valueOf(project->read([&](const Read& db) { return datasets::byName(db, "staff"); })).id == imported.dataset);
    CHECK_FALSE(dictionaryFromJson("[]", "x.json"));
    CHECK_FALSE(dictionaryFromJson(R"({"variables": [{"name": "a", "type": "colour"}]})", "x.json"));
}

TEST_CASE("a cancelled import leaves nothing", "[responses]")
{
    auto project = emptyProject();
    QByteArray csv = "a\n";
    for (int row = 0; row < 50'000; ++row)
        csv += QByteArray::number(row) + '\n';
    const auto responses = previewed(csv);
    const auto done = project->perform(
        "Import", [&](Edit& db) { return importResponses(db, responses, Progress([](qint64 at, qint64) { return at < 30'000; })); });
    REQUIRE_FALSE(done);
    CHECK(done.error().kind == Error::Kind::Cancelled);
    CHECK(valueOf(project->read([](const Read& db) { return datasets::all(db); })).empty());
    CHECK(valueOf(project->read([](const Read& db) { return db.prepare("SELECT 1 FROM bulk_column_chunk").step(); })) == false);
}

TEST_CASE("what is exported comes in again with the same values", "[responses]")
{
    auto project = emptyProject();
    const auto first = import(*project, previewed("a,b\n1,\"x, \"\"y\"\"\"\n,=1+1\n2.5,\n-3,\"two\nlines\"\n")).dataset;
    const auto csv = valueOf(project->read([&](const Read& db) { return exportCsv(db, first, ExportValues::Codes); }));
    const auto second = import(*project, previewed(csv)).dataset;
    for (const QString name : {"a", "b"})
        CHECK(textsOf(columnOf(*project, second, name)) == textsOf(columnOf(*project, first, name)));
}

TEST_CASE("real exports of survey tools come in with all their rows", "[responses][real]")
{
    const auto folder = sharedData("real/surveys");
    if (folder.isEmpty())
        return;
    auto project = emptyProject();
    int files = 0;
    for (QDirIterator found(folder, {"*.csv"}, QDir::Files, QDirIterator::Subdirectories); found.hasNext(); ++files) {
        QFile file(found.next());
        INFO(file.fileName().toStdString());
        REQUIRE(file.open(QIODevice::ReadOnly));
        const auto responses = previewed(file.readAll(), file.fileName());
        const auto imported = import(*project, responses);
        const auto dataset = valueOf(project->read([&](const Read& db) { return datasets::byId(db, imported.dataset); }));
        CHECK(dataset.rows == responses.preview.rows);
        CHECK(dataset.variables == int(responses.variables.size()));
        for (std::size_t i = 0; i < responses.variables.size(); ++i) {
            const auto column = columnOf(*project, imported.dataset, responses.variables[i].name);
            qint64 answered = 0;
            for (std::size_t row = 0; row < column.rows(); ++row)
                answered += column.isEmpty(row) ? 0 : 1;
            if (column.type == VariableType::Text)
                CHECK(answered == responses.preview.columns[i].answered);
            else
                CHECK(answered <= responses.preview.columns[i].answered);
        }
    }
    CHECK(files >= 14);
}
