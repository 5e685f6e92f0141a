#include "core/transcript/recordings.h"
#include "app/cli/commands.h"
#include "app/cli/shell.h"
#include "core/base/translate.h"
#include "core/transcript/sources.h"
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <map>

namespace counterpoint::cli {

namespace {

struct Changes {
    std::vector<std::string> link;
    std::vector<std::string> add;
    std::string copy;
    std::string unlink;
    bool any() const { return !link.empty() || !add.empty() || !copy.empty() || !unlink.empty(); }
};

Result<Answer> list(const Project& project)
{
    return project.read([&](const Read& db) {
        std::map<SourceId, QString> names;
        for (const auto& source : sources::uncounted(db))
            names[source.id] = source.name;
        Answer answer;
        QJsonArray rows;
        TextTable table;
        table.headers << translate("Cli", "Source") << translate("Cli", "Recording") << translate("Cli", "Found");
        for (const auto& recording : recordings::all(db)) {
            const auto path = recordings::pathOf(recording, project.path());
            const bool found = QFileInfo(path).isFile();
            rows.append(QJsonObject{{"source", names[recording.source]},
                                    {"file", recording.file},
                                    {"path", path},
                                    {"copied", recording.isCopy},
                                    {"found", found}});
            table.rows.push_back({names[recording.source], recording.file, found ? translate("Cli", "yes") : translate("Cli", "no")});
        }
        answer.json = {{"recordings", rows}};
        answer.tables.push_back(table);
        return answer;
    });
}

Result<QString> existing(const std::string& file)
{
    const QFileInfo info(text(file));
    if (!info.isFile())
        return fail(Error::Kind::Io, translate("Cli", "There is no file “%1”.").arg(QDir::toNativeSeparators(text(file))));
    return info.absoluteFilePath();
}

Result<> linkTo(Edit& db, const Project& project, const std::string& name, const QString& file, bool isCopy)
{
    const auto source = sources::byName(db, text(name));
    if (!source)
        return fail(source);
    recordings::link(db, source->id, project.path(), file, isCopy);
    return {};
}

/// The file is copied before the step begins, so that the step is short and can fail without leaving half of it.
Result<> copy(Project& project, const std::string& name)
{
    const auto path = project.read([&](const Read& db) -> Result<QString> {
        const auto source = sources::byName(db, text(name));
        if (!source)
            return fail(source);
        const auto recording = recordings::of(db, source->id);
        if (!recording)
            return fail(Error::Kind::Invalid, translate("Cli", "No recording is linked to “%1”. Link one with --link.").arg(source->name));
        return recordings::pathOf(*recording, project.path());
    });
    if (!path)
        return fail(path);
    const auto copied = recordings::copyBeside(project.path(), *path, {});
    if (!copied)
        return fail(copied);
    return project.perform(translate("Cli", "Copy the recording of “%1”").arg(text(name)),
                           [&](Edit& db) { return linkTo(db, project, name, *copied, true); });
}

Result<> change(Project& project, const Changes& changes)
{
    if (!changes.copy.empty())
        return copy(project, changes.copy);
    return project.perform(translate("Cli", "Change recordings"), [&](Edit& db) -> Result<> {
        if (!changes.add.empty()) {
            const auto file = existing(changes.add[1]);
            if (!file)
                return fail(file);
            if (const auto made = recordings::addTranscript(db, text(changes.add[0]), project.path(), *file); !made)
                return fail(made);
        }
        if (!changes.link.empty()) {
            const auto file = existing(changes.link[1]);
            if (!file)
                return fail(file);
            if (const auto done = linkTo(db, project, changes.link[0], *file, false); !done)
                return done;
        }
        if (!changes.unlink.empty()) {
            const auto source = sources::byName(db, text(changes.unlink));
            if (!source)
                return fail(source);
            recordings::unlink(db, source->id);
        }
        return {};
    });
}

} // namespace

void addRecordings(Shell& shell)
{
    const auto command = shell.add("recordings", "The audio and video files that sources were written down from");
    const auto changes = std::make_shared<Changes>();
    auto* link =
        command.app->add_option("--link", changes->link, "SOURCE FILE: link a recording to a source; it is not copied")->expected(2);
    auto* add = command.app->add_option("--new", changes->add, "NAME FILE: an empty transcript of a recording")->expected(2);
    auto* unlink = command.app->add_option("--unlink", changes->unlink, "SOURCE: forget its recording; the file stays");
    command.app->add_option("--copy", changes->copy, "SOURCE: copy its recording into the folder of media beside the study")
        ->excludes(link)
        ->excludes(add)
        ->excludes(unlink);
    shell.on(command, [&shell, command, changes]() -> Result<Answer> {
        if (!changes->any())
            return shell.openToRead(command).and_then([](const auto& project) { return list(*project); });
        return shell.openToWrite(command).and_then([&](const auto& project) -> Result<Answer> {
            const auto done = change(*project, *changes);
            return done ? list(*project) : fail(done);
        });
    });
}

} // namespace counterpoint::cli
