#include "core/coding/codebook.h"
#include "core/coding/coders.h"
#include "core/coding/codings.h"
#include "core/responses/column.h"
#include "core/responses/datasets.h"
#include "core/responses/derived.h"
#include "core/responses/import_responses.h"
#include "core/responses/update_responses.h"
#include "core/responses/variables.h"
#include "core/text/text_index.h"
#include "core/transcript/sources.h"
#include "core/transcript/turns.h"
#include "tests/support/a_project.h"

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

const QByteArray firstWave = "id,trust,role,started,why\n"
                             "17,4,nurse,2020-05-01,\"I was asked to come here, and it seemed right\"\n"
                             "3,2,manager,2021-06-02,\n"
                             "25,,nurse,,Because nobody else wanted to do the job at all\n";

NewResponses responsesOf(const QByteArray& csv)
{
    auto responses = responsesFrom(valueOf(previewResponses(csv, "wave.csv")), "wave.csv");
    for (auto& variable : responses.variables)
        variable.isOpen = variable.name == "why";
    return responses;
}

struct Imported {
    std::unique_ptr<Project> project = emptyProject();
    ImportedResponses dataset;
    Imported()
    {
        dataset = valueOf(project->perform("Import", [](Edit& db) { return importResponses(db, responsesOf(firstWave)); }));
    }
    Result<ResponsesUpdate> update(const QByteArray& csv, const QString& key = "id")
    {
        return project->perform("Update", [&](Edit& db) { return updateResponses(db, dataset.dataset, responsesOf(csv), key); });
    }
    QStringList column(const QString& name) const
    {
        const auto values = valueOf(project->read([&](const Read& db) -> Result<Column> {
            const auto variable = variables::byName(db, dataset.dataset, name);
            return variable ? datasets::column(db, variable->id) : fail(variable);
        }));
        QStringList texts;
        for (std::size_t row = 0; row < values.rows(); ++row)
            texts << values.text(row);
        return texts;
    }
    SourceId answers() const { return dataset.openAnswers.front(); }
    /// The respondents' answers, by row.
    QStringList answersByRow() const
    {
        return valueOf(project->read([&](const Read& db) {
            const auto text = sources::text(db, answers());
            const TextIndex index(text);
            QStringList list;
            for (const auto& turn : turns::of(db, answers(), text, index))
                list << QStringLiteral("%1: %2")
                            .arg(turn.responseRow.value_or(-1))
                            .arg(index.slice(text, {turn.contentStart, turn.span.end}));
            return list;
        }));
    }
};

} // namespace

TEST_CASE("a later wave corrects the values of known keys and appends the new ones, in one step", "[responses][update]")
{
    Imported study;
    const auto before = study.answersByRow();
    const auto update = valueOf(study.update("ID,trust,why,region\n3,5,,north\n40,1,New here and glad of it all the same,south\n17,4,,\n"));
    CHECK(update.corrected == std::vector<CorrectedValue>{{1, "3", "trust", "2", "5"}});
    CHECK(update.newKeys == QStringList{"40"});
    CHECK(update.unchanged == 1);
    CHECK(update.newVariables == QStringList{"region"});
    CHECK(study.column("id") == QStringList{"17", "3", "25", "40"});
    CHECK(study.column("trust") == QStringList{"4", "5", "", "1"});
    CHECK(study.column("role") == QStringList{"nurse", "manager", "nurse", ""});
    CHECK(study.column("started") == QStringList{"2020-05-01", "2021-06-02", "", ""});
    CHECK(study.column("region") == QStringList{"", "north", "", "south"});
    CHECK(study.answersByRow() == before + QStringList{"3: New here and glad of it all the same"});
    REQUIRE(study.project->undo());
    CHECK(study.column("trust") == QStringList{"4", "2", ""});
    CHECK(study.answersByRow() == before);
    REQUIRE(study.project->redo());
    CHECK(study.column("trust") == QStringList{"4", "5", "", "1"});
    CHECK(study.answersByRow().size() == 3);
}

TEST_CASE("what stands on the values is computed again for a later wave", "[responses][update]")
{
    Imported imported;
    valueOf(imported.project->perform("Reverse", [&](Edit& db) {
        return derived::add(db, imported.dataset.dataset, {QStringLiteral("doubled"), {}, Compute{QStringLiteral("${trust} * 2")}});
    }));
    CHECK(imported.column("doubled") == QStringList{"8", "4", ""});
    valueOf(imported.update("id,trust\n17,5\n25,1\n99,3\n"));
    CHECK(imported.column("doubled") == QStringList{"10", "4", "2", "6"});
}

TEST_CASE("a file's column for a variable that is computed changes nothing, and that is said", "[responses][update]")
{
    Imported imported;
    valueOf(imported.project->perform("Double", [&](Edit& db) {
        return derived::add(db, imported.dataset.dataset, {QStringLiteral("doubled"), {}, Compute{QStringLiteral("${trust} * 2")}});
    }));
    const auto update = valueOf(imported.update("id,doubled\n25,77\n"));
    CHECK(update.corrected.empty());
    CHECK(update.notes.join(' ').contains("doubled"));
    CHECK(imported.column("doubled") == QStringList{"8", "4", ""});
    const auto asKey = imported.project->read(
        [&](const Read& db) { return planUpdate(db, imported.dataset.dataset, responsesOf("doubled,trust\n8,1\n"), "doubled"); });
    REQUIRE_FALSE(asKey);
    CHECK(asKey.error().message.contains("computed"));
}

