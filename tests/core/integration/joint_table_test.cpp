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
