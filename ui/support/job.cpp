#include "ui/support/job.h"
#include <algorithm>

namespace counterpoint::ui {

Jobs::~Jobs()
{
    cancelAll();
    for (auto* watcher : findChildren<QFutureWatcherBase*>())
        watcher->waitForFinished();
}

void Jobs::cancel(const std::shared_ptr<Job>& job)
{
    job->cancelled = true;
    Q_EMIT changed();
}

void Jobs::cancelAll()
{
    for (const auto& job : m_running)
        job->cancelled = true;
}

std::shared_ptr<Jobs::Job> Jobs::begin(const QString& title)
{
    auto job = std::make_shared<Job>();
    job->title = title;
    m_running.push_back(job);
    Q_EMIT changed();
    return job;
}

void Jobs::end(const std::shared_ptr<Job>& job)
{
    m_running.erase(std::remove(m_running.begin(), m_running.end(), job), m_running.end());
    Q_EMIT changed();
}

Progress Jobs::progressOf(const std::shared_ptr<Job>& job)
{
    return Progress([job](qint64 done, qint64 total) {
        job->done = done;
        job->total = total;
        return !job->cancelled;
    });
}

} // namespace counterpoint::ui
