#pragma once
#include <QWidget>

class QLabel;
class QProgressBar;
class QTimer;

namespace counterpoint::ui {

class Jobs;

/// The status bar's part about running work: what, how far, and a button that cancels it. Work under half a second is not shown.
class JobIndicator : public QWidget {
    Q_OBJECT
public:
    explicit JobIndicator(Jobs& jobs, QWidget* parent = nullptr);

private:
    void follow();
    void refresh();

    Jobs& m_jobs;
    QLabel* m_title;
    QProgressBar* m_bar;
    QTimer* m_timer;
};

} // namespace counterpoint::ui
