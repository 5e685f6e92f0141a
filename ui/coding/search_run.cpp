#include "ui/coding/search_run.h"
#include "core/project/project.h"
#include "ui/support/session.h"
#include <QElapsedTimer>
#include <QFileInfo>
#include <QtConcurrentRun>

namespace counterpoint::ui {

namespace {
constexpr qint64 pauseBetween = 40; // ms between two deliveries, after the first hits

QString troubleOf(const Result<>& result) { return result ? QString() : result.error().message; }
} // namespace

SearchRun::SearchRun(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
{
}

SearchRun::~SearchRun()
{
    cancel();
    for (auto& future : m_futures)
        future.waitForFinished();
}

void SearchRun::cancel()
{
    if (m_ticket)
        *m_ticket = true;
    m_ticket.reset();
    m_running = false;
}

void SearchRun::start(const SearchQuery& query, const SearchScope& scope, qsizetype context)
{
    cancel();
    m_running = true;
    const auto path = m_session.project().path();
    if (!QFileInfo::exists(path)) { // a study in memory has no second connection
        const auto done = m_session.project().read([&](const Read& db) {
            return search::eachSource(db, query, scope, context, [this](std::vector<SearchHit>&& hits) {
                Q_EMIT found(hits);
                return true;
            });
        });
        m_running = false;
        Q_EMIT finished(troubleOf(done));
        return;
    }
    const auto ticket = m_ticket = std::make_shared<std::atomic<bool>>(false);
    std::erase_if(m_futures, [](const QFuture<void>& future) { return future.isFinished(); });
    m_futures.push_back(QtConcurrent::run([this, ticket, path, query, scope, context] {
        std::vector<SearchHit> gathered;
        QElapsedTimer since;
        const auto deliver = [&] {
            QMetaObject::invokeMethod(this, [this, ticket, hits = std::exchange(gathered, {})] {
                if (!*ticket)
                    Q_EMIT found(hits);
            });
            since.start();
        };
        const auto take = [&](std::vector<SearchHit>&& hits) {
            gathered.insert(gathered.end(), std::make_move_iterator(hits.begin()), std::make_move_iterator(hits.end()));
            if (!since.isValid() || since.elapsed() > pauseBetween)
                deliver();
            return !*ticket;
        };
        const auto done = Project::open(path, Access::Read).and_then([&](const std::unique_ptr<Project>& project) {
            return project->read([&](const Read& db) {
                search::keepLittleInMemory(db);
                return search::eachSource(db, query, scope, context, take, [&](std::size_t, std::size_t) { return !*ticket; });
            });
        });
        if (!gathered.empty())
            deliver();
        QMetaObject::invokeMethod(this, [this, ticket, done] {
            if (*ticket)
                return;
            m_running = false;
            Q_EMIT finished(troubleOf(done));
        });
    }));
}

} // namespace counterpoint::ui
