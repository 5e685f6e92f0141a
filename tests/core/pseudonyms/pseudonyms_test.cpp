#include "core/integrity/integrity.h"
#include "core/pseudonyms/pseudonyms.h"
#include "core/transcript/recordings.h"
#include "tests/core/pseudonyms/a_named_study.h"

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

QString refusal(Project& project, const QString& original, const QString& replacement)
{
    const auto added = project.perform("Add", [&](Edit& db) {
        return pseudonyms::add(db, {{}, Pseudonym::Kind::Person, original, replacement, {}, 0});
    });
    return added ? QString() : added.error().message;
}

std::vector<Pseudonym> keyOf(const Project& project)
{
    return valueOf(project.read([](const Read& db) { return pseudonyms::all(db); }));
}

} // namespace

TEST_CASE("a name has one pseudonym, and no pseudonym is itself a name to be replaced", "[pseudonyms]")
{
    auto project = emptyProject();
    CHECK(refusal(*project, "Anna", "Berta").isEmpty());
    CHECK(refusal(*project, "Anna Schmidt", "Berta").isEmpty()); // two forms of one name may share it
    CHECK(refusal(*project, "ANNA", "Carla").contains("has a pseudonym already"));
    CHECK(refusal(*project, "Berta", "Carla").contains("stands for"));
    CHECK(refusal(*project, "Carla", "Anna").contains("itself a name"));
    CHECK(refusal(*project, "Dora", "Miss Anna").contains("itself a name"));
    CHECK(refusal(*project, "Emil", "Emil B.").contains("would still hold"));
    CHECK(refusal(*project, " ", "X").contains("Type the name"));
    CHECK(refusal(*project, "Fritz", "").contains("needs a pseudonym"));
    CHECK(refusal(*project, "Gerd", "A/B").contains("leave out /"));
    CHECK(keyOf(*project).size() == 2);
}

TEST_CASE("a table from a spreadsheet comes in whole or not at all, with proposals where a pseudonym is missing", "[pseudonyms]")
{
    auto project = emptyProject();
    const auto import = [&](const QByteArray& csv) {
        return project->perform("Import", [&](Edit& db) { return pseudonyms::importCsv(db, csv, "key.csv"); });
    };
    const auto done = valueOf(import("kind;original;pseudonym;note\nperson;Anna;Berta;the nurse\nplace;Annaberg;;\n"));
    CHECK(done.added == 2);
    const auto key = keyOf(*project);
    CHECK(key[0].replacement == "Berta");
    CHECK(key[0].note == "the nurse");
    CHECK(key[1].replacement == "Place 1");
    const auto bad = import("Dora,Erna\nErna,Frieda\n");
    REQUIRE_FALSE(bad);
    CHECK(bad.error().message.contains("row 2"));
    CHECK(keyOf(*project) == key);
    CHECK(valueOf(import(pseudonyms::toCsv(key))).unchanged == 2); // what was exported is what is there
}

TEST_CASE("people who speak are proposed with names that tell nothing", "[pseudonyms]")
{
    const ANamedStudy study;
    const auto proposed = valueOf(study.project->read([](const Read& db) { return pseudonyms::proposals(db); }));
    REQUIRE(proposed.size() == 3);
    CHECK(proposed[0].original == "Anna Schmidt");
    CHECK(proposed[0].replacement == "Person 1");
    CHECK(proposed[2].replacement == "Person 3");

    valueOf(study.project->perform("New transcript", [](Edit& db) { return recordings::addTranscript(db, "Talk", {}, "talk.mp3"); }));
    const auto withUnnamed = valueOf(study.project->read([](const Read& db) { return pseudonyms::proposals(db); }));
    CHECK(withUnnamed.size() == 3); // “Participant” is nobody's name
}

TEST_CASE("every column of text is either looked through for names or known to hold none", "[pseudonyms][schema]")
{
    // A new column must be named in core/pseudonyms/fields.cpp, or a redaction would leave names in it.
    auto project = emptyProject();
    REQUIRE(project->read([](const Read& db) {
        auto columns =
            db.prepare("SELECT t.name, c.name FROM pragma_table_list t JOIN pragma_table_xinfo(t.name) c WHERE t.schema = 'main' "
                       "AND t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND c.type = 'TEXT'");
        while (columns.step()) {
            const auto table = columns.text(0);
            const auto column = columns.text(1);
            const auto isKnown = [&](const FieldKind& kind) { return fields::nameOf(kind) == table + '.' + column; };
            INFO(table.toStdString() << '.' << column.toStdString());
            CHECK((fields::holdsNoWords(table, column) || std::any_of(fields::kinds().begin(), fields::kinds().end(), isKnown)));
        }
    }));
}

