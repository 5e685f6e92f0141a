#pragma once
#include "core/base/progress.h"
#include <QWidget>
#include <atomic>
#include <memory>

class QLabel;
class QProgressBar;
class QTimer;

namespace counterpoint::ui {

/// How far the reading of files is, beside a button that stops it; hidden while nothing is read.
class ReadingBar : public QWidget {
    Q_OBJECT
public:
    /// Shared by the bar and the thread that reads; the bar hides when the thread lets go of it.
    struct State {
        std::atomic<qint64> done = 0;
        std::atomic<qint64> total = 0;
        std::atomic<bool> stopped = false;
    };

    explicit ReadingBar(QWidget* parent = nullptr);
    std::shared_ptr<State> begin(const QString& words = tr("Reading…"));
    bool isReading() const { return !m_state.expired(); }
    void stop();
    /// Tells both the bar and whoever else listens.
    static Progress both(const std::shared_ptr<State>& state, const Progress& other);

Q_SIGNALS:
    void ended();

private:
    void look();

    std::weak_ptr<State> m_state;
    QProgressBar* m_bar;
    QLabel* m_words;
    QTimer* m_timer;
};

} // namespace counterpoint::ui
