#include "tests/ui/shell/a_window.h"
#include <QDialog>
#include <QFrame>
#include <QLineEdit>

using namespace counterpoint;
using namespace counterpoint::test;

TEST_CASE("The keys come back to the window when a dialog goes before the list that it has opened", "[shell]")
{
    AWindow a;
    auto& window = a.withStudy();
    window.activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(&window));
    auto* title = a.find<QLineEdit>("studyTitle");
    title->setFocus();
    {
        QDialog dialog(&window);
        QFrame completions(&dialog, Qt::Popup);
        dialog.show();
        REQUIRE(QTest::qWaitForWindowActive(&dialog));
        completions.show();
        QCoreApplication::processEvents();
        dialog.hide();
        QApplication::setActiveWindow(nullptr); // on X11 the one window loses the keys before the other gets them
        window.activateWindow();
        QCoreApplication::processEvents();
        completions.hide();
    }
    CHECK(QTest::qWaitFor([&] { return QApplication::activeWindow() == &window; }));
    CHECK(QApplication::focusWidget() == title);
}
