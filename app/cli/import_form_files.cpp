#include "app/cli/import_form_files.h"
#include "app/cli/export_form.h"
#include "core/base/translate.h"
#include "core/survey/questionnaire_json.h"
#include "core/survey/questionnaires.h"
#include "core/survey/response_intake.h"
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>

namespace counterpoint::cli {

namespace {

QByteArray headOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(4096) : QByteArray();
}

bool isJson(const QString& path) { return QFileInfo(path).suffix().compare(QLatin1String("json"), Qt::CaseInsensitive) == 0; }

bool isQuestionnaire(const QString& path)
{
    QFile file(path);
    return isJson(path) && file.open(QIODevice::ReadOnly) && file.readAll().contains("\"counterpoint_questionnaire\"");
}

/// The files in a folder and below, by name.
QStringList filesIn(const QString& folder)
{
    QStringList files;
    QDirIterator walk(folder, QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext())
        files << walk.next();
    files.sort();
    return files;
}

/// Files that are too large are read no further than to see that they are.
std::vector<response_intake::File> load(const QStringList& paths, std::vector<response_intake::Refused>& refused)
{
    std::vector<response_intake::File> files;
    for (const auto& path : paths) {
        const auto name = QFileInfo(path).fileName();
        QFile file(path);
        if (file.open(QIODevice::ReadOnly))
            files.push_back({name, file.read(response_file::largest + 1)});
        else
            refused.push_back({name, translate("Cli", "“%1” cannot be read: %2.").arg(name, file.errorString())});
    }
    return files;
}

Result<study_key::Opened> openKeys(const Project& project, const QString& passwordFile)
{
    if (passwordFile.isEmpty())
        return study_key::Opened();
    const auto passphrase = passphraseIn(passwordFile);
    if (!passphrase)
        return fail(passphrase);
    return project.read([](const Read& db) { return study_key::sealedKeys(db); }).and_then([&](const auto& keys) {
        return study_key::open(keys, *passphrase);
    });
}

Answer tell(const response_intake::Outcome& outcome, bool isDryRun)
{
    Answer answer;
    QJsonArray list;
    TextTable table;
    table.headers << translate("Cli", "Questionnaire") << translate("Cli", "Came in") << translate("Cli", "There already");
    for (const auto& taken : outcome.taken) {
        list.append(QJsonObject{{"questionnaire", taken.name},
                                {"kind", "responses"},
                                {"added", taken.added},
                                {"known", QJsonArray::fromStringList(taken.known)},
                                {"notes", QJsonArray::fromStringList(taken.notes)}});
        table.rows.push_back(
            {taken.name, translate("Cli", "%n response(s)", nullptr, int(taken.added)), QString::number(taken.known.size())});
        for (const auto& note : taken.notes)
            table.notes << note;
        for (const auto& file : taken.known)
            table.notes << translate("Cli", "“%1” was there already: its response came before.").arg(file);
    }
    QJsonArray leftOut;
    for (const auto& refused : outcome.refused) {
        leftOut.append(QJsonObject{{"file", refused.fileName}, {"reason", refused.reason}});
        table.notes << translate("Cli", "Left out: %1").arg(refused.reason);
    }
    answer.json = {{"imported", list}, {"left_out", leftOut}, {"dry_run", isDryRun}};
    answer.tables.push_back(table);
    return answer;
}

} // namespace

FormFiles findFormFiles(const QStringList& paths, bool areResponses)
{
    FormFiles found;
    for (const auto& path : paths) {
        if (QFileInfo(path).isDir()) {
            QStringList responses;
            for (const auto& file : filesIn(path))
                if (response_file::isResponse(headOf(file)) || (areResponses && isJson(file)))
                    responses << file;
            (responses.isEmpty() ? found.others : found.responses) << (responses.isEmpty() ? QStringList(path) : responses);
        } else if (response_file::isResponse(headOf(path)) || (areResponses && isJson(path)))
            found.responses << path;
        else if (isQuestionnaire(path))
            found.questionnaires << path;
        else
            found.others << path;
    }
    return found;
}

