#include "app/cli/check_forms.h"
#include "app/cli/form_findings.h"
#include "core/base/translate.h"
#include "core/interchange/xlsform/check.h"
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <cstdio>

namespace counterpoint::cli {

namespace {

// Forms are small; what is larger is something else, and not read.
constexpr qint64 largestFile = 200LL * 1024 * 1024;

Result<QByteArray> contentOf(const QString& path)
{
    const auto name = QFileInfo(path).fileName();
    QFile file(path);
    if (!QFileInfo::exists(path))
        return fail(Error::Kind::Io, translate("Cli", "There is no file “%1”.").arg(path));
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return fail(Error::Kind::Io,
                    translate("Cli", "“%1” cannot be read: %2.")
                        .arg(path, QFileInfo(path).isFile() ? file.errorString() : translate("Cli", "it is no file")));
    if (file.size() > largestFile)
        return fail(Error::Kind::Format, translate("Cli", "“%1” is too large to be a form.").arg(name));
    return file.readAll();
}

Result<xlsform::Findings> findingsIn(const QString& path)
{
    const auto name = QFileInfo(path).fileName();
    const auto bytes = contentOf(path);
    if (!bytes)
        return fail(bytes);
    const auto form = xlsform::read(*bytes, name);
    if (!form)
        return fail(form);
    return xlsform::check(*form);
}

void say(const QString& line)
{
    const auto bytes = line.toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), stdout);
    std::fflush(stdout);
}

void sayInWords(const QString& path, const xlsform::Findings& findings)
{
    const auto questions = translate("Cli", "%n question(s)", nullptr, findings.questions);
    const auto languages = findings.languages.isEmpty() ? QString() : QStringLiteral("; ") + findings.languages.join(QStringLiteral(", "));
    say(findings.isValid() ? translate("Cli", "%1: can be used; %2%3.").arg(path, questions, languages)
                           : translate("Cli", "%1: cannot be used.").arg(path));
    for (const auto& sentence : sentencesOf(findings.errors))
        say(translate("Cli", "  Error: %1").arg(sentence));
    for (const auto& sentence : sentencesOf(findings.warnings))
        say(translate("Cli", "  Warning: %1").arg(sentence));
    for (const auto& sentence : sentencesOf(findings.unsupported))
        say(translate("Cli", "  Not supported, but kept: %1").arg(sentence));
}

QJsonObject documentOf(const QString& path, const xlsform::Findings& findings)
{
    return {{"file", path},
            {"valid", findings.isValid()},
            {"errors", listOf(findings.errors)},
            {"warnings", listOf(findings.warnings)},
            {"unsupported", listOf(findings.unsupported)},
            {"questions", findings.questions},
            {"languages", QJsonArray::fromStringList(findings.languages)}};
}

} // namespace

bool areForms(const QStringList& paths)
{
    if (paths.size() > 1)
        return true;
    QFile file(paths.front());
    const auto head = file.open(QIODevice::ReadOnly) ? file.read(16) : QByteArray();
    if (head.startsWith("SQLite format 3"))
        return false;
    static const QStringList suffixes{"xlsx", "xlsm", "xls"};
    return head.startsWith("PK\x03\x04") || head.startsWith("\xD0\xCF\x11\xE0")
        || suffixes.contains(QFileInfo(paths.front()).suffix().toLower());
}

Result<Answer> checkForms(const QStringList& paths, bool asJson)
{
    Answer answer;
    answer.isPrinted = true;
    for (const auto& path : paths) {
        auto found = findingsIn(path);
        xlsform::Findings findings;
        if (found)
            findings = std::move(*found);
        else
            findings.errors.push_back({{}, 0, {}, found.error().message});
        if (!findings.isValid())
            answer.status = 1;
        if (asJson)
            say(QString::fromUtf8(QJsonDocument(documentOf(path, findings)).toJson(QJsonDocument::Compact)));
        else
            sayInWords(path, findings);
    }
    return answer;
}

} // namespace counterpoint::cli
