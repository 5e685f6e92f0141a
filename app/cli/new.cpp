#include "app/cli/commands.h"
#include "app/cli/shell.h"
#include "core/base/translate.h"
#include "core/sample/sample_study.h"
#include <QFile>
#include <QFileInfo>

namespace counterpoint::cli {

namespace {

Answer created(const QString& path)
{
    Answer answer;
    answer.json = {{"study", path}};
    answer.lines << translate("Cli", "Made “%1”.").arg(path);
    return answer;
}

Result<Answer> newStudy(const QString& path, const QString& title, const QString& coder)
{
    return Project::create(path, title.isEmpty() ? QFileInfo(path).completeBaseName() : title).map([&](const auto& project) {
        project->setCoderName(coder);
        return created(path);
    });
}

Result<Answer> newSample(const QString& path, const QString& coder)
{
    const auto title = sample::title();
    if (!title)
        return fail(title);
    if (QFileInfo::exists(path))
        return newStudy(path, *title, coder); // which says that it is there already
    // Filled under another name: who interrupts the command finds no half-made study.
    const QFileInfo study(path);
    const auto part = study.absolutePath() + QStringLiteral("/.") + study.fileName() + QStringLiteral(".part");
    QFile::remove(part);
    auto project = Project::create(part, *title);
    if (!project)
        return fail(project);
    (*project)->setCoderName(coder);
    auto done = sample::fill(**project);
    project->reset();
    if (done && !QFile::rename(part, path))
        done = fail(Error::Kind::Io, translate("Cli", "“%1” could not be given its name; nothing was made.").arg(path));
    if (!done) {
        QFile::remove(part);
        return fail(done);
    }
    return created(path);
}

} // namespace

void addNew(Shell& shell)
{
    const auto command = shell.add("new", "Make a study; nothing is ever overwritten");
    const auto title = std::make_shared<std::string>();
    const auto withSample = std::make_shared<bool>(false);
    auto* titleOption = command.app->add_option("--title", *title, "Its title; else the file's name");
    command.app->add_flag("--sample", *withSample, "Fill it with the sample study")->excludes(titleOption);
    shell.on(command, [&shell, command, title, withSample]() -> Result<Answer> {
        const auto path = text(*command.study);
        return *withSample ? newSample(path, shell.coderName()) : newStudy(path, text(*title), shell.coderName());
    });
}

} // namespace counterpoint::cli
