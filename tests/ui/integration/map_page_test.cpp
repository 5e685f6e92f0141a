#include "core/integration/maps.h"
#include "tests/support/a_project.h"
#include "tests/support/services.h"
#include "ui/integration/integrate_workspace.h"
#include "ui/integration/map_canvas.h"
#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QTreeWidget>
#include <QtTest/QTest>

using namespace counterpoint;
using namespace counterpoint::test;
using namespace counterpoint::ui;

namespace {

/// Two codes, and a map that was just made.
struct ShownMap {
    ShownMap()
        : services(builder.withTranscript("Talk", "Amara: We trust each other.")
                       .withTurn("Amara: ", "Amara")
                       .withCode("Trust")
                       .withCode("Doubt")
                       .project())
        , workspace(services.session, nullptr)
    {
        workspace.resize(1366, 700);
        workspace.show();
        workspace.activateWindow();
        REQUIRE(QTest::qWaitForWindowActive(&workspace));
        find<QAction>("newMap")->trigger();
    }
    template <class W>
    W* find(const char* name) const
    {
        auto* found = workspace.findChild<W*>(QLatin1String(name));
        INFO(name);
        REQUIRE(found);
        return found;
    }
    ConceptMap map()
    {
        return valueOf(builder.project().read([](const Read& db) { return maps::byId(db, maps::list(db).front().id); }));
    }
    /// By the search box, as one would by keyboard alone.
    void add(const char* words)
    {
        auto* canvas = find<MapCanvas>("mapCanvas");
        canvas->setFocus();
        QTest::keyClick(canvas, Qt::Key_N, Qt::ControlModifier);
        auto* search = find<QLineEdit>("mapSearch");
        REQUIRE(search->hasFocus());
        QTest::keyClicks(search, QString::fromLatin1(words));
        QTest::keyClick(search, Qt::Key_Return);
    }

    AProject builder;
    Services services;
    IntegrateWorkspace workspace;
};

} // namespace

TEST_CASE("A map is named, filled and linked by keyboard alone", "[ui][maps]")
{
    ShownMap shown;
    auto* name = shown.find<QLineEdit>("mapName");
    REQUIRE(name->hasFocus());
    QTest::keyClicks(name, QStringLiteral("Trust and doubt"));
    shown.add("Trust");
    CHECK(shown.map().name == QStringLiteral("Trust and doubt"));
    shown.add("Doubt");
    shown.add("a note of my own");
    REQUIRE(shown.map().nodes.size() == 3);
    CHECK(shown.map().nodes[2].kind == MapNode::Kind::Note);
    auto* canvas = shown.find<MapCanvas>("mapCanvas");
    canvas->choose(shown.map().nodes[0].id);
    canvas->setFocus();
    QTest::keyClick(canvas, Qt::Key_L);
    auto* target = shown.find<QComboBox>("mapLinkTarget");
    REQUIRE(target->isVisible());
    QTest::keyClicks(target->lineEdit(), QStringLiteral("Doubt"));
    QTest::keyClick(target->lineEdit(), Qt::Key_Return);
    REQUIRE(shown.map().links.size() == 1);
    CHECK(shown.map().sentence(shown.map().links[0]) == QStringLiteral("“Trust” is associated with “Doubt”"));
    CHECK(canvas->chosenLink() == shown.map().links[0].id);
    QTest::keyClick(canvas, Qt::Key_F2);
    auto* label = shown.find<QLineEdit>("mapLinkLabel");
    REQUIRE(label->hasFocus());
    QTest::keyClicks(label, QStringLiteral("feeds"));
    QTest::keyClick(label, Qt::Key_Return);
    CHECK(shown.map().links[0].label == QStringLiteral("feeds"));
    canvas->setFocus();
    QTest::keyClick(canvas, Qt::Key_Delete);
    CHECK(shown.map().links.empty());
}

TEST_CASE("Moving by keys is one step, and typing in a note is kept when it is left", "[ui][maps]")
{
    ShownMap shown;
    shown.add("Trust");
    auto* canvas = shown.find<MapCanvas>("mapCanvas");
    canvas->setFocus();
    const auto before = shown.map().nodes[0].at;
    for (int i = 0; i < 4; ++i)
        QTest::keyClick(canvas, Qt::Key_Right);
    canvas->commit();
    CHECK(shown.map().nodes[0].at.x > before.x + 20);
    valueOf(shown.builder.project().undo());
    CHECK(shown.map().nodes[0].at == before);
    QTest::mouseDClick(canvas->viewport(), Qt::LeftButton, {}, QPoint(30, 30));
    auto* editor = shown.find<QPlainTextEdit>("mapNoteEditor");
    REQUIRE(editor->isVisible());
    QTest::keyClicks(editor, QStringLiteral("Who is missing?"));
    shown.find<QLineEdit>("mapSearch")->setFocus();
    REQUIRE(shown.map().nodes.size() == 2);
    CHECK(shown.map().nodes[1].text == QStringLiteral("Who is missing?"));
}

TEST_CASE("A node of a map leads to its passages, and the list beside the canvas says what is on it", "[ui][maps]")
{
    ShownMap shown;
    shown.add("Trust");
    Place led;
    QObject::connect(&shown.services.navigator, &Navigator::requested, [&](const Place& place) { led = place; });
    auto* list = shown.find<QTreeWidget>("mapList");
    REQUIRE(list->topLevelItemCount() == 1);
    CHECK(list->topLevelItem(0)->data(0, Qt::AccessibleTextRole).toString().startsWith(QStringLiteral("Code: Trust")));
    list->setCurrentItem(list->topLevelItem(0));
    QTest::keyClick(list, Qt::Key_Return);
    CHECK(led.query.contains(QStringLiteral("Trust")));
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Delete);
    CHECK(shown.map().nodes.empty());
}
