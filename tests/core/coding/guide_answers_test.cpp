#include "core/coding/guide_answers.h"
#include "tests/support/a_project.h"

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

/// A focus group with a moderator: a question asked, encouraged, answered by two, and another question.
AProject aFocusGroup()
{
    auto study = aProject();
    study
        .withTranscript(
            "Group 1",
            "Welcome.\nM1: What does trust mean to you?\nA1: Knowing them.\nM2: Mhm.\nB1: Time.\nAnd talk.\nM3: And pay, is it fair?\n"
            "A2: No.\nM4: To come back to trust once more, what does it mean?\nB2: Honesty.",
            Strand::FocusGroups)
        .withTurn("M1: ", "Mo")
        .withTurn("A1: ", "Ann")
        .withTurn("M2: ", "Mo 2")
        .withTurn("B1: ", "Ben")
        .withTurn("M3: ", "Mo 3")
        .withTurn("A2: ", "Ann")
        .withTurn("M4: ", "Mo 4")
        .withTurn("B2: ", "Ben");
    REQUIRE(study.project().perform("Roles", [](Edit& db) {
        for (const auto& speaker : speakers::all(db))
            if (speaker.name.startsWith(u'M'))
                speakers::setRole(db, speaker.id, SpeakerRole::Moderator);
    }));
    return study;
}

const Guide guide{
    {}, "Groups", {{{}, "Trust", "What does trust mean to you?"}, {{}, {}, "Is the pay fair?"}, {{}, {}, "What else / more?"}}};

QStringList texts(const std::vector<ProposedPassage>& passages)
{
    QStringList out;
    for (const auto& passage : passages)
        out << passage.speaker + u':' + passage.text;
    return out;
}

} // namespace

TEST_CASE("the answers to a question are all turns of participants until another question", "[coding][guides]")
{
    auto study = aFocusGroup();
    const auto matches = valueOf(
        study.project().read([](const Read& db) -> Result<std::vector<GuideMatch>> { return guide_answers::match(db, guide, {}); }));
    REQUIRE(matches.size() == 1);
    CHECK(texts(guide_answers::answersTo(matches[0], 0)) == QStringList{"Ann:Knowing them.", "Ben:Time.\nAnd talk.", "Ben:Honesty."});
    CHECK(texts(guide_answers::answersTo(matches[0], 1)) == QStringList{"Ann:No."});
    CHECK(guide_answers::answersTo(matches[0], 2).empty());
}

TEST_CASE("a match that is put right moves its answers", "[coding][guides]")
{
    auto study = aFocusGroup();
    auto match = valueOf(study.project().read([](const Read& db) { return guide_answers::match(db, guide, {}); })).front();
    REQUIRE(match.asked.size() == 4);
    match.asked[2].question.reset(); // pay was no question of the guide
    CHECK(texts(guide_answers::answersTo(match, 0)) == QStringList{"Ann:Knowing them.", "Ben:Time.\nAnd talk.", "Ann:No.", "Ben:Honesty."});
    match.asked[1].question = 2;
    CHECK(texts(guide_answers::answersTo(match, 2)) == QStringList{"Ben:Time.\nAnd talk.", "Ann:No."});
}

TEST_CASE("answers are coded under the guide by topic, else by the question's words", "[coding][guides]")
{
    CHECK(guide_answers::codePathFor(guide, 0) == "Groups/Trust");
    CHECK(guide_answers::codePathFor(guide, 1) == "Groups/Is the pay fair?");
    CHECK(guide_answers::codePathFor(guide, 2) == "Groups/What else - more?");
}

TEST_CASE("a source where nobody asks has no matches", "[coding][guides]")
{
    auto study = aProject();
    study.withTranscript("Ann", "Ann: What does trust mean to you?").withTurn("Ann: ", "Ann");
    const auto matches = valueOf(study.project().read([](const Read& db) { return guide_answers::match(db, guide, {}); }));
    REQUIRE(matches.size() == 1);
    CHECK(matches[0].asked.empty());
    CHECK(guide_answers::answersTo(matches[0], 0).empty());
}
