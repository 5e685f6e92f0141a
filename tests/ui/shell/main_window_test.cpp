#include "core/project/study.h"
#include "tests/ui/shell/a_window.h"
#include "ui/shell/history_panel.h"
#include "ui/shell/pages.h"
#include "ui/shell/workspaces.h"
#include "ui/support/navigator.h"
#include "ui/support/notice.h"
#include "ui/support/settings.h"
#include <QAction>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QLockFile>
#include <QPushButton>
#include <QStyle>
#include <QTableView>
#include <QToolButton>

using namespace counterpoint;
using namespace counterpoint::test;
using ui::Place;

namespace {

std::size_t casesIn(const ui::MainWindow& window)
{
    return valueOf(window.project()->read([](const Read& db) { return cases::all(db); })).size();
}

QAction* actionOf(const ui::MainWindow& window, const char* name) { return window.findChild<QAction*>(QLatin1String(name)); }

/// A key as a user presses it, with the window active so that shortcuts are heard.
void press(QWidget* widget, int key, Qt::KeyboardModifiers modifiers)
{
    QApplication::setActiveWindow(widget->window());
    QTest::keyClick(widget, Qt::Key(key), modifiers);
}

} // namespace

TEST_CASE("A new study is opened at once and greeted again on the start page", "[shell]")
{
    AWindow a;
    auto& window = a.withStudy(QStringLiteral("Voices"));
    REQUIRE(window.project());
    CHECK(window.windowTitle().startsWith(QStringLiteral("Voices")));
    CHECK(window.pages().currentPlace() == Place::Workspace::Study);
    a.addCase(QStringLiteral("Amara"));
    window.closeStudy();
    CHECK(window.project() == nullptr);
    auto* recent = a.find<QListWidget>("recentStudies");
    REQUIRE(QTest::qWaitFor([&] { return recent->count() == 1; }));
    CHECK(recent->item(0)->text().contains(QStringLiteral("Voices")));
    CHECK(recent->item(0)->text().contains(QStringLiteral("1 case")));
    Q_EMIT recent->itemActivated(recent->item(0));
    REQUIRE(window.project());
    CHECK(casesIn(window) == 1);
}

TEST_CASE("A new study never takes the place of a file that is there", "[shell]")
{
    AWindow a;
    QFile file(a.path(QStringLiteral("Study")));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("mine");
    file.close();
    auto& window = a.withStudy();
    CHECK(window.project() == nullptr);
    CHECK(window.notices().isError());
    CHECK(QFile(file.fileName()).size() == 4);
}

