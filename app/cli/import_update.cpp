#include "app/cli/import_update.h"
#include "core/base/translate.h"
#include "core/responses/datasets.h"
#include "core/responses/update_responses.h"
#include <QFileInfo>
#include <QJsonArray>

namespace counterpoint::cli {

namespace {

Answer answerOf(const ResponsesUpdate& update, const Dataset& dataset, const UpdateTarget& target)
{
    QJsonArray corrected;
    TextTable table;
    table.headers << translate("Cli", "Row") << target.key << translate("Cli", "Variable") << translate("Cli", "Before")
                  << translate("Cli", "After");
    for (const auto& one : update.corrected) {
        corrected.append(
            QJsonObject{{"row", one.row + 1}, {"key", one.key}, {"variable", one.variable}, {"before", one.before}, {"after", one.after}});
        table.rows.push_back({QString::number(one.row + 1), one.key, one.variable, one.before, one.after});
    }
    table.notes = update.notes;
    Answer answer;
    answer.json = {{"dataset", dataset.name},
                   {"corrected", corrected},
                   {"appended", QJsonArray::fromStringList(update.newKeys)},
                   {"unchanged", update.unchanged},
                   {"new_variables", QJsonArray::fromStringList(update.newVariables)},
                   {"notes", QJsonArray::fromStringList(update.notes)},
                   {"dry_run", target.dryRun}};
    answer.lines << translate("Cli", "“%1”: %2, %3, %4 as they were.")
                        .arg(dataset.name, translate("Cli", "%n value(s) corrected", nullptr, int(update.corrected.size())),
                             translate("Cli", "%n response(s) appended", nullptr, int(update.newKeys.size())))
                        .arg(update.unchanged);
    if (!update.newVariables.isEmpty())
        answer.lines << translate("Cli", "New variables: %1.").arg(update.newVariables.join(QStringLiteral(", ")));
    if (!update.newKeys.isEmpty())
        answer.lines << translate("Cli", "New keys: %1.").arg(update.newKeys.join(QStringLiteral(", ")));
    if (!table.rows.empty() || !table.notes.isEmpty())
        answer.tables.push_back(table);
    return answer;
}

} // namespace

Result<Answer> updateResponses(Project& project, const QString& path, const ImportOptions& options, const UpdateTarget& target)
{
    const auto responses = readResponses(path, options);
    if (!responses)
        return fail(responses);
    const auto dataset = project.read([&](const Read& db) { return datasets::byName(db, target.dataset); });
    if (!dataset)
        return fail(dataset);
    const auto update = target.dryRun
        ? project.read([&](const Read& db) { return planUpdate(db, dataset->id, *responses, target.key); })
        : project.perform(translate("Cli", "Update “%1” from “%2”").arg(dataset->name, responses->fileName),
                          [&](Edit& db) { return counterpoint::updateResponses(db, dataset->id, *responses, target.key); });
    if (!update)
        return fail(update);
    return answerOf(*update, *dataset, target);
}

} // namespace counterpoint::cli
