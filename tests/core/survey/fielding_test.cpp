#include "core/responses/respondents.h"
#include "core/survey/fielding.h"
#include "core/survey/interviewees.h"
#include "core/survey/invitations.h"
#include "core/survey/questionnaires.h"
#include "tests/core/survey/a_questionnaire.h"
#include "tests/support/a_project.h"
#include <set>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

void done(const Result<>& result)
{
    if (!result)
        FAIL(result.error().message.toStdString());
}

struct AField {
    std::unique_ptr<Project> project = emptyProject();
    QuestionnaireId id = valueOf(project->perform("Add", [](Edit& db) { return questionnaires::save(db, aQuestionnaire()); }));

    std::vector<Invitation> list() const
    {
        return valueOf(project->read([&](const Read& db) { return invitations::of(db, id); }));
    }
    void invite(int count)
    {
        done(project->perform("Invite", [&](Edit& db) -> Result<> {
            std::vector<Invitee> people;
            for (int i = 1; i <= count; ++i)
                people.push_back({QStringLiteral("Person %1").arg(i), QStringLiteral("p%1@example.org").arg(i), "North"});
            for (const auto invitation : invitations::add(db, id, people))
                if (const auto done = invitations::setStatus(db, invitation, Invitation::Status::Invited); !done)
                    return done;
            return {};
        }));
    }
    void set(const Invitation& invitation, Invitation::Status status)
    {
        done(project->perform("Status", [&](Edit& db) { return invitations::setStatus(db, invitation.id, status); }));
    }
    void answer(const QString& instance, std::map<QString, QString> values, const QString& token = {},
                ResponseStatus status = ResponseStatus::Complete)
    {
        GivenResponse given;
        given.instanceId = instance;
        given.version = "1";
        given.channel = "html";
        given.status = status;
        given.token = token;
        given.values = std::move(values);
        valueOf(project->perform("Answer", [&](Edit& db) { return fieldedDataset::addResponses(db, id, {given}); }));
    }
    FieldingProgress progress() const
    {
        return valueOf(project->read([&](const Read& db) { return fielding::progressOf(db, id); }));
    }
};

} // namespace

TEST_CASE("response rates count those invited, as AAPOR does", "[survey][fielding]")
{
    AField field;
    field.invite(10);
    const auto list = field.list();
    field.answer("a", {{"role", "1"}}, list[0].token);
    field.answer("b", {{"role", "2"}}, list[1].token);
    field.answer("c", {{"role", "2"}}, list[2].token, ResponseStatus::Partial);
    field.answer("d", {}, list[3].token, ResponseStatus::ScreenedOut);
    field.set(list[4], Invitation::Status::Declined);
    field.set(list[5], Invitation::Status::Ineligible);
    const auto progress = field.progress();
    CHECK(progress.invited == 10);
    CHECK(progress.complete == 2);
    CHECK(progress.unanswered == 4);
    // RR1 = I / (I + P + R + U): 2 of 2 + 1 + 1 + 4; RR2 has the partial one above the line too.
    CHECK(progress.completeRate().value() == 0.25);
    CHECK(progress.responseRate().value() == 0.375);
    // Of six of whom it is known four are eligible: 2/3 of the four others count for RR3 and RR4. AAPOR, Standard Definitions (2023), by hand.
    const auto rates = progress.rates().value();
    CHECK(rates.response[2].value == Approx(2 / (4 + 4 * 2.0 / 3)));
    CHECK(rates.response[3].value == Approx(3 / (4 + 4 * 2.0 / 3)));
    CHECK(rates.response[4].value == Approx(0.5));
    CHECK(rates.response[5].value == Approx(0.75));
    CHECK(rates.cooperation[0].value == Approx(0.5));
    CHECK(rates.refusal[0].value == Approx(0.125));
    CHECK(rates.contact[0].value == Approx(0.5));
    CHECK(progress.byChannel.at("html") == 4);
    CHECK(field.list()[0].status == Invitation::Status::Responded);
}

TEST_CASE("without a list the number that was said counts", "[survey][fielding]")
{
    AField field;
    CHECK(!field.progress().responseRate());
    done(field.project->perform("Number", [&](Edit& db) { return fielding::set(db, field.id, {false, 8}); }));
    field.answer("a", {{"role", "1"}});
    CHECK(field.progress().responseRate().value() == 0.125);
    CHECK(field.progress().contradiction().isEmpty());
}

TEST_CASE("where more have answered than were invited there is no response rate, and a sentence says why", "[survey][fielding]")
{
    AField field;
    done(field.project->perform("Number", [&](Edit& db) { return fielding::set(db, field.id, {false, 1}); }));
    field.answer("a", {{"role", "1"}});
    CHECK(field.progress().responseRate().value() == 1);
    field.answer("b", {{"role", "1"}});
    CHECK(!field.progress().responseRate());
    CHECK(!field.progress().completeRate());
    CHECK(field.progress().contradiction().contains("(2)"));
    CHECK(field.progress().contradiction().contains("(1)"));
}

