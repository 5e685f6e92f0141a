#include "app/cli/export_form.h"
#include "core/base/translate.h"
#include "core/survey/fielded_form.h"
#include "core/survey/fielding.h"
#include "core/survey/questionnaires.h"
#include "core/survey/study_key.h"
#include <QFile>
#include <QJsonArray>
#include <QSaveFile>

namespace counterpoint::cli {

namespace {

FormLayout layoutFrom(const std::string& word)
{
    if (word == "pages")
        return FormLayout::Pages;
    return word == "scroll" ? FormLayout::Scroll : FormLayout::AsDesigned;
}

fielded_form::Wishes wishesOf(const Questionnaire& questionnaire, const FormOptions& options)
{
    fielded_form::Wishes wishes;
    wishes.layout = layoutFrom(options.layout);
    if (options.isEncrypted || options.isPlain)
        wishes.isEncrypted = options.isEncrypted;
    for (const auto& given : options.languages) {
        auto name = text(given);
        for (const auto& language : questionnaire.languages)
            if (language.code.compare(name, Qt::CaseInsensitive) == 0)
                name = language.name;
        wishes.languages << name;
    }
    return wishes;
}

/// True where a key was made.
Result<bool> ensureKey(Project& project, const FormOptions& options, QuestionnaireId id)
{
    const auto how = project.read([&](const Read& db) { return fielding::of(db, id); });
    if (!how)
        return fail(how);
    if (options.isPlain || !(options.isEncrypted || how->isEncrypted))
        return false;
    const auto newest = project.read([](const Read& db) { return study_key::newest(db); });
    if (!newest)
        return fail(newest);
    if (*newest)
        return false;
    if (options.passwordFile.empty())
        return fail(
            Error::Kind::Invalid,
            translate(
                "Cli",
                "The study has no key to encrypt responses to. Give a passphrase for it by --password-file; without it nobody can open "
                "the responses."));
    const auto passphrase = passphraseIn(text(options.passwordFile));
    if (!passphrase)
        return fail(passphrase);
    const auto pair = study_key::make(*passphrase);
    if (!pair)
        return fail(pair);
    const auto done = project.perform(translate("Cli", "Make a key for responses"), [&](Edit& db) { study_key::add(db, *pair); });
    if (!done)
        return fail(done);
    return true;
}

Result<> write(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(Error::Kind::Io, translate("Cli", "“%1” cannot be written: %2.").arg(path, file.errorString()));
    return {};
}

} // namespace

Result<QString> passphraseIn(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Kind::Io, translate("Cli", "“%1” cannot be read: %2.").arg(path, file.errorString()));
    return QString::fromUtf8(file.readLine(4096)).remove(u'\n').remove(u'\r');
}

Result<Answer> exportForm(Project& project, const QString& path, const QString& questionnaire, const QString& by,
                          const FormOptions& options, bool isDryRun)
{
    const auto info = project.read([&](const Read& db) { return questionnaires::byName(db, questionnaire); });
    if (!info)
        return fail(info);
    Answer answer;
    const auto whole = project.read([&](const Read& db) { return questionnaires::read(db, info->id); });
    if (!whole)
        return fail(whole);
    if (isDryRun) {
        const auto losses = fielded_form::lossesOf(*whole);
        answer.json = {{"file", path}, {"questionnaire", info->name}, {"losses", QJsonArray::fromStringList(losses)}, {"dry_run", true}};
        answer.lines << translate("Cli", "“%1” would hold the questionnaire “%2”.").arg(path, info->name);
        for (const auto& loss : losses)
            answer.lines << translate("Cli", "Lost: %1").arg(loss);
        return answer;
    }
    const auto keyWasMade = ensureKey(project, options, info->id);
    if (!keyWasMade)
        return fail(keyWasMade);
    fielded_form::Form form;
    const auto done = project.perform(translate("Cli", "Field “%1”").arg(info->name), [&](Edit& db) -> Result<> {
        auto made = fielded_form::field(db, info->id, by, wishesOf(*whole, options));
        if (!made)
            return fail(made);
        form = std::move(*made);
        return write(path, form.html);
    });
    if (!done)
        return fail(done);
    answer.json = {{"file", path},
                   {"questionnaire", info->name},
                   {"version", form.version},
                   {"encrypted", form.isEncrypted},
                   {"losses", QJsonArray::fromStringList(form.losses)},
                   {"dry_run", false}};
    answer.lines << translate("Cli", "Wrote “%1”: version %2 of the questionnaire “%3”.").arg(path, form.version, info->name);
    if (form.isEncrypted)
        answer.lines << translate(
            "Cli", "Responses are encrypted. Only the passphrase of the study’s key opens them: keep it safe, nobody can replace it.");
    for (const auto& loss : form.losses)
        answer.lines << translate("Cli", "Lost: %1").arg(loss);
    return answer;
}

} // namespace counterpoint::cli
