#include "core/responses/datasets.h"
#include "app/cli/commands.h"
#include "app/cli/shell.h"
#include "core/base/translate.h"
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
};

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
    return {};
}

} // namespace

void addDatasets(Shell& shell)
{
    const auto command = shell.add("datasets", "The datasets: responses to surveys");
    const auto changes = std::make_shared<Changes>();
    command.app->add_option("--rename", changes->rename, "NAME NEW: rename a dataset")->expected(2);
    command.app->add_option("--remove", changes->remove, "NAME: remove a dataset");
    shell.on(command, [&shell, command, changes]() -> Result<Answer> {
        if (changes->rename.empty() && changes->remove.empty())
            return shell.openToRead(command).and_then([](const auto& project) { return list(*project); });
        return shell.openToWrite(command).and_then([&](const auto& project) -> Result<Answer> {
            const auto done = project->perform(translate("Cli", "Change datasets"), [&](Edit& db) { return apply(db, *changes); });
            return done ? list(*project) : fail(done);
        });
    });
}

} // namespace counterpoint::cli
