#include "core/coding/query/find_passages.h"
#include "core/integration/convergence_evidence.h"
#include "core/integration/researchers_agree.h"
#include "tests/core/coding/a_mixed_study.h"
#include "tests/support/a_small_study.h"

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

/// A matrix over the mixed study with two themes.
struct Compared : MixedStudy {
    ConvergenceId matrix;
    ThemeId trust;
    ThemeId leftOut;

    explicit Compared(bool byGroups)
    {
        matrix = step(
            [&](Edit& db) { return byGroups ? convergence::addOfGroups(db, "Voices", group) : convergence::addOfStrands(db, "Voices"); });
        trust = step([&](Edit& db) { return convergence::addTheme(db, matrix, "Trust", codes["Trust"]); });
        leftOut = step([&](Edit& db) { return convergence::addTheme(db, matrix, "Left out", codes["Left out"]); });
    }
    ConvergenceTable table(CoderId viewer = {}) const
    {
        return valueOf(project->read([&](const Read& db) { return convergence::evaluate(db, matrix, viewer); }));
    }
    const SideEvidence& side(const ConvergenceTable& table, ThemeId theme, const QString& title) const
    {
        for (std::size_t i = 0; i < table.sides.size(); ++i)
            if (table.sides[i].title == title)
                return table.row(theme)->sides[i];
        FAIL("no side " << title.toStdString());
        return table.rows.front().sides.front();
    }
    SidePair pair(const QString& one, const QString& other) const
    {
        const auto table = this->table();
        int ids[2]{};
        for (std::size_t i = 0; i < table.sides.size(); ++i) {
            if (table.sides[i].title == one)
                ids[0] = table.matrix.of[i].id;
            if (table.sides[i].title == other)
                ids[1] = table.matrix.of[i].id;
        }
        return {std::min(ids[0], ids[1]), std::max(ids[0], ids[1])};
    }
    AssessmentId judge(ThemeId theme, SidePair sides, Judgement judgement, const QString& coder = "Ada")
    {
        Assessment assessment;
        assessment.theme = theme;
        assessment.sides = sides;
        assessment.coder = coders[coder];
        assessment.judgement = judgement;
        assessment.reason = "They say so";
        return step([&](Edit& db) { return convergence::judge(db, matrix, assessment); });
    }
};

} // namespace

TEST_CASE("Sides of a convergence matrix say how many of those asked and coded mention a theme", "[convergence]")
{
    const Compared study(true);
    const auto table = study.table();
    const auto& staff = study.side(table, study.trust, "staff").mention;
    CHECK(staff.prominence() == "1 of 1"); // Ann; of Dan nothing is coded yet
    CHECK(staff.notYetCoded == 1);
    CHECK(staff.codings == 3);
    const auto& family = study.side(table, study.trust, "family").mention;
    CHECK(family.prominence() == "1 of 2"); // Cara, not Ben
    CHECK(family.groups == 1);
    CHECK(study.side(table, study.leftOut, "staff").isSilent());
}

TEST_CASE("Respondents who are no Cases belong to the side that their dataset was given to", "[convergence]")
{
    const Compared study(true);
    auto sides = study.table().matrix.of;
    for (auto& side : sides)
        if (side.value == "family")
            side.dataset = study.dataset;
    study.step([&](Edit& db) { return convergence::setSides(db, study.matrix, sides); });
    const auto table = study.table();
    CHECK(study.side(table, study.trust, "family").mention.prominence() == "2 of 4"); // and rows 3, 4; row 1 is Ann, who is staff
    CHECK(study.side(table, study.trust, "staff").mention.prominence() == "1 of 1");
}

TEST_CASE("By strand a Case counts in each strand that it is heard in", "[convergence]")
{
    const Compared study(false);
    const auto table = study.table();
    CHECK(study.side(table, study.trust, "Interviews").mention.prominence() == "1 of 1");
    CHECK(study.side(table, study.trust, "Focus groups").mention.prominence() == "1 of 2");
    CHECK(study.side(table, study.trust, "Survey").mention.prominence() == "1 of 3");
}

TEST_CASE("Behind the passages of a side stand as many as its query finds", "[convergence]")
{
    for (const bool byGroups : {true, false}) {
        const Compared study(byGroups);
        for (const auto& row : study.table().rows)
            for (const auto& side : row.sides) {
                const auto found = valueOf(study.project->read([&](const Read& db) {
                    return passage_query::find(db, side.passages, {{}, Counted::Participants});
                }));
                CHECK(int(found.passages.size()) == side.mention.codings);
            }
    }
}

TEST_CASE("Silence is suggested where one of two sides has evidence, until somebody judges", "[convergence]")
{
    Compared study(true);
    const auto pair = study.pair("staff", "family");
    CHECK(study.table().row(study.leftOut)->suggestedSilence == std::vector{pair});
    CHECK(study.table().row(study.trust)->suggestedSilence.empty());
    study.judge(study.leftOut, pair, Judgement::Dissonance);
    CHECK(study.table().row(study.leftOut)->suggestedSilence.empty());
}

TEST_CASE("A judgement keeps what was seen, is stale once the passages change, and holds again when undone or confirmed", "[convergence]")
{
    Compared study(true);
    const auto pair = study.pair("staff", "family");
    const auto id = study.judge(study.trust, pair, Judgement::PartialAgreement);
    CHECK(study.table().stale() == 0);
    study.code("Interview Ann", MixedStudy::interview, "slow", "Trust");
    CHECK(study.table().stale() == 1);
    valueOf(study.project->undo());
    CHECK(study.table().stale() == 0);
    valueOf(study.project->redo());
    const auto now = study.table().row(study.trust)->judged.front().now;
    study.step([&](Edit& db) { convergence::confirm(db, id, now); });
    CHECK(study.table().stale() == 0);
    CHECK(study.table().row(study.trust)->judged.front().assessment.reason == "They say so");
}

