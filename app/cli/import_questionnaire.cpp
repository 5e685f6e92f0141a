#include "app/cli/import_questionnaire.h"
#include "app/cli/form_findings.h"
#include "core/base/translate.h"
#include "core/interchange/xlsform/form.h"
#include "core/project/doors.h"
#include "core/survey/questionnaires.h"
#include "core/survey/xlsform_import.h"
#include <QFile>
#include <QFileInfo>

namespace counterpoint::cli {

namespace {

// Forms are small; what is larger is something else, and not looked into.
constexpr qint64 largestForm = 50LL * 1024 * 1024;

Result<xlsform::Form> readForm(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Kind::Io, translate("Cli", "“%1” cannot be read: %2.").arg(path, file.errorString()));
    return xlsform::read(file.readAll(), QFileInfo(path).fileName());
}

} // namespace

bool isForm(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > largestForm)
        return false;
    if (const auto head = file.peek(8); !head.startsWith("PK\x03\x04") && !head.startsWith("\xD0\xCF\x11\xE0"))
        return false; // a large table of answers is not read twice
    const auto bytes = file.readAll();
    if (!xlsform::isWorkbook(bytes))
        return false;
    const auto form = xlsform::read(bytes, QFileInfo(path).fileName());
    return form && xlsform::isForm(*form);
}

Result<ImportedFile> importQuestionnaire(Edit& db, const QString& path, const ImportOptions& options)
{
    const auto fileName = QFileInfo(path).fileName();
    const auto form = readForm(path);
    if (!form)
        return fail(form);
    auto read = questionnaireFromForm(*form, fileName);
    if (!read)
        return fail(read);
    auto& questionnaire = read->questionnaire;
    if (!options.questionnaire.isEmpty())
        questionnaire.name = options.questionnaire;
    const auto id = questionnaires::save(db, questionnaire);
    if (!id)
        return fail(id);
    const auto saved = questionnaires::read(db, *id);
    if (!saved)
        return fail(saved);
    const auto& findings = read->findings;
    ImportedFile file{fileName, QStringLiteral("questionnaire"), saved->name, {}, {}, {}};
    file.summary = translate("Cli", "%n question(s)", nullptr, findings.questions);
    if (!saved->lists.empty())
        file.summary += QStringLiteral(", ") + translate("Cli", "%n list(s) of choices", nullptr, int(saved->lists.size()));
    if (!findings.languages.isEmpty())
        file.summary += QStringLiteral("; ") + findings.languages.join(QStringLiteral(", "));
    for (const auto& sentence : sentencesOf(findings.warnings))
        file.notes << sentence;
    for (const auto& sentence : sentencesOf(findings.unsupported))
        file.notes << translate("Cli", "Not supported, but kept: %1").arg(sentence);
    file.json = {{"questions", findings.questions},
                 {"lists", qint64(saved->lists.size())},
                 {"languages", QJsonArray::fromStringList(findings.languages)},
                 {"warnings", listOf(findings.warnings)},
                 {"unsupported", listOf(findings.unsupported)}};
    return file;
}

} // namespace counterpoint::cli
