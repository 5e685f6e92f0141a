#pragma once
#include <QObject>

namespace counterpoint::ui {

/// Lets Ctrl+Z and Ctrl+Shift+Z take typing back while a text field has typing to take back, and steps of the study otherwise.
/// Qt's fields would keep the keys to themselves even when they have nothing to undo.
class TypedUndo : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

private:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace counterpoint::ui
