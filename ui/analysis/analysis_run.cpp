#include "ui/analysis/analysis_run.h"
#include "core/project/project.h"
#include "core/responses/datasets.h"
#include "ui/analysis/analysis_words.h"
#include "ui/support/job.h"
#include "ui/support/session.h"

namespace counterpoint::ui {

namespace {
constexpr qint64 mostCellsAtOnce = 60'000; ///< rows times variables that are computed within a blink
constexpr qint64 mostCodingsAtOnce = 20'000;
constexpr qint64 mostWordsAtOnce = 300'000;
} // namespace

AnalysisRun::AnalysisRun(Session& session, Receiver receiver, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_receiver(std::move(receiver))
{
}

bool AnalysisRun::isLong(const Analysis& analysis) const
{
    if (m_session.project().path().isEmpty()) // a study without a file has no second connection
        return false;
    if (kindOf(analysis).isQualitative)
        return isMuchCoded();
    const auto dataset = m_session.project().read([&](const Read& db) { return datasets::byId(db, analysis.dataset); });
    auto variables = qint64(analysis.filter.size());
    for (const auto& [role, ids] : analysis.roles)
        variables += qint64(ids.size());
    return dataset && dataset->rows * variables > mostCellsAtOnce;
}

/// Texts and codings are read for a matrix, whatever it shows of them.
bool AnalysisRun::isMuchCoded() const
{
    return m_session.project()
        .read([](const Read& db) {
            auto query = db.prepare("SELECT (SELECT coalesce(max(id), 0) FROM coding), (SELECT coalesce(sum(words), 0) FROM source)");
            return query.step() && (query.int64(0) > mostCodingsAtOnce || query.int64(1) > mostWordsAtOnce);
        })
        .value_or(false);
}

void AnalysisRun::start(const Analysis& analysis)
{
    const auto mine = ++m_latest;
    m_isRunning = isLong(analysis);
    if (!m_isRunning) {
        m_receiver(m_session.project().read([&](const Read& db) { return run(db, analysis); }));
        return;
    }
    const auto work = [path = m_session.project().path(), analysis](const Progress&) -> Result<AnalysisResult> {
        const auto project = Project::open(path, Access::Read);
        if (!project)
            return fail(project);
        return (*project)->read([&](const Read& db) { return run(db, analysis); });
    };
    m_session.jobs().run(this, tr("Compute %1").arg(analysis.name), work, [this, mine](const Result<AnalysisResult>& result) {
        if (mine != m_latest)
            return;
        m_isRunning = false;
        m_receiver(result);
    });
}

void AnalysisRun::forget()
{
    ++m_latest;
    m_isRunning = false;
}

} // namespace counterpoint::ui
