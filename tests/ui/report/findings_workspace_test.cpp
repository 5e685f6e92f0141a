#include "tests/support/a_small_study.h"
#include "tests/support/services.h"
#include "ui/report/evidence_card.h"
#include "ui/report/finding_list.h"
#include "ui/report/findings_workspace.h"
#include "ui/report/passage_list.h"
#include "ui/report/report_preview.h"
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QToolButton>
#include <QtTest/QTest>

using namespace counterpoint;
using namespace counterpoint::test;
using namespace counterpoint::ui;

namespace {

/// The workspace of a study, shown alone.
struct Shown {
    explicit Shown(Project& study)
        : project(study)
        , services(study)
        , workspace(services.session, nullptr)
    {
        workspace.resize(1366, 700);
        workspace.show();
        workspace.activateWindow(); // the focus is a window's that is active
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
    std::vector<Finding> findings() const
    {
        return valueOf(project.read([](const Read& db) { return findings::all(db); }));
    }
    std::vector<Evidence> evidence() const
    {
        return valueOf(project.read([](const Read& db) { return findings::evidence(db); }));
    }
    EvidenceCard* card() const { return find<EvidenceCard>("evidenceCard"); }

    Project& project;
    Services services;
    FindingsWorkspace workspace;
};

} // namespace

TEST_CASE("A finding is written with the keyboard alone", "[findings-ui]")
{
    const auto project = emptyProject();
    Shown shown(*project);
    QTest::keyClick(&shown.workspace, Qt::Key_N, Qt::ControlModifier);
    auto* claim = shown.find<QPlainTextEdit>("findingClaim");
    REQUIRE(claim->isVisible());
    QTest::keyClicks(claim, "Families are asked first");
    CHECK(shown.findings().empty());
    QTest::keyClick(claim, Qt::Key_Return);
    REQUIRE(shown.findings().size() == 1);
    CHECK(shown.findings().front().claim == "Families are asked first");

    auto* argument = shown.find<QPlainTextEdit>("findingArgument");
    QTest::keyClicks(argument, "They all say so.");
    shown.workspace.hide();
    CHECK(shown.findings().front().body == "They all say so.");
    CHECK(project->undoLabel() == QString::fromUtf8("Argument of finding “Families are asked first”"));
    valueOf(project->undo());
    CHECK(shown.findings().front().body.isEmpty());
    valueOf(project->undo());
    CHECK(shown.findings().empty());
}

TEST_CASE("Typing in one finding is kept when another is shown, in the right one", "[findings-ui]")
{
    SmallStudy study;
    const auto second = study.step([](Edit& db) { return findings::add(db, "Second"); });
    Shown shown(*study.project);
    auto* argument = shown.find<QPlainTextEdit>("findingArgument");
    argument->setFocus();
    QTest::keyClicks(argument, "Of the first.");
    shown.workspace.reveal({Place::Workspace::Findings, Entity::Finding, second.value(), {}});
    CHECK(shown.find<QPlainTextEdit>("findingClaim")->toPlainText() == "Second");
    CHECK(argument->toPlainText().isEmpty());
    CHECK(shown.findings()[0].body == "Of the first.");
    CHECK(shown.findings()[1].body.isEmpty());
    QTest::keyClicks(argument, "Of the second.");
    shown.workspace.reveal({Place::Workspace::Findings, Entity::Finding, study.finding.value(), {}});
    CHECK(shown.findings()[0].body == "Of the first.");
    CHECK(shown.findings()[1].body == "Of the second.");
}

TEST_CASE("A claim that is emptied comes back", "[findings-ui]")
{
    SmallStudy study;
    Shown shown(*study.project);
    auto* claim = shown.find<QPlainTextEdit>("findingClaim");
    claim->setFocus();
    claim->selectAll();
    QTest::keyClick(claim, Qt::Key_Delete);
    QTest::keyClick(claim, Qt::Key_Return);
    CHECK(shown.services.notices.isError());
    CHECK(claim->toPlainText() == "Families are asked, not always");
    CHECK(shown.findings().front().claim == "Families are asked, not always");
}

TEST_CASE("A passage is found by a few letters of its code and becomes evidence by Enter", "[findings-ui]")
{
    SmallStudy study;
    Shown shown(*study.project);
    QTest::keyClicks(shown.find<QLineEdit>("codeFilter"), "lft");
    auto* passages = shown.find<PassageList>("codedPassages");
    REQUIRE(passages->model()->rowCount() == 1);
    passages->setFocus();
    passages->setCurrentIndex(passages->model()->index(0, 0));
    QTest::keyClick(passages, Qt::Key_Return, Qt::ShiftModifier);
    REQUIRE(shown.evidence().size() == 1);
    CHECK(shown.evidence().front().seen == SmallStudy::otherQuote);
    CHECK(shown.evidence().front().stance == Evidence::Stance::Contradicts);
    CHECK(shown.card()->findChild<QToolButton*>("evidencePlace")->text().contains("Ben"));

    QTest::keyClick(passages, Qt::Key_Return);
    CHECK(shown.evidence().size() == 1);
    CHECK(shown.services.notices.sentence().contains("already"));
    valueOf(study.project->undo());
    CHECK(shown.evidence().empty());
}

TEST_CASE("Words that nobody coded are found and become evidence with their sentence", "[findings-ui]")
{
    SmallStudy study;
    Shown shown(*study.project);
    shown.find<QTabWidget>("evidenceTabs")->setCurrentIndex(1);
    auto* search = shown.find<QLineEdit>("evidenceSearch");
    QTest::keyClicks(search, "did ask");
    QTest::keyClick(search, Qt::Key_Return);
    auto* found = shown.find<PassageList>("foundPassages");
    REQUIRE(found->model()->rowCount() == 1);
    found->setCurrentIndex(found->model()->index(0, 0));
    shown.find<QPushButton>("addFor")->click();
    REQUIRE(shown.evidence().size() == 1);
    CHECK(shown.evidence().front().seen.contains("They did ask me."));
    CHECK(shown.evidence().front().speaker == "Cara");
}

TEST_CASE("A result becomes evidence, and its card leads to the analysis", "[findings-ui]")
{
    SmallStudy study;
    Shown shown(*study.project);
    shown.find<QTabWidget>("evidenceTabs")->setCurrentIndex(2);
    auto* results = shown.find<QListWidget>("evidenceResults");
    REQUIRE(results->count() == 1);
    results->setCurrentRow(0);
    QTest::keyClick(results, Qt::Key_Return);
    REQUIRE(shown.evidence().size() == 1);
    CHECK(shown.evidence().front().analysis == study.analysis);
    std::optional<Place> place;
    QObject::connect(&shown.services.navigator, &Navigator::requested, [&](const Place& wanted) { place = wanted; });
    shown.card()->findChild<QToolButton*>("evidencePlace")->click();
    CHECK(place == Place{Place::Workspace::Analyse, Entity::Analysis, study.analysis.value(), {}});
}

TEST_CASE("A quote leads to its place in the text", "[findings-ui]")
{
    SmallStudy study;
    study.addQuote();
    Shown shown(*study.project);
    std::optional<Place> place;
    QObject::connect(&shown.services.navigator, &Navigator::requested, [&](const Place& wanted) { place = wanted; });
    shown.card()->findChild<QToolButton*>("evidencePlace")->click();
    CHECK(place
          == Place{Place::Workspace::Code, Entity::Source, study.source.value(),
                   SmallStudy::spanOf(SmallStudy::interview, SmallStudy::quote)});
}

TEST_CASE("Evidence that changed is marked, says what it was and is, and can be accepted", "[findings-ui]")
{
    SmallStudy study;
    study.addQuote();
    Shown shown(*study.project);
    auto* state = shown.card()->findChild<QWidget*>("evidenceState");
    CHECK_FALSE(state->isVisible());
    study.edit("always", "sometimes");
    CHECK(state->isVisible());
    CHECK(shown.find<FindingList>("findingList")->rows().front().stale == 1);
    const auto words = shown.card()->findChild<QLabel*>("evidenceStateWords")->text();
    CHECK(words.contains("We always ask"));
    CHECK(words.contains("We sometimes ask"));
    shown.card()->findChild<QPushButton*>("evidenceConfirm")->click();
    CHECK_FALSE(state->isVisible());
    CHECK(shown.find<FindingList>("findingList")->rows().front().stale == 0);
    valueOf(study.project->undo());
    CHECK(state->isVisible());
    valueOf(study.project->undo());
    CHECK_FALSE(state->isVisible());
}

TEST_CASE("A result is marked when a code is declared missing, also while the workspace was out of sight", "[findings-ui]")
{
    SmallStudy study;
    study.addResult();
    Shown shown(*study.project);
    shown.workspace.hide();
    study.declareMissing(9);
    shown.workspace.show();
    CHECK(shown.find<FindingList>("findingList")->rows().front().stale == 1);
    CHECK(shown.card()->findChild<QPushButton*>("evidenceConfirm")->isVisible());
}

TEST_CASE("Stance, note and removal of evidence are steps that can be undone", "[findings-ui]")
{
    SmallStudy study;
    study.addQuote();
    Shown shown(*study.project);
    auto* card = shown.card();
    card->findChild<QPushButton*>("evidenceAgainst")->click();
    CHECK(shown.evidence().front().stance == Evidence::Stance::Contradicts);
    auto* note = card->findChild<QPlainTextEdit*>("evidenceNote");
    note->setFocus();
    QTest::keyClicks(note, "A mother's view.");
    card->findChild<QPushButton*>("evidenceFor")->setFocus();
    CHECK(shown.evidence().front().note == "A mother's view.");
    CHECK(shown.card() == card); // the same card, so the one who types stays in it
    card->findChild<QToolButton*>("evidenceRemove")->click();
    CHECK(shown.evidence().empty());
    for (int step = 0; step < 3; ++step)
        valueOf(study.project->undo());
    REQUIRE(shown.evidence().size() == 1);
    CHECK(shown.evidence().front().note.isEmpty());
    CHECK(shown.evidence().front().stance == Evidence::Stance::Supports);
}

TEST_CASE("Findings are moved with the keyboard and deleted at once, with a way back", "[findings-ui]")
{
    SmallStudy study;
    study.step([](Edit& db) { return findings::add(db, "Second"); });
    Shown shown(*study.project);
    auto* list = shown.find<FindingList>("findingList");
    list->setCurrent(study.finding);
    QTest::keyClick(list, Qt::Key_Down, Qt::AltModifier);
    CHECK(shown.findings().front().claim == "Second");
    CHECK(list->current() == study.finding);
    QTest::keyClick(list, Qt::Key_Delete);
    CHECK(shown.findings().size() == 1);
    CHECK(list->current() == shown.findings().front().id);
    CHECK(shown.services.notices.sentence().startsWith("Deleted finding"));
    valueOf(study.project->undo());
    CHECK(shown.findings().size() == 2);
}

TEST_CASE("The status is kept", "[findings-ui]")
{
    SmallStudy study;
    Shown shown(*study.project);
    auto* status = shown.find<QComboBox>("findingStatus");
    status->setFocus();
    QTest::keyClick(status, Qt::Key_Down);
    CHECK(shown.findings().front().status == Finding::Status::Tentative);
}

TEST_CASE("An empty study says what belongs here and offers the first step", "[findings-ui]")
{
    const auto project = emptyProject();
    Shown shown(*project);
    auto* first = shown.find<QPushButton>("firstFinding");
    REQUIRE(first->isVisible());
    first->click();
    CHECK(shown.find<QPlainTextEdit>("findingClaim")->isVisible());
}
