#include "core/coding/retrieval.h"
#include "core/coding/source_search.h"
#include "core/transcript/import_transcript.h"
#include "tests/support/a_project.h"

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

/// A heading before the first turn, an interviewer, two who answer and a voice that nobody knows. Each line codes one word.
struct AGroup {
    AGroup()
        : project(emptyProject())
    {
        auto plan =
            proposeTranscript(QStringLiteral("Group.txt"),
                              {QStringLiteral("About trust\nModerator: What is trust?\nRosa: Trust is time.\nModerator: Is trust more?\n"
                                              "Ben: No trust here.\nUnknown: trust!\n"),
                               {},
                               {}});
        for (auto& speaker : plan.speakers)
            speaker.role = speaker.name == "Moderator" ? SpeakerRole::Moderator
                : speaker.name == "Unknown"            ? SpeakerRole::Unknown
                                                       : SpeakerRole::Participant;
        source = valueOf(project->perform("Import", [&](Edit& db) { return importTranscript(db, plan); }));
        REQUIRE(plan.speakers.size() == 4);
        REQUIRE(project->perform("Code", [&](Edit& db) -> Result<> {
            const auto code = codebook::ensurePath(db, QStringLiteral("Trust"));
            const auto coder = coders::ensure(db, QStringLiteral("Ada"));
            const auto hits = search::everywhere(db, {QStringLiteral("trust")}, 0);
            for (const auto& hit : *hits)
                if (const auto added = codings::add(db, {{}, source, *code, *coder, hit.span, {}, {}}); !added)
                    return fail(added);
            return {};
        }));
    }
    std::unique_ptr<Project> project;
    SourceId source;
};

} // namespace

TEST_CASE("what moderators say is left out of passages, hits, counts and words where participants alone count", "[coding][participants]")
{
    AGroup group;
    REQUIRE(group.project->read([&](const Read& db) {
        const auto everybody = retrieval::passages(db, {});
        CHECK(everybody.size() == 6);
        PassageFilter filter;
        filter.counted = Counted::Participants;
        QStringList speakers;
        for (const auto& passage : retrieval::passages(db, filter))
            speakers << passage.speaker;
        CHECK(speakers == QStringList{"", "Rosa", "Ben", "Unknown"}); // the heading is nobody's, and counts
        SearchScope withoutInterviewers;
        withoutInterviewers.speech = SearchScope::Speech::WithoutInterviewers;
        CHECK(valueOf(search::everywhere(db, {QStringLiteral("trust")}, 0, withoutInterviewers)).size() == 4);
        CHECK(codebook::all(db).front().codings == 6);
        const auto code = codebook::all(db, Counted::Participants).front();
        CHECK(code.codings == 4);
        CHECK(code.sources == 1);
        // About trust (2), Rosa: Trust is time (4), Ben: No trust here (4), Unknown: trust (2); labels count as words of the text.
        CHECK(sources::wordsOfParticipants(db, group.source, AskingTurns(db, Counted::Participants)) == 12);
        CHECK(sources::wordsOfParticipants(db, group.source, AskingTurns(db, Counted::Everyone))
              == valueOf(sources::byId(db, group.source)).words);
    }));
}

TEST_CASE("a code that only moderators are coded with counts in no source", "[coding][participants]")
{
    AGroup group;
    REQUIRE(group.project->perform("Roles", [&](Edit& db) {
        for (const auto& speaker : speakers::of(db, group.source))
            speakers::setRole(db, speaker.id, SpeakerRole::Interviewer);
    }));
    REQUIRE(group.project->read([&](const Read& db) {
        const auto code = codebook::all(db, Counted::Participants).front();
        CHECK(code.codings == 1); // the heading
        CHECK(code.sources == 1);
    }));
}
