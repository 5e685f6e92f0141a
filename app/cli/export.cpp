#include "app/cli/commands.h"
#include "app/cli/shell.h"
#include "core/base/translate.h"
#include "core/coding/codebook_file.h"
#include <QFileInfo>
#include <QSaveFile>

namespace counterpoint::cli {

namespace {

struct Options {
    std::string out;
    std::string what;
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

} // namespace

void addExport(Shell& shell)
{
    const auto command = shell.add("export", "Write the codebook as a table (.csv or .xlsx)");
    const auto options = std::make_shared<Options>();
    command.app->add_option("OUT", options->out, "The file; its suffix says the format")->required();
    command.app->add_option("--what", options->what, "What is written")->required()->check(CLI::IsMember({"codebook"}));
    shell.on(command, [&shell, command, options] {
        return shell.openToRead(command).and_then([&](const auto& project) { return exportCodebook(*project, text(options->out)); });
    });
}

} // namespace counterpoint::cli
