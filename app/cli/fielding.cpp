#include "core/survey/fielding.h"
#include "app/cli/commands.h"
#include "app/cli/shell.h"
#include "core/base/translate.h"
#include "core/interchange/read_text_file.h"
#include "core/stats/json.h"
#include "core/survey/interviewees.h"
#include "core/survey/invitations.h"
#include "core/survey/questionnaires.h"
#include <QJsonArray>
#include <optional>

namespace counterpoint::cli {

namespace {

struct Options {
    std::string questionnaire;
    bool list = false;
    std::string invite;
    std::optional<qint64> invited;
    std::string mode;
    std::vector<std::string> set;
    bool deleteKey = false;
    std::vector<std::string> quota;
    std::string removeQuota;
    bool changes() const
    {
        return !invite.empty() || invited || !mode.empty() || !set.empty() || deleteKey || !quota.empty() || !removeQuota.empty();
    }
};

QJsonValue orNull(const std::optional<double>& value) { return value ? QJsonValue(*value) : QJsonValue(); }

QJsonObject counts(const std::map<QString, qint64>& numbers)
{
    QJsonObject json;
    for (const auto& [name, count] : numbers)
        json.insert(name, count);
    return json;
}

QJsonArray invitationsOf(const Read& db, QuestionnaireId id, Answer& answer)
{
    QJsonArray all;
    TextTable table;
    table.title = translate("Cli", "Invitations");
    table.headers << translate("Cli", "Token") << translate("Cli", "Group") << translate("Cli", "Status") << translate("Cli", "Name")
                  << translate("Cli", "Contact");
    for (const auto& each : invitations::of(db, id)) {
        table.rows.push_back({each.token, each.label, toText(each.status), each.name, each.contact});
        all.append(QJsonObject{{"token", each.token},
                               {"label", each.label},
                               {"status", toText(each.status)},
                               {"name", each.name},
                               {"contact", each.contact},
                               {"reminders", each.reminders},
                               {"may_contact", each.mayContact ? QJsonValue(*each.mayContact) : QJsonValue()}});
    }
    answer.tables.push_back(table);
    return all;
}

QJsonArray quotasOf(const Read& db, QuestionnaireId id, Answer& answer)
{
    QJsonArray all;
    TextTable table;
    table.title = translate("Cli", "Quotas");
    table.headers << translate("Cli", "Quota") << translate("Cli", "Reached") << translate("Cli", "Target") << translate("Cli", "Counts");
    for (const auto& each : quotas::of(db, id)) {
        table.rows.push_back({each.name, QString::number(each.reached), QString::number(each.target), each.expression});
        all.append(QJsonObject{{"name", each.name}, {"expression", each.expression}, {"reached", each.reached}, {"target", each.target}});
        if (!each.problem.isEmpty())
            answer.warnings << each.problem;
    }
    if (!table.rows.empty())
        answer.tables.push_back(table);
    return all;
}

Result<Answer> show(const Read& db, const Options& options)
{
    const auto questionnaire = questionnaires::byName(db, text(options.questionnaire));
    if (!questionnaire)
        return fail(questionnaire);
    const auto how = fielding::of(db, questionnaire->id);
    const auto progress = fielding::progressOf(db, questionnaire->id);
    Answer answer;
    TextTable table;
    table.headers << QString() << translate("Cli", "n");
    const auto row = [&](const QString& name, qint64 count) { table.rows.push_back({name, QString::number(count)}); };
    row(translate("Cli", "Invited"), progress.invited);
    row(translate("Cli", "Complete"), progress.complete);
    row(translate("Cli", "Partial"), progress.partial);
    row(translate("Cli", "Screened out"), progress.screenedOut);
    row(translate("Cli", "Declined"), progress.declined);
    row(translate("Cli", "Unreachable"), progress.unreachable);
    row(translate("Cli", "Ineligible"), progress.ineligible);
    row(translate("Cli", "Not answered yet"), progress.unanswered);
    if (const auto rate = progress.responseRate())
        table.notes << translate("Cli", "Response rate %1 % (AAPOR RR2; complete ones alone, RR1: %2 %).")
                           .arg(*rate * 100, 0, 'f', 1)
                           .arg(progress.completeRate().value_or(0) * 100, 0, 'f', 1);
    if (const auto wrong = progress.contradiction(); !wrong.isEmpty())
        answer.warnings << wrong;
    answer.tables.push_back(table);
    answer.json = {{"questionnaire", questionnaire->name},
                   {"mode", how.isLinked ? "linked" : "anonymous"},
                   {"key_kept", invitations::hasKey(db, questionnaire->id)},
                   {"invited", progress.invited},
                   {"complete", progress.complete},
                   {"partial", progress.partial},
                   {"screened_out", progress.screenedOut},
                   {"declined", progress.declined},
                   {"unreachable", progress.unreachable},
                   {"ineligible", progress.ineligible},
                   {"unanswered", progress.unanswered},
                   {"rr1", orNull(progress.completeRate())},
                   {"rr2", orNull(progress.responseRate())},
                   {"versions", counts(progress.byVersion)},
                   {"channels", counts(progress.byChannel)}};
    if (const auto rates = progress.rates())
        answer.json.insert("rates", stats::toJson(*rates));
    answer.json.insert("quotas", quotasOf(db, questionnaire->id, answer));
    if (options.list)
        answer.json.insert("invitations", invitationsOf(db, questionnaire->id, answer));
    return answer;
}

Result<> setStatus(Edit& db, QuestionnaireId id, const std::vector<std::string>& set)
{
    const auto invitation = invitations::byToken(db, id, text(set[0]));
    if (!invitation)
        return fail(invitation);
    if (set[1] == "may-contact" || set[1] == "no-contact") {
        invitations::setMayContact(db, invitation->id, set[1] == "may-contact");
        return {};
    }
    if (set[1] == "reminded")
        return invitations::remind(db, invitation->id);
    const auto status = invitationStatusFrom(text(set[1]));
    if (!status)
        return fail(
            Error::Kind::Invalid,
            translate("Cli",
                      "“%1” is none of: listed, invited, responded, declined, unreachable, ineligible, reminded, may-contact, no-contact.")
                .arg(text(set[1])));
    return invitations::setStatus(db, invitation->id, *status);
}

Result<> change(Edit& db, const Options& options, const std::vector<Invitee>& invitees)
{
    const auto questionnaire = questionnaires::byName(db, text(options.questionnaire));
    if (!questionnaire)
        return fail(questionnaire);
    const auto id = questionnaire->id;
    auto how = fielding::of(db, id);
    if (options.invited)
        how.invited = options.invited;
    if (!options.mode.empty())
        how.isLinked = options.mode == "linked";
    if (options.invited || !options.mode.empty())
        if (const auto done = fielding::set(db, id, how); !done)
            return done;
    invitations::add(db, id, invitees);
    if (!options.set.empty())
        if (const auto done = setStatus(db, id, options.set); !done)
            return done;
    if (!options.quota.empty()) {
        bool isNumber = false;
        const auto target = text(options.quota[2]).toLongLong(&isNumber);
        if (!isNumber)
            return fail(Error::Kind::Invalid, translate("Cli", "“%1” is no number of responses.").arg(text(options.quota[2])));
        if (const auto added = quotas::add(db, id, text(options.quota[0]), text(options.quota[1]), target); !added)
            return fail(added);
    }
    if (!options.removeQuota.empty()) {
        bool isThere = false;
        for (const auto& quota : quotas::of(db, id))
            if (quota.name == text(options.removeQuota)) {
                quotas::remove(db, quota.id);
                isThere = true;
            }
        if (!isThere)
            return fail(Error::Kind::Invalid, translate("Cli", "There is no quota “%1”.").arg(text(options.removeQuota)));
    }
    if (options.deleteKey)
        invitations::deleteKey(db, id);
    return {};
}

Result<Answer> changed(Project& project, const Options& options)
{
    std::vector<Invitee> invitees;
    if (!options.invite.empty()) {
        const auto file = readTextFile(text(options.invite));
        if (!file)
            return fail(file);
        invitees = invitations::inviteesIn(file->text);
        if (invitees.empty())
            return fail(Error::Kind::Invalid,
                        translate("Cli", "“%1” names nobody. Write one a line: name, contact, group.").arg(text(options.invite)));
    }
    const auto done = project.perform(translate("Cli", "Change the fielding of “%1”").arg(text(options.questionnaire)),
                                      [&](Edit& db) { return change(db, options, invitees); });
    if (!done)
        return fail(done);
    return project.read([&](const Read& db) { return show(db, options); });
}

struct Choice {
    std::string questionnaire;
    InterviewCriteria criteria;
    std::string where;
    std::string consent;
    std::vector<std::string> extremes;
    std::vector<std::string> variation;
    std::string reason;
    std::vector<std::string> state;
    bool log = false;
};

Result<Answer> tell(const Read& db, const Choice& choice)
{
    const auto questionnaire = questionnaires::byName(db, text(choice.questionnaire));
    if (!questionnaire)
        return fail(questionnaire);
    Answer answer;
    if (choice.log) {
        QJsonArray all;
        TextTable table;
        table.headers << translate("Cli", "When") << translate("Cli", "By") << translate("Cli", "How") << translate("Cli", "Reason")
                      << translate("Cli", "People");
        for (const auto& each : interviewees::of(db, questionnaire->id)) {
            table.rows.push_back({each.madeAt, each.madeBy, each.method, each.reason, QString::number(each.people.size())});
            QJsonArray people;
            for (const auto& person : each.people)
                table.notes << translate("Cli", "Row %1: %2 (%3)").arg(person.row + 1).arg(person.state, person.reason);
            for (const auto& person : each.people)
                people.append(QJsonObject{{"row", person.row + 1}, {"reason", person.reason}, {"state", person.state}});
            all.append(QJsonObject{{"made_at", each.madeAt},
                                   {"made_by", each.madeBy},
                                   {"method", each.method},
                                   {"criteria", each.criteria},
                                   {"reason", each.reason},
                                   {"people", people}});
        }
        answer.json = {{"questionnaire", questionnaire->name}, {"selections", all}};
        answer.tables.push_back(table);
        return answer;
    }
    const auto proposal = interviewees::propose(db, questionnaire->id, choice.criteria);
    if (!proposal)
        return fail(proposal);
    QJsonArray people;
    TextTable table;
    table.headers << translate("Cli", "Row") << translate("Cli", "Respondent") << translate("Cli", "Why");
    for (const auto& each : proposal->people) {
        table.rows.push_back({QString::number(each.row + 1), each.respondent, each.reason});
        people.append(QJsonObject{{"row", each.row + 1}, {"respondent", each.respondent}, {"reason", each.reason}});
    }
    table.notes << translate(
                       "Cli",
                       "%1 come into question; left out: %2 chosen already, %3 who did not agree to be contacted, %4 without an answer.")
                       .arg(proposal->matching)
                       .arg(proposal->alreadyChosen)
                       .arg(proposal->withoutConsent)
                       .arg(proposal->withoutAnswer);
    answer.tables.push_back(table);
    answer.json = {{"questionnaire", questionnaire->name},
                   {"method", toText(choice.criteria.method)},
                   {"matching", proposal->matching},
                   {"already_chosen", proposal->alreadyChosen},
                   {"without_consent", proposal->withoutConsent},
                   {"without_answer", proposal->withoutAnswer},
                   {"people", people}};
    return answer;
}

Result<Answer> chosen(Project& project, const Choice& choice, const QString& by)
{
    return project.perform(translate("Cli", "Choose interviewees"), [&](Edit& db) -> Result<Answer> {
        auto answer = tell(db, choice);
        if (!answer)
            return answer;
        const auto questionnaire = questionnaires::byName(db, text(choice.questionnaire));
        const auto made = interviewees::choose(db, questionnaire->id, choice.criteria, by, text(choice.reason));
        return made ? answer : fail(made);
    });
}

/// The state of somebody who was chosen; then the choices with all states.
Result<Answer> stateSet(Project& project, const Choice& choice)
{
    bool isNumber = false;
    const auto row = text(choice.state.front()).toLongLong(&isNumber);
    if (!isNumber || row < 1)
        return fail(Error::Kind::Invalid, translate("Cli", "“%1” is no row. Rows are counted from 1.").arg(text(choice.state.front())));
    return project.perform(translate("Cli", "Change the state of an interviewee"), [&](Edit& db) -> Result<Answer> {
        const auto questionnaire = questionnaires::byName(db, text(choice.questionnaire));
        if (!questionnaire)
            return fail(questionnaire);
        if (const auto done = interviewees::setState(db, questionnaire->id, row - 1, text(choice.state.back())); !done)
            return fail(done);
        return tell(db, choice);
    });
}

} // namespace

void addFielding(Shell& shell)
{
    const auto command = shell.add("fielding", "Who was invited, who answered, the response rate, quotas, versions, channels");
    const auto options = std::make_shared<Options>();
    command.app->add_option("QUESTIONNAIRE", options->questionnaire, "Name of the questionnaire")->required();
    command.app->add_flag("--list", options->list, "The invitations as well");
    command.app->add_option("--invite", options->invite, "FILE: put people on the list, one a line: name, contact, group");
    command.app->add_option("--invited", options->invited, "N: how many were invited, where there is no list")
        ->check(CLI::NonNegativeNumber);
    command.app->add_option("--mode", options->mode, "anonymous, or linked: respondents become Cases by their tokens")
        ->check(CLI::IsMember({"anonymous", "linked"}));
    command.app
        ->add_option("--set", options->set,
                     "TOKEN STATUS: listed, invited, responded, declined, unreachable, ineligible, reminded, may-contact, no-contact")
        ->expected(2);
    command.app->add_flag("--delete-key", options->deleteKey, "Delete for good who is behind the tokens");
    command.app->add_option("--quota", options->quota, "NAME EXPRESSION N: want so many complete responses it holds for")->expected(3);
    command.app->add_option("--remove-quota", options->removeQuota, "NAME");
    shell.on(command, [&shell, command, options] {
        if (options->changes())
            return shell.openToWrite(command).and_then([&](const auto& project) { return changed(*project, *options); });
        return shell.openToRead(command).and_then(
            [&](const auto& project) { return project->read([&](const Read& db) { return show(db, *options); }); });
    });
}

void addInterviewees(Shell& shell)
{
    const auto command = shell.add("interviewees", "Choose whom to interview out of those who answered, and keep why");
    const auto choice = std::make_shared<Choice>();
    command.app->add_option("QUESTIONNAIRE", choice->questionnaire, "Name of the questionnaire")->required();
    command.app->add_option("--where", choice->where, "EXPR: who comes into question");
    command.app->add_option("--consent", choice->consent, "EXPR that holds for who agreed to be contacted");
    auto* extremes = command.app->add_option("--extremes", choice->extremes, "VAR: the lowest and the highest")->expected(1);
    command.app->add_option("--variation", choice->variation, "VAR…: as different as can be by these")->excludes(extremes);
    command.app->add_option("--number", choice->criteria.number, "How many (10)")->check(CLI::PositiveNumber);
    command.app->add_option("--seed", choice->criteria.seed, "Where chance draws: the number it starts from (1)");
    command.app->add_flag("--again", choice->criteria.isAgain, "Also those who were chosen before");
    auto* reason = command.app->add_option("--reason", choice->reason, "WHY: keep the choice, and make Cases of them");
    command.app->add_flag("--log", choice->log, "The choices that were made, with the state of each person")->excludes(reason);
    command.app->add_option("--state", choice->state, "ROW STATE: chosen, reserve, asked, agreed, declined")->expected(2)->excludes(reason);
    shell.on(command, [&shell, command, choice] {
        auto& criteria = choice->criteria;
        criteria.expression = text(choice->where);
        criteria.consent = text(choice->consent);
        const auto& names = choice->extremes.empty() ? choice->variation : choice->extremes;
        for (const auto& name : names)
            criteria.variables << text(name);
        criteria.method = !choice->extremes.empty() ? InterviewCriteria::Method::Extremes
            : !choice->variation.empty()            ? InterviewCriteria::Method::MaximumVariation
                                                    : InterviewCriteria::Method::Filter;
        if (!choice->state.empty()) {
            choice->log = true;
            return shell.openToWrite(command).and_then([&](const auto& project) { return stateSet(*project, *choice); });
        }
        if (!choice->reason.empty())
            return shell.openToWrite(command).and_then([&](const auto& project) { return chosen(*project, *choice, shell.coderName()); });
        return shell.openToRead(command).and_then(
            [&](const auto& project) { return project->read([&](const Read& db) { return tell(db, *choice); }); });
    });
}

} // namespace counterpoint::cli
