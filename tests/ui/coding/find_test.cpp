#include "core/survey/guides.h"
#include "tests/ui/coding/a_workspace.h"
#include "ui/coding/passage_tree.h"
#include "ui/coding/search_run.h"
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QTreeWidget>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

AProject twoTalks()
{
    auto study = aProject();
    study
        .withTranscript("Talk",
                        QStringLiteral("Bo: How are you and what do you trust?\nAna: I trust the team. The team trusts me.\nI trust it."))
        .withTurn("Bo: ", "Bo")
        .withTurn("Ana: ", "Ana")
        .withCode("Trust")
        .withTranscript("Walk", QStringLiteral("Cy: Trust takes time."))
        .withTurn("Cy: ", "Cy");
    REQUIRE(study.project().perform("Role", [](Edit& db) {
        for (const auto& speaker : speakers::all(db))
            if (speaker.name == "Bo")
                speakers::setRole(db, speaker.id, SpeakerRole::Interviewer);
    }));
    return study;
}

int passagesIn(const ui::PassageTree* tree)
{
    int count = 0;
    for (const auto& group : tree->groups())
        count += int(group.passages.size());
    return count;
}

ui::PassageTree* searchFor(AWorkspace& a, const QString& words, int hits)
{
    a.press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    a.type(words);
    auto* tree = a.find<ui::PassageTree>("searchHits");
    REQUIRE(QTest::qWaitFor([&] { return passagesIn(tree) == hits; }));
    return tree;
}

} // namespace

TEST_CASE("Hits in all sources come while one types, by source, and the keyboard goes to them and back", "[find]")
{
    AWorkspace a(twoTalks());
    auto* tree = searchFor(a, "trust", 5);
    CHECK(tree->groups().size() == 2);
    CHECK(tree->groups()[0].title == QStringLiteral("Talk"));
    CHECK(tree->groups()[0].passages[1].who == QStringLiteral("Ana"));
    CHECK(a.find<QLabel>("searchCount")->text() == QStringLiteral("5 hits in 2 sources"));
    a.press(Qt::Key_Down);
    CHECK(tree->hasFocus());
    a.press(Qt::Key_Down);
    a.press(Qt::Key_Return);
    CHECK(a.view().isVisible());
    CHECK(a.view().textCursor().selectedText() == QStringLiteral("trust"));
    CHECK(a.view().textCursor().selectionStart() == 46);
    // Back to the search: it is as it was left, though the text has a selection.
    a.press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    CHECK(a.find<QLineEdit>("searchField")->text() == QStringLiteral("trust"));
    a.press(Qt::Key_Escape);
    CHECK(a.view().isVisible());
}

TEST_CASE("A search can leave out interviewers, and says what is wrong with it where it is typed", "[find]")
{
    AWorkspace a(twoTalks());
    auto* tree = searchFor(a, "trust", 5);
    a.find<QComboBox>("searchWho")->setCurrentIndex(1);
    CHECK(passagesIn(tree) == 4);
    a.find<QComboBox>("searchWhere")->setCurrentIndex(a.find<QComboBox>("searchWhere")->findText("Walk"));
    CHECK(passagesIn(tree) == 1);
    a.find<QLineEdit>("searchField")->setText(QStringLiteral("trust OR"));
    auto* wrong = a.find<QLabel>("searchWrong");
    REQUIRE(QTest::qWaitFor([&] { return wrong->isVisible(); }));
    CHECK(wrong->text().contains(QStringLiteral("at character 7")));
    CHECK_FALSE(a.find<QWidget>("searchCodeAll")->isEnabled());
    a.find<QLineEdit>("searchField")->setText(QStringLiteral("trust OR time"));
    REQUIRE(QTest::qWaitFor([&] { return passagesIn(tree) == 2; }));
    CHECK_FALSE(wrong->isVisible());
}

