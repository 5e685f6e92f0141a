#pragma once
#include "ui/support/place.h"
#include <QFrame>

class QButtonGroup;

namespace counterpoint::ui {

/// The slim column of workspaces at the window's left edge; one of them is chosen.
class Rail : public QFrame {
    Q_OBJECT
public:
    explicit Rail(QWidget* parent = nullptr);
    void setCurrent(Place::Workspace workspace);

Q_SIGNALS:
    void chosen(counterpoint::ui::Place::Workspace workspace);

private:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void fitIcons();

    QButtonGroup* m_buttons;
};

} // namespace counterpoint::ui
