#include "core/survey/guides.h"
#include "tests/ui/shell/a_window.h"
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QToolButton>
#include <QTreeWidget>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

struct GuidesShown : AWindow {
    GuidesShown()
    {
        withStudy();
        find<QListWidget>("studyOutline")->setCurrentRow(3);
    }
    Guide guide() const
    {
        return valueOf(window->project()->read([](const Read& db) { return guides::all(db); })).at(0);
    }
    static void leave(QWidget* field)
    {
        QFocusEvent out(QEvent::FocusOut, Qt::TabFocusReason);
        QApplication::sendEvent(field, &out);
    }
};

} // namespace

TEST_CASE("A guide is written in the window: questions by Enter, all about each, each change one step", "[study][guides]")
{
    GuidesShown a;
    QTest::mouseClick(a.find<QWidget>("guidesEmptyNew"), Qt::LeftButton);
    auto* name = a.find<QLineEdit>("guideName");
    QTest::keyClicks(name, QStringLiteral("Carers"));
    QTest::keyClick(name, Qt::Key_Return);
    CHECK(a.guide().name == "Carers");
    auto* add = a.find<QLineEdit>("guidesAddQuestion");
    QTest::keyClicks(add, QStringLiteral("Trust: Whom do you trust?"));
    QTest::keyClick(add, Qt::Key_Return);
    QTest::keyClicks(add, QStringLiteral("Anything else?"));
    QTest::keyClick(add, Qt::Key_Return);
    REQUIRE(a.guide().questions.size() == 2);
    CHECK(a.guide().questions[0].topic == "Trust");

    auto* questions = a.find<QTreeWidget>("guidesQuestions");
    CHECK(questions->indexOfTopLevelItem(questions->currentItem()) == 1);
    QTest::keyClick(questions, Qt::Key_Up);
    auto* prompts = a.find<QPlainTextEdit>("guideQuestionPrompts");
    QTest::keyClicks(prompts, QStringLiteral("Since when?"));
    GuidesShown::leave(prompts);
    a.find<QSpinBox>("guideQuestionMinutes")->setValue(5);
    auto* groups = a.find<QPlainTextEdit>("guideGroups");
    groups->setPlainText("Parents\nStaff");
    GuidesShown::leave(groups);
    QTest::keyClick(a.find<QCheckBox>("guideQuestionGroup1"), Qt::Key_Space);
    const auto first = a.guide().questions[0];
    CHECK(first.prompts == QStringList{"Since when?"});
    CHECK(first.minutes == 5);
    CHECK(first.groups == std::vector<int>{2});
    // guide, name, two questions, prompts, minutes, groups, who is asked
    CHECK(valueOf(a.window->project()->history()).size() == 8);
    a.window->undo();
    CHECK(a.guide().questions[0].groups.empty());
    CHECK(a.find<QCheckBox>("guideQuestionGroup1")->isChecked());

    a.window->activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(a.window.get()));
    questions->setFocus();
    REQUIRE(QApplication::focusWidget() == questions);
    QTest::keyClick(questions, Qt::Key_Down, Qt::AltModifier);
    CHECK(a.guide().questions[1].text == "Whom do you trust?");
    QTest::keyClick(questions, Qt::Key_Delete);
    CHECK(a.guide().questions.size() == 1);
}
