#include "core/analysis/codebook_advice.h"
#include "core/coding/consensus.h"
#include "tests/support/a_small_study.h"

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

const QString text = QStringLiteral("We ask the family first. Nobody else is asked. That is how it is here.\n");

/// Ada codes sentences as Trust, Ben the same as Reliance; both see the last one alike.
AProject twoCoders()
{
    auto made = aProject();
    made.withTranscript(QStringLiteral("Interview"), text);
    made.withCode(QStringLiteral("Trust"))
        .withCoding(QStringLiteral("We ask the family first."))
        .withCoding(QStringLiteral("Nobody else is asked."));
    made.withCoder(QStringLiteral("Ben")).withCode(QStringLiteral("Reliance"));
    made.withCoding(QStringLiteral("We ask the family first.")).withCoding(QStringLiteral("Nobody else is asked."));
    return made;
}

std::vector<Disagreement> listed(const Project& project, CodedUnits& units, AgreementUnit unit = AgreementUnit::Character)
{
    AgreementScope scope;
    scope.unit = unit;
    units = valueOf(project.read([&](const Read& db) { return gatherCodedUnits(db, scope); }));
    return disagreements(units);
}

} // namespace

TEST_CASE("a settled disagreement is coded in a layer of its own, the originals stay, and agreement leaves it out", "[consensus]")
{
    auto made = twoCoders();
    auto& project = made.project();
    const auto source = made.source();
    const auto trust = valueOf(project.read([](const Read& db) { return codebook::find(db, QStringLiteral("Trust")); })).id;
    const auto originals = valueOf(project.read([&](const Read& db) { return codings::of(db, source); }));
    CodedUnits units;
    const auto before = listed(project, units);
    Settlement settlement;
    settlement.decision = {0, source, trust, {0, 24}, ConsensusOutcome::Code, QStringLiteral("They are relied on"), made.coder(), {}};
    const auto settle = [&] {
        return project.perform(QStringLiteral("Settle"), [&](Edit& db) { return consensus::settle(db, settlement); });
    };
    valueOf(settle());
    const auto layer = valueOf(project.read([](const Read& db) { return consensus::coder(db); }));
    const auto inLayer = [&] { return valueOf(project.read([&](const Read& db) { return codings::of(db, source, layer); })); };
    REQUIRE(inLayer().size() == 1);
    CHECK(inLayer().front().span == TextSpan{0, 24});
    CHECK(listed(project, units) == before);
    CHECK(units.coderNames == QStringList{QStringLiteral("Ada"), QStringLiteral("Ben")});

    SECTION("deciding again takes the earlier decision back")
    {
        settlement.decision.outcome = ConsensusOutcome::NoCode;
        valueOf(settle());
        CHECK(inLayer().empty());
        CHECK(valueOf(project.read([](const Read& db) { return consensus::decisions(db); })).size() == 1);
    }
    SECTION("a decision moves with the text")
    {
        valueOf(project.perform(QStringLiteral("Edit"), [&](Edit& db) {
            return sources::replace(db, source, {0, 2}, QStringLiteral("People"));
        }));
        CHECK(valueOf(project.read([](const Read& db) { return consensus::decisions(db); })).front().span == TextSpan{0, 28});
    }
    SECTION("without a reason nothing is settled")
    {
        settlement.decision.reason = QStringLiteral(" ");
        CHECK(!settle());
    }
    auto all = valueOf(project.read([&](const Read& db) { return codings::of(db, source); }));
    std::erase_if(all, [&](const Coding& coding) { return coding.coder == layer; });
    if (originals.front().span.start == all.front().span.start && originals.front().span.end == all.front().span.end)
        CHECK(all == originals);
    CHECK(all.size() == originals.size());
}

TEST_CASE("a code that another is taken for is told apart from it", "[consensus]")
{
    auto made = twoCoders();
    CodedUnits units;
    const auto list = listed(made.project(), units);
    const auto advice = codebookAdvice(units, list);
    REQUIRE(advice.size() == 2);
    const auto said = (advice[0].sentences + advice[1].sentences).join(u'\n');
    CHECK(said.contains(
        QStringLiteral("In 2 of 2 disagreements Ben coded “Reliance” instead: draw the line between the two in when not to use “Trust”.")));
    CHECK(said.contains(QStringLiteral("Only Ada uses “Trust”")));
}

TEST_CASE("sentences are units of agreement", "[agreement]")
{
    auto made = twoCoders();
    CodedUnits units;
    const auto list = listed(made.project(), units, AgreementUnit::Sentence);
    CHECK(units.sources.front().count() == 3);
    CHECK(list.size() == 2); // each code: a run of two sentences
    CHECK(list.front().units == 2);
}
