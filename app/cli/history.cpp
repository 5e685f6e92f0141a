#include "app/cli/commands.h"
#include "app/cli/shell.h"
#include "app/cli/usage.h"
#include "core/base/translate.h"
#include <QJsonArray>

namespace counterpoint::cli {

namespace {

QString textOf(HistoryStep::State state)
{
    return state == HistoryStep::State::Done  ? QStringLiteral("done")
        : state == HistoryStep::State::Undone ? QStringLiteral("undone")
                                              : QStringLiteral("superseded");
}

Result<Answer> history(const Project& project, int steps)
{
    return project.history(steps).map([](const std::vector<HistoryStep>& record) {
        Answer answer;
        QJsonArray list;
        TextTable table;
        table.headers << translate("Cli", "Step") << translate("Cli", "When (UTC)") << translate("Cli", "Who") << translate("Cli", "What")
                      << translate("Cli", "Rows") << translate("Cli", "State");
        for (const auto& step : record) {
            list.append(QJsonObject{{"id", qint64(step.id.value())},
                                    {"at", step.at},
                                    {"coder", step.coder},
                                    {"step", step.label},
                                    {"rows", step.rows},
                                    {"state", textOf(step.state)},
                                    {"final", step.isFinal}});
            table.rows.push_back(
                {QString::number(step.id.value()), step.at, step.coder, step.label, QString::number(step.rows), textOf(step.state)});
        }
        answer.json = {{"history", list}};
        answer.tables.push_back(table);
        return answer;
    });
}

/// Takes `steps` steps back, or forth; says which. All of them or, when there are not so many, as far as they go is refused.
Result<Answer> travel(Project& project, int steps, bool back)
{
    const auto record = project.history();
    if (!record)
        return fail(record);
    const auto wanted = back ? HistoryStep::State::Done : HistoryStep::State::Undone;
    // The record runs from the newest step back; what lies beyond a final redaction is out of reach.
    const auto border = std::find_if(record->begin(), record->end(), [](const HistoryStep& step) { return step.isFinal; });
    const auto possible = std::count_if(record->begin(), border, [wanted](const HistoryStep& step) { return step.state == wanted; });
    if (possible == 0 && border != record->end())
        return fail(
            Error::Kind::Invalid,
            translate("Cli", "There is nothing to undo or redo since “%1”; what lies before it cannot be taken back.").arg(border->label));
    if (steps > possible)
        return fail(Error::Kind::Invalid,
                    possible == 0 ? (back ? translate("Cli", "There is nothing to undo.") : translate("Cli", "There is nothing to redo."))
                                  : translate("Cli", "There are %1 steps, not %2; nothing was changed.").arg(possible).arg(steps));
    Answer answer;
    QJsonArray list;
    for (int i = 0; i < steps; ++i) {
        const auto label = back ? project.undo() : project.redo();
        if (!label)
            return fail(label);
        list.append(*label);
        answer.lines << (back ? translate("Cli", "Undone: %1") : translate("Cli", "Done again: %1")).arg(*label);
    }
    answer.json = {{back ? "undone" : "redone", list}};
    return answer;
}

void addTravel(Shell& shell, const char* name, const char* description, bool back)
{
    const auto command = shell.add(name, description);
    const auto steps = std::make_shared<int>(1);
    command.app->add_option("--steps", *steps, "How many")->check(countFromOne());
    shell.on(command, [&shell, command, steps, back] {
        return shell.openToWrite(command).and_then([&](const auto& project) { return travel(*project, *steps, back); });
    });
}

} // namespace

void addHistory(Shell& shell)
{
    const auto command = shell.add("history", "The record of all steps, newest first");
    const auto steps = std::make_shared<int>(0);
    command.app->add_option("--steps", *steps, "Only the newest N")->check(countFromOne());
    shell.on(command, [&shell, command, steps] {
        return shell.openToRead(command).and_then([&](const auto& project) { return history(*project, *steps); });
    });
    addTravel(shell, "undo", "Take the last step back", true);
    addTravel(shell, "redo", "Repeat the step taken back last", false);
}

} // namespace counterpoint::cli
