#include "app/cli/pseudonyms.h"
#include "app/cli/commands.h"
#include "core/base/translate.h"
#include "core/pseudonyms/key_file.h"
#include "core/pseudonyms/redaction.h"
#include "core/pseudonyms/replacing.h"
#include <QFileInfo>
#include <QJsonArray>

namespace counterpoint::cli {

namespace {

using Options = PseudonymOptions;

QJsonObject toJson(const Pseudonym& row)
{
    return {{"kind", toText(row.kind)},
            {"original", row.original},
            {"replacement", row.replacement},
            {"note", row.note},
            {"places", row.places}};
}

Answer list(const std::vector<Pseudonym>& rows)
{
    Answer answer;
    QJsonArray json;
    TextTable table;
    table.headers << translate("Cli", "Kind") << translate("Cli", "Name") << translate("Cli", "Pseudonym") << translate("Cli", "Places")
                  << translate("Cli", "Note");
    for (const auto& row : rows) {
        json.append(toJson(row));
        table.rows.push_back({toText(row.kind), row.original, row.replacement, QString::number(row.places), row.note});
    }
    answer.json = {{"pseudonyms", json}};
    answer.tables.push_back(table);
    return answer;
}

Answer found(const std::vector<FoundName>& places, const std::vector<Pseudonym>& key)
{
    std::map<PseudonymId, QString> originals;
    for (const auto& row : key)
        originals[row.id] = row.original;
    Answer answer;
    QJsonArray json;
    TextTable table;
    table.headers << translate("Cli", "Place") << translate("Cli", "In") << translate("Cli", "In context") << translate("Cli", "Becomes")
                  << translate("Cli", "Sure");
    for (const auto& each : places) {
        json.append(QJsonObject{{"original", originals[each.pseudonym]},
                                {"place", each.place},
                                {"where", each.where},
                                {"speaker", each.speaker},
                                {"start", qint64(each.span.start)},
                                {"end", qint64(each.span.end)},
                                {"written", each.written},
                                {"replacement", each.replacement},
                                {"before", each.before},
                                {"after", each.after},
                                {"rows", each.rows},
                                {"sure", each.isSure}});
        const auto context = QString(each.before + u'[' + each.written + u']' + each.after).replace(u'\n', u' ');
        table.rows.push_back({each.place, each.where, context, each.replacement, each.isSure ? QString() : translate("Cli", "perhaps")});
    }
    table.notes << translate("Cli", "%n place(s)", nullptr, int(places.size()));
    answer.json = {{"places", json}, {"count", qint64(places.size())}};
    answer.tables.push_back(table);
    return answer;
}

Result<std::vector<FoundName>> search(const Read& db, const Options& options)
{
    auto key = pseudonyms::all(db);
    if (!options.only.empty()) {
        const auto one = pseudonyms::byOriginal(db, text(options.only));
        if (!one)
            return fail(one);
        key = {*one};
    }
    return fields::all(db).and_then([&](const auto& texts) { return pseudonyms::search(texts, key, options.context); });
}

Result<Answer> change(Project& project, const Options& options)
{
    return project.perform(translate("Cli", "Change the pseudonyms"), [&](Edit& db) -> Result<Answer> {
        Pseudonym::Kind kind{};
        if (const auto read = pseudonymKindFrom(text(options.kind)); !read)
            return fail(read);
        else
            kind = *read;
        for (const auto& each : options.remove) {
            const auto row = pseudonyms::byOriginal(db, text(each));
            if (!row)
                return fail(row);
            pseudonyms::remove(db, row->id);
        }
        for (const auto& each : options.add) {
            const auto pair = text(each);
            const auto equals = pair.indexOf(u'=');
            if (equals < 0)
                return fail(Error::Kind::Invalid, translate("Cli", "“%1” has no “=”. Write NAME=PSEUDONYM.").arg(pair));
            if (const auto added = pseudonyms::add(db, {{}, kind, pair.left(equals), pair.mid(equals + 1), text(options.note), 0}); !added)
                return fail(added);
        }
        if (options.propose)
            for (const auto& row : pseudonyms::proposals(db))
                if (const auto added = pseudonyms::add(db, row); !added)
                    return fail(added);
        if (!options.import.empty()) {
            const auto bytes = key_file::load(text(options.import));
            if (!bytes)
                return fail(bytes);
            if (const auto done = pseudonyms::importCsv(db, *bytes, QFileInfo(text(options.import)).fileName()); !done)
                return fail(done);
        }
        return list(pseudonyms::all(db));
    });
}

Result<Answer> apply(Project& project, const Options& options)
{
    return project.perform(translate("Cli", "Put pseudonyms in the place of names"), [&](Edit& db) -> Result<Answer> {
        auto places = search(db, options);
        if (!places)
            return fail(places);
        const auto all = places->size();
        if (!options.unsure)
            std::erase_if(*places, [](const FoundName& each) { return !each.isSure; });
        const auto done = pseudonyms::apply(db, *places);
        if (!done)
            return fail(done);
        Answer answer;
        answer.json = {{"replaced", done->places}, {"left", qint64(all - places->size())}};
        answer.lines << translate("Cli", "%n place(s) replaced.", nullptr, done->places);
        if (all > places->size())
            answer.lines << translate("Cli", "%n place(s) may be other words and were left; --unsure replaces them too.", nullptr,
                                      int(all - places->size()));
        return answer;
    });
}

Result<Answer> revert(Project& project, const Options& options)
{
    return project.perform(translate("Cli", "Take pseudonyms back"), [&](Edit& db) -> Result<Answer> {
        PseudonymId only;
        if (!options.only.empty()) {
            const auto row = pseudonyms::byOriginal(db, text(options.only));
            if (!row)
                return fail(row);
            only = row->id;
        }
        const auto done = pseudonyms::takeBack(db, only);
        if (!done)
            return fail(done);
        Answer answer;
        answer.json = {{"taken_back", done->places}, {"left", done->left}};
        answer.lines << translate("Cli", "%n place(s) have their names back.", nullptr, done->places);
        if (done->left > 0)
            answer.lines << translate("Cli", "%n place(s) were edited since and stay as they are.", nullptr, done->left);
        return answer;
    });
}

} // namespace

void addPseudonyms(Shell& shell)
{
    const auto command = shell.add("pseudonyms", "Names and what stands for them; the key; final redaction");
    const auto options = std::make_shared<Options>();
    auto& app = *command.app;
    app.add_option("--add", options->add, "NAME=PSEUDONYM, any number of times");
    app.add_option("--kind", options->kind, "With --add: person, place, organisation or other");
    app.add_option("--note", options->note, "With --add: a note for the key");
    app.add_option("--remove", options->remove, "Take a name out of the table");
    app.add_option("--import", options->import, "CSV with the columns original, replacement, kind, note");
    app.add_flag("--propose", options->propose, "Add neutral pseudonyms for speakers and Cases that have none");
    app.add_flag("--find", options->find, "Where the names stand, in context");
    app.add_option("--context", options->context, "Characters of text before and after")->check(CLI::NonNegativeNumber);
    app.add_option("--only", options->only, "With --find, --apply, --revert: one name");
    app.add_flag("--apply", options->apply, "Put the pseudonyms in the place of the names");
    app.add_flag("--unsure", options->unsure, "With --apply: also what may be another word");
    app.add_flag("--revert", options->revert, "Put the names back");
    app.add_option("--export-key", options->exportKey, "Write the key to a new file: CSV, or with --password-file protected");
    app.add_option("--import-key", options->importKey, "Bring a key back");
    app.add_option("--password-file", options->passwordFile, "A file whose first line is the password");
    app.add_flag("--delete-key", options->deleteKey, "Make the pseudonyms final: the names vanish from the file. Needs --final");
    app.add_option("--redact", options->redact, "Names or words that shall vanish from the file. Needs --final; without it, counts");
    app.add_option("--with", options->with, "With --redact: what stands in their place (█████)");
    app.add_flag("--final", options->final, "It cannot be undone, nor can any step before it");
    app.add_flag("--keep-small", options->keepSmall, "With --redact, --delete-key: leave single names in small letters");
    app.add_flag("--inside-words", options->insideWords, "With --redact: inside other words too");
    app.add_flag("--keep-backups", options->keepBackups, "With --final: leave the backups, which hold the words");
    shell.on(command, [&shell, command, options]() -> Result<Answer> {
        const auto& wanted = *options;
        if (wanted.deleteKey || !wanted.redact.empty())
            return redactStudy(shell, command, wanted);
        if (!wanted.exportKey.empty() || !wanted.importKey.empty())
            return moveKey(shell, command, wanted);
        const bool changes = !wanted.add.empty() || !wanted.remove.empty() || !wanted.import.empty() || wanted.propose;
        if (changes || wanted.apply || wanted.revert)
            return shell.openToWrite(command).and_then([&](const auto& project) {
                return changes ? change(*project, wanted) : wanted.apply ? apply(*project, wanted) : revert(*project, wanted);
            });
        return shell.openToRead(command).and_then([&](const auto& project) {
            return project->read([&](const Read& db) -> Result<Answer> {
                if (wanted.find)
                    return search(db, wanted).map([&](const auto& places) { return found(places, pseudonyms::all(db)); });
                return list(pseudonyms::all(db));
            });
        });
    });
}

} // namespace counterpoint::cli
