#include "ui/transcript/reading_bar.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QTimer>
#include <QToolButton>

namespace counterpoint::ui {

ReadingBar::ReadingBar(QWidget* parent)
    : QWidget(parent)
    , m_bar(named(new QProgressBar, "importProgress", tr("How many files are done")))
    , m_words(new QLabel)
    , m_timer(new QTimer(this))
{
    auto* stop = named(new QToolButton, "importStop", tr("Stop"));
    stop->setIcon(icon("process-stop"));
    stop->setToolTip(tr("Stop; what was read before stays in the list"));
    m_bar->setTextVisible(false);
    m_bar->setMaximumWidth(fontMetrics().averageCharWidth() * 24);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_bar);
    row->addWidget(stop);
    row->addWidget(m_words, 1);
    m_timer->setInterval(80);
    connect(m_timer, &QTimer::timeout, this, &ReadingBar::look);
    connect(stop, &QToolButton::clicked, this, &ReadingBar::stop);
    hide();
}

std::shared_ptr<ReadingBar::State> ReadingBar::begin(const QString& words)
{
    auto state = std::make_shared<State>();
    m_state = state;
    m_bar->setRange(0, 0);
    m_words->setText(words);
    m_timer->start();
    return state;
}

void ReadingBar::stop()
{
    if (const auto state = m_state.lock())
        state->stopped = true;
}

void ReadingBar::look()
{
    const auto state = m_state.lock();
    setVisible(state != nullptr);
    if (!state) {
        m_timer->stop();
        Q_EMIT ended();
    } else if (const auto total = int(state->total); total > 0) {
        m_bar->setRange(0, total);
        m_bar->setValue(int(state->done));
        m_words->setText(tr("%1 of %2").arg(int(state->done)).arg(total));
    }
}

Progress ReadingBar::both(const std::shared_ptr<State>& state, const Progress& other)
{
    return Progress([state, other](qint64 done, qint64 total) {
        state->done = done;
        state->total = total;
        return other.at(done, total) && !state->stopped;
    });
}

} // namespace counterpoint::ui
