#include "core/coding/codings.h"
#include "core/integration/carried.h"
#include "core/integration/findings.h"
#include "core/integration/group_scores.h"
#include "core/integration/joint_table.h"
#include "tests/core/coding/a_mixed_study.h"

using namespace counterpoint;
using namespace counterpoint::test;

TEST_CASE("Scores of a theme are of those who mention it and of those who were asked, are coded and do not", "[joint]")
{
    const MixedStudy study;
    const auto trust = valueOf(study.project->read([&](const Read& db) { return variables::byName(db, study.dataset, "trust"); })).id;
    const auto checked = study.project->read([&](const Read& db) {
        const CodedMaterial material(db, code_lines::of(db, {study.codes.at("Trust")}, true), {});
        const GroupScores scores(db, material);
        // The survey's answers are 1, 2, 2, 1; row 1 is Ann, who trusts, row 3 writes that it does, row 4 does not, row 2 wrote nothing.
        const auto [with, without] = scores.byMention(trust, {0});
        CHECK(with.n == 2);
        CHECK(with.mean.value_or(0) == Approx(1.5));
        CHECK(without.n == 1);
        CHECK(without.mean.value_or(0) == Approx(1));
        CHECK(scores.ofSide(trust, Side::of(study.group, "staff")).mean.value_or(0) == Approx(1)); // Ann alone
        const auto family = scores.ofSide(trust, Side::of(study.group, "family", study.dataset)); // rows 2, 3, 4
        CHECK(family.n == 3);
        CHECK(family.mean.value_or(0) == Approx(5.0 / 3));
        CHECK_FALSE(scores.ofSide(trust, Side::of(study.group, "family")).mean);
    });
    REQUIRE(checked);
}

namespace {

/// A joint display of one theme, with an inference, as evidence of a finding.
struct DisplayAsEvidence {
    DisplayAsEvidence()
    {
        JointDisplay wanted;
        wanted.name = "Themes";
        JointRow made;
        made.title = "Trust";
        made.codes = {study.codes.at("Trust")};
        display = study.step([&](Edit& db) { return joint_displays::add(db, wanted); });
        row = study.step([&](Edit& db) { return joint_displays::addRow(db, display, made); });
        study.step([&](Edit& db) { return joint_displays::inferNow(db, display, row, "Trust is named by all. Nobody says why.", "Ada"); });
        finding = study.step([](Edit& db) { return findings::add(db, "They trust"); });
    }
    Evidence bound() const
    {
        return valueOf(study.project->read([&](const Read& db) { return findings::evidence(db, finding); })).front();
    }
    MixedStudy study;
    JointDisplayId display;
    JointRowId row;
    FindingId finding;
};

} // namespace

TEST_CASE("A row of a joint display is evidence, which is marked when its passages or its inference change, and gone with the row",
          "[joint][findings]")
{
    const DisplayAsEvidence of;
    of.study.step([&](Edit& db) { return findings::addDisplayRow(db, of.finding, of.row, Evidence::Stance::Supports); });
    CHECK(of.bound().kind == Evidence::Kind::JointDisplay);
    CHECK(of.bound().state == Evidence::State::Holds);
    CHECK(of.bound().analysisName == "Themes: Trust");
    CHECK(of.bound().says.startsWith("Trust is named by all."));
    CHECK(of.bound().display == of.display);

    of.study.step([&](Edit& db) {
        for (const auto& coding : codings::of(db, of.study.sources.at("Interview Ann")))
            codings::remove(db, coding.id);
    });
    CHECK(of.bound().state == Evidence::State::Changed);
    of.study.step([&](Edit& db) { return findings::confirm(db, of.bound().id); });
    CHECK(of.bound().state == Evidence::State::Holds);
    of.study.step([&](Edit& db) { return joint_displays::inferNow(db, of.display, of.row, "Trust is rare.", "Ada"); });
    CHECK(of.bound().state == Evidence::State::Changed);

    of.study.step([&](Edit& db) { joint_displays::removeRow(db, of.row); });
    CHECK(of.bound().state == Evidence::State::Gone);
    valueOf(of.study.project->undo());
    CHECK(of.bound().state == Evidence::State::Changed);
}

TEST_CASE("A finding is made of a row: its first sentence is the claim, all of it the argument, the row the evidence", "[joint][findings]")
{
    const DisplayAsEvidence of;
    const auto id = of.study.step([&](Edit& db) { return findings::fromDisplayRow(db, of.row); });
    const auto made = valueOf(of.study.project->read([](const Read& db) { return findings::all(db); })).back();
    CHECK(made.id == id);
    CHECK(made.claim == "Trust is named by all.");
    CHECK(made.body == "Trust is named by all. Nobody says why.");
    CHECK(made.supporting == 1);
    CHECK(valueOf(of.study.project->read([&](const Read& db) { return findings::restingOn(db, of.row); })) == std::vector{id});
}