TEST_CASE("Renaming a code or a group makes no judgement stale", "[convergence]")
{
    Compared study(true);
    study.judge(study.trust, study.pair("staff", "family"), Judgement::Agreement);
    study.step([&](Edit& db) { return codebook::rename(db, study.codes["Trust"], "Confidence"); });
    CHECK(study.table().stale() == 0);
    CHECK(study.table().row(study.trust)->codePath == "Confidence");
}

TEST_CASE("A new value of the survey makes stale what was judged of its result", "[convergence]")
{
    const SmallStudy study;
    const auto matrix = study.step([](Edit& db) { return convergence::addOfStrands(db, "Strands"); });
    const auto theme = study.step([&](Edit& db) { return convergence::addTheme(db, matrix, "Trust"); });
    const auto table = [&] { return valueOf(study.project->read([&](const Read& db) { return convergence::evaluate(db, matrix); })); };
    const auto side = table().matrix.of.front().id;
    study.step([&](Edit& db) { return convergence::updateTheme(db, {theme, "Trust", {}, {{side, study.analysis}}}); });
    CHECK_FALSE(table().row(theme)->sides.front().isSilent());
    study.step([&](Edit& db) -> Result<AssessmentId> {
        const auto coder = coders::ensure(db, "Ada");
        Assessment assessment;
        assessment.theme = theme;
        assessment.coder = coder.value_or(CoderId());
        assessment.judgement = Judgement::Agreement;
        return convergence::judge(db, matrix, assessment);
    });
    CHECK(table().stale() == 0);
    study.declareMissing(1);
    CHECK(table().stale() == 1);
}

TEST_CASE("Two researchers judge apart, a blind one sees only their own, and their agreement is Cohen's kappa", "[convergence]")
{
    Compared study(true);
    const auto pair = study.pair("staff", "family");
    study.judge(study.trust, pair, Judgement::Agreement, "Ada");
    study.judge(study.trust, pair, Judgement::Agreement, "Babbage");
    study.judge(study.leftOut, pair, Judgement::Silence, "Ada");
    study.judge(study.leftOut, pair, Judgement::Dissonance, "Babbage");
    CHECK(study.table(study.coders["Babbage"]).row(study.trust)->judged.size() == 1);
    const auto agree = study.step([&](Edit& db) -> Result<ResearchersAgree> {
        return convergence::compare(db, study.matrix, study.coders["Ada"], study.coders["Babbage"]);
    });
    CHECK(agree.both == 2);
    CHECK(agree.alike == 1);
    // po = 1/2; margins: agreement 1/2 each, silence 1/2 and 0, dissonance 0 and 1/2; pe = 1/4; (1/2 - 1/4) / (3/4)
    REQUIRE(agree.kappa);
    CHECK(*agree.kappa == Approx(1.0 / 3));
    REQUIRE(agree.differences.size() == 1);
    CHECK(agree.differences.front().other.judgement == Judgement::Dissonance);
}

TEST_CASE("Who judges the same sides again replaces the earlier judgement; a side that goes takes its judgements with it", "[convergence]")
{
    Compared study(false);
    const auto pair = study.pair("Interviews", "Survey");
    study.judge(study.trust, pair, Judgement::Agreement);
    study.judge(study.trust, pair, Judgement::Dissonance);
    auto table = study.table();
    REQUIRE(table.row(study.trust)->judged.size() == 1);
    CHECK(table.row(study.trust)->judged.front().assessment.judgement == Judgement::Dissonance);
    const auto before = dump(*study.project);
    auto sides = table.matrix.of;
    std::erase_if(sides, [](const ConvergenceSide& side) { return side.value == "survey"; });
    study.step([&](Edit& db) { return convergence::setSides(db, study.matrix, sides); });
    CHECK(study.table().row(study.trust)->judged.empty());
    CHECK(study.table().sides.size() == 2);
    valueOf(study.project->undo());
    CHECK(dump(*study.project) == before);
}

TEST_CASE("Completeness says which themes only one side speaks of", "[convergence]")
{
    const Compared study(false);
    const auto table = study.table();
    const auto all = table.completeness();
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (table.sides[i].title == "Focus groups") {
            CHECK(all[i].covered == 2);
            CHECK(all[i].alone == QStringList{"Left out"});
        }
        if (table.sides[i].title == "Survey")
            CHECK(all[i].missing == QStringList{"Left out"});
    }
}

TEST_CASE("A matrix refuses a name that is taken, a single side, and a judgement of sides it does not have", "[convergence]")
{
    const Compared study(true);
    const auto refused = [&](auto&& act) { return !study.project->perform("Try", act); };
    CHECK(refused([&](Edit& db) { return convergence::addOfStrands(db, "voices"); }));
    CHECK(refused([&](Edit& db) { return convergence::setSides(db, study.matrix, {{1, "staff", {}}}); }));
    CHECK(refused([&](Edit& db) { return convergence::setSides(db, study.matrix, {{1, "staff", {}}, {0, "staff", {}}}); }));
    CHECK(refused([&](Edit& db) {
        Assessment assessment;
        assessment.theme = study.trust;
        assessment.coder = study.coders.at("Ada");
        assessment.sides = {1, 99};
        return convergence::judge(db, study.matrix, assessment);
    }));
}
