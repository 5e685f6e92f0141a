#pragma once
#include "core/project/project.h"
#include "ui/support/job.h"
#include "ui/support/session.h"
#include <QFileInfo>
#include <type_traits>

namespace counterpoint::ui {

/// Runs `query(const Read&)`, or `query(const Read&, const Progress&)` where it can say how far it is and stop, in a Job on a connection
/// of its own, so that the window goes on, and gives what it found to `finished(Result<T>)` on this thread. A study without a file is
/// read at once.
template <class Query, class Finished>
void readAside(Session& session, QObject* owner, const QString& title, Query query, Finished finished)
{
    const auto path = session.project().path();
    const auto ask = [query](const Read& db, const Progress& progress) {
        if constexpr (std::is_invocable_v<Query, const Read&, const Progress&>)
            return query(db, progress);
        else
            return query(db);
    };
    if (!QFileInfo::exists(path)) {
        finished(session.project().read([&](const Read& db) { return ask(db, Progress()); }));
        return;
    }
    session.jobs().run(
        owner, title,
        [path, ask](const Progress& progress) {
            return Project::open(path, Access::Read).and_then([&](const std::unique_ptr<Project>& project) {
                return project->read([&](const Read& db) { return ask(db, progress); });
            });
        },
        finished);
}

} // namespace counterpoint::ui