TEST_CASE("Undo and redo by key say what they are about", "[shell]")
{
    AWindow a;
    auto& window = a.withStudy();
    CHECK_FALSE(actionOf(window, "undo")->isEnabled());
    a.addCase(QStringLiteral("Amara"));
    CHECK(actionOf(window, "undo")->text().contains(QStringLiteral("Add a case")));
    press(&window, Qt::Key_Z, Qt::ControlModifier);
    CHECK(casesIn(window) == 0);
    CHECK_FALSE(actionOf(window, "undo")->isEnabled());
    press(&window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    CHECK(casesIn(window) == 1);
}

TEST_CASE("In a text field Ctrl+Z takes typing back first, then steps of the study", "[shell]")
{
    AWindow a;
    auto& window = a.withStudy();
    a.addCase(QStringLiteral("Amara"));
    auto* title = a.find<QLineEdit>("studyTitle");
    QApplication::setActiveWindow(&window);
    title->setFocus();
    title->end(false);
    QTest::keyClicks(title, QStringLiteral("!"));
    press(title, Qt::Key_Z, Qt::ControlModifier);
    CHECK(title->text() == QStringLiteral("Study"));
    CHECK(casesIn(window) == 1);
    press(title, Qt::Key_Z, Qt::ControlModifier);
    CHECK(casesIn(window) == 0);
}

TEST_CASE("A step that was done after the typing is taken back before it", "[shell]")
{
    AWindow a;
    auto& window = a.withStudy();
    auto* title = a.find<QLineEdit>("studyTitle");
    QApplication::setActiveWindow(&window);
    title->setFocus();
    title->end(false);
    QTest::keyClicks(title, QStringLiteral("!"));
    a.addCase(QStringLiteral("Amara"));
    QTest::keyPress(title, Qt::Key_Control, Qt::ControlModifier);
    press(title, Qt::Key_Z, Qt::ControlModifier);
    CHECK(casesIn(window) == 0);
}

TEST_CASE("A notice offers to undo what was just done, until something else is", "[shell]")
{
    AWindow a;
    auto& window = a.withStudy();
    a.addCase(QStringLiteral("Amara"));
    window.notices().done(QStringLiteral("Added Amara."));
    auto* undo = a.find<QPushButton>("noticeOffer");
    REQUIRE(undo);
    SECTION("the button takes it back")
    {
        undo->click();
        CHECK(casesIn(window) == 0);
        CHECK(window.notices().sentence().isEmpty());
    }
    SECTION("another step makes the offer void")
    {
        a.addCase(QStringLiteral("Bo"));
        CHECK(window.notices().sentence().isEmpty());
    }
}

TEST_CASE("The rail's numbers and Alt+Left lead through the workspaces", "[shell]")
{
    AWindow a;
    auto& window = a.withStudy();
    if (ui::workspaceKinds().size() < 2)
        return;
    const auto second = ui::workspaceKinds()[1].place;
    press(&window, Qt::Key_0 + int(second), Qt::ControlModifier);
    CHECK(window.pages().currentPlace() == second);
    press(&window, Qt::Key_Left, Qt::AltModifier);
    CHECK(window.pages().currentPlace() == Place::Workspace::Study);
    press(&window, Qt::Key_Right, Qt::AltModifier);
    CHECK(window.pages().currentPlace() == second);
}

TEST_CASE("The search box finds a case by a few letters and leads to it", "[shell]")
{
    AWindow a;
    auto& window = a.withStudy();
    a.addCase(QStringLiteral("Bo"));
    a.addCase(QStringLiteral("Amara Okafor"));
    window.search();
    auto* input = a.find<QLineEdit>("searchInput");
    QTest::keyClicks(input, QStringLiteral("amok"));
    QTest::keyClick(input, Qt::Key_Return);
    QCoreApplication::processEvents();
    const auto* table = a.find<QTableView>("casesTable");
    CHECK(table->currentIndex().data().toString() == QStringLiteral("Amara Okafor"));
}

TEST_CASE("The keys that open the search box choose in it what was typed, to be typed over", "[shell]")
{
    AWindow a;
    a.withStudy().search();
    auto* input = a.find<QLineEdit>("searchInput");
    QTest::keyClicks(input, QStringLiteral("undo"));
    QTest::keyClick(input, Qt::Key_Home);
    QTest::keyClick(input, Qt::Key_K, Qt::ControlModifier);
    QTest::keyClicks(input, QStringLiteral("redo"));
    CHECK(input->text() == QStringLiteral("redo"));
}

TEST_CASE("The search box runs commands too", "[shell]")
{
    AWindow a;
    auto& window = a.withStudy();
    a.addCase(QStringLiteral("Bo"));
    window.search();
    auto* input = a.find<QLineEdit>("searchInput");
    QTest::keyClicks(input, QStringLiteral("undo"));
    QTest::keyClick(input, Qt::Key_Return);
    QCoreApplication::processEvents();
    CHECK(casesIn(window) == 0);
}

TEST_CASE("The history leads back to any step, and forth again", "[shell]")
{
    AWindow a;
    auto& window = a.withStudy();
    for (const auto* name : {"One", "Two", "Three"})
        a.addCase(QLatin1String(name));
    const auto steps = valueOf(window.project()->history());
    REQUIRE(window.history().goTo(steps.back().id));
    CHECK(casesIn(window) == 1);
    REQUIRE(window.history().goTo(steps.front().id));
    CHECK(casesIn(window) == 3);
    REQUIRE(window.history().goTo(steps.back().id));
    a.addCase(QStringLiteral("Other"));
    CHECK_FALSE(window.history().goTo(steps.front().id)); // undone, and another step was taken since
    CHECK(casesIn(window) == 2);
}

TEST_CASE("A study that another window holds is offered read-only", "[shell]")
{
    AWindow a;
    const auto path = a.path(QStringLiteral("Held"));
    const auto holder = valueOf(Project::create(path, QStringLiteral("Held")));
    a.window->openStudy(path);
    CHECK(a.window->project() == nullptr);
    CHECK(a.window->notices().isError());
    CHECK(a.window->notices().sentence().contains(QStringLiteral("Held.counterpoint")));
    QStringList offers;
    for (const auto* button : a.window->findChildren<QPushButton*>(QStringLiteral("noticeOffer")))
        offers << button->text();
    CHECK(offers == QStringList{QStringLiteral("Open read-only")}); // taking over is for locks left by another machine
    a.find<QPushButton>("noticeOffer")->click();
    REQUIRE(a.window->project());
    CHECK(a.window->project()->isReadOnly());
}

TEST_CASE("A damaged study is said to be damaged, and the last good backup is offered", "[shell]")
{
    AWindow a;
    const auto path = a.path(QStringLiteral("Hurt"));
    REQUIRE(Project::create(path, QStringLiteral("Hurt")));
    const QDir folder(path + QStringLiteral("-backups"));
    REQUIRE(folder.mkpath(QStringLiteral(".")));
    REQUIRE(QFile::copy(path, folder.filePath(QStringLiteral("2026-11-20T10-00-00-000.counterpoint"))));
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(8192, 'x'));
    file.close();
    a.window->openStudy(path);
    CHECK(a.window->project() == nullptr);
    CHECK(a.window->notices().isError());
    auto* offer = a.find<QPushButton>("noticeOffer");
    REQUIRE(offer);
    offer->click();
    REQUIRE(a.window->project());
    CHECK(a.window->project()->path() != path);
    CHECK(valueOf(a.window->project()->read([](const Read& db) { return study::get(db); })).title == QStringLiteral("Hurt"));
}

