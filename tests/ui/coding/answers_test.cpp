#include "tests/support/a_survey_of_answers.h"
#include "tests/ui/coding/a_workspace.h"
#include "ui/coding/answer_pane.h"
#include "ui/coding/answers_page.h"
#include "ui/coding/answers_table.h"
#include "ui/coding/quick_code.h"
#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QScrollBar>
#include <QSignalSpy>
#include <QToolButton>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

AProject aCodebook()
{
    auto study = aProject();
    study.withCode(QStringLiteral("Culture/Trust")).withCode(QStringLiteral("Forms"));
    return study;
}

/// The grid of the answers to an open question of so many respondents, in a study with two codes.
struct AGrid : AWorkspace {
    explicit AGrid(int rows)
        : AWorkspace(aCodebook())
    {
        const auto imported = valueOf(importAnswers(*project, rows));
        REQUIRE(imported.openAnswers.size() == 1);
        source = imported.openAnswers.front();
        workspace->reveal({ui::Place::Workspace::Code, Entity::Source, source.value(), {}});
        table().setFocus();
    }
    ui::AnswersPage& page() { return workspace->answers(); }
    ui::AnswersTable& table() { return page().table(); }
    ui::AnswersModel& model() { return page().model(); }
    void selectRows(int from, int to)
    {
        table().selectRow(from);
        for (int row = from; row < to; ++row)
            press(Qt::Key_Down, Qt::ShiftModifier);
    }
    void codeWith(const QString& letters)
    {
        press(Qt::Key_Return);
        REQUIRE(find<ui::QuickCode>("quickCode")->isVisible());
        type(letters);
        press(Qt::Key_Return);
    }
    QString cell(int row, int column) { return model().index(row, column).data().toString(); }
    SourceId source;
};

} // namespace

TEST_CASE("Answers open as a grid beside closed questions, and say how many gave none", "[answers]")
{
    AGrid a(40);
    REQUIRE(a.page().isVisible());
    const QAbstractItemModelTester tester(&a.model());
    CHECK(a.model().rowCount() < 40);
    CHECK(a.find<QLabel>("answersTitle")->text() == QStringLiteral("why — %1 of 40 responses answered").arg(a.model().rowCount()));
    CHECK(a.table().rowHeight(0) > 0);
    // Closed questions with few answers stand beside at first.
    REQUIRE(a.model().columnCount() == int(ui::AnswersModel::FirstVariable) + 2);
    CHECK(a.model().headerData(ui::AnswersModel::FirstVariable, Qt::Horizontal, Qt::DisplayRole) == QStringLiteral("role"));
}

TEST_CASE("Many answers are coded with one code in one step", "[answers]")
{
    AGrid a(60);
    a.selectRows(2, 11);
    a.codeWith(QStringLiteral("tru"));
    const auto passages = a.passages();
    REQUIRE(passages.size() == 10);
    CHECK(passages[0].text == a.model().row(2).text);
    CHECK(a.project->undoLabel() == QStringLiteral("Code 10 answers “Trust”"));
    CHECK(a.cell(2, ui::AnswersModel::Codes) == QStringLiteral("Trust"));
    CHECK(a.cell(1, ui::AnswersModel::Codes).isEmpty());
    CHECK(a.table().selectedRows().size() == 10);
    CHECK(QApplication::focusWidget() == &a.table());

    a.press(Qt::Key_Return, Qt::ControlModifier); // again with the last code: they have it
    CHECK(a.passages().size() == 10);
    REQUIRE(a.project->undo());
    CHECK(a.cell(2, ui::AnswersModel::Codes).isEmpty());
}

TEST_CASE("A code is taken from the selected answers; where they have several it is asked which", "[answers]")
{
    AGrid a(30);
    a.selectRows(0, 4);
    a.codeWith(QStringLiteral("tru"));
    a.codeWith(QStringLiteral("form"));
    REQUIRE(a.passages().size() == 10);
    a.press(Qt::Key_Delete);
    REQUIRE(a.find<ui::QuickCode>("quickCode")->isVisible());
    a.type(QStringLiteral("form"));
    a.press(Qt::Key_Return);
    CHECK(a.passages().size() == 5);
    CHECK(a.project->undoLabel() == QStringLiteral("Remove “Forms” from 5 answers"));
    a.press(Qt::Key_Delete); // one code is left, so nothing is asked
    CHECK(a.passages().empty());
}

TEST_CASE("Rows that are coded stay in sight until the filter is applied again", "[answers]")
{
    AGrid a(50);
    const int all = a.model().rowCount();
    a.press(Qt::Key_F); // only those without a code
    CHECK(a.find<QToolButton>("answerCodes")->text() == QStringLiteral("Uncoded"));
    CHECK(a.model().rowCount() == all);
    a.selectRows(0, 2);
    a.codeWith(QStringLiteral("tru"));
    CHECK(a.model().rowCount() == all);
    CHECK(a.find<QToolButton>("answersAgain")->text() == QStringLiteral("Filter again (3)"));
    a.press(Qt::Key_F5);
    CHECK(a.model().rowCount() == all - 3);
    CHECK_FALSE(a.find<QToolButton>("answersAgain")->isVisible());
}

