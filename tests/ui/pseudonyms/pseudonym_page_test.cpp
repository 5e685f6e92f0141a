#include "core/project/backup.h"
#include "core/pseudonyms/pseudonyms.h"
#include "tests/ui/coding/a_workspace.h"
#include "ui/pseudonyms/name_hits.h"
#include "ui/pseudonyms/pseudonym_page.h"
#include "ui/pseudonyms/redaction_panel.h"
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QPushButton>
#include <QTableView>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

/// The page by itself on a study in a file, shown.
struct APage {
    APage()
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
        project = valueOf(Project::create(folder.filePath("s.counterpoint"), "A study"));
        source = valueOf(project->perform("Arrange", [](Edit& db) {
            return sources::add(
                db, {"Talk", SourceKind::Transcript, Strand::Interviews, {}, "Rose: I am Rose, not a rose.\nBen: Rose's word.", {}});
        }));
        session = std::make_unique<ui::Session>(*project, navigator, notices, jobs);
        page = std::make_unique<ui::PseudonymPage>(*session);
        page->resize(1000, 700);
        QObject::connect(project.get(), &Project::changed, page.get(), &ui::PseudonymPage::refresh);
        page->show();
        page->activateWindow();
        REQUIRE(QTest::qWaitForWindowActive(page.get()));
        page->start();
    }
    template <class Widget>
    Widget* find(const char* name)
    {
        auto* widget = page->findChild<Widget*>(QLatin1String(name));
        REQUIRE(widget);
        return widget;
    }
    ui::NameHitsModel& hits() { return find<ui::NameHits>("nameHits")->hits(); }
    QString text() const
    {
        return valueOf(project->read([&](const Read& db) { return sources::text(db, source); }));
    }
    void add(const QString& name, const QString& pseudonym)
    {
        find<QLineEdit>("pseudonymName")->setFocus();
        QTest::keyClicks(QApplication::focusWidget(), name);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTest::keyClicks(QApplication::focusWidget(), pseudonym);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    }

    QTemporaryDir folder;
    std::unique_ptr<Project> project;
    SourceId source;
    ui::Navigator navigator;
    ui::NoticeBar notices;
    ui::Jobs jobs;
    std::unique_ptr<ui::Session> session;
    std::unique_ptr<ui::PseudonymPage> page;
};

} // namespace

TEST_CASE("a name is typed, looked at in its places, replaced and taken back with the keyboard", "[ui][pseudonyms]")
{
    APage at;
    at.add("Rose", "Lily");
    REQUIRE(QTest::qWaitFor([&] { return at.hits().rowCount() == 4; }));
    CHECK(at.hits().ticked().size() == 3); // the flower is not ticked
    auto* list = at.find<ui::NameHits>("nameHits");
    list->setFocus();
    list->selectRow(0);
    QTest::keyClick(list, Qt::Key_Space); // nor the label, now
    CHECK(at.hits().ticked().size() == 2);
    at.find<QPushButton>("pseudonymsApply")->click();
    CHECK(at.text() == "Rose: I am Lily, not a rose.\nBen: Lily's word.");
    REQUIRE(QTest::qWaitFor([&] { return at.hits().rowCount() == 2; }));
    CHECK(at.hits().ticked().empty()); // what was unticked stays so
    REQUIRE(QTest::qWaitFor([&] { return at.find<QPushButton>("pseudonymsBack")->isEnabled(); }));
    at.find<QPushButton>("pseudonymsBack")->click();
    CHECK(at.text().contains("I am Rose"));
}

TEST_CASE("a pseudonym that will not do is refused below the line where it was typed", "[ui][pseudonyms]")
{
    APage at;
    at.add("Rose", "Lily");
    at.add("Lily", "Iris");
    auto* error = at.find<QLabel>("pseudonymError");
    CHECK(error->isVisible());
    CHECK(error->text().contains("stands for"));
    at.find<QLineEdit>("pseudonymName")->clear();
    at.find<QLineEdit>("pseudonymReplacement")->clear();
    at.add("Ben", ""); // a neutral one
    CHECK(valueOf(at.project->read([](const Read& db) { return pseudonyms::byOriginal(db, "Ben"); })).replacement == "Person 1");
}

TEST_CASE("words are redacted for good only after a look and a tick", "[ui][pseudonyms]")
{
    APage at;
    valueOf(backup::rotate(at.project->path()));
    at.page->startRedacting("not a rose");
    auto* button = at.find<QPushButton>("redactDo");
    auto* sure = at.find<QCheckBox>("redactSure");
    REQUIRE(QTest::qWaitFor([&] { return at.jobs.running().empty() && sure->isEnabled(); }));
    CHECK_FALSE(button->isEnabled());
    sure->click();
    REQUIRE(button->isEnabled());
    button->click();
    REQUIRE(QTest::qWaitFor([&] { return at.text().contains("█████"); }, 20'000));
    CHECK(at.text() == "Rose: I am Rose, █████.\nBen: Rose's word.");
    CHECK_FALSE(at.project->undoLabel());
    REQUIRE(QTest::qWaitFor([&] { return at.jobs.running().empty(); }, 20'000));
    CHECK(backup::all(at.project->path()).size() == 1); // a new one, without the words
    CHECK_FALSE(at.find<ui::RedactionPanel>("redactionPanel")->isVisible());
}

TEST_CASE("the text's menu brings the selected words to the page of pseudonyms", "[ui][pseudonyms]")
{
    AWorkspace at(std::move(aProject().withTranscript("One", "Rose: I am Rose Miller.").withTurn("Rose: ", "Rose")));
    at.select("Rose Miller");
    for (auto* action : at.workspace->commands())
        if (action->objectName() == QLatin1String("pseudonymForSelection"))
            action->trigger();
    CHECK(at.find<QLineEdit>("pseudonymName")->text() == "Rose Miller");
    CHECK(QApplication::focusWidget()->objectName() == "pseudonymReplacement");
    at.type("Lily Fox");
    at.press(Qt::Key_Return);
    CHECK(valueOf(at.project->read([](const Read& db) { return pseudonyms::byOriginal(db, "Rose Miller"); })).replacement == "Lily Fox");
    at.press(Qt::Key_Escape);
    CHECK(at.view().isVisible());
}
