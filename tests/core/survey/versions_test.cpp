#include "core/survey/questionnaires.h"
#include "core/survey/survey_items.h"
#include "core/survey/versions.h"
#include "tests/core/survey/a_questionnaire.h"
#include "tests/support/a_project.h"

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

/// Sentences of what changed, those that break data with an exclamation mark before them.
QStringList said(const Questionnaire& before, const Questionnaire& after)
{
    QStringList sentences;
    for (const auto& change : differences(before, after))
        sentences << (change.breaksData ? QStringLiteral("! ") : QString()) + change.sentence;
    return sentences;
}

} // namespace

TEST_CASE("what breaks collected data is told apart from what does not", "[survey][version]")
{
    const auto before = aQuestionnaire();
    CHECK(said(before, before).isEmpty());
    auto after = before;
    setText(after.items[1].texts, role::label, en, "Your role?");
    CHECK(said(before, after) == QStringList{"“role” reads “Your role?” instead of “What is your role?”."});

    after = before;
    after.lists[0].choices.pop_back();
    CHECK(said(before, after) == QStringList{"! In the list “agree”, the code 3 (“Agree”) was removed."});

    after = before;
    std::swap(after.lists[0].choices[0].texts, after.lists[0].choices[2].texts);
    CHECK(said(before, after).front() == "! In the list “agree”, the code 1 has another meaning: “Disagree” became “Agree”.");

    after = before;
    setText(after.lists[0].choices[0].texts, role::label, en, "I disagree");
    CHECK(said(before, after) == QStringList{"In the list “agree”, the code 1 was “Disagree” and reads “I disagree” now."});

    after = before;
    after.items[2].type = ItemType::ShortText;
    CHECK(said(before, after) == QStringList{"! “years” was “integer” and is “short text” now."});
    after.items[2].type = ItemType::Decimal;
    CHECK(said(before, after) == QStringList{"“years” was “integer” and is “decimal” now."});

    after = before;
    after.items.erase(after.items.begin() + 2);
    CHECK(said(before, after) == QStringList{"! “years” was removed."});
}

TEST_CASE("a version keeps the questionnaire as it was, and is made only when something changed", "[survey][version]")
{
    const auto project = emptyProject();
    const auto id = valueOf(project->perform("Add", [](Edit& db) { return questionnaires::save(db, aQuestionnaire()); }));
    const auto freeze = [&] {
        return valueOf(project->perform("Freeze", [&](Edit& db) { return surveyVersions::freeze(db, id, "Ada"); }));
    };
    const auto first = freeze();
    CHECK(first.number == 1);
    CHECK(freeze() == first);
    REQUIRE(project->perform("Change", [&](Edit& db) {
        return surveyItems::rename(db, valueOf(questionnaires::read(db, id)).itemCalled("years")->id, "service");
    }));
    const auto second = freeze();
    CHECK(second.number == 2);
    REQUIRE_FALSE(second.changes.isEmpty());
    CHECK(second.changes.front() == "“years” is called “service” now.");
    const auto old = valueOf(project->read([&](const Read& db) { return surveyVersions::snapshot(db, first.id); }));
    CHECK(withoutIds(old) == aQuestionnaire());
    CHECK(valueOf(project->read([&](const Read& db) { return surveyVersions::byLabel(db, id, "2"); })) == second);
}