TEST_CASE("the key can be deleted for good, and says nothing in the tokens", "[survey][fielding]")
{
    AField field;
    field.invite(30);
    std::set<QString> tokens;
    for (const auto& each : field.list()) {
        CHECK(!each.name.isEmpty());
        tokens.insert(each.token);
    }
    CHECK(tokens.size() == 30);
    done(field.project->perform("Delete the key", [&](Edit& db) { invitations::deleteKey(db, field.id); }));
    CHECK(field.list().front().name.isEmpty());
    // The inviting undone and done again brings the tokens back, not the names.
    valueOf(field.project->undo());
    valueOf(field.project->redo());
    REQUIRE(field.list().size() == 30);
    CHECK(field.list().front().name.isEmpty());
}

TEST_CASE("quotas count complete responses that an expression holds for", "[survey][fielding]")
{
    AField field;
    valueOf(field.project->perform("Quota", [&](Edit& db) { return quotas::add(db, field.id, "Role 1", "${role} = 1", 2); }));
    field.answer("a", {{"role", "1"}});
    field.answer("b", {{"role", "1"}}, {}, ResponseStatus::Partial);
    field.answer("c", {{"role", "2"}});
    const auto all = valueOf(field.project->read([&](const Read& db) { return quotas::of(db, field.id); }));
    REQUIRE(all.size() == 1);
    CHECK(all[0].problem.isEmpty());
    CHECK(all[0].reached == 1);
    CHECK(!field.project->perform("Quota", [&](Edit& db) { return quotas::add(db, field.id, "Broken", "${role} ==", 2); }));
}

TEST_CASE("interviewees are chosen only among those who agreed, with the reason kept, and become Cases", "[survey][fielding]")
{
    AField field;
    for (int i = 1; i <= 6; ++i)
        field.answer(QStringLiteral("r%1").arg(i), {{"years", QString::number(i * i)}, {"role", i == 6 ? "2" : "1"}});
    InterviewCriteria criteria;
    criteria.method = InterviewCriteria::Method::Extremes;
    criteria.variables = {"years"};
    criteria.number = 2;
    const auto propose = [&] { return field.project->read([&](const Read& db) { return interviewees::propose(db, field.id, criteria); }); };
    CHECK(!propose());
    criteria.consent = "${role} = 1";
    const auto proposal = valueOf(propose());
    REQUIRE(proposal.people.size() == 2);
    CHECK(proposal.people[0].row == 0);
    CHECK(proposal.people[1].row == 4);
    CHECK(proposal.withoutConsent == 1);
    const auto choose = [&](const QString& reason) {
        return field.project->perform("Choose", [&](Edit& db) { return interviewees::choose(db, field.id, criteria, "Ada", reason); });
    };
    CHECK(!choose(" "));
    valueOf(choose("Least and most experience"));
    const auto log = valueOf(field.project->read([&](const Read& db) { return interviewees::of(db, field.id); }));
    REQUIRE(log.size() == 1);
    CHECK(log[0].reason == "Least and most experience");
    REQUIRE(log[0].people.size() == 2);
    CHECK(log[0].people[0].person.isValid());
    const auto set = [&](qint64 row, const QString& state) {
        return field.project->perform("State", [&](Edit& db) { return interviewees::setState(db, field.id, row, state); });
    };
    CHECK(set(4, "agreed"));
    CHECK(set(1, "agreed").error().message.contains("row 2"));
    CHECK(set(4, "gone").error().message.contains("declined"));
    const auto after = valueOf(field.project->read([&](const Read& db) { return interviewees::of(db, field.id); }));
    CHECK(after[0].people[0].state == "chosen");
    CHECK(after[0].people[1].state == "agreed");
    // Who was chosen once is not chosen twice, unless that is wanted.
    const auto second = valueOf(propose());
    CHECK(second.alreadyChosen == 2);
    REQUIRE(second.people.size() == 2);
    CHECK(second.people[0].row == 1);
    CHECK(second.people[1].row == 3);
    CHECK(after[0].chosenBy().variables == criteria.variables);
    CHECK(after[0].chosenBy().consent == criteria.consent);
    criteria.isAgain = true;
    criteria.method = InterviewCriteria::Method::MaximumVariation;
    criteria.number = 3;
    const auto varied = valueOf(propose());
    REQUIRE(varied.people.size() == 3);
    CHECK(varied.people[0].row == 4);
    CHECK(varied.people[1].row == 0);
}
