#include "app/cli/export_questionnaire.h"
#include "core/base/translate.h"
#include "core/responses/datasets.h"
#include "core/survey/limesurvey_export.h"
#include "core/survey/questionnaires.h"
#include "core/survey/xlsform_export.h"
#include <QJsonArray>
#include <QSaveFile>
#include <functional>

namespace counterpoint::cli {

namespace {

struct Handed {
    QByteArray bytes;
    QStringList losses;
};

/// `make` gives the bytes and what they lose.
Result<Answer> handOver(const Project& project, const QString& name, const QString& path, bool dryRun, const QString& loss,
                        const std::function<Result<Handed>(const Questionnaire&)>& make)
{
    const auto info = project.read([&](const Read& db) { return questionnaires::byName(db, name); });
    if (!info)
        return fail(info);
    const auto handed = project.read([&](const Read& db) { return questionnaires::read(db, info->id); }).and_then(make);
    if (!handed)
        return fail(handed);
    if (!dryRun) {
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(handed->bytes) != handed->bytes.size() || !file.commit())
            return fail(Error::Kind::Io, translate("Cli", "“%1” cannot be written: %2.").arg(path, file.errorString()));
    }
    Answer answer;
    answer.json = {{"file", path},
                   {"questionnaire", info->name},
                   {"questions", info->questions},
                   {"losses", QJsonArray::fromStringList(handed->losses)},
                   {"dry_run", dryRun}};
    answer.lines << (dryRun ? translate("Cli", "“%1” would hold %2 questions.") : translate("Cli", "Wrote “%1”: %2 questions."))
                        .arg(path)
                        .arg(info->questions);
    for (const auto& each : handed->losses)
        answer.lines << loss.arg(each);
    return answer;
}

} // namespace

bool isQuestionnaire(const Project& project, const QString& name)
{
    const auto found = project.read([&](const Read& db) { return questionnaires::byName(db, name); });
    return found && !project.read([&](const Read& db) { return datasets::byName(db, name); });
}

Result<Answer> exportXlsForm(const Project& project, const QString& name, const QString& path, bool dryRun)
{
    return handOver(project, name, path, dryRun, translate("Cli", "Only here: %1"),
                    [](const Questionnaire& questionnaire) -> Result<Handed> {
                        const auto bytes = formFromQuestionnaire(questionnaire).and_then(xlsform::write);
                        if (!bytes)
                            return fail(bytes);
                        return Handed{*bytes, lossesInForm(questionnaire)};
                    });
}

Result<Answer> exportLimeSurvey(const Project& project, const QString& name, const QString& path, bool dryRun)
{
    return handOver(project, name, path, dryRun, translate("Cli", "Lost: %1"), [](const Questionnaire& questionnaire) -> Result<Handed> {
        const auto survey = limeSurveyOf(questionnaire);
        if (!survey)
            return fail(survey);
        return Handed{lime::write(survey->document), survey->losses};
    });
}

} // namespace counterpoint::cli
