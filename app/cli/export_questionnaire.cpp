#include "app/cli/export_questionnaire.h"
#include "core/base/translate.h"
#include "core/responses/datasets.h"
#include "core/survey/questionnaires.h"
#include "core/survey/xlsform_export.h"
#include <QJsonArray>
#include <QSaveFile>

namespace counterpoint::cli {

bool isQuestionnaire(const Project& project, const QString& name)
{
    const auto found = project.read([&](const Read& db) { return questionnaires::byName(db, name); });
    return found && !project.read([&](const Read& db) { return datasets::byName(db, name); });
}

Result<Answer> exportXlsForm(const Project& project, const QString& name, const QString& path, bool dryRun)
{
    const auto info = project.read([&](const Read& db) { return questionnaires::byName(db, name); });
    if (!info)
        return fail(info);
    const auto questionnaire = project.read([&](const Read& db) { return questionnaires::read(db, info->id); });
    if (!questionnaire)
        return fail(questionnaire);
    const auto bytes = formFromQuestionnaire(*questionnaire).and_then(xlsform::write);
    if (!bytes)
        return fail(bytes);
    if (!dryRun) {
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(*bytes) != bytes->size() || !file.commit())
            return fail(Error::Kind::Io, translate("Cli", "“%1” cannot be written: %2.").arg(path, file.errorString()));
    }
    const auto losses = lossesInForm(*questionnaire);
    Answer answer;
    answer.json = {{"file", path},
                   {"questionnaire", info->name},
                   {"questions", info->questions},
                   {"losses", QJsonArray::fromStringList(losses)},
                   {"dry_run", dryRun}};
    answer.lines << (dryRun ? translate("Cli", "“%1” would hold %2 questions.") : translate("Cli", "Wrote “%1”: %2 questions."))
                        .arg(path)
                        .arg(info->questions);
    for (const auto& loss : losses)
        answer.lines << translate("Cli", "Only here: %1").arg(loss);
    return answer;
}

} // namespace counterpoint::cli
