#include "app/cli/pseudonyms.h"
#include "core/base/translate.h"
#include "core/project/backup.h"
#include "core/pseudonyms/key_file.h"
#include "core/pseudonyms/redaction.h"
#include <QFileInfo>
#include <QJsonArray>
#include <optional>

namespace counterpoint::cli {

namespace {

/// The first line of the password's file; none where no file was given.
Result<std::optional<QString>> password(const PseudonymOptions& options)
{
    if (options.passwordFile.empty())
        return std::nullopt;
    const auto bytes = key_file::load(text(options.passwordFile));
    if (!bytes)
        return fail(bytes);
    return std::optional(QString::fromUtf8(*bytes).section(u'\n', 0, 0).remove(u'\r'));
}

Result<Answer> exportKey(const Project& project, const PseudonymOptions& options)
{
    const auto secret = password(options);
    if (!secret)
        return fail(secret);
    auto bytes = project.read([&](const Read& db) { return *secret ? key_file::write(db) : pseudonyms::toCsv(pseudonyms::all(db)); });
    if (bytes && *secret)
        bytes = key_file::seal(*bytes, **secret);
    if (!bytes)
        return fail(bytes);
    const auto path = text(options.exportKey);
    if (const auto saved = key_file::save(path, *bytes); !saved)
        return fail(saved);
    Answer answer;
    answer.json = {{"file", path}, {"protected", secret->has_value()}};
    answer.lines << (*secret ? translate("Cli", "The key is in “%1”, protected by the password. Without the password nobody can open it.")
                             : translate("Cli", "The key is in “%1”, in clear: whoever has the file knows the names."))
                        .arg(path);
    return answer;
}

Result<Answer> importKey(Project& project, const PseudonymOptions& options)
{
    const auto path = text(options.importKey);
    const auto fileName = QFileInfo(path).fileName();
    const auto bytes = key_file::load(path);
    if (!bytes)
        return fail(bytes);
    const auto secret = password(options);
    if (!secret)
        return fail(secret);
    const bool sealed = key_file::isSealed(*bytes);
    if (sealed && !*secret)
        return fail(Error::Kind::Invalid, translate("Cli", "“%1” is protected by a password: give it by --password-file.").arg(fileName));
    const auto json = sealed ? key_file::open(*bytes, **secret, fileName) : bytes;
    if (!json)
        return fail(json);
    return project.perform(translate("Cli", "Bring the key of the pseudonyms back"), [&](Edit& db) -> Result<Answer> {
        const auto taken = sealed
            ? key_file::read(db, *json, fileName)
            : pseudonyms::importCsv(db, *json, fileName).map([](const auto& table) { return key_file::Taken{table}; });
        if (!taken)
            return fail(taken);
        Answer answer;
        answer.json = {{"added", taken->table.added},
                       {"updated", taken->table.updated},
                       {"unchanged", taken->table.unchanged},
                       {"places", taken->places},
                       {"lost", taken->lost},
                       {"other_study", taken->isOtherStudy}};
        answer.lines << translate("Cli", "%n pseudonym(s) added.", nullptr, taken->table.added)
                     << translate("Cli", "%n place(s) can be taken back.", nullptr, taken->places);
        if (taken->lost > 0)
            answer.lines << translate("Cli", "%n place(s) were edited since and were not found again.", nullptr, taken->lost);
        if (taken->isOtherStudy)
            answer.lines << translate("Cli", "The key is another study's: only its table was taken.");
        return answer;
    });
}

Answer answerOf(const RedactionCounts& counts, bool isDone)
{
    Answer answer;
    QJsonArray places;
    TextTable table;
    table.headers << translate("Cli", "Where") << translate("Cli", "Places");
    for (const auto& place : counts.places) {
        places.append(QJsonObject{{"place", place.name}, {"count", place.count}});
        table.rows.push_back({place.name, QString::number(place.count)});
    }
    table.notes << translate("Cli", "%n step(s) can no longer be undone", nullptr, counts.steps);
    if (counts.pseudonyms > 0)
        table.notes << translate("Cli", "%n row(s) of the key go", nullptr, counts.pseudonyms);
    if (counts.insideWords > 0)
        table.notes << translate("Cli", "%n place(s) inside other words stay", nullptr, int(counts.insideWords));
    answer.json = {{"places", places},
                   {"total", counts.total},
                   {"steps", counts.steps},
                   {"key_rows", counts.pseudonyms},
                   {"inside_words", counts.insideWords},
                   {"done", isDone}};
    answer.tables.push_back(table);
    return answer;
}

Result<Redaction> redactionOf(const Project& project, const PseudonymOptions& options)
{
    Redaction redaction;
    if (options.deleteKey) {
        const auto key = project.read([](const Read& db) { return pseudonyms::all(db); });
        if (!key)
            return fail(key);
        if (key->empty())
            return fail(Error::Kind::Invalid, translate("Cli", "This study has no key of pseudonyms."));
        redaction = redaction::ofKey(*key);
    }
    for (const auto& words : options.redact)
        redaction.names.push_back({text(words), text(options.with), false});
    redaction.smallLettersToo = !options.keepSmall;
    redaction.insideWordsToo = options.insideWords;
    return redaction;
}

} // namespace

Result<Answer> moveKey(const Shell& shell, const Shell::Command& command, const PseudonymOptions& options)
{
    if (!options.exportKey.empty())
        return shell.openToRead(command).and_then([&](const auto& project) { return exportKey(*project, options); });
    return shell.openToWrite(command).and_then([&](const auto& project) { return importKey(*project, options); });
}

Result<Answer> redactStudy(const Shell& shell, const Shell::Command& command, const PseudonymOptions& options)
{
    // Opened without the backup that other commands make first: it would hold what shall vanish.
    const auto project = Project::open(text(*command.study), options.final ? Access::Write : Access::Read);
    if (!project)
        return fail(project);
    const auto redaction = redactionOf(**project, options);
    if (!redaction)
        return fail(redaction);
    const auto path = (*project)->path();
    if (!options.final) {
        const auto counts = redaction::preview(path, *redaction);
        if (!counts)
            return fail(counts);
        auto answer = answerOf(*counts, false);
        answer.lines << translate("Cli", "Nothing was changed. With --final this is done for good, and cannot be undone.");
        return answer;
    }
    const auto version = (*project)->fileVersion();
    const auto counts = redaction::prepare(path, *redaction, shell.coderName());
    if (!counts)
        return fail(counts);
    const auto backups = redaction::finish(**project, version, !options.keepBackups);
    if (!backups)
        return fail(backups);
    auto answer = answerOf(*counts, true);
    answer.json.insert("backups_removed", *backups);
    answer.lines << translate("Cli", "Redacted for good.")
                 << (options.keepBackups ? translate("Cli", "The backups beside the study were left, and hold the words.")
                                         : translate("Cli", "%n backup(s) removed.", nullptr, *backups))
                 << redaction::whatIsNotReached();
    if (!options.keepBackups)
        if (const auto made = backup::rotate(path); !made)
            answer.warnings << made.error().message;
    return answer;
}

} // namespace counterpoint::cli