TEST_CASE("answers that come again may bring names back, and that is said", "[responses][update]")
{
    Imported imported;
    const auto warns = [&](const QByteArray& csv) {
        return valueOf(
                   imported.project->read([&](const Read& db) { return planUpdate(db, imported.dataset.dataset, responsesOf(csv), "id"); }))
            .notes.join(' ');
    };
    CHECK_FALSE(warns("id,role\n25,manager\n").contains("seudonym"));
    REQUIRE(imported.project->perform("Key", [](Edit& db) -> Result<> {
        db.prepare("INSERT INTO pseudonym(uuid, kind, original, replacement) VALUES('a', 'person', 'Anna', 'Bea')").run();
        return {};
    }));
    CHECK(warns("id,role\n25,manager\n").contains("This study has pseudonyms"));
    REQUIRE(imported.project->perform("Use", [](Edit& db) -> Result<> {
        db.prepare(
              "INSERT INTO pseudonym_field_use SELECT 1, 1, 'variable.values', id, 0, 0, 'Anna', 'Bea' FROM variable WHERE name = 'role'")
            .run();
        return {};
    }));
    CHECK(warns("id,role\n25,manager\n").contains("Pseudonyms stand in these answers"));
    CHECK_FALSE(warns("id,trust\n25,3\n").contains("seudonym")); // numbers name nobody
}

TEST_CASE("a missing range without an end is written in words and read again", "[responses][variables]")
{
    Variable variable;
    for (const QString text : {"lowest--1", "97-highest", "97-99", "-9--7", "lowest-0"})
        CHECK(variables::toText(valueOf(variables::missingCodeFrom(variable, text))) == text);
}

TEST_CASE("a plan says what would change and changes nothing", "[responses][update]")
{
    Imported study;
    const auto planned = valueOf(study.project->read(
        [&](const Read& db) { return planUpdate(db, study.dataset.dataset, responsesOf("id,role\n25,manager\n99,nurse\n"), "id"); }));
    CHECK(planned.corrected == std::vector<CorrectedValue>{{2, "25", "role", "nurse", "manager"}});
    CHECK(planned.newKeys == QStringList{"99"});
    CHECK(study.column("id").size() == 3);
}

TEST_CASE("a key that comes twice, or is not there, is refused with the rows", "[responses][update]")
{
    Imported study;
    const auto twice = study.update("id,trust\n3,1\n17,2\n3,4\n");
    REQUIRE_FALSE(twice);
    CHECK(twice.error().message.contains("3 (rows 1 and 3)"));
    const auto empty = study.update("id,trust\n3,1\n,2\n");
    REQUIRE_FALSE(empty);
    CHECK(empty.error().message.contains("no key: 2."));
    const auto inDataset = study.update("role,trust\nnurse,1\n", "role");
    REQUIRE_FALSE(inDataset);
    CHECK(inDataset.error().message.contains("nurse (rows 1 and 3)"));
    CHECK(study.update("trust\n1\n").error().message.contains("has no column “id”"));
    CHECK(study.column("trust") == QStringList{"4", "2", ""});
}

TEST_CASE("codings of an open answer stay with their respondent and their words when it is corrected", "[responses][update]")
{
    Imported study;
    const auto text = valueOf(study.project->read([&](const Read& db) { return sources::text(db, study.answers()); }));
    const auto at = text.indexOf("nobody else");
    valueOf(study.project->perform("Code", [&](Edit& db) -> Result<CodingId> {
        const auto code = codebook::add(db, "Reluctance");
        const auto coder = coders::ensure(db, "ada");
        Coding coding;
        coding.source = study.answers();
        coding.code = *code;
        coding.coder = *coder;
        coding.span = {at, at + 11};
        return codings::add(db, coding);
    }));
    valueOf(study.update("id,why\n17,\"I was asked to come here by a friend, and it seemed right\"\n25,Well: because nobody else wanted "
                         "the job\n3,Now I say it\n"));
    const auto after = valueOf(study.project->read([&](const Read& db) { return sources::text(db, study.answers()); }));
    const auto codings = valueOf(study.project->read([&](const Read& db) { return codings::of(db, study.answers()); }));
    REQUIRE(codings.size() == 1);
    CHECK(after.mid(codings[0].span.start, codings[0].span.end - codings[0].span.start) == "nobody else");
    CHECK(study.answersByRow()
          == QStringList{"0: I was asked to come here by a friend, and it seemed right", "2: Well: because nobody else wanted the job",
                         "1: Now I say it"});
}

TEST_CASE("labels stand for their values in a file of corrections, and what fits nothing is passed over and told", "[responses][update]")
{
    Imported study;
    REQUIRE(study.project->perform("Label", [&](Edit& db) -> Result<> {
        const auto trust = variables::byName(db, study.dataset.dataset, "trust");
        return variables::setValueLabels(db, trust->id, {{1.0, "Never"}, {5.0, "Always"}});
    }));
    const auto update = valueOf(study.update("id,trust\n17,always\n3,perhaps\n25,Never\n"));
    CHECK(study.column("trust") == QStringList{"5", "2", "1"});
    CHECK(update.notes.join(' ').contains("“perhaps”"));
}