Result<Answer> importResponseFiles(Project& project, const QStringList& paths, const FormFileOptions& options)
{
    QuestionnaireId only;
    if (!options.questionnaire.isEmpty()) {
        const auto info = project.read([&](const Read& db) { return questionnaires::byName(db, options.questionnaire); });
        if (!info)
            return fail(info);
        only = info->id;
    }
    const auto keys = openKeys(project, options.passwordFile);
    if (!keys)
        return fail(keys);
    std::vector<response_intake::Refused> unread;
    auto reading = response_intake::read(load(paths, unread), *keys);
    reading.refused.insert(reading.refused.begin(), unread.begin(), unread.end());
    response_intake::Outcome outcome;
    const auto label = translate("Cli", "Take in %n response file(s)", nullptr, int(paths.size()));
    const auto done = project.perform(label, [&](Edit& db) -> Result<> {
        auto taken = response_intake::takeIn(db, reading, only);
        if (!taken)
            return fail(taken);
        outcome = std::move(*taken);
        const bool isNew = std::any_of(outcome.taken.begin(), outcome.taken.end(), [](const auto& each) { return each.added > 0; });
        // Nothing new leaves no step behind; a dry run takes everything back.
        return isNew && !options.isDryRun ? Result<>() : fail(Error::Kind::Cancelled, QString());
    });
    if (!done && done.error().kind != Error::Kind::Cancelled)
        return fail(done);
    if (outcome.taken.empty())
        return fail(Error::Kind::Format,
                    paths.size() == 1 ? outcome.refused.front().reason
                                      : translate("Cli", "None of these %1 files could be taken in. The first: %2")
                                            .arg(paths.size())
                                            .arg(outcome.refused.front().reason));
    return tell(outcome, options.isDryRun);
}

Result<Answer> importQuestionnaires(Project& project, const QStringList& paths, bool isDryRun)
{
    QJsonArray list;
    TextTable table;
    table.headers << translate("Cli", "File") << translate("Cli", "Read as") << translate("Cli", "Name")
                  << translate("Cli", "What came in");
    const auto bring = [&](Edit& db) -> Result<> {
        for (const auto& path : paths) {
            QFile file(path);
            const auto name = QFileInfo(path).fileName();
            if (!file.open(QIODevice::ReadOnly))
                return fail(Error::Kind::Io, translate("Cli", "“%1” cannot be read: %2.").arg(name, file.errorString()));
            const auto read = questionnaireFromJson(file.readAll());
            if (!read)
                return fail(Error::Kind::Format, QStringLiteral("“%1”: %2").arg(name, read.error().message));
            const auto saved = questionnaires::save(db, *read).and_then([&](QuestionnaireId id) { return questionnaires::read(db, id); });
            if (!saved)
                return fail(saved);
            const auto questions = int(questionsOf(*saved).size());
            list.append(QJsonObject{
                {"file", name}, {"kind", "questionnaire"}, {"name", saved->name}, {"questions", questions}, {"notes", QJsonArray()}});
            table.rows.push_back(
                {name, QStringLiteral("questionnaire"), saved->name, translate("Cli", "%n question(s)", nullptr, questions)});
        }
        return isDryRun ? fail(Error::Kind::Cancelled, QString()) : Result<>();
    };
    const auto done = project.perform(translate("Cli", "Import %n questionnaire(s)", nullptr, int(paths.size())), bring);
    if (!done && !(isDryRun && done.error().kind == Error::Kind::Cancelled))
        return fail(done);
    Answer answer;
    answer.json = {{"imported", list}, {"left_out", QJsonArray()}, {"dry_run", isDryRun}};
    answer.tables.push_back(table);
    return answer;
}

} // namespace counterpoint::cli