TEST_CASE("What is found is looked at, ticked, and coded in one step", "[find]")
{
    AWorkspace a(twoTalks());
    searchFor(a, "trust", 5);
    REQUIRE(QTest::qWaitFor([&] { return a.find<QWidget>("searchCodeAll")->isEnabled(); }));
    a.press(Qt::Key_C, Qt::AltModifier);
    REQUIRE(QTest::qWaitFor([&] { return a.find<QWidget>("quickCode")->isVisible(); }));
    a.type(QStringLiteral("Trust"));
    a.press(Qt::Key_Return);
    auto* planned = a.find<ui::PassageTree>("autocodePassages");
    auto* apply = a.find<QPushButton>("autocodeApply");
    REQUIRE(planned->isVisible());
    CHECK(passagesIn(planned) == 5); // sentences
    CHECK(planned->groups()[0].passages[2].text == QStringLiteral("The team trusts me."));
    a.find<QComboBox>("autocodeUnit")->setCurrentIndex(2); // turns
    CHECK(passagesIn(planned) == 3);
    CHECK(apply->text() == QStringLiteral("Code 3 passages"));
    planned->setFocus();
    a.press(Qt::Key_Space); // the interviewer's turn is not meant
    CHECK(apply->text() == QStringLiteral("Code 2 passages"));
    // The ticks stand level with the first line, and a click on one is a click on it.
    const auto row = planned->visualRect(planned->currentIndex());
    const QPoint tick(row.left() + 9, row.top() + 6 + planned->fontMetrics().height() / 2);
    QTest::mouseClick(planned->viewport(), Qt::LeftButton, {}, tick);
    CHECK(apply->text() == QStringLiteral("Code 3 passages"));
    QTest::mouseClick(planned->viewport(), Qt::LeftButton, {}, tick);
    CHECK(apply->text() == QStringLiteral("Code 2 passages"));
    planned->setFocus();
    a.press(Qt::Key_Return, Qt::ControlModifier);
    CHECK(a.notices.sentence() == QStringLiteral("Coded 2 passages in 2 sources with “Trust”."));
    REQUIRE(a.passages().size() == 2);
    CHECK(a.passages()[0].text == QStringLiteral("I trust the team. The team trusts me.\nI trust it."));
    CHECK(a.find<QWidget>("searchField")->isVisible());

    // A second time, what has the code is shown as such and left alone.
    a.workspace->activateWindow(); // the notice is a window of its own here
    REQUIRE(QTest::qWaitForWindowActive(a.workspace.get()));
    a.find<QLineEdit>("searchField")->setFocus();
    a.press(Qt::Key_C, Qt::AltModifier);
    REQUIRE(QTest::qWaitFor([&] { return a.find<QWidget>("quickCode")->isVisible(); }));
    a.type(QStringLiteral("Trust"));
    a.press(Qt::Key_Return);
    CHECK(apply->text() == QStringLiteral("Code 1 passage"));
    CHECK(a.find<QLabel>("autocodeCount")->text().contains(QStringLiteral("2 more")));
    a.press(Qt::Key_Escape);
    CHECK(a.passages().size() == 2);
    valueOf(a.project->undo());
    CHECK(a.passages().empty());
}

TEST_CASE("The questions of a guide are found, put right, and all answers coded in one step", "[find]")
{
    AWorkspace a(twoTalks());
    a.workspace->findChild<QAction*>("interviewGuides")->trigger();
    valueOf(a.project->perform("Write a guide", [](Edit& db) -> Result<GuideId> {
        const auto guide = guides::add(db, "Guide");
        if (guide)
            guides::addQuestions(db, *guide, guides::questionsIn("1. Family: How is your family?\n2. Trust: What do you trust?"));
        return guide;
    }));
    auto* questions = a.find<QTreeWidget>("guideQuestions");
    REQUIRE(questions->topLevelItemCount() == 2);
    CHECK(questions->topLevelItem(1)->text(1) == QStringLiteral("Trust"));
    auto* matches = a.find<QTreeWidget>("guideMatches");
    REQUIRE(matches->topLevelItemCount() == 2);
    REQUIRE(matches->topLevelItem(0)->childCount() == 1);
    CHECK(matches->topLevelItem(0)->child(0)->text(1) == QStringLiteral("2"));
    CHECK(matches->topLevelItem(1)->childCount() == 0);

    matches->setCurrentItem(matches->topLevelItem(0)->child(0));
    auto* asks = a.find<QComboBox>("guideAsks");
    asks->setFocus();
    a.press(Qt::Key_Up);
    CHECK(matches->topLevelItem(0)->child(0)->text(1) == QStringLiteral("1"));
    a.press(Qt::Key_Down);
    CHECK(matches->topLevelItem(0)->child(0)->text(1) == QStringLiteral("2"));

    QTest::mouseClick(a.find<QWidget>("guideCodeAll"), Qt::LeftButton);
    CHECK(passagesIn(a.find<ui::PassageTree>("autocodePassages")) == 1);
    QTest::mouseClick(a.find<QWidget>("autocodeApply"), Qt::LeftButton);
    REQUIRE(a.passages().size() == 1);
    CHECK(a.passages()[0].codePath == QStringLiteral("Guide/Trust"));
    valueOf(a.project->undo());
    CHECK(a.passages().empty());
}

