#include "tests/ui/survey/a_questionnaire.h"
#include <QComboBox>
#include <QListWidget>
#include <QMenu>
#include <QMimeData>
#include <QTableView>

using namespace counterpoint;
using namespace counterpoint::test;

TEST_CASE("Questions and choices are written without leaving the keyboard", "[ui][survey]")
{
    AQuestionnaire a;
    a.type("Are you new here?");
    a.press(Qt::Key_Tab);
    a.type("Yes");
    a.press(Qt::Key_Tab);
    a.type("No");
    a.press(Qt::Key_Return);
    a.type("Which team are you in?");
    a.press(Qt::Key_Tab);
    a.type("Health");
    a.press(Qt::Key_Tab);
    a.type("Council");
    a.press(Qt::Key_Tab);
    a.press(Qt::Key_Tab); // from the empty line: on to what comes next
    CHECK(QApplication::focusWidget()->objectName() == QLatin1String("questionHint"));

    const auto stored = a.stored();
    REQUIRE(stored.items.size() == 2);
    CHECK(a.names() == QStringList{"are_you_new_here", "which_team_are_you_in"});
    CHECK(stored.items[0].label(stored.defaultLanguage) == "Are you new here?");
    const auto* list = stored.list(stored.items[1].choices);
    REQUIRE(list);
    REQUIRE(list->choices.size() == 2);
    CHECK(list->choices[0].code == "1");
    CHECK(list->choices[1].code == "2");
    CHECK(textIn(list->choices[1].texts, role::label, stored.defaultLanguage) == "Council");
    CHECK(stored.items[0].choices != stored.items[1].choices);
}

TEST_CASE("A page or a question of another type is added by two keys", "[ui][survey]")
{
    AQuestionnaire a;
    a.type("Are you new here?");
    a.press(Qt::Key_Return, Qt::ControlModifier);
    auto* menu = a.find<QMenu>("surveyAddMenu");
    REQUIRE(menu->isVisible());
    QStringList keys;
    for (const auto* action : menu->actions())
        if (const auto at = action->text().indexOf(u'&'); at >= 0)
            keys << action->text().mid(at + 1, 1).toLower();
    CHECK(keys.removeDuplicates() == 0);
    CHECK(keys.size() == 22); // all of them
    QTest::keyClick(menu, Qt::Key_P);
    a.type("About you");
    a.press(Qt::Key_Return);
    a.type("How old are you?");
    a.outline()->setFocus();
    const auto stored = a.stored();
    REQUIRE(stored.items.size() == 2);
    CHECK(stored.items[1].type == ItemType::Page);
    REQUIRE(stored.items[1].items.size() == 1);
}

TEST_CASE("A question of another type than a battery's statements comes after the battery", "[ui][survey]")
{
    AQuestionnaire a;
    const auto add = [&](Qt::Key letter) {
        a.press(Qt::Key_Return, Qt::ControlModifier);
        QTest::keyClick(a.find<QMenu>("surveyAddMenu"), letter);
    };
    add(Qt::Key_B);
    a.type("How far do you agree?");
    a.press(Qt::Key_Return);
    a.type("I am well");
    add(Qt::Key_G); // agreement: another statement
    a.type("I am happy");
    add(Qt::Key_O);
    a.type("Who are you?");
    a.outline()->setFocus();
    const auto stored = a.stored();
    REQUIRE(stored.items.size() == 3);
    CHECK(stored.items[1].items.size() == 2);
    CHECK(stored.items[2].label(stored.defaultLanguage) == "Who are you?");
}

TEST_CASE("Tab leads from the words of a rating to its ends", "[ui][survey]")
{
    AQuestionnaire a;
    a.press(Qt::Key_Return, Qt::ControlModifier);
    QTest::keyClick(a.find<QMenu>("surveyAddMenu"), Qt::Key_R);
    a.type("How satisfied are you?");
    a.press(Qt::Key_Tab);
    CHECK(QApplication::focusWidget()->objectName() == QLatin1String("questionStart"));
}

TEST_CASE("What is typed in a question is kept when another one is chosen, and when the workspace goes", "[ui][survey]")
{
    AQuestionnaire a;
    a.type("First");
    a.press(Qt::Key_Return);
    a.type("Second");
    a.outline()->setFocus();
    a.press(Qt::Key_Up);
    CHECK(a.words()->toPlainText() == "First");
    CHECK(a.find<QLineEdit>("questionName")->text() == "first");
    CHECK(a.stored().items[1].label(a.stored().defaultLanguage) == "Second");
    a.words()->setFocus();
    a.words()->moveCursor(QTextCursor::End);
    a.type(" of all");
    a.outline()->setFocus();
    CHECK(a.stored().items[0].label(a.stored().defaultLanguage) == "First of all");
    CHECK(a.words()->toPlainText() == "First of all");
    REQUIRE(a.window.project->undo());
    CHECK(a.words()->toPlainText() == "First");
    a.words()->setFocus();
    a.words()->moveCursor(QTextCursor::End);
    a.type(" of all");
    a.workspace.reset();
    CHECK(a.stored().items[0].label(a.stored().defaultLanguage) == "First of all");
}

