#include "core/integration/findings.h"
#include "tests/support/a_small_study.h"

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

std::vector<Finding> findingsOf(const SmallStudy& study)
{
    return valueOf(study.project->read([](const Read& db) { return findings::all(db); }));
}

QStringList claimsOf(const SmallStudy& study)
{
    QStringList claims;
    for (const auto& finding : findingsOf(study))
        claims << finding.claim;
    return claims;
}

} // namespace

TEST_CASE("A passage as evidence says whose words it is", "[findings]")
{
    const SmallStudy study;
    study.addQuote();
    const auto piece = study.evidence().front();
    CHECK(piece.seen == SmallStudy::quote);
    CHECK(piece.now == SmallStudy::quote);
    CHECK(piece.state == Evidence::State::Holds);
    CHECK(piece.speaker == "Rosa");
    CHECK(piece.sourceName == "Interview with Rosa");
    CHECK(findingsOf(study).front().supporting == 1);
}

TEST_CASE("Evidence moves with its text and holds where the edit lies outside it", "[findings]")
{
    const SmallStudy study;
    study.addQuote();
    study.edit("Who decides?", "Who decides in the end, and when?");
    const auto piece = study.evidence().front();
    CHECK(piece.state == Evidence::State::Holds);
    CHECK(piece.now == SmallStudy::quote);
}

TEST_CASE("Evidence is changed when its words are edited, and holds again once that is accepted", "[findings]")
{
    const SmallStudy study;
    const auto id = study.addQuote();
    study.edit("always", "sometimes");
    auto piece = study.evidence().front();
    CHECK(piece.state == Evidence::State::Changed);
    CHECK(piece.seen == SmallStudy::quote);
    CHECK(piece.now == "We sometimes ask the family first.");

    valueOf(study.project->perform("Accept", [&](Edit& db) { return findings::confirm(db, id); }));
    piece = study.evidence().front();
    CHECK(piece.state == Evidence::State::Holds);
    CHECK(piece.seen == "We sometimes ask the family first.");

    valueOf(study.project->undo());
    CHECK(study.evidence().front().state == Evidence::State::Changed);
    valueOf(study.project->undo());
    CHECK(study.evidence().front().state == Evidence::State::Holds);
}

TEST_CASE("Evidence whose text is deleted is gone, still says what was seen, and cannot be accepted", "[findings]")
{
    const SmallStudy study;
    const auto id = study.addQuote();
    study.edit(SmallStudy::quote, "");
    const auto piece = study.evidence().front();
    CHECK(piece.state == Evidence::State::Gone);
    CHECK(piece.kind == Evidence::Kind::Passage);
    CHECK(piece.seen == SmallStudy::quote);
    CHECK_FALSE(study.project->perform("Accept", [&](Edit& db) { return findings::confirm(db, id); }));
    valueOf(study.project->undo());
    CHECK(study.evidence().front().state == Evidence::State::Holds);
}

TEST_CASE("A passage of a source that was removed is gone until that is undone", "[findings]")
{
    const SmallStudy study;
    study.addQuote();
    valueOf(study.project->perform("Remove", [&](Edit& db) { sources::remove(db, study.source); }));
    CHECK(study.evidence().front().state == Evidence::State::Gone);
    valueOf(study.project->undo());
    CHECK(study.evidence().front().state == Evidence::State::Holds);
}

TEST_CASE("A result as evidence changes with the numbers and not with names", "[findings]")
{
    const SmallStudy study;
    const auto id = study.addResult();
    CHECK(study.evidence().front().state == Evidence::State::Holds);
    valueOf(study.project->perform("Relabel", [&](Edit& db) { return variables::setLabel(db, study.trust, "Trust"); }));
    CHECK(study.evidence().front().state == Evidence::State::Holds);

    study.declareMissing(9);
    const auto piece = study.evidence().front();
    CHECK(piece.state == Evidence::State::Changed);
    CHECK(piece.now != piece.seen);
    CHECK(piece.analysisName == "Trust in the service");

    valueOf(study.project->perform("Accept", [&](Edit& db) { return findings::confirm(db, id); }));
    CHECK(study.evidence().front().state == Evidence::State::Holds);
    valueOf(study.project->perform("Remove", [&](Edit& db) { analyses::remove(db, study.analysis); }));
    CHECK(study.evidence().front().state == Evidence::State::Gone);
    CHECK(study.evidence().front().kind == Evidence::Kind::Result);
}

TEST_CASE("Only a passage within its source can be evidence", "[findings]")
{
    const SmallStudy study;
    for (const TextSpan span : {TextSpan{3, 3}, TextSpan{-1, 4}, TextSpan{0, 100'000}}) {
        INFO(span.start << " to " << span.end);
        CHECK_FALSE(study.project->perform(
            "Add", [&](Edit& db) { return findings::addPassage(db, study.finding, study.source, span, Evidence::Stance::Supports); }));
    }
    CHECK(study.evidence().empty());
}

TEST_CASE("Evidence can be turned against the finding", "[findings]")
{
    const SmallStudy study;
    const auto id = study.addQuote();
    valueOf(study.project->perform("Turn", [&](Edit& db) { findings::setStance(db, id, Evidence::Stance::Contradicts); }));
    CHECK(findingsOf(study).front().supporting == 0);
    CHECK(findingsOf(study).front().contradicting == 1);
}

TEST_CASE("Findings keep the researcher's order, and one that is deleted comes back with its evidence", "[findings]")
{
    const SmallStudy study;
    study.addQuote();
    for (const auto& claim : {"Second", "Third"})
        study.step([&](Edit& db) { return findings::add(db, claim); });
    const auto third = findingsOf(study).back().id;
    valueOf(study.project->perform("Move", [&](Edit& db) { findings::move(db, third, 0); }));
    CHECK(claimsOf(study) == QStringList{"Third", "Families are asked, not always", "Second"});
    valueOf(study.project->perform("Move", [&](Edit& db) { findings::move(db, third, 1); }));
    CHECK(claimsOf(study) == QStringList{"Families are asked, not always", "Third", "Second"});

    const auto before = dump(*study.project);
    valueOf(study.project->perform("Delete", [&](Edit& db) { findings::remove(db, study.finding); }));
    CHECK(claimsOf(study) == QStringList{"Third", "Second"});
    CHECK(study.evidence().empty());
    valueOf(study.project->undo());
    CHECK(dump(*study.project) == before);
    CHECK(study.evidence().size() == 1);
}

TEST_CASE("A finding needs a claim", "[findings]")
{
    const SmallStudy study;
    CHECK_FALSE(study.project->perform("Add", [](Edit& db) { return findings::add(db, "  "); }));
    auto finding = findingsOf(study).front();
    finding.claim = "\n";
    CHECK_FALSE(study.project->perform("Write", [&](Edit& db) { return findings::update(db, finding); }));
    CHECK(claimsOf(study) == QStringList{"Families are asked, not always"});
}
