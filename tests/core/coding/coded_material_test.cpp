#include "core/coding/coded_material.h"
#include "core/coding/coded_passages.h"
#include "core/survey/guides.h"
#include "tests/core/coding/a_mixed_study.h"

using namespace counterpoint;
using namespace counterpoint::test;

TEST_CASE("a Case and a code are not asked, not yet coded, not mentioned or mentioned", "[coded_material]")
{
    MixedStudy study;
    const auto material = study.material();
    CHECK(study.mention(material, "Ann", "Trust").state == Mention::Mentioned);
    CHECK(study.mention(material, "Ann", "Left out").state == Mention::NotMentioned);
    CHECK(study.mention(material, "Ben", "Left out").state == Mention::Mentioned);
    CHECK(study.mention(material, "Ben", "Trust").state == Mention::NotMentioned); // Cara says it, in the same group
    CHECK(study.mention(material, "Dan", "Trust").state == Mention::NotYetCoded);
    CHECK(study.mention(material, "Eve", "Trust").state == Mention::NotAsked); // nothing of hers is in the study
}

TEST_CASE("codings and words of a Case are counted with nested codes, across its strands, each word once", "[coded_material]")
{
    MixedStudy study;
    const auto whole = study.material();
    const auto trust = study.mention(whole, "Ann", "Trust");
    CHECK(trust.codings == 3); // Trust by two coders, and the code below it
    CHECK(trust.words == 4); // I trust them fully: no more for what lies within
    CHECK(study.mention(whole, "Ann", "Trust/Fully").codings == 1);
    const auto pace = study.mention(whole, "Ann", "Pace");
    CHECK(pace.codings == 2); // one in the interview, one in the survey; not what the interviewer asks
    CHECK(pace.words == 6); // fully The pace is slow; slow
    const auto alone = study.material({}, false);
    CHECK(study.mention(alone, "Ann", "Trust").codings == 2);
    CHECK(study.mention(alone, "Ann", "Trust").words == 2);
    MaterialScope survey;
    survey.strands = {Strand::Survey};
    CHECK(study.mention(study.material(survey), "Ann", "Pace").codings == 1);
    CHECK(study.mention(study.material(survey), "Ann", "Trust").state == Mention::NotMentioned);
    CHECK(study.mention(study.material(survey), "Ben", "Trust").state == Mention::NotAsked);
}

TEST_CASE("what only another coder has coded is not yet coded by the one who is chosen", "[coded_material]")
{
    MixedStudy study;
    MaterialScope babbage;
    babbage.coders = {study.coders["Babbage"]};
    babbage.strands = {Strand::Interviews, Strand::FocusGroups};
    const auto material = study.material(babbage);
    CHECK(study.mention(material, "Ann", "Trust").codings == 1);
    CHECK(study.mention(material, "Ann", "Pace").state == Mention::NotMentioned);
    CHECK(study.mention(material, "Cara", "Trust").state == Mention::NotYetCoded);
}

TEST_CASE("a Case with one coded and one uncoded source is not yet coded, unless it mentions the code", "[coded_material]")
{
    MixedStudy study;
    study.step([&](Edit& db) { // Dan sits in the group too
        for (const auto& speaker : speakers::of(db, study.sources["Group"]))
            if (speaker.name == "Ben")
                speakers::link(db, speaker.id, study.people["Dan"]);
    });
    const auto material = study.material();
    CHECK(study.mention(material, "Dan", "Left out").state == Mention::Mentioned);
    CHECK(study.mention(material, "Dan", "Trust").state == Mention::NotYetCoded);
}

TEST_CASE("interviewers and moderators are no Cases, even where they are linked to one; their codings count only among everyone's",
          "[coded_material]")
{
    MixedStudy study;
    study.step([&](Edit& db) {
        for (const auto& speaker : speakers::of(db, study.sources["Interview Ann"]))
            if (speaker.name == "INT")
                speakers::link(db, speaker.id, study.people["Eve"]);
    });
    CHECK(study.mention(study.material(), "Eve", "Pace").state == Mention::NotAsked);
    const auto codingsOf = [](const CodedMaterial& material, const QString& path) {
        int codings = 0;
        for (int i = 0; i < int(material.contributions().size()); ++i)
            for (int line = 0; line < int(material.lines().size()); ++line)
                codings += material.lines()[std::size_t(line)].path == path ? material.codings(i, line) : 0;
        return codings;
    };
    CHECK(codingsOf(study.material(), "Pace")
          == study.number("SELECT count(*) FROM coding c JOIN code k ON k.id = c.code_id WHERE k.name = 'Pace'"));
    MaterialScope participants;
    participants.counted = Counted::Participants;
    CHECK(codingsOf(study.material(participants), "Pace") == 2);
}