TEST_CASE("A study opened gets its backup in the background", "[shell]")
{
    AWindow a;
    a.withStudy();
    CHECK(QTest::qWaitFor([&] { return !QDir(a.path(QStringLiteral("Study")) + QStringLiteral("-backups")).isEmpty(QDir::Files); }, 10000));
}

TEST_CASE("Another program's write is noticed by itself", "[shell]")
{
    AWindow a;
    auto& window = a.withStudy();
    {
        const auto other = valueOf(Project::open(window.project()->path(), Access::TakeOver));
        valueOf(other->perform(QStringLiteral("Add"), [](Edit& db) { return cases::add(db, QStringLiteral("From outside")); }));
    }
    window.navigator().go({ui::Place::Workspace::Study, Entity::Case, 1, {}});
    const auto* table = a.find<QTableView>("casesTable");
    CHECK(QTest::qWaitFor([&] { return table->model()->rowCount() == 1; }, 10000));
}

TEST_CASE("Text at 200 % still fits the window", "[shell]")
{
    AWindow a;
    auto& window = a.withStudy();
    const auto before = QApplication::font();
    ui::settings::setTextSize(200);
    window.applyChosenAppearance();
    QCoreApplication::processEvents();
    CHECK(QApplication::font().pointSizeF() == Approx(before.pointSizeF() * 2));
    CHECK(window.minimumSizeHint().width() <= 1366);
    CHECK(window.minimumSizeHint().height() <= 768);
    // What stands beside letters is as large as they are.
    CHECK(QApplication::style()->pixelMetric(QStyle::PM_IndicatorWidth) >= 2 * 12);
    CHECK(a.find<QToolButton>("coderButton")->iconSize().width() >= 2 * 16);
    ui::settings::setTextSize(100);
    window.applyChosenAppearance();
    CHECK(QApplication::font().pointSizeF() == Approx(before.pointSizeF()));
}

TEST_CASE("The sample study is built from the start page and opened", "[shell]")
{
    AWindow a;
    a.window->createSample(a.path(QStringLiteral("Sample")));
    REQUIRE(QTest::qWaitFor([&] { return a.window->project() != nullptr; }, 30000));
    CHECK(casesIn(*a.window) > 20);
}

TEST_CASE("A workspace asks for the room that it needs itself: with the history beside it, and with text at 200 %", "[shell]")
{
    AWindow a;
    auto& window = *a.window;
    window.createSample(a.path(QStringLiteral("Sample")));
    REQUIRE(QTest::qWaitFor([&] { return window.project() != nullptr; }, 30000));
    using Workspace = ui::Place::Workspace;
    const auto fits = [&](int width) {
        for (const auto workspace :
             {Workspace::Study, Workspace::Data, Workspace::Code, Workspace::Analyse, Workspace::Integrate, Workspace::Findings}) {
            window.navigator().go({workspace, Entity::Study, 0, {}});
            QCoreApplication::processEvents();
            INFO("workspace " << int(workspace) << ", at the most " << width);
            CHECK(window.minimumSizeHint().width() <= width);
            CHECK(window.minimumSizeHint().height() <= 768);
        }
    };
    window.navigator().go({Workspace::Survey, Entity::Study, 0, {}}); // with a phone beside the question, the widest of all
    QCoreApplication::processEvents();
    CHECK(window.minimumSizeHint().width() <= 1366);
    fits(1366 - 300);
    ui::settings::setTextSize(200);
    window.applyChosenAppearance();
    fits(1366);
    ui::settings::setTextSize(100);
    window.applyChosenAppearance();
}
