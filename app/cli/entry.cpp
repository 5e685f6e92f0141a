#include "app/cli/commands.h"
#include "app/cli/shell.h"
#include "core/base/translate.h"
#include "core/survey/paper_entry.h"
#include "core/survey/questionnaires.h"
#include <QJsonArray>
#include <optional>

namespace counterpoint::cli {

namespace {

struct Options {
    std::string questionnaire;
    bool status = false;
    std::string differences;
    std::optional<int> twice;
    std::int64_t seed = 1;
};

QJsonObject json(const PaperValue& value) { return {{"state", toText(value.state)}, {"value", value.value}}; }

QString shown(const PaperValue& value)
{
    return value.state == PaperValue::State::Answer ? value.value : QStringLiteral("(%1)").arg(toText(value.state));
}

Answer status(const Read& db, const QuestionnaireInfo& questionnaire)
{
    Answer answer;
    QJsonArray all;
    TextTable table;
    table.headers << translate("Cli", "Form") << translate("Cli", "Version") << translate("Cli", "First") << translate("Cli", "Second")
                  << translate("Cli", "Awaits");
    const auto by = [](const PaperForm& form, int pass) {
        const auto found = form.passes.find(pass);
        return found == form.passes.end() ? QString() : found->second.by;
    };
    for (const auto& form : paperEntry::forms(db, questionnaire.id)) {
        table.rows.push_back({form.number, form.version, by(form, 1), by(form, 2), toText(form.awaits)});
        all.append(QJsonObject{{"number", form.number},
                               {"version", form.version},
                               {"first", by(form, 1)},
                               {"second", by(form, 2)},
                               {"drawn_for_second", form.needsSecond},
                               {"awaits", toText(form.awaits)}});
    }
    const auto errors = paperEntry::errorsOf(db, questionnaire.id);
    const auto second = paperEntry::secondEntries(db, questionnaire.id);
    answer.json = {{"questionnaire", questionnaire.name},
                   {"forms", all},
                   {"second_entry", QJsonObject{{"percent", second.percent}, {"seed", QString::number(second.seed)}}},
                   {"entered_twice",
                    QJsonObject{{"forms", errors.forms},
                                {"fields", errors.fields},
                                {"differing", errors.differing},
                                {"error_rate", errors.rate() ? QJsonValue(*errors.rate()) : QJsonValue()}}}};
    table.notes << (errors.rate() ? translate("Cli", "%1 of %2 fields that were typed in twice differ: %3 %.")
                                        .arg(errors.differing)
                                        .arg(errors.fields)
                                        .arg(*errors.rate() * 100, 0, 'f', 2)
                                  : translate("Cli", "No form was typed in twice yet."));
    answer.tables.push_back(table);
    return answer;
}

Result<Answer> differences(const Read& db, const QuestionnaireInfo& questionnaire, const QString& number)
{
    const auto form = paperEntry::byNumber(db, questionnaire.id, number);
    const auto whole = questionnaires::read(db, questionnaire.id);
    if (!form || !whole)
        return !form ? fail(form) : fail(whole);
    // Who types in the second time must not see the first.
    if (form->awaits == PaperForm::Awaits::Second || form->awaits == PaperForm::Awaits::First)
        return fail(Error::Kind::Invalid,
                    translate("Cli", "Form %1 awaits its %2, so there is nothing to compare.").arg(form->number, toText(form->awaits)));
    Answer answer;
    QJsonArray all;
    TextTable table;
    table.headers << translate("Cli", "Question") << translate("Cli", "First") << translate("Cli", "Second") << translate("Cli", "Agreed");
    for (const auto& each : paperEntry::differences(db, *whole, form->id)) {
        table.rows.push_back({each.key, shown(each.first), shown(each.second), each.isAgreed ? shown(each.agreed) : QString()});
        all.append(QJsonObject{{"question", each.key},
                               {"first", json(each.first)},
                               {"second", json(each.second)},
                               {"agreed", each.isAgreed ? QJsonValue(json(each.agreed)) : QJsonValue()}});
    }
    answer.json = {{"questionnaire", questionnaire.name}, {"form", form->number}, {"differences", all}};
    answer.tables.push_back(table);
    return answer;
}

Result<Answer> run(const Read& db, const Options& options)
{
    const auto questionnaire = questionnaires::byName(db, text(options.questionnaire));
    if (!questionnaire)
        return fail(questionnaire);
    if (!options.differences.empty())
        return differences(db, *questionnaire, text(options.differences));
    return status(db, *questionnaire);
}

Result<Answer> setShare(Project& project, const Options& options)
{
    const auto done = project.perform(translate("Cli", "Set the share of double entry"), [&](Edit& db) -> Result<> {
        const auto questionnaire = questionnaires::byName(db, text(options.questionnaire));
        return questionnaire ? paperEntry::setSecondEntries(db, questionnaire->id, {*options.twice, options.seed}) : fail(questionnaire);
    });
    if (!done)
        return fail(done);
    return project.read([&](const Read& db) { return run(db, options); });
}

} // namespace

void addEntry(Shell& shell)
{
    const auto command = shell.add("entry", "Forms on paper that are typed in: where each stands, what differs, the error rate");
    const auto options = std::make_shared<Options>();
    command.app->add_option("QUESTIONNAIRE", options->questionnaire, "Name of the questionnaire")->required();
    auto* status = command.app->add_flag("--status", options->status, "The forms and the error rate, as without this too");
    command.app->add_option("--differences", options->differences, "FORM: fields in which its two entries differ")->excludes(status);
    auto* twice = command.app->add_option("--twice", options->twice, "PERCENT: share of new forms, drawn by chance, that is typed in twice")
                      ->check(CLI::Range(0, 100));
    command.app->add_option("--seed", options->seed, "With --twice: the number that draws them; it is kept")->needs(twice);
    shell.on(command, [&shell, command, options] {
        if (options->twice)
            return shell.openToWrite(command).and_then([&](const auto& project) { return setShare(*project, *options); });
        return shell.openToRead(command).and_then(
            [&](const auto& project) { return project->read([&](const Read& db) { return run(db, *options); }); });
    });
}

} // namespace counterpoint::cli
