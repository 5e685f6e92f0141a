#include "core/coding/memos.h"
#include "core/project/study.h"
#include "tests/ui/shell/a_window.h"
#include "ui/support/navigator.h"
#include "ui/support/notice.h"
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTableView>
#include <QTreeWidget>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

StudyAbout aboutOf(const ui::MainWindow& window)
{
    return valueOf(window.project()->read([](const Read& db) { return study::get(db); }));
}

void leave(QWidget* field)
{
    QFocusEvent out(QEvent::FocusOut, Qt::TabFocusReason);
    QApplication::sendEvent(field, &out);
}

QStringList columnOf(const QTableView& table, int column)
{
    QStringList texts;
    for (int row = 0; row < table.model()->rowCount(); ++row)
        texts << table.model()->index(row, column).data().toString();
    return texts;
}

} // namespace

TEST_CASE("What is written about the study is kept when the field is left, as one step", "[study]")
{
    AWindow a;
    auto& window = a.withStudy();
    auto* purpose = a.find<QPlainTextEdit>("studyPurpose");
    QTest::keyClicks(purpose, QStringLiteral("To see where they differ"));
    CHECK(aboutOf(window).purpose.isEmpty());
    leave(purpose);
    CHECK(aboutOf(window).purpose == QStringLiteral("To see where they differ"));
    CHECK(valueOf(window.project()->history()).size() == 1);
    leave(purpose);
    CHECK(valueOf(window.project()->history()).size() == 1);
    window.undo();
    CHECK(purpose->toPlainText().isEmpty());
}

TEST_CASE("Typing is not lost when the study is closed from within the field", "[study]")
{
    AWindow a;
    auto& window = a.withStudy();
    QTest::keyClicks(a.find<QPlainTextEdit>("studyEthics"), QStringLiteral("Assent"));
    const auto path = window.project()->path();
    window.closeStudy();
    window.openStudy(path);
    CHECK(aboutOf(window).ethics == QStringLiteral("Assent"));
}

TEST_CASE("The title cannot be emptied, and is the window's", "[study]")
{
    AWindow a;
    auto& window = a.withStudy();
    auto* title = a.find<QLineEdit>("studyTitle");
    title->setText(QStringLiteral("Dissonance"));
    Q_EMIT title->editingFinished();
    CHECK(window.windowTitle().startsWith(QStringLiteral("Dissonance")));
    title->clear();
    Q_EMIT title->editingFinished();
    CHECK(title->text() == QStringLiteral("Dissonance"));
    CHECK(aboutOf(window).title == QStringLiteral("Dissonance"));
}

TEST_CASE("Cases are edited in place; what does not fit is said and changes nothing", "[study]")
{
    AWindow a;
    auto& window = a.withStudy();
    const auto amara = a.addCase(QStringLiteral("Amara"));
    valueOf(window.project()->perform(QStringLiteral("Add"),
                                      [](Edit& db) { return attributes::add(db, QStringLiteral("Years"), Attribute::Type::Number); }));
    window.navigator().go({ui::Place::Workspace::Study, Entity::Case, amara.value(), {}});
    auto* table = a.find<QTableView>("casesTable");
    auto* model = table->model();
    REQUIRE(model->headerData(1, Qt::Horizontal).toString() == QStringLiteral("Years"));
    CHECK(model->setData(model->index(0, 1), QStringLiteral("4.5")));
    CHECK(model->index(0, 1).data().toDouble() == 4.5);
    CHECK_FALSE(model->setData(model->index(0, 1), QStringLiteral("many")));
    CHECK(window.notices().isError());
    CHECK(model->index(0, 1).data().toDouble() == 4.5);
    CHECK(model->setData(model->index(0, 0), QStringLiteral("Amara O.")));
    CHECK(columnOf(*table, 0) == QStringList{QStringLiteral("Amara O.")});
    window.undo();
    CHECK(columnOf(*table, 0) == QStringList{QStringLiteral("Amara")});
}

TEST_CASE("A case is chosen still after others come and go", "[study]")
{
    AWindow a;
    auto& window = a.withStudy();
    a.addCase(QStringLiteral("Bo"));
    const auto cleo = a.addCase(QStringLiteral("Cleo"));
    window.showPlace({ui::Place::Workspace::Study, Entity::Case, cleo.value(), {}});
    const auto* table = a.find<QTableView>("casesTable");
    a.addCase(QStringLiteral("Amara"));
    CHECK(columnOf(*table, 0) == QStringList{QStringLiteral("Amara"), QStringLiteral("Bo"), QStringLiteral("Cleo")});
    CHECK(table->currentIndex().data().toString() == QStringLiteral("Cleo"));
}

TEST_CASE("A table from a spreadsheet is pasted, and taken back in one step", "[study]")
{
    AWindow a;
    auto& window = a.withStudy();
    QApplication::clipboard()->setText(QStringLiteral("Name\tGroup\tYears\nAmara\tLeads\t4\nBo\tCarers\t\n"));
    a.find<QAction>("pasteCases")->trigger();
    const auto* table = a.find<QTableView>("casesTable");
    CHECK(columnOf(*table, 1) == QStringList{QStringLiteral("Leads"), QStringLiteral("Carers")});
    CHECK(window.notices().sentence().contains(QStringLiteral("2 new case")));
    const auto* groups = a.find<QTreeWidget>("groupsTree");
    CHECK(groups->topLevelItemCount() == 2);
    window.undo();
    CHECK(table->model()->rowCount() == 0);
    CHECK(groups->topLevelItemCount() == 0);
}

TEST_CASE("A memo stays with its case when another one is chosen", "[study]")
{
    AWindow a;
    auto& window = a.withStudy();
    const auto amara = a.addCase(QStringLiteral("Amara"));
    const auto bo = a.addCase(QStringLiteral("Bo"));
    window.showPlace({ui::Place::Workspace::Study, Entity::Case, amara.value(), {}});
    auto* memo = a.find<QPlainTextEdit>("caseMemo");
    QTest::keyClicks(memo, QStringLiteral("Careful with dates"));
    window.showPlace({ui::Place::Workspace::Study, Entity::Case, bo.value(), {}});
    CHECK(memo->toPlainText().isEmpty());
    const auto kept = valueOf(window.project()->read([&](const Read& db) { return memos::of(db, MemoSubject::Case, amara.value()); }));
    REQUIRE(kept.size() == 1);
    CHECK(kept[0].body == QStringLiteral("Careful with dates"));
    window.showPlace({ui::Place::Workspace::Study, Entity::Case, amara.value(), {}});
    CHECK(memo->toPlainText() == QStringLiteral("Careful with dates"));
}
