#include "core/integration/convergence_evidence.h"
#include "core/integration/findings.h"
#include "core/integration/joint_table.h"
#include "tests/core/coding/a_mixed_study.h"
#include "tests/support/services.h"
#include "ui/integration/integrate_workspace.h"
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTableView>
#include <QTextBrowser>
#include <QToolButton>
#include <QtTest/QTest>

using namespace counterpoint;
using namespace counterpoint::test;
using namespace counterpoint::ui;

namespace {

/// The workspace over the mixed study, shown alone.
struct Shown {
    Shown()
        : services(*study.project)
        , workspace(services.session, nullptr)
    {
        services.session.setCoder({}, "Ada");
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
    /// Makes a matrix of the groups with all codes as themes, as a user would.
    void makeMatrix() const
    {
        find<QAction>("newConvergence")->trigger();
        QTest::keyClicks(find<QLineEdit>("convergenceName"), "Voices");
        auto* kind = find<QComboBox>("convergenceSidesAre");
        kind->setFocus();
        QTest::keyClick(kind, Qt::Key_Down); // from strands to groups
        auto* codes = find<QListView>("convergenceCodes");
        codes->setFocus();
        for (int row = 0; row < codes->model()->rowCount(); ++row) {
            codes->setCurrentIndex(codes->model()->index(row, 0));
            QTest::keyClick(codes, Qt::Key_Space);
        }
        REQUIRE(find<QPushButton>("convergenceKeep")->isEnabled());
        QTest::mouseClick(find<QPushButton>("convergenceKeep"), Qt::LeftButton);
    }
    ConvergenceTable table() const
    {
        return valueOf(study.project->read([](const Read& db) { return convergence::evaluate(db, convergence::all(db).front().id); }));
    }
    QTableView* pairs() const { return find<QTableView>("convergencePairs"); }

    MixedStudy study;
    Services services;
    IntegrateWorkspace workspace;
};

} // namespace

TEST_CASE("A convergence matrix is made, a pair judged with a reason, and the judgement marked once its evidence changes", "[integrate]")
{
    Shown shown;
    shown.makeMatrix();
    REQUIRE(shown.table().rows.size() == 4);
    REQUIRE(shown.pairs()->model()->rowCount() == 2); // the whole row, and the two groups
    shown.pairs()->setCurrentIndex(shown.pairs()->model()->index(1, 0));
    CHECK(shown.find<QTextBrowser>("convergenceEvidence")->toPlainText().contains("1 of 2"));
    QTest::keyClick(shown.find<QRadioButton>("convergence3"), Qt::Key_Space);
    auto* reason = shown.find<QPlainTextEdit>("convergenceReason");
    reason->setFocus();
    QTest::keyClicks(reason, "One asks, the other waits");
    shown.pairs()->setFocus();
    REQUIRE(shown.table().rows.front().judged.size() == 1);
    CHECK(shown.table().rows.front().judged.front().assessment.judgement == Judgement::Dissonance);
    CHECK(shown.table().rows.front().judged.front().assessment.reason == "One asks, the other waits");
    auto* confirm = shown.find<QPushButton>("convergenceConfirm");
    CHECK_FALSE(confirm->isVisible());
    shown.study.code("Group", MixedStudy::focusGroup, "Nobody asked us.", "Trust");
    REQUIRE(confirm->isVisible());
    QTest::mouseClick(confirm, Qt::LeftButton);
    CHECK_FALSE(confirm->isVisible());
    CHECK(shown.table().stale() == 0);
}

TEST_CASE("A reason that is being typed stays with the pair it was typed for", "[integrate]")
{
    Shown shown;
    shown.makeMatrix();
    shown.pairs()->setCurrentIndex(shown.pairs()->model()->index(1, 0));
    QTest::keyClick(shown.find<QRadioButton>("convergence0"), Qt::Key_Space);
    auto* reason = shown.find<QPlainTextEdit>("convergenceReason");
    reason->setFocus();
    QTest::keyClicks(reason, "Both say so");
    shown.pairs()->setCurrentIndex(shown.pairs()->model()->index(0, 0)); // without leaving the field
    const auto table = shown.table();
    REQUIRE(table.rows.front().judged.size() == 1);
    CHECK(table.rows.front().judged.front().assessment.reason == "Both say so");
    CHECK_FALSE(table.rows.front().judged.front().assessment.sides.isWholeRow());
    CHECK(reason->toPlainText().isEmpty());
}

TEST_CASE("A joint display is made row by row, and what is inferred from a row is kept and marked", "[integrate]")
{
    Shown shown;
    shown.find<QAction>("newJointDisplay")->trigger();
    QTest::keyClicks(shown.find<QLineEdit>("jointName"), "Side by side");
    QTest::mouseClick(shown.find<QToolButton>("jointRowAdd"), Qt::LeftButton);
    auto* title = shown.find<QComboBox>("jointRowTitle");
    title->setEditText("Trust");
    CHECK(shown.find<QListWidget>("jointRows")->item(0)->text() == "Trust");
    auto* codes = shown.find<QListView>("jointRowCodesList");
    QTest::mouseClick(shown.find<QToolButton>("jointRowCodes"), Qt::LeftButton);
    codes->setCurrentIndex(codes->model()->index(0, 0));
    QTest::keyClick(codes, Qt::Key_Space);
    QTest::keyClick(codes, Qt::Key_Escape);
    QTest::mouseClick(shown.find<QPushButton>("jointKeep"), Qt::LeftButton);
    const auto display = [&] {
        return valueOf(
            shown.study.project->read([](const Read& db) { return joint_displays::evaluate(db, joint_displays::all(db).front()); }));
    };
    REQUIRE(display().rows.size() == 1);
    CHECK(display().rows.front().row.title == "Trust");
    CHECK(shown.find<QTextBrowser>("jointBehind")->toPlainText().contains("Trust: 3 of 5"));
    auto* inference = shown.find<QPlainTextEdit>("jointInference");
    inference->setFocus();
    QTest::keyClicks(inference, "Trust is spoken of");
    shown.find<QTableView>("jointTable")->setFocus();
    CHECK(display().rows.front().row.inference == "Trust is spoken of");
    CHECK(display().stale() == 0);
    shown.study.code("Group", MixedStudy::focusGroup, "Nobody asked us.", "Trust");
    CHECK(display().stale() == 1);
    QTest::mouseClick(shown.find<QPushButton>("jointConfirm"), Qt::LeftButton);
    CHECK(display().stale() == 0);
}

TEST_CASE("A dissonance is gathered with the others, and made a finding that rests on it", "[integrate]")
{
    Shown shown;
    shown.makeMatrix();
    shown.pairs()->setCurrentIndex(shown.pairs()->model()->index(1, 0));
    auto* dissonance = shown.find<QRadioButton>("convergence3");
    dissonance->setFocus();
    QTest::keyClick(dissonance, Qt::Key_Space);
    REQUIRE(shown.table().rows.front().judged.size() == 1);

    QTest::mouseClick(shown.find<QToolButton>("convergenceDisagreements"), Qt::LeftButton);
    auto* gathered = shown.find<QTableView>("dissonanceTable");
    REQUIRE(gathered->isVisible());
    REQUIRE(gathered->model()->rowCount() == 1);
    CHECK(gathered->model()->index(0, 0).data().toString() == "Trust");
    std::optional<Place> asked;
    QObject::connect(&shown.services.navigator, &Navigator::requested, [&](const Place& place) { asked = place; });
    auto* carry = shown.find<QToolButton>("convergenceToFindings");
    REQUIRE(carry->isEnabled());
    Q_EMIT carry->menu()->aboutToShow();
    carry->menu()->findChild<QAction*>("makeFinding")->trigger();
    const auto findings = valueOf(shown.study.project->read([](const Read& db) { return findings::all(db); }));
    REQUIRE(findings.size() == 1);
    CHECK(findings.front().claim.startsWith("Trust: "));
    CHECK(findings.front().supporting == 1);
    REQUIRE(asked);
    CHECK(asked->id == findings.front().id.value());
    CHECK(gathered->model()->index(0, 5).data().toString() == "1");

    shown.find<QComboBox>("dissonanceWhat")->setCurrentIndex(1);
    Q_EMIT shown.find<QComboBox>("dissonanceWhat")->activated(1);
    CHECK_FALSE(gathered->isVisible()); // nothing is silent here
}

TEST_CASE("A convergence matrix is copied as a table", "[integrate]")
{
    Shown shown;
    shown.makeMatrix();
    auto* menu = shown.find<QToolButton>("convergenceExport")->menu();
    menu->findChild<QAction*>("copyAsTable")->trigger();
    const auto* data = QGuiApplication::clipboard()->mimeData();
    CHECK(data->html().contains("<table"));
    CHECK(data->text().contains("Trust\t"));
}
