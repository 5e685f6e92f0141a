#include "tests/ui/survey/a_questionnaire.h"
#include <QLabel>
#include <QToolButton>
#include <QTreeWidget>

using namespace counterpoint;
using namespace counterpoint::test;

TEST_CASE("Lists of choices are renamed for all their questions, and removed while none is answered from them", "[ui][survey]")
{
    AQuestionnaire a;
    a.type("Are you new here?");
    a.press(Qt::Key_Tab);
    a.type("Yes");
    a.outline()->setFocus();
    a.find<QToolButton>("questionAllLists")->click();
    auto* lists = a.find<QTreeWidget>("choiceLists");
    REQUIRE(QApplication::focusWidget() == lists);
    REQUIRE(lists->topLevelItemCount() == 1);
    REQUIRE(lists->currentItem());
    a.press(Qt::Key_F2);
    a.type("yes_or_no");
    a.press(Qt::Key_Return);
    QCoreApplication::processEvents();
    CHECK(a.stored().lists.front().name == "yes_or_no");
    CHECK(a.stored().items.front().choices == "yes_or_no");

    a.press(Qt::Key_Delete);
    CHECK(a.stored().lists.size() == 1);
    CHECK(a.find<QLabel>("choiceListError")->text().contains("are_you_new_here"));
    a.find<QAction>("surveyItemDelete")->trigger();
    REQUIRE(lists->topLevelItemCount() == 1);
    lists->setCurrentItem(lists->topLevelItem(0));
    a.find<QToolButton>("choiceListRemove")->click();
    CHECK(a.stored().lists.empty());
    REQUIRE(a.window.project->undo());
    CHECK(a.stored().lists.size() == 1);
}

TEST_CASE("What XLSForm has besides is written in one part that is folded away", "[ui][survey]")
{
    AQuestionnaire a;
    a.type("Are you new here?");
    a.find<QToolButton>("questionMore")->click();
    const auto write = [&](const char* field, const QString& text) {
        auto* line = a.find<QLineEdit>(field);
        line->setFocus();
        a.type(text);
        a.press(Qt::Key_Return);
    };
    write("questionAppearance", "minimal");
    write("questionParameters", "rows=5  max-pixels=1000 odd");
    a.outline()->setFocus();
    const auto item = a.stored().items.front();
    CHECK(item.appearance == "minimal");
    CHECK(item.parameters == Extras{{"rows", "5"}, {"max-pixels", "1000"}, {"odd", ""}});
    CHECK(a.find<QLineEdit>("questionParameters")->text() == "max-pixels=1000 odd rows=5");
    auto* guidance = a.find<QPlainTextEdit>("questionGuidance");
    guidance->setFocus();
    a.type("Wait for an answer.");
    a.outline()->setFocus();
    CHECK(a.stored().items.front().text(role::guidance, a.stored().defaultLanguage) == "Wait for an answer.");
}