TEST_CASE("A search in a file runs beside the window, and another letter cancels it", "[find]")
{
    QTemporaryDir folder;
    const auto path = folder.filePath("s.counterpoint");
    const auto project = valueOf(Project::create(path, "Study"));
    REQUIRE(project->perform("Add", [](Edit& db) {
        for (int i = 0; i < 40; ++i)
            valueOf(sources::add(
                db, {QString("Talk %1").arg(i), SourceKind::Transcript, Strand::Interviews, {}, "a word and a ward\nwords", {}}));
    }));
    ui::Navigator navigator;
    ui::NoticeBar notices;
    ui::Jobs jobs;
    ui::Session session(*project, navigator, notices, jobs);
    ui::SearchRun run(session);
    std::vector<SearchHit> hits;
    QObject::connect(&run, &ui::SearchRun::found, &run,
                     [&](const std::vector<SearchHit>& more) { hits.insert(hits.end(), more.begin(), more.end()); });
    QSignalSpy finished(&run, &ui::SearchRun::finished);
    run.start({"w"}, {}, 5);
    run.start({"word"}, {}, 5);
    REQUIRE(finished.wait());
    CHECK(hits.size() == 80);
    CHECK(std::all_of(hits.begin(), hits.end(), [](const SearchHit& hit) { return hit.text == QString("word"); }));
    // The study can be written to meanwhile.
    run.start({"word"}, {}, 5);
    CHECK(project->perform("Add", [](Edit& db) { return codebook::add(db, "Code"); }));
    REQUIRE(finished.wait());
    run.start({"(", true}, {}, 5);
    REQUIRE(finished.wait());
    CHECK_FALSE(finished.back()[0].toString().isEmpty());
    run.start({"word"}, {}, 5); // ends with its owner
}

TEST_CASE("Several sources can be searched, as they are ticked", "[find]")
{
    auto study = twoTalks();
    study.withTranscript("Yard", QStringLiteral("Di: We trust nobody.")).withTurn("Di: ", "Di");
    AWorkspace a(std::move(study));
    auto* tree = searchFor(a, "trust", 6);
    auto* where = a.find<QComboBox>("searchWhere");
    const int several = where->findText("Several sources…");
    REQUIRE(several > 0);
    where->setCurrentIndex(several);
    Q_EMIT where->activated(several);
    auto* list = a.find<QListWidget>("searchSourcesList");
    REQUIRE(list->isVisible());
    for (int i = 0; i < list->count(); ++i)
        if (list->item(i)->text() != "Talk")
            list->item(i)->setCheckState(Qt::Checked);
    CHECK(QTest::qWaitFor([&] { return passagesIn(tree) == 2; }));
    CHECK(where->currentText() == "2 chosen sources…");
}

TEST_CASE("What is found is coded as it is shown: interviewers stay out while counts leave them out, and hits are marked", "[find]")
{
    AWorkspace a(twoTalks());
    a.find<QCheckBox>("participantsOnly")->setChecked(true);
    searchFor(a, "trust", 4);
    a.find<QToolButton>("searchCodeAll")->click();
    a.type("trust");
    a.press(Qt::Key_Return);
    auto* tree = a.find<ui::PassageTree>("autocodePassages");
    REQUIRE(QTest::qWaitFor([&] { return passagesIn(tree) == 4; }));
    const auto& first = tree->groups().front().passages.front();
    REQUIRE(first.marks.size() == 1);
    CHECK(first.text.mid(first.marks[0].first, first.marks[0].second - first.marks[0].first) == "trust");
    a.find<QCheckBox>("participantsOnly")->setChecked(false);
}

TEST_CASE("Where nobody asks, the page of guides lets one say who does", "[find]")
{
    auto study = aProject();
    study.withTranscript("Talk", QStringLiteral("Bo: Whom do you trust?\nAna: The team.")).withTurn("Bo: ", "Bo").withTurn("Ana: ", "Ana");
    REQUIRE(study.project().perform("Guide", [](Edit& db) -> Result<> {
        const auto guide = guides::add(db, "Guide");
        if (!guide)
            return fail(guide);
        guides::addQuestions(db, *guide, guides::questionsIn("Trust: Whom do you trust?"));
        return {};
    }));
    AWorkspace a(std::move(study));
    a.find<QAction>("interviewGuides")->trigger();
    auto* askers = a.find<QToolButton>("guideAskers");
    REQUIRE(QTest::qWaitFor([&] { return askers->isVisible(); }));
    Q_EMIT askers->menu()->aboutToShow();
    QAction* bo = nullptr;
    for (auto* action : askers->menu()->actions())
        if (action->text().startsWith("Bo"))
            bo = action;
    REQUIRE(bo);
    bo->trigger();
    CHECK(QTest::qWaitFor([&] { return !askers->isVisible() && a.find<QPushButton>("guideCodeAll")->isEnabled(); }));
}
