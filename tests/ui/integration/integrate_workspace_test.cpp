#include "core/integration/framework.h"
#include "tests/support/a_project.h"
#include "tests/support/services.h"
#include "ui/integration/framework_table.h"
#include "ui/integration/integrate_workspace.h"
#include <QAction>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QtTest/QTest>

using namespace counterpoint;
using namespace counterpoint::test;
using namespace counterpoint::ui;

namespace {

/// Two who speak of trust, and the workspace, shown alone.
struct Shown {
    Shown()
        : services(builder.withTranscript("Talk", "Amara: We trust each other.\nBen: I trust nobody.")
                       .withTurn("Amara: ", "Amara")
                       .withTurn("Ben: ", "Ben")
                       .withCode("Trust")
                       .withCoding("trust each other")
                       .withCoding("trust nobody")
                       .project())
        , workspace(services.session, nullptr)
    {
        workspace.resize(1366, 700);
        workspace.show();
        workspace.activateWindow();
        REQUIRE(QTest::qWaitForWindowActive(&workspace));
    }
    template <class W>
    W* find(const char* name) const
    {
        auto* found = workspace.findChild<W*>(QLatin1String(name));
        INFO(name);
        REQUIRE(found);
        return found;
    }
    void makeMatrix()
    {
        find<QAction>("newFramework")->trigger();
        QTest::keyClicks(find<QLineEdit>("frameworkName"), "People");
        auto* codes = find<QListView>("frameworkCodes");
        codes->setFocus();
        codes->setCurrentIndex(codes->model()->index(0, 0));
        QTest::keyClick(codes, Qt::Key_Space);
        QTest::mouseClick(find<QPushButton>("frameworkKeep"), Qt::LeftButton);
    }
    FrameworkMatrix matrix()
    {
        return valueOf(builder.project().read([](const Read& db) { return frameworks::matrix(db, frameworks::all(db).front().id); }));
    }

    AProject builder;
    Services services;
    IntegrateWorkspace workspace;
};

} // namespace

TEST_CASE("A summary is written where one types, linked by a key, and kept when one goes on", "[integrate]")
{
    Shown shown;
    shown.makeMatrix();
    auto* table = shown.find<FrameworkTable>("frameworkTable");
    table->setFocus();
    REQUIRE(table->model()->rowCount() == 2);
    QTest::keyClicks(table, "Trusts");
    auto* field = shown.find<QPlainTextEdit>("summaryField");
    REQUIRE(field->isVisible());
    CHECK(field->toPlainText() == "Trusts");
    QTest::keyClick(field, Qt::Key_1, Qt::AltModifier);
    CHECK(field->toPlainText() == "Trusts [1]");
    QTest::keyClicks(field, ".");
    QTest::keyClick(field, Qt::Key_Tab);
    CHECK(shown.matrix().cells[0][0].text == "Trusts [1].");
    CHECK(shown.matrix().cells[0][0].links.size() == 1);
    // Tab went to the next cell, where one goes on writing.
    CHECK(table->current().person == shown.matrix().rows[1].person);
    QTest::keyClicks(field, "Does not");
    QTest::keyClick(field, Qt::Key_Escape);
    CHECK(shown.matrix().cells[1][0].text == "Does not");
    CHECK_FALSE(field->isVisible());
    REQUIRE(shown.builder.project().undo());
    CHECK(shown.matrix().cells[1][0].text.isEmpty());
}

TEST_CASE("A cell whose passages changed is marked until it was looked at", "[integrate]")
{
    Shown shown;
    shown.makeMatrix();
    auto* table = shown.find<FrameworkTable>("frameworkTable");
    QTest::keyClicks(table, "Trusts");
    table->commit();
    auto* lookedAt = shown.find<QPushButton>("cellLookedAt");
    CHECK_FALSE(lookedAt->isVisible());
    shown.builder.withCoding("We");
    REQUIRE(lookedAt->isVisible());
    QTest::mouseClick(lookedAt, Qt::LeftButton);
    CHECK_FALSE(lookedAt->isVisible());
    CHECK(shown.matrix().stale() == 0);
}
