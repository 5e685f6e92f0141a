#include "core/survey/paper_entry.h"
#include "core/survey/questionnaires.h"
#include "core/survey/versions.h"
#include "tests/core/survey/a_questionnaire.h"
#include "tests/support/a_project.h"

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

void done(const Result<>& result)
{
    if (!result)
        FAIL(result.error().message.toStdString());
}

struct AnEntry {
    std::unique_ptr<Project> project = emptyProject();
    QuestionnaireId id = valueOf(project->perform("Add", [](Edit& db) { return questionnaires::save(db, aQuestionnaire()); }));

    void twice(int percent)
    {
        done(project->perform("Share", [&](Edit& db) { return paperEntry::setSecondEntries(db, id, {percent, 7}); }));
    }
    Result<PaperFormId> type(const QString& number, int pass, const QString& by, const PaperValues& values, bool isFinished = true)
    {
        return project->perform("Type in", [&](Edit& db) { return paperEntry::save(db, id, {number, pass, by, {}, isFinished, values}); });
    }
    PaperForm form(const QString& number) const
    {
        return valueOf(project->read([&](const Read& db) { return paperEntry::byNumber(db, id, number); }));
    }
    std::vector<ResponseOrigin> responses() const
    {
        return valueOf(project->read([&](const Read& db) { return fieldedDataset::originsOf(db, fieldedDataset::of(db, id)); }));
    }
};

PaperValue answer(const QString& value) { return {PaperValue::State::Answer, value}; }
const PaperValue blank{PaperValue::State::Blank, {}};

PaperValues someValues()
{
    return {{"consent", answer("OK")},
            {"role", answer("1")},
            {"years", answer("7")},
            {"places", answer("home school")},
            {"trust_1", answer("3")}};
}

} // namespace

TEST_CASE("a form typed in once becomes a response of the channel paper in one step", "[survey][entry]")
{
    AnEntry entry;
    valueOf(entry.type("12", 1, "Ada", someValues()));
    CHECK(entry.form("12").awaits == PaperForm::Awaits::Nothing);
    REQUIRE(entry.responses().size() == 1);
    CHECK(entry.responses()[0].channel == "paper");
    CHECK(entry.responses()[0].cameFrom == "Ada");
    CHECK(entry.responses()[0].instanceId == entry.form("12").uuid);
    CHECK(!entry.type("12", 1, "Ada", someValues()));
    valueOf(entry.project->undo());
    CHECK(entry.responses().empty());
}

TEST_CASE("a response typed in from paper knows its version, also where none was frozen before", "[survey][entry]")
{
    AnEntry entry;
    const auto versions = [&] { return valueOf(entry.project->read([&](const Read& db) { return surveyVersions::of(db, entry.id); })); };
    valueOf(entry.type("1", 1, "Ada", {{"role", answer("2")}}, false));
    CHECK(versions().empty()); // trying the entry out is no fielding
    valueOf(entry.type("1", 1, "Ada", someValues()));
    REQUIRE(versions().size() == 1);
    CHECK(versions()[0].madeBy == "Ada");
    CHECK(entry.responses().at(0).version == versions()[0].label);
    CHECK(entry.form("1").version == versions()[0].label);
    valueOf(entry.type("2", 1, "Ada", someValues()));
    CHECK(versions().size() == 1); // nothing has changed
    valueOf(entry.project->perform("Reword", [&](Edit& db) {
        auto changed = valueOf(questionnaires::read(db, entry.id));
        setText(changed.texts, role::title, en, "Working together, again");
        return questionnaires::save(db, changed);
    }));
    valueOf(entry.type("3", 1, "Ada", someValues()));
    CHECK(versions().size() == 2);
    CHECK(entry.responses().at(1).version == "1");
    CHECK(entry.responses().at(2).version == "2");
}

TEST_CASE("what is typed is kept before a form is finished", "[survey][entry]")
{
    AnEntry entry;
    const auto id = valueOf(entry.type("3", 1, "Ada", {{"role", answer("2")}}, false));
    CHECK(entry.form("3").awaits == PaperForm::Awaits::First);
    CHECK(valueOf(entry.project->read([&](const Read& db) { return paperEntry::valuesOf(db, id, 1); })).at("role") == answer("2"));
    CHECK(entry.responses().empty());
    CHECK(!entry.type(" ", 1, "Ada", {}));
}

TEST_CASE("a second entry that says the same makes the response, by somebody else only", "[survey][entry]")
{
    AnEntry entry;
    entry.twice(100);
    valueOf(entry.type("1", 1, "Ada", someValues()));
    CHECK(entry.form("1").awaits == PaperForm::Awaits::Second);
    CHECK(entry.responses().empty());
    CHECK(!entry.type("1", 2, "Ada", someValues()));
    valueOf(entry.type("1", 2, "Ben", someValues()));
    CHECK(entry.form("1").awaits == PaperForm::Awaits::Nothing);
    REQUIRE(entry.responses().size() == 1);
    CHECK(entry.responses()[0].cameFrom == "Ada, Ben");
}

TEST_CASE("differences are settled field by field and counted in the error rate", "[survey][entry]")
{
    AnEntry entry;
    entry.twice(100);
    auto second = someValues();
    second["years"] = answer("9");
    const auto id = valueOf(entry.type("1", 1, "Ada", someValues()));
    valueOf(entry.type("1", 2, "Ben", second));
    REQUIRE(entry.form("1").awaits == PaperForm::Awaits::Agreement);
    const auto differing = valueOf(
        entry.project->read([&](const Read& db) { return paperEntry::differences(db, valueOf(questionnaires::read(db, entry.id)), id); }));
    REQUIRE(differing.size() == 1);
    CHECK(differing[0].key == "years");
    const auto errors = valueOf(entry.project->read([&](const Read& db) { return paperEntry::errorsOf(db, entry.id); }));
    CHECK(errors.fields == 5);
    CHECK(errors.differing == 1);
    CHECK(errors.rate() == 0.2);
    const auto agree = [&](const PaperValues& settled) {
        return entry.project->perform("Agree", [&](Edit& db) { return paperEntry::agree(db, entry.id, id, "Cleo", settled); });
    };
    CHECK(!agree({}));
    done(agree({{"years", blank}}));
    CHECK(entry.form("1").awaits == PaperForm::Awaits::Nothing);
    CHECK(entry.form("1").passes.at(3).by == "Cleo");
    CHECK(entry.responses().size() == 1);
    CHECK(valueOf(entry.project->read([&](const Read& db) { return paperEntry::valuesOf(db, id, 1); })).at("years") == answer("7"));
}

TEST_CASE("chance draws the chosen share of forms, the same for the same seed", "[survey][entry]")
{
    int drawn = 0;
    for (int number = 1; number <= 2000; ++number)
        drawn += paperEntry::isDrawn({20, 11}, QString::number(number)) ? 1 : 0;
    // Four standard deviations around 400.
    CHECK(drawn > 328);
    CHECK(drawn < 472);
    CHECK(!paperEntry::isDrawn({0, 11}, "1"));
    CHECK(paperEntry::isDrawn({100, 11}, "1"));
}

TEST_CASE("a form without the consent is screened out", "[survey][entry]")
{
    AnEntry entry;
    auto values = someValues();
    values["consent"] = blank;
    valueOf(entry.type("1", 1, "Ada", values));
    CHECK(entry.responses().at(0).status == ResponseStatus::ScreenedOut);
}
