#include "app/cli/commands.h"
#include "app/cli/import_form_files.h"
#include "app/cli/import_transcripts.h"
#include "app/cli/import_update.h"
#include "app/cli/progress_on_terminal.h"
#include "app/cli/shell.h"
#include "core/base/translate.h"
#include "core/transcript/recognition_pattern.h"
#include <QFileInfo>
#include <QHash>
#include <QJsonArray>

namespace counterpoint::cli {

namespace {

struct Options {
    std::vector<std::string> files;
    ImportOptions how;
    std::string kind;
    std::string strand;
    std::string dataset;
    std::string questionnaire;
    std::string dictionary;
    std::string sheet;
    std::string encoding;
    std::vector<std::string> split;
    std::vector<std::string> unsplit;
    std::vector<std::string> groups;
    std::string pattern;
    bool patternIsExpression = false;
    bool dropPageFurniture = false;
    bool dropLineNumbers = false;
    bool skipUnreadable = false;
    bool update = false;
    std::string updated; ///< the dataset that --update names
    std::string key;
    bool redactedToo = false;
    bool dryRun = false;
    std::string passwordFile;
};

/// `COLUMN`, or `COLUMN=One answer|Another, with a comma`.
SplitWish splitWish(const QString& words)
{
    const auto equals = words.indexOf(u'=');
    if (equals < 1)
        return {words, true, {}};
    SplitWish wish{words.left(equals), true, {}};
    for (const auto& option : words.mid(equals + 1).split(u'|', Qt::SkipEmptyParts))
        wish.how.options << option.simplified();
    return wish;
}

Result<ImportOptions> readOptions(const Options& given)
{
    ImportOptions options;
    options.kind = text(given.kind);
    options.dataset = text(given.dataset);
    options.questionnaire = text(given.questionnaire);
    options.dictionary = text(given.dictionary);
    options.sheet = text(given.sheet);
    options.encoding = QByteArray::fromStdString(given.encoding);
    for (const auto& column : given.split)
        options.splits.push_back(splitWish(text(column)));
    for (const auto& column : given.unsplit)
        options.splits.push_back({text(column), false, {}});
    options.update = given.update;
    options.redactedToo = given.redactedToo;
    if (!given.strand.empty()) {
        const auto strand = strandFrom(text(given.strand));
        if (!strand)
            return fail(strand);
        options.strand = *strand;
    }
    for (const auto& group : given.groups) {
        const auto words = text(group);
        const auto equals = words.indexOf(u'=');
        if (equals < 1)
            return fail(Error::Kind::Invalid, translate("Cli", "“%1” is not of the form ATTRIBUTE=VALUE.").arg(words));
        options.caseAttributes.emplace_back(words.left(equals), words.mid(equals + 1));
    }
    return options;
}

/// What came in of one file, for the answer.
void tell(const ImportedFile& file, QJsonArray& list, TextTable& table)
{
    auto json = file.json;
    json.insert(QStringLiteral("file"), file.fileName);
    json.insert(QStringLiteral("kind"), file.kind);
    json.insert(QStringLiteral("name"), file.name);
    json.insert(QStringLiteral("notes"), QJsonArray::fromStringList(file.notes));
    list.append(json);
    table.rows.push_back({file.fileName, file.kind, file.name, file.summary});
    for (const auto& note : file.notes)
        table.notes << file.fileName + QStringLiteral(": ") + note;
}

/// What `import` was asked for, read as far as it can be without the study.
struct Reading {
    FoundFiles found;
    QHash<QString, std::vector<ReadTranscript>> transcripts; ///< by path; a structured text is several
};

Result<Reading> readAll(const Options& given, const ImportOptions& options, const ImportWishes& wishes)
{
    QStringList paths;
    for (const auto& path : given.files) {
        if (!QFileInfo::exists(text(path)))
            return fail(Error::Kind::Io, translate("Cli", "There is no file “%1”.").arg(text(path)));
        paths << text(path);
    }
    Reading reading{findTranscripts(paths), {}};
    QStringList wanted;
    for (const auto& path : reading.found.files)
        if (isTranscript(path, options))
            wanted << path;
    auto read = readTranscripts(wanted, wishes, progressOnTerminal(translate("Cli", "Reading file %1 of %2")));
    if (!read)
        return fail(read);
    for (auto& file : *read) {
        if (file.plan) {
            reading.transcripts[file.path].push_back(std::move(file));
            continue;
        }
        if (!given.skipUnreadable)
            return fail(Error::Kind::Format,
                        wanted.size() == 1
                            ? file.problem
                            : translate("Cli", "%1 Nothing was brought in; with --skip-unreadable the other files are.").arg(file.problem));
        reading.found.files.removeAll(file.path);
        reading.found.leftOut.push_back({file.path, file.problem});
    }
    if (reading.found.files.isEmpty())
        return fail(Error::Kind::Invalid,
                    reading.found.leftOut.empty()
                        ? translate("Cli", "There is nothing in this folder.")
                        : translate("Cli", "None of these files can be read: %1").arg(reading.found.leftOut.front().reason));
    return reading;
}

void tellLeftOut(const std::vector<FoundFiles::LeftOut>& leftOut, QJsonArray& list, TextTable& table)
{
    for (const auto& file : leftOut) {
        list.append(QJsonObject{{"file", file.path}, {"reason", file.reason}});
        table.notes << translate("Cli", "Left out: %1").arg(file.reason);
    }
}

/// Questionnaires in JSON and what their forms saved; nothing where there is none of them.
std::optional<Result<Answer>> importFormFiles(Project& project, const Options& given)
{
    if (!given.kind.empty() && given.kind != "responses" && given.kind != "questionnaire")
        return std::nullopt;
    QStringList paths;
    for (const auto& path : given.files)
        paths << text(path);
    const auto found = findFormFiles(paths, given.kind == "responses");
    if (found.responses.isEmpty() && found.questionnaires.isEmpty())
        return std::nullopt;
    if (!found.others.isEmpty() || (!found.responses.isEmpty() && !found.questionnaires.isEmpty()))
        return fail(
            Error::Kind::Invalid,
            translate("Cli",
                      "What forms saved, questionnaires and other files are brought in one kind at a time. Begin with the questionnaire."));
    if (!found.questionnaires.isEmpty())
        return importQuestionnaires(project, found.questionnaires, given.dryRun);
    return importResponseFiles(project, found.responses, {text(given.questionnaire), text(given.passwordFile), given.dryRun});
}

Result<Answer> import(Project& project, const Options& given)
{
    if (auto answer = importFormFiles(project, given))
        return std::move(*answer);
    auto options = readOptions(given);
    if (!options)
        return fail(options);
    options->coderName = project.coderName();
    const ImportWishes wishes{{given.dropPageFurniture, given.dropLineNumbers}, {text(given.pattern), given.patternIsExpression}};
    if (const auto usable = checkPattern(wishes.pattern); !usable)
        return fail(usable);
    const auto reading = readAll(given, *options, wishes);
    if (!reading)
        return fail(reading);
    const auto& files = reading->found.files;
    QJsonArray list;
    TextTable table;
    table.headers << translate("Cli", "File") << translate("Cli", "Read as") << translate("Cli", "Name")
                  << translate("Cli", "What came in");
    std::vector<SourceId> updated;
    const auto bring = [&](Edit& db) -> Result<> {
        for (const auto& path : files) {
            const auto transcripts = reading->transcripts.constFind(path);
            if (transcripts == reading->transcripts.constEnd()) {
                const auto file = importTable(db, path, *options);
                if (!file)
                    return fail(file);
                tell(*file, list, table);
                continue;
            }
            for (const auto& transcript : *transcripts) {
                const auto file = importTranscript(db, transcript, *options, updated);
                if (!file)
                    return fail(file);
                tell(*file, list, table);
            }
        }
        // A dry run does everything and then takes it back, so that it says exactly what would come in.
        return given.dryRun ? fail(Error::Kind::Cancelled, QString()) : Result<>();
    };
    const auto label = files.size() == 1 ? translate("Cli", "Import “%1”").arg(QFileInfo(files.front()).fileName())
                                         : translate("Cli", "Import %1 files").arg(files.size());
    const auto done = project.perform(label, bring);
    if (!done && !(given.dryRun && done.error().kind == Error::Kind::Cancelled))
        return fail(done);
    QJsonArray leftOut;
    tellLeftOut(reading->found.leftOut, leftOut, table);
    Answer answer;
    answer.json = {{"imported", list}, {"left_out", leftOut}, {"dry_run", given.dryRun}};
    answer.tables.push_back(table);
    return answer;
}

/// `--update DATASET --key VARIABLE`.
Result<Answer> updateDataset(Project& project, const Options& given)
{
    if (given.updated.empty() || given.files.size() != 1)
        return fail(
            Error::Kind::Invalid,
            translate("Cli",
                      "--key needs --update with the name of a dataset, and one file: import STUDY FILE --update DATASET --key VARIABLE."));
    return readOptions(given).and_then([&](const ImportOptions& options) {
        return updateResponses(project, text(given.files.front()), options, {text(given.updated), text(given.key), given.dryRun});
    });
}

} // namespace

void addImport(Shell& shell)
{
    const auto command =
        shell.add("import",
                  "Bring files and folders of transcripts in (documents, PDF, subtitles, text), responses (.csv, .tsv, .xlsx, .xls, "
                  ".sav, .zsav, .por, .dta; exports of Kobo, ODK, LimeSurvey and Qualtrics), questionnaires (XLSForm, .lss, .lsa, .qsf, "
                  ".json) and the response files of their forms, "
                  "Cases (.csv) and codebooks (.csv, .xlsx); all of them or none");
    const auto options = std::make_shared<Options>();
    command.app->add_option("FILE", options->files, "The files, and folders with transcripts in and below them");
    command.app->add_option("--kind", options->kind, "Read as this, whatever the content looks like")
        ->check(CLI::IsMember({"transcript", "questionnaire", "responses", "cases", "codebook"}));
    command.app->add_option("--strand", options->strand, "Of transcripts: interviews, focus groups or documents");
    command.app->add_option("--group", options->groups, "ATTRIBUTE=VALUE given to the Cases of the participants (repeatable)")
        ->allow_extra_args(false);
    command.app->add_option("--dataset", options->dataset, "Of responses: name of the dataset");
    command.app->add_option(
        "--questionnaire", options->questionnaire,
        "Of a questionnaire: its name, else its title. Of answers: the questionnaire that they belong to, else the one they fit");
    command.app->add_option("--dictionary", options->dictionary, "Of responses: a JSON file with labels, levels and missing codes");
    command.app->add_option("--sheet", options->sheet, "Of a workbook with responses: the sheet that is read; else the first with answers");
    command.app->add_option("--encoding", options->encoding,
                            "Of .sav and .dta: how texts are encoded, such as windows-1252, where the file is wrong about it");
    command.app
        ->add_option("--split", options->split,
                     "Of responses: COLUMN, or 'COLUMN=Answer|Another', whose cells hold several answers; they become yes/no variables and "
                     "a set (repeatable)")
        ->allow_extra_args(false);
    command.app->add_option("--unsplit", options->unsplit, "Of responses: COLUMN whose cells are kept as they are (repeatable)")
        ->allow_extra_args(false);
    command.app->add_option("--speaker-pattern", options->pattern,
                            "Of transcripts: how a turn begins, such as '{speaker} ({time}):'; also {number}, {any}");
    command.app->add_flag("--speaker-regex", options->patternIsExpression,
                          "The pattern is a regular expression with a group (?<speaker>…), perhaps (?<time>…)");
    command.app->add_flag("--drop-page-headers", options->dropPageFurniture, "Of PDF: without headers, footers and page numbers");
    command.app->add_flag("--drop-line-numbers", options->dropLineNumbers, "Of PDF: without numbers that count the lines");
    const auto* update =
        command.app
            ->add_option("--update", options->updated,
                         "Transcripts that are in the study already bring its text up to date; codings stay. With --key and the name "
                         "of a dataset: its values are corrected by the file, and rows with new keys are appended")
            ->expected(0, 1);
    command.app->add_option("--key", options->key, "With --update DATASET: the variable that says which row is whose");
    command.app->add_flag("--redacted-too", options->redactedToo,
                          "With --update, also where words were redacted for good since, which the file may hold still");
    command.app->add_option("--password-file", options->passwordFile,
                            "Of encrypted response files: a file whose first line is the passphrase of the study's key");
    command.app->add_flag("--skip-unreadable", options->skipUnreadable, "Bring the others in when a file cannot be read, and list it");
    command.app->add_flag("--dry-run", options->dryRun, "Say what would come in, and change nothing");
    command.app->parse_complete_callback([options, update] {
        options->update = update->count() > 0;
        if (options->key.empty() && !options->updated.empty())
            options->files.push_back(options->updated); // `--update FILE`: of transcripts it takes no name
        if (options->files.empty())
            throw CLI::RequiredError("FILE");
    });
    shell.on(command, [&shell, command, options] {
        return shell.openToWrite(command).and_then(
            [&](const auto& project) { return options->key.empty() ? import(*project, *options) : updateDataset(*project, *options); });
    });
}

} // namespace counterpoint::cli
