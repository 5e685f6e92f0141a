#include "core/responses/datasets.h"
#include "app/cli/commands.h"
#include "app/cli/shell.h"
#include "core/base/translate.h"
#include "core/cases/cases.h"
#include "core/project/doors.h"
#include "core/responses/respondent_matching.h"
#include "core/responses/respondents.h"
#include "core/responses/variables.h"
#include <QJsonArray>

namespace counterpoint::cli {

namespace {

Result<Answer> list(const Project& project)
{
    return project.read([](const Read& db) {
        Answer answer;
        QJsonArray rows;
        TextTable table;
        table.headers << translate("Cli", "Dataset") << translate("Cli", "Responses") << translate("Cli", "Variables")
                      << translate("Cli", "File");
        for (const auto& dataset : datasets::all(db)) {
            rows.append(QJsonObject{{"name", dataset.name},
                                    {"rows", dataset.rows},
                                    {"known_respondents", qint64(respondents::casesOf(db, dataset.id).size())},
                                    {"variables", dataset.variables},
                                    {"file", dataset.fileName},
                                    {"imported_at", dataset.importedAt}});
            table.rows.push_back({dataset.name, QString::number(dataset.rows), QString::number(dataset.variables), dataset.fileName});
        }
        answer.json = {{"datasets", rows}};
        answer.tables.push_back(table);
        return answer;
    });
}

struct Changes {
    std::vector<std::string> rename;
    std::string remove;
    std::vector<std::string> respondents; ///< dataset, variable
    std::string attribute;
    bool makesCases = false;
    std::vector<std::string> respondent; ///< dataset, response from 1, Case

    bool areNone() const { return rename.empty() && remove.empty() && respondents.empty() && respondent.empty(); }
};

/// Links respondents to the Cases that their answers name, and says whom it did not find.
Result<Answer> linkRespondents(Edit& db, const Changes& changes)
{
    const auto dataset = datasets::byName(db, text(changes.respondents[0]));
    if (!dataset)
        return fail(dataset);
    const auto variable = variables::byName(db, dataset->id, text(changes.respondents[1]));
    if (!variable)
        return fail(variable);
    AttributeId attribute;
    if (!changes.attribute.empty()) {
        const auto found = attributes::byName(db, text(changes.attribute));
        if (!found)
            return fail(found);
        attribute = found->id;
    }
    const auto matching = respondents::match(db, variable->id, attribute);
    if (!matching)
        return fail(matching);
    const auto linked = respondents::linkAll(db, *matching, changes.makesCases);
    if (!linked)
        return fail(linked);
    QJsonArray unknown;
    QStringList named;
    if (!changes.makesCases)
        for (const auto& answer : matching->unknown()) {
            unknown.append(answer);
            named << translate("Cli", "“%1”").arg(answer);
        }
    Answer answer;
    answer.json = {{"dataset", dataset->name}, {"linked", *linked}, {"unknown", unknown}, {"silent", matching->silent}};
    auto said = translate("Cli", "%n respondent(s) are known as Cases now", nullptr, int(*linked));
    if (matching->silent > 0)
        said += translate("Cli", "; %n response(s) without an answer", nullptr, int(matching->silent));
    if (!named.isEmpty())
        said += translate("Cli", "; no Case, or more than one, is called %1").arg(named.mid(0, 20).join(QStringLiteral(", ")));
    answer.lines << said + u'.';
    return answer;
}

/// One respondent is a Case, or with an empty name nobody known.
Result<> linkRespondent(Edit& db, const Changes& changes)
{
    const auto dataset = datasets::byName(db, text(changes.respondent[0]));
    if (!dataset)
        return fail(dataset);
    bool isNumber = false;
    const auto row = text(changes.respondent[1]).toLongLong(&isNumber);
    if (!isNumber)
        return fail(Error::Kind::Invalid,
                    translate("Cli", "“%1” is no number of a response: they count from 1.").arg(text(changes.respondent[1])));
    const Response response{dataset->id, row - 1};
    if (changes.respondent[2].empty()) {
        respondents::unlink(db, response);
        return {};
    }
    return cases::byName(db, text(changes.respondent[2])).and_then([&](const Case& person) {
        return respondents::link(db, response, person.id);
    });
}

Result<> apply(Edit& db, const Changes& changes)
{
    if (!changes.rename.empty()) {
        const auto done = datasets::byName(db, text(changes.rename[0])).and_then([&](const Dataset& dataset) {
            return datasets::rename(db, dataset.id, text(changes.rename[1]));
        });
        if (!done)
            return done;
    }
    if (!changes.remove.empty()) {
        const auto dataset = datasets::byName(db, text(changes.remove));
        if (!dataset)
            return fail(dataset);
        datasets::remove(db, dataset->id);
    }
    return changes.respondent.empty() ? Result<>() : linkRespondent(db, changes);
}

} // namespace

void addDatasets(Shell& shell)
{
    const auto command = shell.add("datasets", "The datasets: responses to surveys");
    const auto changes = std::make_shared<Changes>();
    command.app->add_option("--rename", changes->rename, "NAME NEW: rename a dataset")->expected(2);
    command.app->add_option("--remove", changes->remove, "NAME: remove a dataset");
    auto* respondents =
        command.app
            ->add_option("--respondents", changes->respondents, "DATASET VARIABLE: its respondents are the Cases that their answers name")
            ->expected(2);
    command.app
        ->add_option("--attribute", changes->attribute, "With --respondents, answers are what Cases have as this attribute: a number, say")
        ->needs(respondents);
    command.app->add_flag("--make-cases", changes->makesCases, "With --respondents, answers that name no Case become one")
        ->needs(respondents);
    command.app->add_option("--respondent", changes->respondent, "DATASET RESPONSE CASE: this respondent is the Case ('' for none)")
        ->expected(3);
    shell.on(command, [&shell, command, changes]() -> Result<Answer> {
        if (changes->areNone())
            return shell.openToRead(command).and_then([](const auto& project) { return list(*project); });
        return shell.openToWrite(command).and_then([&](const auto& project) -> Result<Answer> {
            if (!changes->respondents.empty())
                return project->perform(translate("Cli", "Respondents are Cases"), [&](Edit& db) { return linkRespondents(db, *changes); });
            const auto done = project->perform(translate("Cli", "Change datasets"), [&](Edit& db) { return apply(db, *changes); });
            return done ? list(*project) : fail(done);
        });
    });
}

} // namespace counterpoint::cli
