#include "core/integration/findings.h"
#include "core/integrity/integrity.h"
#include "core/responses/datasets.h"
#include "core/responses/variables.h"
#include "core/sample/sample_study.h"
#include "core/survey/checks.h"
#include "core/survey/questionnaires.h"
#include "core/survey/survey_variables.h"
#include "tests/support/a_project.h"
#include <algorithm>
#include <map>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

const Project& theSample()
{
    static const auto project = [] {
        auto empty = valueOf(Project::inMemory(valueOf(sample::title())));
        REQUIRE(sample::fill(*empty));
        return empty;
    }();
    return *project;
}

} // namespace

TEST_CASE("the sample study is whole, and so is everything that its findings rest on", "[sample]")
{
    CHECK(valueOf(checkStudy(theSample())).isEmpty());
    const auto [findings, evidence] =
        valueOf(theSample().read([](const Read& db) -> Result<std::pair<std::vector<Finding>, std::vector<Evidence>>> {
            return std::pair(findings::all(db), valueOf(findings::evidence(db)));
        }));
    CHECK(findings.size() >= 5);
    for (const auto& piece : evidence) {
        INFO(piece.seen.left(60).toStdString());
        CHECK(piece.state == Evidence::State::Holds);
    }
    for (const auto& finding : findings) {
        INFO(finding.claim.toStdString());
        CHECK(std::count_if(evidence.begin(), evidence.end(), [&](const Evidence& piece) { return piece.finding == finding.id; }) >= 2);
    }
}

TEST_CASE("the sample study has the questionnaire that its responses answer", "[sample]")
{
    REQUIRE(theSample().read([](const Read& db) -> Result<> {
        const auto all = questionnaires::all(db);
        REQUIRE(all.size() == 1);
        const auto questionnaire = valueOf(questionnaires::read(db, all[0].id));
        for (const auto& problem : checkQuestionnaire(questionnaire)) {
            INFO(problem.sentence.toStdString());
            CHECK(problem.severity == SurveyProblem::Severity::Hint);
        }
        // Every variable of the dataset is asked, and with the codes that its responses have.
        const auto asked = variablesOf(questionnaire);
        const auto answered = variables::of(db, all[0].dataset);
        CHECK(answered.size() == 46);
        for (const auto& variable : answered) {
            INFO(variable.name.toStdString());
            const auto* same = asked.called(variable.name);
            REQUIRE(same);
            CHECK(same->variable.scale == variable.scale);
            CHECK(same->variable.reversed == variable.reversed);
        }
        return {};
    }));
}

TEST_CASE("the sample study has the shape of a mixed-methods case study", "[sample]")
{
    REQUIRE(theSample().read([](const Read& db) -> Result<> {
        std::map<Strand, int> strands;
        for (const auto& source : sources::all(db))
            if (source.kind == SourceKind::Transcript) {
                ++strands[source.strand];
                INFO(source.name.toStdString());
                CHECK(source.words >= 600);
                CHECK(source.codings > 0);
            }
        CHECK(strands[Strand::Interviews] >= 8);
        CHECK(strands[Strand::FocusGroups] >= 3);
        const auto surveys = datasets::all(db);
        REQUIRE(surveys.size() == 1);
        CHECK(surveys[0].rows == 120);
        const auto questions = variables::of(db, surveys[0].id);
        CHECK(questions.size() >= 30);
        CHECK(std::count_if(questions.begin(), questions.end(), [](const Variable& one) { return one.isOpen; }) == 2);
        CHECK(std::any_of(questions.begin(), questions.end(), [](const Variable& one) { return one.reversed; }));
        CHECK(std::any_of(questions.begin(), questions.end(), [](const Variable& one) { return !one.missing.empty(); }));
        const auto names = coders::all(db);
        CHECK(std::count_if(names.begin(), names.end(), [](const Coder& coder) { return coder.codings > 0; }) == 2);
        return {};
    }));
}
