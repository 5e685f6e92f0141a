#pragma once
#include "core/project/project.h"
#include "ui/support/job.h"
#include "ui/support/session.h"
#include <QFileInfo>

namespace counterpoint::ui {

/// Runs `query(const Read&)` in a Job on a connection of its own, so that the window goes on, and gives what it found to
/// `finished(Result<T>)` on this thread. A study without a file is read at once.
template <class Query, class Finished>
void readAside(Session& session, QObject* owner, const QString& title, Query query, Finished finished)
{
    const auto path = session.project().path();
    if (!QFileInfo::exists(path)) {
        finished(session.project().read(query));
        return;
    }
    session.jobs().run(
        owner, title,
        [path, query](const Progress&) {
            return Project::open(path, Access::Read).and_then([&](const std::unique_ptr<Project>& project) {
                return project->read(query);
            });
        },
        finished);
}

} // namespace counterpoint::ui
