#pragma once
#include <QObject>
#include <QPointer>

namespace counterpoint::ui {

/// Lets Ctrl+Z and Ctrl+Shift+Z take typing back while a text field has typing to take back that is newer than the last step of the
/// study, and steps of the study otherwise.
/// Qt's fields would keep the keys to themselves even when they have nothing to undo.
class TypedUndo : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    /// A step was done: what was typed before it is older.
    void stepDone() { m_typedIn = nullptr; }

private:
    bool eventFilter(QObject* watched, QEvent* event) override;

    QPointer<QObject> m_typedIn; ///< since the last step
};

} // namespace counterpoint::ui
