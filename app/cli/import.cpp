#include "app/cli/commands.h"
#include "app/cli/import_file.h"
#include "app/cli/shell.h"
#include "core/base/translate.h"
#include <QFileInfo>
#include <QJsonArray>

namespace counterpoint::cli {

namespace {

struct Options {
    std::vector<std::string> files;
    ImportOptions how;
    std::string kind;
    std::string strand;
    std::string dataset;
    std::string dictionary;
    std::vector<std::string> groups;
    TextReading reading;
    bool dryRun = false;
};

Result<ImportOptions> readOptions(const Options& given)
{
    ImportOptions options;
    options.kind = text(given.kind);
    options.dataset = text(given.dataset);
    options.dictionary = text(given.dictionary);
    options.reading = given.reading;
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

Result<Answer> import(Project& project, const Options& given)
{
    const auto options = readOptions(given);
    if (!options)
        return fail(options);
    QJsonArray list;
    TextTable table;
    table.headers << translate("Cli", "File") << translate("Cli", "Read as") << translate("Cli", "Name")
                  << translate("Cli", "What came in");
    const auto bring = [&](Edit& db) -> Result<> {
        for (const auto& path : given.files) {
            const auto file = importFile(db, text(path), *options);
            if (!file)
                return fail(file);
            tell(*file, list, table);
        }
        // A dry run does everything and then takes it back, so that it says exactly what would come in.
        return given.dryRun ? fail(Error::Kind::Cancelled, QString()) : Result<>();
    };
    const auto label = given.files.size() == 1 ? translate("Cli", "Import “%1”").arg(QFileInfo(text(given.files.front())).fileName())
                                               : translate("Cli", "Import %1 files").arg(given.files.size());
    const auto done = project.perform(label, bring);
    if (!done && !(given.dryRun && done.error().kind == Error::Kind::Cancelled))
        return fail(done);
    Answer answer;
    answer.json = {{"imported", list}, {"dry_run", given.dryRun}};
    answer.tables.push_back(table);
    return answer;
}

} // namespace

void addImport(Shell& shell)
{
    const auto command = shell.add("import",
                                   "Bring files in: transcripts (documents, PDF, subtitles, text), responses (.csv, .tsv), Cases (.csv), "
                                   "codebooks (.csv, .xlsx); all of them or none");
    const auto options = std::make_shared<Options>();
    command.app->add_option("FILE", options->files, "The files")->required();
    command.app->add_option("--kind", options->kind, "Read as this, whatever the content looks like")
        ->check(CLI::IsMember({"transcript", "responses", "cases", "codebook"}));
    command.app->add_option("--strand", options->strand, "Of transcripts: interviews, focus groups or documents");
    command.app->add_option("--group", options->groups, "ATTRIBUTE=VALUE given to the Cases of the participants (repeatable)")
        ->allow_extra_args(false);
    command.app->add_option("--dataset", options->dataset, "Of responses: name of the dataset");
    command.app->add_option("--dictionary", options->dictionary, "Of responses: a JSON file with labels, levels and missing codes");
    command.app->add_flag("--drop-page-headers", options->reading.dropPageFurniture,
                          "Of PDF: leave out headers, footers and page numbers that recur");
    command.app->add_flag("--drop-line-numbers", options->reading.dropLineNumbers, "Of PDF: leave out the numbers of lines");
    command.app->add_flag("--dry-run", options->dryRun, "Say what would come in, and change nothing");
    shell.on(command, [&shell, command, options] {
        return shell.openToWrite(command).and_then([&](const auto& project) { return import(*project, *options); });
    });
}

} // namespace counterpoint::cli
