#pragma once
#include "core/coding/source_search.h"
#include <QFuture>
#include <QObject>
#include <atomic>
#include <memory>

namespace counterpoint::ui {

class Session;

/// A search through all texts beside the window's work, on a connection of its own; its hits come while it runs. Another start, or the
/// end of this object, cancels it.
class SearchRun : public QObject {
    Q_OBJECT
public:
    explicit SearchRun(Session& session, QObject* parent = nullptr);
    ~SearchRun() override;
    void start(const SearchQuery& query, const SearchScope& scope, qsizetype context);
    void cancel();
    bool isRunning() const { return m_running; }

Q_SIGNALS:
    /// More hits, source by source.
    void found(const std::vector<counterpoint::SearchHit>& hits);
    /// It came to its end, to the limit of the query, or to what went wrong: then `trouble` is the sentence for it.
    void finished(const QString& trouble);

private:
    using Ticket = std::shared_ptr<std::atomic<bool>>; ///< true: cancelled

    Session& m_session;
    Ticket m_ticket;
    std::vector<QFuture<void>> m_futures;
    bool m_running = false;
};

} // namespace counterpoint::ui
