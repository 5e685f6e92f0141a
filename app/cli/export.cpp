#include "app/cli/commands.h"
#include "app/cli/export_questionnaire.h"
#include "app/cli/shell.h"
#include "core/base/translate.h"
#include "core/coding/codebook_file.h"
#include "core/responses/datasets.h"
#include "core/responses/export_responses.h"
#include <QFileInfo>
#include <QJsonArray>
#include <QSaveFile>

namespace counterpoint::cli {

namespace {

struct Options {
    std::string out;
    std::string what;
    std::string language;
    bool labels = false;
    bool codes = false;
    bool dryRun = false;
};

Result<codebookFile::Format> formatOf(const QString& path)
{
    const auto suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QLatin1String("csv"))
        return codebookFile::Format::Csv;
    if (suffix == QLatin1String("xlsx"))
        return codebookFile::Format::Xlsx;
    return fail(Error::Kind::Invalid, translate("Cli", "A codebook is written as .csv or .xlsx; “%1” is neither.").arg(path));
}

Result<Answer> exportCodebook(const Project& project, const QString& path)
{
    const auto format = formatOf(path);
    if (!format)
        return fail(format);
    const auto codes = project.read([](const Read& db) { return codebook::all(db); });
    if (!codes)
        return fail(codes);
    const auto bytes = codebookFile::write(*codes, *format);
    if (!bytes)
        return fail(bytes);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(*bytes) != bytes->size() || !file.commit())
        return fail(Error::Kind::Io, translate("Cli", "“%1” cannot be written: %2.").arg(path, file.errorString()));
    Answer answer;
    answer.json = {{"file", path}, {"codes", qint64(codes->size())}};
    answer.lines << translate("Cli", "Wrote “%1”: %n code(s).", nullptr, int(codes->size())).arg(path);
    return answer;
}

Result<Answer> exportDataset(const Project& project, const Options& options)
{
    const auto path = text(options.out);
    const auto format = exportFormatOf(path);
    if (!format)
        return fail(format);
    const auto values = options.labels ? ExportValues::Labels : ExportValues::Codes;
    const auto dataset = project.read([&](const Read& db) { return datasets::byName(db, text(options.what)); });
    if (!dataset)
        return fail(dataset);
    const auto losses = project.read([&](const Read& db) { return lossesOf(db, dataset->id, *format, values); });
    if (!losses)
        return fail(losses);
    if (!options.dryRun) {
        const auto bytes = project.read([&](const Read& db) { return exportResponses(db, dataset->id, *format, values); });
        if (!bytes)
            return fail(bytes);
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(*bytes) != bytes->size() || !file.commit())
            return fail(Error::Kind::Io, translate("Cli", "“%1” cannot be written: %2.").arg(path, file.errorString()));
    }
    Answer answer;
    answer.json = {{"file", path},
                   {"dataset", dataset->name},
                   {"rows", dataset->rows},
                   {"variables", dataset->variables},
                   {"losses", QJsonArray::fromStringList(*losses)},
                   {"dry_run", options.dryRun}};
    answer.lines << (options.dryRun ? translate("Cli", "“%1” would hold %2 responses, %3 variables.")
                                    : translate("Cli", "Wrote “%1”: %2 responses, %3 variables."))
                        .arg(path)
                        .arg(dataset->rows)
                        .arg(dataset->variables);
    for (const auto& loss : *losses)
        answer.lines << translate("Cli", "Lost: %1").arg(loss);
    return answer;
}

} // namespace

void addExport(Shell& shell)
{
    const auto command =
        shell.add("export", "Write a dataset (.csv, .xlsx or .sav), the codebook (.csv or .xlsx) or a questionnaire on paper (.pdf)");
    const auto options = std::make_shared<Options>();
    command.app->add_option("OUT", options->out, "The file; its suffix says the format")->required();
    command.app->add_option("--what", options->what, "The name of a dataset or questionnaire, or codebook")->required();
    command.app->add_option("--language", options->language, "Of a questionnaire: name or code of the language to print");
    command.app->add_flag("--labels", options->labels, "Of a dataset as .csv or .xlsx: labels in place of codes");
    command.app->add_flag("--codes", options->codes, "Codes, as they are without this too")->excludes("--labels");
    command.app->add_flag("--dry-run", options->dryRun, "Say what the format cannot hold, and write nothing");
    shell.on(command, [&shell, command, options] {
        return shell.openToRead(command).and_then([&](const auto& project) {
            if (text(options->out).endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive))
                return exportPaper(*project, text(options->what), text(options->language), text(options->out));
            return options->what == "codebook" ? exportCodebook(*project, text(options->out)) : exportDataset(*project, *options);
        });
    });
}

} // namespace counterpoint::cli
