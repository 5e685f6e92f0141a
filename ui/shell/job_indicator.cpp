#include "ui/shell/job_indicator.h"
#include "ui/support/icons.h"
#include "ui/support/job.h"
#include "ui/support/named.h"
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QTimer>
#include <QToolButton>

namespace counterpoint::ui {

namespace {
constexpr int quietFor = 500; // ms
constexpr int interval = 100;
constexpr int scale = 1000;
} // namespace

JobIndicator::JobIndicator(Jobs& jobs, QWidget* parent)
    : QWidget(parent)
    , m_jobs(jobs)
    , m_title(new QLabel)
    , m_bar(named(new QProgressBar, "jobProgress", tr("Progress")))
    , m_timer(new QTimer(this))
{
    named(this, "jobIndicator", tr("Running work"));
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(120);
    m_bar->setMaximumHeight(m_bar->fontMetrics().height());
    auto* cancel = named(new QToolButton, "jobCancel", tr("Cancel the running work"));
    cancel->setIcon(icon("dialog-cancel"));
    cancel->setToolTip(tr("Cancel"));
    cancel->setAutoRaise(true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_title);
    row->addWidget(m_bar);
    row->addWidget(cancel);
    connect(cancel, &QToolButton::clicked, this, [this] {
        if (!m_jobs.running().empty())
            m_jobs.cancel(m_jobs.running().front());
    });
    connect(&m_jobs, &Jobs::changed, this, &JobIndicator::follow);
    connect(m_timer, &QTimer::timeout, this, &JobIndicator::refresh);
    hide();
}

void JobIndicator::follow()
{
    if (m_jobs.running().empty()) {
        m_timer->stop();
        hide();
    } else if (!m_timer->isActive()) {
        m_timer->start(quietFor);
    }
}

void JobIndicator::refresh()
{
    m_timer->setInterval(interval);
    const auto& job = *m_jobs.running().front();
    const auto others = m_jobs.running().size() - 1;
    const auto title = job.cancelled ? tr("Cancelling: %1").arg(job.title) : job.title;
    m_title->setText(others ? tr("%1 (and %n more)", nullptr, int(others)).arg(title) : title);
    const qint64 total = job.total;
    m_bar->setRange(0, total > 0 ? scale : 0);
    m_bar->setValue(total > 0 ? int(job.done * scale / total) : 0);
    show();
}

} // namespace counterpoint::ui