TEST_CASE("pseudonyms are put wherever the name stands, in one step, and codings stay on their words", "[pseudonyms]")
{
    const ANamedStudy study;
    study.add("Anna", "Berta");
    study.add("Anna Schmidt", "Berta Meier");
    study.add("Ben", "Karl");
    const auto before = dump(*study.project);
    const auto found = study.search();
    QSet<QString> places;
    for (const auto& each : found)
        places.insert(each.place);
    CHECK(places
          == QSet<QString>{"Texts", "The study itself", "Names of sources", "Names of files", "Speakers", "Cases", "Attributes", "Codes",
                           "Comments on codings", "Memos", "Findings", "Evidence", "Answers"});
    study.applyAll();
    CHECK(study.words()
          == "Berta: I am Berta Meier. Really.\nKarl: Yes, BERTA. That is Berta’s word, not a banana.\nBerta: 😀 Karls Hut.\n");
    CHECK(study.codedWords() == QStringList({"I am Berta Meier.", "Berta Meier"}));
    CHECK(study.answers() == QStringList({"Berta did", "", "nobody", "Berta did", "ask Berta Meier"}));
    CHECK(study.search().empty());
    CHECK(valueOf(checkStudy(*study.project)).isEmpty());
    const auto evidence = valueOf(study.project->read([](const Read& db) { return findings::evidence(db); }));
    CHECK(evidence.front().state == Evidence::State::Holds);
    CHECK(evidence.front().seen == "Berta Meier");

    REQUIRE(study.project->undo());
    CHECK(dump(*study.project) == before);
    CHECK(study.answers().first() == "Anna did");
    REQUIRE(study.project->redo());
    CHECK(study.answers().first() == "Berta did");
}

TEST_CASE("pseudonyms are taken back while the key is there, also after the text was edited", "[pseudonyms]")
{
    const ANamedStudy study;
    study.add("Anna", "Berta");
    study.add("Anna Schmidt", "Berta");
    const auto ben = study.add("Ben", "Karl");
    const auto found = study.search();
    const auto words = study.words();
    study.applyAll();
    const auto takeBack = [&](PseudonymId id) {
        return valueOf(study.project->perform("Back", [&](Edit& db) { return pseudonyms::takeBack(db, id); }));
    };

    SECTION("all of them")
    {
        CHECK(takeBack({}).left == 0);
        CHECK(study.words() == words);
        CHECK(study.answers() == QStringList({"Anna did", "", "nobody", "Anna did", "ask Anna Schmidt"}));
        CHECK(study.codedWords() == QStringList({"I am Anna Schmidt.", "Anna Schmidt"}));
        CHECK(keyOf(*study.project).front().places == 0);
        CHECK(study.search().size() == found.size()); // memos, names and labels too
    }
    SECTION("one of them")
    {
        takeBack(ben);
        CHECK(study.words().contains("Ben: Yes, BERTA"));
        CHECK(study.words().contains("Bens Hut"));
    }
    SECTION("after words were typed before, between and over them")
    {
        const auto edit = [&](const QString& from, const QString& to) {
            const auto at = TextIndex(study.words()).toCodePoint(study.words().indexOf(from));
            valueOf(study.project->perform("Edit", [&](Edit& db) {
                return sources::replace(db, study.source, {at, at + codePointCount(from)}, to);
            }));
        };
        edit(" I am", " Well, I am");
        study.step([&](Edit& db) { return sources::replace(db, study.source, {0, 0}, "😀 "); });
        edit("BERTA", "Carla");
        const auto back = takeBack({});
        CHECK(back.left == 1); // what somebody wrote over stays theirs
        CHECK(study.words()
              == "😀 Anna: Well, I am Anna Schmidt. Really.\nBen: Yes, Carla. That is Anna’s word, not a banana.\nAnna: 😀 Bens Hut.\n");
    }
    SECTION("a pseudonym that stands somewhere keeps its words until it is taken back")
    {
        auto row = keyOf(*study.project).front();
        CHECK(row.places > 0);
        row.replacement = "Dora";
        const auto changed = study.project->perform("Change", [&](Edit& db) { return pseudonyms::update(db, row); });
        REQUIRE_FALSE(changed);
        CHECK(changed.error().message.contains("Take it back there first"));
    }
}

TEST_CASE("what was found is not replaced in a text that changed meanwhile", "[pseudonyms]")
{
    const ANamedStudy study;
    study.add("Anna", "Berta");
    const auto found = study.search();
    study.step([&](Edit& db) { return sources::replace(db, study.source, {0, 0}, "Oh. "); });
    const auto before = dump(*study.project);
    const auto done = study.project->perform("Apply", [&](Edit& db) { return pseudonyms::apply(db, found); });
    REQUIRE_FALSE(done);
    CHECK(done.error().message.contains("Search again"));
    CHECK(dump(*study.project) == before);
}

TEST_CASE("a name that is found says in whose turn it stands", "[pseudonyms]")
{
    const ANamedStudy a;
    a.step([](Edit& db) { return pseudonyms::add(db, {{}, Pseudonym::Kind::Person, "Anna", "Berta", {}, 0}); });
    QStringList speakers;
    const auto texts = valueOf(a.project->read([](const Read& db) { return fields::all(db); }));
    for (const auto& hit : valueOf(pseudonyms::search(texts, keyOf(*a.project), 10)))
        if (hit.ref.field == fields::ofText)
            speakers << hit.speaker;
    CHECK(speakers == QStringList{"Anna", "Anna", "Ben", "Ben", "Anna"});
}
