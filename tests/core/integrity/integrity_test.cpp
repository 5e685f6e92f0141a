#include "core/integrity/integrity.h"
#include "core/text/text_index.h"
#include "core/transcript/sources.h"
#include "tests/support/a_project.h"

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

std::unique_ptr<Project> aStudy()
{
    return aProject()
        .withTranscript("One", "Ann: never alone")
        .withTurn("Ann: ", "Ann")
        .withCode("Trust")
        .withCoding("never")
        .withCoding("alone")
        .build();
}

/// Writes what no command can: a study as a damaged file, or a program with a fault, would leave it.
void harm(Project& project, const char* sql)
{
    REQUIRE(project.perform("Harm", [&](Edit& db) { db.prepare(sql).run(); }));
}

} // namespace

TEST_CASE("a study made by the program is whole", "[integrity]") { CHECK(valueOf(checkStudy(*aStudy())).isEmpty()); }

TEST_CASE("what does not hold is said, mended without guessing, and then holds", "[integrity]")
{
    struct Harm {
        const char* sql;
        const char* said;
    };
    for (const auto& [sql, said] :
         {Harm{"UPDATE coding SET end = 900 WHERE id = 1", "1 codings reach beyond"},
          Harm{"UPDATE coding SET start = 800, end = 900 WHERE id = 1", "1 codings begin beyond"},
          Harm{"UPDATE turn SET start = 700, content_start = 700", "1 turns begin beyond"},
          Harm{"UPDATE turn SET speaker_id = 77", "1 turns name a speaker"}, Harm{"UPDATE source SET length = 15", "“One” is kept as 15"},
          Harm{"UPDATE source SET words = 9", "9 words"}}) {
        INFO(sql);
        auto project = aStudy();
        harm(*project, sql);
        CHECK(valueOf(checkStudy(*project)).join('\n').contains(said));
        CHECK_FALSE(valueOf(repairStudy(*project)).isEmpty());
        CHECK(valueOf(checkStudy(*project)).isEmpty());
        REQUIRE(project->undo()); // the repair is a step like any other
        CHECK_FALSE(valueOf(checkStudy(*project)).isEmpty());
    }
}

TEST_CASE("a line that no window can show, in a study of before imports parted them, is said and parted on request", "[integrity]")
{
    const auto sentences = [](int count) { return QString("We were never quite alone 😀 there. ").repeated(count); };
    const auto text = "Ann: " + sentences(3000) + "Then Ben came." + sentences(1000) + "\nAnn: yes";
    auto a = aProject();
    a.withTranscript("One", text).withTurn("Ann: ", "Ann").withTurn("Ann: yes", "Ann").withCode("Trust");
    a.withCoding("Then Ben came.").withCoding("yes");
    const auto source = a.source();
    auto project = a.build();
    const auto codedWords = [&] {
        return valueOf(project->read([&](const Read& db) {
            const auto now = sources::text(db, source);
            const TextIndex index(now);
            QStringList words;
            for (auto query = db.prepare("SELECT start, end FROM coding ORDER BY start"); query.step();)
                words << index.slice(now, {qsizetype(query.int64(0)), qsizetype(query.int64(1))}).toString();
            return words;
        }));
    };
    const auto textNow = [&] { return valueOf(project->read([&](const Read& db) { return sources::text(db, source); })); };
    CHECK(valueOf(checkStudy(*project)).join('\n').contains("“One” has a line longer than 100,000 characters"));
    CHECK(valueOf(repairStudy(*project)).join('\n').contains("Parted the long lines of “One”"));
    CHECK(valueOf(checkStudy(*project)).isEmpty());
    CHECK(codedWords() == QStringList({"Then Ben came.", "yes"}));
    CHECK(textNow().split('\n').size() > 50);
    CHECK(textNow().simplified() == text.simplified()); // the words are as they were
    REQUIRE(project->undo());
    CHECK(textNow() == text);
}

TEST_CASE("a text that is gone is said and not papered over", "[integrity]")
{
    auto project = aStudy();
    harm(*project, "DELETE FROM paragraph");
    CHECK(valueOf(checkStudy(*project)).join('\n').contains("The text of “One” is missing"));
    REQUIRE(repairStudy(*project));
    CHECK(valueOf(checkStudy(*project)).join('\n').contains("The text of “One” is missing"));
}
