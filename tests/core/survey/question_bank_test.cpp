#include "core/survey/checks.h"
#include "core/survey/question_bank.h"
#include "core/survey/questionnaires.h"
#include "tests/core/survey/a_questionnaire.h"
#include "tests/support/a_project.h"
#include <set>

using namespace counterpoint;
using namespace counterpoint::test;

TEST_CASE("every entry of the question bank goes into a questionnaire in both languages without an error", "[survey][bank]")
{
    CHECK(questionBank::all().size() >= 25);
    std::set<QString> keys;
    for (const auto& entry : questionBank::all()) {
        INFO(entry.key.toStdString());
        CHECK(keys.insert(entry.key).second);
        CHECK_FALSE(entry.title.isEmpty());
        CHECK_FALSE(entry.group.isEmpty());
        const auto project = emptyProject();
        const auto questionnaire = valueOf(project->perform("Add", [&](Edit& db) -> Result<Questionnaire> {
            const auto id = valueOf(questionnaires::add(db, "Bank", surveyLanguageFrom(en)));
            REQUIRE(questionnaires::addLanguage(db, id, surveyLanguageFrom(de)));
            REQUIRE(questionnaires::setText(db, id, role::title, de, "Bank"));
            valueOf(questionBank::insert(db, id, {}, entry));
            return questionnaires::read(db, id);
        }));
        CHECK(questionnaire.items.size() == entry.items.size());
        for (const auto& problem : checkQuestionnaire(questionnaire)) {
            INFO(problem.sentence.toStdString());
            CHECK(problem.severity != SurveyProblem::Severity::Error);
            CHECK(problem.kind != SurveyProblem::Kind::Translation);
            CHECK(problem.kind != SurveyProblem::Kind::UnbalancedScale);
            CHECK(problem.kind != SurveyProblem::Kind::Wording);
        }
    }
}

TEST_CASE("questions of the bank share a list of the same choices", "[survey][bank]")
{
    const auto project = emptyProject();
    const auto made = valueOf(project->perform("Add", [&](Edit& db) -> Result<Questionnaire> {
        const auto id = valueOf(questionnaires::add(db, "Bank", surveyLanguageFrom(de)));
        valueOf(questionBank::insert(db, id, {}, *questionBank::entry("consent-contact")));
        valueOf(questionBank::insert(db, id, {}, *questionBank::entry("consent-quotes")));
        return questionnaires::read(db, id);
    }));
    CHECK(made.lists.size() == 1);
    CHECK(made.items[1].choices == made.items[0].choices);
    CHECK(made.items[0].label(de) == "Dürfen wir Sie später um ein Interview bitten?");
}