namespace {

/// A guide with one question about Trust, in words that the interviewer may or may not use.
GuideQuestionId addGuide(const MixedStudy& study, const QString& question, CodeId code)
{
    return study.step([&](Edit& db) -> Result<GuideQuestionId> {
        const auto guide = guides::add(db, "Interviews");
        if (!guide)
            return fail(guide);
        GuideQuestion asked;
        asked.text = question;
        asked.codes = {code};
        const auto ids = guides::addQuestions(db, *guide, {asked});
        asked.id = ids.front();
        if (const auto done = guides::updateQuestion(db, asked); !done)
            return fail(done);
        return ids.front();
    });
}

} // namespace

TEST_CASE("a code that a guide's question is linked to was asked only where the question was put", "[coded_material]")
{
    MixedStudy study;
    study.code("Interview Dan", MixedStudy::uncoded, "well", "Left out");
    const auto plain = study.material();
    CHECK(plain.asked().boundLines() == 0);
    addGuide(study, "Please describe the budget procedure", study.codes["Pace"]);
    study.step([&](Edit& db) { // another guide, whose question is put to Dan
        return guides::add(db, "Other").and_then([&](GuideId id) -> Result<> {
            guides::addQuestions(db, id, {{{}, {}, "How did the meeting with your managers end?"}});
            return {};
        });
    });
    const auto material = study.material();
    CHECK(material.asked().boundLines() == 1);
    CHECK(study.mention(material, "Dan", "Trust").state == Mention::NotMentioned);
    CHECK(study.mention(material, "Dan", "Pace").state == Mention::NotAsked); // another guide's question was put to him, this one was not
    CHECK(study.mention(material, "Ann", "Pace").state == Mention::Mentioned); // whoever mentions it unasked counts
    CHECK(study.mention(material, "Ben", "Pace").state
          == Mention::NotMentioned); // nothing of any guide is found there: not known, so asked
    MaterialScope all;
    all.asksGuides = false;
    CHECK(study.mention(study.material(all), "Dan", "Pace").state == Mention::NotMentioned);
}

TEST_CASE("whose group a question is not for was not asked, where nobody can say what was put", "[coded_material]")
{
    MixedStudy study;
    const auto question = addGuide(study, "Please describe the budget procedure", study.codes["Pace"]);
    study.step([&](Edit& db) -> Result<> {
        auto guide = guides::byName(db, "Interviews").value();
        guides::setGroups(db, guide.id, {{0, "Staff"}, {0, "Family"}});
        guide = guides::byId(db, guide.id).value();
        auto asked = guide.questions.front();
        CHECK(asked.id == question);
        asked.groups = {guide.groups.front().id};
        return guides::updateQuestion(db, asked);
    });
    const auto material = study.material();
    CHECK(study.mention(material, "Ben", "Pace").state == Mention::NotAsked); // family
    CHECK(study.mention(material, "Dan", "Pace").state == Mention::NotYetCoded); // staff
    CHECK(study.mention(material, "Ben", "Trust").state == Mention::NotMentioned); // no question of a guide is about it
}

TEST_CASE("codings of all sources come by source and start, as an ordered query has them", "[coded_material]")
{
    MixedStudy study;
    valueOf(study.project->read([&](const Read& db) -> Result<int> {
        std::vector<SourceId> ids;
        for (const auto& source : sources::uncounted(db))
            ids.push_back(source.id);
        const CodedPassages passages(db, ids, {});
        CHECK(passages.count() == 9);
        for (std::size_t place = 0; place < ids.size(); ++place) {
            auto query = db.prepare("SELECT start, end FROM coding WHERE source_id = ? ORDER BY start, end");
            const auto [first, last] = passages.of(place);
            const auto* coded = first;
            for (query.bind(ids[place]); query.step(); ++coded) {
                REQUIRE(coded != last);
                CHECK(coded->span == TextSpan{qsizetype(query.int64(0)), qsizetype(query.int64(1))});
            }
            CHECK(coded == last);
        }
        return 0;
    }));
}
