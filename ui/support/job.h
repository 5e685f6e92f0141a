#pragma once
#include "core/base/progress.h"
#include "core/base/result.h"
#include <QFutureWatcher>
#include <QObject>
#include <QPointer>
#include <QtConcurrentRun>
#include <atomic>
#include <memory>
#include <vector>

namespace counterpoint::ui {

/// Work that takes long, each piece on a thread of its own, shown with progress and cancel in the status bar.
class Jobs : public QObject {
    Q_OBJECT
public:
    /// One running piece of work, as the status bar shows it.
    struct Job {
        QString title;
        std::atomic<qint64> done = 0;
        std::atomic<qint64> total = 0; ///< 0: how much there is to do is not known
        std::atomic<bool> cancelled = false;
    };

    using QObject::QObject;
    /// Cancels what is running and waits for it.
    ~Jobs() override;

    /// Runs `work(const Progress&) -> Result<T>` on a thread: pure, it touches neither the study nor a widget. Then calls
    /// `finished(Result<T>)` on this thread, unless `owner` is gone or the job was cancelled.
    template <class Work, class Finished>
    void run(QObject* owner, const QString& title, Work work, Finished finished)
    {
        using Outcome = std::invoke_result_t<Work, const Progress&>;
        const auto job = begin(title);
        auto* watcher = new QFutureWatcher<std::shared_ptr<Outcome>>(this);
        connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, job, guard = QPointer<QObject>(owner), finished] {
            watcher->deleteLater();
            const auto outcome = watcher->result();
            end(job);
            if (guard && !job->cancelled)
                finished(std::move(*outcome));
        });
        watcher->setFuture(
            QtConcurrent::run([job, work = std::move(work)]() mutable { return std::make_shared<Outcome>(work(progressOf(job))); }));
    }

    const std::vector<std::shared_ptr<Job>>& running() const { return m_running; }
    void cancel(const std::shared_ptr<Job>& job);
    void cancelAll();

Q_SIGNALS:
    /// A job began or ended. How far they are is for whoever shows it to ask now and then.
    void changed();

private:
    std::shared_ptr<Job> begin(const QString& title);
    void end(const std::shared_ptr<Job>& job);
    static Progress progressOf(const std::shared_ptr<Job>& job);

    std::vector<std::shared_ptr<Job>> m_running;
};

} // namespace counterpoint::ui
