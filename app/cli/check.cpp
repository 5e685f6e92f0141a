#include "app/cli/check_forms.h"
#include "app/cli/commands.h"
#include "app/cli/shell.h"
#include "core/base/translate.h"
#include "core/integrity/integrity.h"
#include <QJsonArray>

namespace counterpoint::cli {

namespace {

Answer answerOf(const QStringList& problems, const QStringList& mends)
{
    Answer answer;
    answer.json = {
        {"ok", problems.isEmpty()}, {"problems", QJsonArray::fromStringList(problems)}, {"repaired", QJsonArray::fromStringList(mends)}};
    answer.lines = mends + problems;
    if (problems.isEmpty())
        answer.lines << translate("Cli", "The study is whole.");
    answer.status = problems.isEmpty() ? 0 : 1;
    return answer;
}

Result<Answer> repair(Project& project)
{
    const auto mends = repairStudy(project);
    if (!mends)
        return fail(mends);
    return checkStudy(project).map([&](const QStringList& problems) { return answerOf(problems, *mends); });
}

} // namespace

void addCheck(Shell& shell)
{
    const auto command = shell.add(
        "check",
        "Look for damage in a study: the file, references, positions, texts, columns; or whether questionnaires in XLSForm (.xlsx, "
        ".xlsm, .xls) can be used",
        false);
    const auto files = std::make_shared<std::vector<std::string>>();
    const auto mend = std::make_shared<bool>(false);
    command.app->add_option("FILE", *files, "A study, or any number of forms")->required();
    command.app->add_flag("--repair", *mend, "Of a study: mend what can be mended without guessing");
    shell.on(command, [&shell, command, files, mend]() -> Result<Answer> {
        QStringList paths;
        for (const auto& file : *files)
            paths << text(file);
        if (areForms(paths)) {
            if (*mend)
                return fail(Error::Kind::Invalid,
                            translate("Cli", "--repair mends studies; what is wrong in a form is for its author to say."));
            return checkForms(paths, shell.wantsJson());
        }
        *command.study = files->front();
        if (*mend)
            return shell.openToWrite(command).and_then([](const auto& project) { return repair(*project); });
        return shell.openToRead(command).and_then([](const auto& project) {
            return checkStudy(*project).map([](const QStringList& problems) { return answerOf(problems, {}); });
        });
    });
}

} // namespace counterpoint::cli
