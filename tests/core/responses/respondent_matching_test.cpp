#include "core/cases/cases.h"
#include "core/project/doors.h"
#include "core/responses/import_responses.h"
#include "core/responses/respondent_matching.h"
#include "core/responses/respondents.h"
#include "core/responses/variables.h"
#include "tests/support/a_project.h"

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

/// Ann and Ben are Cases, with a number each.
struct Survey {
    std::unique_ptr<Project> project = emptyProject();
    DatasetId dataset;
    std::map<QString, CaseId> people;
    AttributeId number;

    Survey()
    {
        const auto responses =
            responsesFrom(valueOf(previewResponses("who,nr,trust\nann ,7,1\n BEN,8,2\n,9,3\nDora,10,4\nDora,7,5\n", "s.csv")), "s.csv");
        const auto done = project->perform("Arrange", [&](Edit& db) -> Result<> {
            const auto imported = importResponses(db, responses);
            const auto attribute = attributes::add(db, "nr", Attribute::Type::Number);
            if (!imported || !attribute)
                return fail(Error::Kind::Invalid, "no survey");
            dataset = imported->dataset;
            number = *attribute;
            for (const auto& [name, value] : {std::pair("Ann", "7"), std::pair("Ben", "8")}) {
                const auto added = cases::add(db, name);
                if (!added)
                    return fail(added);
                people[name] = *added;
                if (const auto set = cases::set(db, *added, {number, "nr", Attribute::Type::Number}, value); !set)
                    return set;
            }
            return {};
        });
        REQUIRE(done);
    }
    RespondentMatching match(const char* variable, AttributeId by = {}) const
    {
        return valueOf(project->read([&](const Read& db) {
            return variables::byName(db, dataset, variable).and_then([&](const Variable& v) { return respondents::match(db, v.id, by); });
        }));
    }
    qint64 link(const RespondentMatching& matching, bool makes) const
    {
        return valueOf(project->perform("Link", [&](Edit& db) { return respondents::linkAll(db, matching, makes); }));
    }
    std::map<qint64, CaseId> linked() const
    {
        return valueOf(
            project->read([&](const Read& db) -> Result<std::map<qint64, CaseId>> { return respondents::casesOf(db, dataset); }));
    }
};

} // namespace

TEST_CASE("Respondents are found by their name, whatever the capitals, and nobody is made up", "[respondents]")
{
    const Survey survey;
    const auto matching = survey.match("who");
    CHECK(matching.known() == 2);
    CHECK(matching.silent == 1);
    CHECK(matching.unknown() == std::vector<QString>{"Dora"});
    CHECK(survey.link(matching, false) == 2);
    CHECK(survey.linked() == std::map<qint64, CaseId>{{0, survey.people.at("Ann")}, {1, survey.people.at("Ben")}});
    REQUIRE(survey.project->undo());
    CHECK(survey.linked().empty());
}

TEST_CASE("Respondents are found by a number that stands with the Cases", "[respondents]")
{
    const Survey survey;
    const auto matching = survey.match("nr", survey.number);
    CHECK(matching.known() == 3);
    CHECK(survey.link(matching, false) == 3);
    CHECK(survey.linked()
          == std::map<qint64, CaseId>{{0, survey.people.at("Ann")}, {1, survey.people.at("Ben")}, {4, survey.people.at("Ann")}});
    CHECK_FALSE(survey.project->perform("Link", [&](Edit& db) { return respondents::linkAll(db, matching, true); }));
}

TEST_CASE("Who is no Case yet becomes one, however many responses are theirs", "[respondents]")
{
    const Survey survey;
    CHECK(survey.link(survey.match("who"), true) == 4);
    const auto linked = survey.linked();
    REQUIRE(linked.count(3) == 1);
    CHECK(linked.at(3) == linked.at(4));
    CHECK(valueOf(survey.project->read([](const Read& db) { return cases::byName(db, "Dora"); })).id == linked.at(3));
}

TEST_CASE("Nobody is linked where two Cases are called the same", "[respondents]")
{
    const Survey survey;
    REQUIRE(survey.project->perform("Set", [&](Edit& db) {
        return cases::set(db, survey.people.at("Ben"), {survey.number, "nr", Attribute::Type::Number}, "7");
    }));
    CHECK(survey.match("nr", survey.number).known() == 0);
}
