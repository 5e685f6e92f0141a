#include "ui/shell/keys_after_popup.h"
#include <QApplication>
#include <QTimer>
#include <QWidget>
#include <QWindow>

namespace counterpoint::ui {

namespace {

void activateWhatHasTheKeys(QObject& owner)
{
    if (QApplication::activePopupWidget()) {
        QTimer::singleShot(20, &owner, [&owner] { activateWhatHasTheKeys(owner); });
        return;
    }
    const auto* keys = QGuiApplication::focusWindow();
    if (!keys || QApplication::activeWindow())
        return;
    for (auto* window : QApplication::topLevelWidgets())
        if (window->windowHandle() == keys)
            QApplication::setActiveWindow(window);
}

} // namespace

void keepKeysAfterPopup(QObject& owner)
{
    QObject::connect(qApp, &QGuiApplication::focusWindowChanged, &owner, [&owner](const QWindow* window) {
        if (window && QApplication::activePopupWidget() && !QApplication::activeWindow())
            QTimer::singleShot(0, &owner, [&owner] { activateWhatHasTheKeys(owner); });
    });
}

} // namespace counterpoint::ui
