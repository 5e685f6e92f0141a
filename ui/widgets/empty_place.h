#pragma once
#include <QWidget>

class QPushButton;

namespace counterpoint::ui {

/// What stands where nothing is yet: what belongs there, and the one next step.
class EmptyPlace : public QWidget {
    Q_OBJECT
public:
    /// `button` names the next step; empty where there is none to offer. `objectName` is the button's.
    EmptyPlace(const QString& sentence, const QString& button, const char* objectName, QWidget* parent = nullptr);

Q_SIGNALS:
    void wanted();
};

} // namespace counterpoint::ui