TEST_CASE("The name of a new question follows its words, and is shown at once", "[ui][survey]")
{
    AQuestionnaire a;
    a.type("How old");
    a.outline()->setFocus();
    auto* name = a.find<QLineEdit>("questionName");
    CHECK(name->text() == "how_old");
    a.words()->setFocus();
    a.words()->moveCursor(QTextCursor::End);
    a.type(" are you?");
    a.outline()->setFocus();
    CHECK(name->text() == "how_old_are_you");
    CHECK(a.names() == QStringList{"how_old_are_you"});
    name->setFocus();
    name->selectAll();
    a.type("age");
    a.words()->setFocus();
    a.words()->moveCursor(QTextCursor::End);
    a.type(" Please say.");
    a.outline()->setFocus();
    CHECK(a.names() == QStringList{"age"}); // one's own name stays
}

TEST_CASE("Each gesture in a questionnaire is one step to be taken back", "[ui][survey]")
{
    AQuestionnaire a;
    a.type("First");
    a.press(Qt::Key_Return);
    a.type("Second");
    a.press(Qt::Key_Return);
    a.type("Third");
    a.outline()->setFocus();
    CHECK(a.names() == QStringList{"first", "second", "third"});
    a.press(Qt::Key_Up, Qt::AltModifier);
    CHECK(a.names() == QStringList{"first", "third", "second"});
    a.press(Qt::Key_Up, Qt::ShiftModifier); // both are chosen
    a.press(Qt::Key_Down, Qt::AltModifier);
    CHECK(a.names() == QStringList{"second", "first", "third"});
    REQUIRE(a.window.project->undo());
    CHECK(a.names() == QStringList{"first", "third", "second"});
    REQUIRE(a.window.project->undo());
    CHECK(a.names() == QStringList{"first", "second", "third"});
    a.press(Qt::Key_Delete);
    CHECK(a.stored().items.size() < 3);
    REQUIRE(a.window.project->undo());
    CHECK(a.names() == QStringList{"first", "second", "third"});
}

TEST_CASE("Questions are dragged to another place, and into a section", "[ui][survey]")
{
    AQuestionnaire a;
    a.type("First");
    a.press(Qt::Key_Return);
    a.type("Second");
    a.find<QAction>("surveyAdd section")->trigger();
    a.type("Part");
    a.outline()->setFocus();
    auto* model = a.outline()->model();
    REQUIRE(model->rowCount() == 3);
    const std::unique_ptr<QMimeData> first(model->mimeData({model->index(0, 0)}));
    REQUIRE(model->dropMimeData(first.get(), Qt::MoveAction, -1, -1, model->index(2, 0)));
    QCoreApplication::processEvents();
    CHECK(a.names() == QStringList{"second", ""});
    REQUIRE(a.stored().items[1].items.size() == 1);
    CHECK(a.stored().items[1].items[0].name == "first");
    // Nothing goes into itself.
    const std::unique_ptr<QMimeData> part(model->mimeData({model->index(1, 0)}));
    CHECK_FALSE(model->dropMimeData(part.get(), Qt::MoveAction, -1, -1, model->index(1, 0)));
}

TEST_CASE("Problems of a questionnaire are listed and lead to their question", "[ui][survey]")
{
    AQuestionnaire a;
    a.type("How old are you?");
    a.press(Qt::Key_Return);
    a.type("Who else?");
    auto* relevant = a.find<QPlainTextEdit>("questionRelevant");
    relevant->setPlainText("${nobody} = 1");
    a.outline()->setFocus();
    a.press(Qt::Key_Up);
    auto* problems = a.find<QListWidget>("surveyProblems");
    QListWidgetItem* found = nullptr;
    REQUIRE(QTest::qWaitFor([&] {
        const auto all = problems->findItems("nobody", Qt::MatchContains);
        found = all.isEmpty() ? nullptr : all.front();
        return found != nullptr;
    }));
    problems->setCurrentItem(found);
    Q_EMIT problems->itemActivated(found);
    CHECK(a.words()->toPlainText() == "Who else?");
}

TEST_CASE("A question's name stays free and legal", "[ui][survey]")
{
    AQuestionnaire a;
    a.type("Age");
    a.press(Qt::Key_Return);
    a.type("Age");
    a.press(Qt::Key_Return);
    CHECK(a.names().mid(0, 2) == QStringList{"age", "age_2"});
    auto* name = a.find<QLineEdit>("questionName");
    name->setFocus();
    name->selectAll();
    a.type("2nd one");
    a.press(Qt::Key_Return);
    CHECK_FALSE(a.find<QWidget>("questionNameError")->isHidden());
    CHECK(name->text() == "2nd one");
    name->selectAll();
    a.type("second");
    a.press(Qt::Key_Return);
    CHECK(a.find<QWidget>("questionNameError")->isHidden());
    CHECK(a.names().back() == "second");
}

TEST_CASE("All of the Survey workspace that takes the focus has a name", "[ui][survey]")
{
    AQuestionnaire a;
    a.type("Are you new here?");
    a.press(Qt::Key_Tab);
    a.type("Yes");
    a.press(Qt::Key_Return);
    QTest::qWait(200);
    CHECK(namelessIn(*a.workspace) == QStringList());
}