TEST_CASE("Answers are filtered by words and sorted by any column, and the chosen one stays chosen", "[answers]")
{
    AGrid a(80);
    a.table().selectRow(10);
    const auto chosen = a.model().row(10).response;
    QTest::mouseClick(a.table().horizontalHeader()->viewport(), Qt::LeftButton, {},
                      QPoint(a.table().columnViewportPosition(ui::AnswersModel::Answer) + 20, 8));
    for (int row = 1; row < a.model().rowCount(); ++row)
        REQUIRE(a.model().row(row - 1).text.compare(a.model().row(row).text, Qt::CaseInsensitive) <= 0);
    CHECK(a.model().row(a.table().currentIndex().row()).response == chosen);

    const int all = a.model().rowCount();
    a.find<QLineEdit>("answerWords")->setText(QStringLiteral("school nobody"));
    REQUIRE(QTest::qWaitFor([&] { return a.model().rowCount() < all; }));
    REQUIRE(a.model().rowCount() > 0);
    for (int row = 0; row < a.model().rowCount(); ++row)
        CHECK((a.model().row(row).text.contains(QStringLiteral("school")) && a.model().row(row).text.contains(QStringLiteral("nobody"))));
}

TEST_CASE("A part of an answer is coded below the grid", "[answers]")
{
    AGrid a(30);
    a.table().selectRow(3);
    a.press(Qt::Key_Space);
    auto& view = a.page().pane().view();
    REQUIRE(QApplication::focusWidget() == &view);
    CHECK(view.toPlainText() == a.model().row(3).text);
    view.select(0, 4);
    a.press(Qt::Key_Return);
    a.type(QStringLiteral("form"));
    a.press(Qt::Key_Return);
    const auto passages = a.passages();
    REQUIRE(passages.size() == 1);
    CHECK(passages[0].text == a.model().row(3).text.left(4));
    REQUIRE(a.model().chips(3).size() == 1);
    CHECK(a.model().chips(3)[0].isPart);
    a.press(Qt::Key_Delete);
    CHECK(a.passages().empty());
    a.press(Qt::Key_Escape);
    CHECK(QApplication::focusWidget() == &a.table());
}

TEST_CASE("A code that is dropped goes to the selected answers, or to the one under it", "[answers]")
{
    AGrid a(30);
    a.selectRows(0, 2);
    const auto drop = [&](int row) {
        QMimeData data;
        data.setData(QLatin1String(ui::TextView::codeFormat), QByteArray::number(qlonglong(a.codes().back().id.value())));
        const QPoint at(40, a.table().rowViewportPosition(row) + 4);
        QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(a.table().viewport(), &enter);
        QDragMoveEvent move(at, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(a.table().viewport(), &move);
        QDropEvent event(at, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(a.table().viewport(), &event);
    };
    drop(1);
    CHECK(a.passages().size() == 3);
    drop(4);
    CHECK(a.passages().size() == 4);
}

TEST_CASE("The same answers can be read as a text, and a place in them is shown in either", "[answers]")
{
    AGrid a(30);
    const auto span = a.model().row(5).span;
    a.find<QToolButton>("answersAsText")->click();
    CHECK(a.view().isVisible());
    a.workspace->reveal({ui::Place::Workspace::Code, Entity::Source, a.source.value(), span});
    CHECK(a.view().textCursor().hasSelection());
    a.find<QToolButton>("textAsGrid")->click();
    REQUIRE(a.page().isVisible());
    a.workspace->reveal({ui::Place::Workspace::Code, Entity::Source, a.source.value(), span});
    CHECK(a.table().currentIndex().row() == 5);
    CHECK(a.page().pane().selection() == span);
}

TEST_CASE("Five thousand answers are opened, coded and undone with no more than their rows told of", "[answers]")
{
    AGrid a(5'000);
    REQUIRE(a.model().rowCount() > 4'000);
    a.table().scrollToBottom();
    const auto bottom = a.table().verticalScrollBar()->value();
    CHECK(bottom > 0);
    a.table().scrollToTop();
    std::vector<TextSpan> spans;
    for (int row = 100; row < 300; ++row)
        spans.push_back(a.model().row(row).span);
    QSignalSpy told(&a.model(), &QAbstractItemModel::dataChanged);
    QSignalSpy reset(&a.model(), &QAbstractItemModel::modelReset);
    REQUIRE(a.workspace->acts().codeAnswers(a.source, spans, {a.codes().front().id, {}}));
    CHECK(reset.isEmpty());
    REQUIRE(told.count() >= 1);
    int rows = 0;
    for (const auto& each : told)
        if (each[0].toModelIndex().row() >= 100)
            rows += each[1].toModelIndex().row() - each[0].toModelIndex().row() + 1;
    CHECK(rows == 200);
    CHECK(a.passages().size() == 200);
    REQUIRE(a.project->undo());
    CHECK(a.cell(150, ui::AnswersModel::Codes).isEmpty());
}
