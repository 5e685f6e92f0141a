#include "ui/shell/file_care.h"
#include "core/base/translate.h"
#include "core/project/backup.h"
#include "core/project/quick_check.h"
#include "core/sample/sample_study.h"
#include "ui/shell/open_troubles.h"
#include "ui/support/job.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include <QFile>
#include <QTimer>

namespace counterpoint::ui {

namespace {
constexpr int after = 1500; // ms: the study is shown first
}

void careForFile(Session& session, const std::function<void(const QString&, Access)>& open)
{
    QTimer::singleShot(after, &session, [&session, open] {
        const auto path = session.project().path();
        const bool copies = !session.project().isReadOnly() && backup::isDue(path);
        const auto work = [path, copies](const Progress&) -> Result<> {
            if (!copies)
                return quickCheck(path);
            const auto made = backup::rotate(path); // which looks through the copy
            return made ? Result<>() : fail(made);
        };
        session.jobs().run(&session, copies ? translate("Open", "Making a backup") : translate("Open", "Checking the file"), work,
                           [&session, path, open](const Result<>& done) {
                               if (!done)
                                   session.notices().error(done.error(), waysOut(done.error(), path, Access::Read, open));
                           });
    });
}

Result<QString> buildSample(const QString& path, const Progress& progress)
{
    const auto title = sample::title();
    if (!title)
        return fail(title);
    Result<> filled;
    {
        const auto project = Project::create(path, *title);
        if (!project)
            return fail(project);
        filled = sample::fill(**project);
    }
    if (filled && progress.at(1, 1))
        return path;
    QFile::remove(path); // half a sample, or one that is not wanted any more
    return filled ? fail(Error::Kind::Cancelled, {}) : fail(filled);
}

} // namespace counterpoint::ui
