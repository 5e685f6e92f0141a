#include "app/cli/commands.h"
#include "app/cli/export_form.h"
#include "app/cli/export_paper.h"
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
    std::string to;
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
    const auto command = shell.add("export",
                                   "Write a dataset (.csv, .xlsx or .sav), the codebook (.csv or .xlsx) or a questionnaire (.html to fill "
                                   "in, .pdf on paper, .xlsx as XLSForm, .lss for LimeSurvey), and say what the format cannot hold");
    const auto options = std::make_shared<Options>();
    const auto form = std::make_shared<FormOptions>();
    const auto paper = std::make_shared<PaperOptions>();
    command.app->add_option("OUT", options->out, "The file; its suffix says the format")->required();
    command.app->add_option("--what", options->what, "The name of a dataset or a questionnaire, or codebook")->required();
    command.app->add_option("--to", options->to, "xlsform or limesurvey: a questionnaire, also where a dataset has its name")
        ->check(CLI::IsMember({"xlsform", "limesurvey"}));
    command.app->add_option("--language", form->languages,
                            "Of a questionnaire: name or code of the language to print, or of the languages that a page has (all)");
    command.app->add_option("--paper", paper->size, "Of a questionnaire on paper: a4 (as without this) or letter")
        ->check(CLI::IsMember({"a4", "letter"}));
    command.app->add_flag("--no-codes", paper->hasNoCodes, "Of a questionnaire on paper: without the small codes for typing in");
    command.app->add_flag("--labels", options->labels, "Of a dataset as .csv or .xlsx: labels in place of codes");
    command.app->add_flag("--codes", options->codes, "Codes, as they are without this too")->excludes("--labels");
    command.app->add_flag("--dry-run", options->dryRun, "Say what the format cannot hold, and write nothing");
    command.app
        ->add_option("--layout", form->layout, "Of a questionnaire: a screen for each page or section, or all on one; else as designed")
        ->check(CLI::IsMember({"pages", "scroll"}));
    command.app->add_flag("--encrypt", form->isEncrypted,
                          "Of a questionnaire: responses can be opened by the study's key alone, this time and the next");
    command.app->add_flag("--plain", form->isPlain, "Of a questionnaire: responses are not encrypted any more")->excludes("--encrypt");
    command.app->add_option(
        "--password-file", form->passwordFile,
        "Where responses are encrypted and the study has no key yet: a file whose first line becomes the key's passphrase");
    shell.on(command, [&shell, command, options, form, paper] {
        if (QFileInfo(text(options->out)).suffix().compare(QLatin1String("html"), Qt::CaseInsensitive) == 0)
            return shell.openToWrite(command).and_then([&](const auto& project) {
                return exportForm(*project, text(options->out), text(options->what), shell.coderName(), *form, options->dryRun);
            });
        return shell.openToRead(command).and_then([&](const auto& project) -> Result<Answer> {
            if (options->to == "limesurvey" || QFileInfo(text(options->out)).suffix().toLower() == QLatin1String("lss"))
                return exportLimeSurvey(*project, text(options->what), text(options->out), options->dryRun);
            if (QFileInfo(text(options->out)).suffix().compare(QLatin1String("pdf"), Qt::CaseInsensitive) == 0)
                return exportPaper(*project, text(options->what), form->languages, *paper, text(options->out));
            const auto isWorkbook = QFileInfo(text(options->out)).suffix().toLower() == QLatin1String("xlsx");
            if (options->to == "xlsform" || (isWorkbook && isQuestionnaire(*project, text(options->what))))
                return exportXlsForm(*project, text(options->what), text(options->out), options->dryRun);
            return options->what == "codebook" ? exportCodebook(*project, text(options->out)) : exportDataset(*project, *options);
        });
    });
}

} // namespace counterpoint::cli
