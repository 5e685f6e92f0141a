#include "tests/support/a_project.h"
#include "tests/support/services.h"
#include "ui/study/case_profile_page.h"
#include "ui/study/study_workspace.h"
#include <QTableView>
#include <QTextBrowser>
#include <QtTest/QTest>

using namespace counterpoint;
using namespace counterpoint::test;
using namespace counterpoint::ui;

TEST_CASE("Enter on a Case opens its profile, whose links lead to where things stand, and Escape goes back", "[ui][cases]")
{
    auto builder = aProject();
    builder.withTranscript("Talk", "Amara: We trust each other.")
        .withTurn("Amara: ", "Amara")
        .withCode("Trust")
        .withCoding("trust each other");
    const auto person = valueOf(builder.project().perform("Link", [&](Edit& db) {
        const auto made = cases::ensure(db, QStringLiteral("Amara"));
        for (const auto& speaker : speakers::all(db))
            speakers::link(db, speaker.id, *made);
        return made;
    }));
    Services services(builder.project());
    StudyWorkspace workspace(services.session, nullptr);
    workspace.resize(1200, 700);
    workspace.show();
    workspace.reveal({Place::Workspace::Study, Entity::Case, person.value(), {}});
    auto* table = workspace.findChild<QTableView*>(QStringLiteral("casesTable"));
    REQUIRE(table);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Return);
    auto* text = workspace.findChild<QTextBrowser*>(QStringLiteral("caseProfileText"));
    REQUIRE(text->isVisible());
    const auto page = text->toPlainText();
    CHECK(page.contains(QStringLiteral("“trust each other”")));
    CHECK(page.contains(QStringLiteral("mentioned, 1 coding")));
    Place led;
    QObject::connect(&services.navigator, &Navigator::requested, [&](const Place& place) { led = place; });
    Q_EMIT text->anchorClicked(QUrl(QStringLiteral("#0")));
    CHECK(led.id == 1);
    QTest::keyClick(text, Qt::Key_Escape);
    CHECK(table->isVisible());
}
