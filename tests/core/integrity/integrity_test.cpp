#include "core/integrity/integrity.h"
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

TEST_CASE("a text that is gone is said and not papered over", "[integrity]")
{
    auto project = aStudy();
    harm(*project, "DELETE FROM paragraph");
    CHECK(valueOf(checkStudy(*project)).join('\n').contains("The text of “One” is missing"));
    REQUIRE(repairStudy(*project));
    CHECK(valueOf(checkStudy(*project)).join('\n').contains("The text of “One” is missing"));
}
