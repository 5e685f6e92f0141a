#pragma once
#include "ui/shell/recent_studies.h"
#include <QWidget>

class QLabel;
class QListWidget;

namespace counterpoint::ui {

/// What the window shows while no study is open.
class StartPage : public QWidget {
    Q_OBJECT
public:
    explicit StartPage(QWidget* parent = nullptr);
    void setRecent(const std::vector<RecentStudy>& studies);

Q_SIGNALS:
    void newWanted();
    void openWanted();
    void sampleWanted();
    void chosen(const QString& path);

private:
    QWidget* beginning();
    QWidget* recent();
    void forget();

    QListWidget* m_recent;
    QLabel* m_none;
};

} // namespace counterpoint::ui
