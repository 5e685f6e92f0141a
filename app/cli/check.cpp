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
    const auto command = shell.add("check", "Look for damage: the file, references, positions, texts, columns");
    const auto mend = std::make_shared<bool>(false);
    command.app->add_flag("--repair", *mend, "Mend what can be mended without guessing");
    shell.on(command, [&shell, command, mend] {
        if (*mend)
            return shell.openToWrite(command).and_then([](const auto& project) { return repair(*project); });
        return shell.openToRead(command).and_then([](const auto& project) {
            return checkStudy(*project).map([](const QStringList& problems) { return answerOf(problems, {}); });
        });
    });
}

} // namespace counterpoint::cli
