#include "app/cli/import_returned.h"
#include "core/base/translate.h"
#include "core/project/doors.h"
#include "core/survey/foreign_survey.h"
#include "core/survey/questionnaires.h"
#include "core/survey/returned_answers.h"
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <algorithm>

namespace counterpoint::cli {

namespace {

Result<QByteArray> bytesOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Kind::Io, translate("Cli", "“%1” cannot be read: %2.").arg(path, file.errorString()));
    return file.readAll();
}

bool isBinaryTable(const QString& path)
{
    QFile file(path);
    const auto head = file.open(QIODevice::ReadOnly) ? file.read(4) : QByteArray();
    return head == "PK\x03\x04" || head == "\xD0\xCF\x11\xE0";
}

QString countOf(const ResponsesTaken& taken)
{
    auto words = translate("Cli", "%n response(s)", nullptr, int(taken.added));
    if (!taken.known.isEmpty())
        words += translate("Cli", ", %1 were there already").arg(taken.known.size());
    return words;
}

void tell(const ResponsesTaken& taken, QJsonObject& json)
{
    json.insert(QStringLiteral("added"), taken.added);
    json.insert(QStringLiteral("known"), QJsonArray::fromStringList(taken.known));
}

Result<ImportedFile> takeIn(Edit& db, const QByteArray& bytes, const QString& fileName, QuestionnaireId id, const QString& name)
{
    const auto file = answer_tables::read(bytes, fileName);
    if (!file)
        return fail(file);
    const auto taken = returned_answers::takeIn(db, id, *file);
    if (!taken)
        return fail(taken);
    ImportedFile imported{fileName, QStringLiteral("responses"), name, countOf(*taken), taken->notes, {{"questionnaire", name}}};
    tell(*taken, imported.json);
    return imported;
}

Result<ImportedFile> importDatasets(Edit& db, const QByteArray& bytes, const QString& fileName)
{
    const auto file = answer_tables::read(bytes, fileName);
    if (!file)
        return fail(file);
    const auto made = returned_answers::importAsDatasets(db, *file);
    if (!made)
        return fail(made);
    ImportedFile imported{fileName, QStringLiteral("responses"), made->names.join(QStringLiteral(", ")), {}, made->notes, {}};
    imported.summary = translate("Cli", "%n dataset(s)", nullptr, int(made->names.size()));
    imported.json = {{"datasets", QJsonArray::fromStringList(made->names)}};
    return imported;
}

} // namespace

bool isForeignSurvey(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const auto head = file.read(4096);
    return head.startsWith("PK\x03\x04") ? foreign_survey::is(head + file.readAll()) : foreign_survey::is(head);
}

bool isArchiveOfAnswers(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.peek(4).startsWith("PK\x03\x04") && answer_tables::isArchive(file.readAll());
}

Result<ImportedFile> importForeignSurvey(Edit& db, const QString& path, const ImportOptions& options)
{
    const auto fileName = QFileInfo(path).fileName();
    const auto file = bytesOf(path).and_then([&](const QByteArray& bytes) { return foreign_survey::read(bytes, fileName); });
    if (!file)
        return fail(file);
    const auto taken = foreign_survey::takeIn(db, *file, options.questionnaire);
    if (!taken)
        return fail(taken);
    ImportedFile imported{fileName, QStringLiteral("questionnaire"), taken->name, {}, taken->notes, {}};
    imported.summary = translate("Cli", "%n question(s)", nullptr, taken->questions);
    imported.json = {{"questions", taken->questions},
                     {"program", file->program},
                     {"was_there", taken->wasThere},
                     {"unsupported", QJsonArray::fromStringList(taken->wasThere ? QStringList() : file->survey.unsupported)}};
    if (taken->responses) {
        imported.summary += QStringLiteral("; ") + countOf(*taken->responses);
        tell(*taken->responses, imported.json);
    }
    return imported;
}

std::optional<Result<ImportedFile>> importReturned(Edit& db, const QString& path, const ImportOptions& options)
{
    // Answers without a questionnaire that they could belong to are not read twice; only a workbook or an archive has several tables.
    if (options.questionnaire.isEmpty() && !isBinaryTable(path) && questionnaires::all(db).empty())
        return std::nullopt;
    const auto bytes = bytesOf(path);
    if (!bytes)
        return fail(bytes);
    const auto fileName = QFileInfo(path).fileName();
    if (!options.questionnaire.isEmpty()) {
        const auto info = questionnaires::byName(db, options.questionnaire);
        if (!info)
            return fail(info);
        return takeIn(db, *bytes, fileName, info->id, info->name);
    }
    const auto format = responsesFormatOf(*bytes);
    const bool isTable = format == ResponsesFormat::Delimited || format == ResponsesFormat::Xlsx || format == ResponsesFormat::Xls;
    if (!isTable || (questionnaires::all(db).empty() && !answer_tables::mayHoldSeveral(*bytes)))
        return std::nullopt;
    const auto head = answer_tables::read(*bytes, fileName, returned_answers::rowsThatTell);
    if (!head)
        return answer_tables::isArchive(*bytes) ? std::optional<Result<ImportedFile>>(fail(head)) : std::nullopt;
    if (options.sheet.isEmpty())
        if (const auto match = returned_answers::questionnaireFor(db, *head))
            return takeIn(db, *bytes, fileName, match->id, match->name);
    const bool hasSeveral = options.sheet.isEmpty() && (returned_answers::hasRepeats(*head) || answer_tables::isArchive(*bytes));
    return hasSeveral ? std::optional(importDatasets(db, *bytes, fileName)) : std::nullopt;
}

} // namespace counterpoint::cli
