#include "tests/ui/coding/a_workspace.h"
#include "ui/coding/codebook_pane.h"
#include "ui/coding/quick_code.h"
#include <QMimeData>
#include <QTextBlock>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

const QString talk = QStringLiteral("Interviewer: How do you get on?\n\nHelena: We trust each other. Mostly we do. It took years.\n\n"
                                    "Interviewer: And the others?\n\nHelena: They keep to their side of the corridor.");

AProject aTalk()
{
    auto study = aProject();
    study.withTranscript(QStringLiteral("Interview 3"), talk)
        .withTurn(QStringLiteral("Interviewer:"), QStringLiteral("Interviewer"))
        .withTurn(QStringLiteral("Helena:"), QStringLiteral("Helena"))
        .withCode(QStringLiteral("Culture/Trust"))
        .withCode(QStringLiteral("Culture/Us and them"));
    return study;
}

} // namespace

TEST_CASE("A passage is coded with three keys: Enter, a few letters, Enter", "[coding]")
{
    AWorkspace a(aTalk());
    a.cursorAt(QStringLiteral("We trust"));
    const auto top = a.view().topPosition();
    for (int i = 0; i < 8; ++i)
        a.press(Qt::Key_Right, Qt::ShiftModifier);
    a.press(Qt::Key_Return);
    REQUIRE(a.find<ui::QuickCode>("quickCode")->isVisible());
    a.type(QStringLiteral("tru"));
    a.press(Qt::Key_Return);

    const auto passages = a.passages();
    REQUIRE(passages.size() == 1);
    CHECK(passages[0].text == QStringLiteral("We trust"));
    CHECK(passages[0].codePath == QStringLiteral("Culture/Trust"));
    CHECK(passages[0].coder == QStringLiteral("Ada"));
    CHECK(a.project->undoLabel() == QStringLiteral("Code “Trust” in Interview 3"));
    CHECK(QApplication::focusWidget() == &a.view());
    CHECK(a.view().topPosition() == top);
    CHECK(a.view().textCursor().selectedText() == QStringLiteral("We trust"));
    CHECK_FALSE(a.find<ui::QuickCode>("quickCode")->isVisible());
}

TEST_CASE("A code that is not there yet is made in the same step", "[coding]")
{
    AWorkspace a(aTalk());
    a.select(QStringLiteral("It took years."));
    a.press(Qt::Key_Return);
    a.type(QStringLiteral("Time"));
    a.press(Qt::Key_Return);
    REQUIRE(a.passages().size() == 1);
    CHECK(a.passages()[0].codePath == QStringLiteral("Time"));
    valueOf(a.project->undo());
    CHECK(a.passages().empty());
    CHECK(a.codes().size() == 3);
    CHECK(a.view().marks().all().empty());
}

TEST_CASE("Escape leaves the box without coding", "[coding]")
{
    AWorkspace a(aTalk());
    a.select(QStringLiteral("It took years."));
    a.press(Qt::Key_Return);
    a.press(Qt::Key_Escape);
    CHECK(a.passages().empty());
    CHECK(QApplication::focusWidget() == &a.view());
}

TEST_CASE("Ctrl+Enter codes with the code used last, a number key with a pinned one, V in vivo", "[coding]")
{
    AWorkspace a(aTalk());
    a.select(QStringLiteral("We trust each other."));
    a.press(Qt::Key_Return);
    a.type(QStringLiteral("trust"));
    a.press(Qt::Key_Return);
    a.select(QStringLiteral("Mostly we do."));
    a.press(Qt::Key_Return, Qt::ControlModifier);
    REQUIRE(a.passages().size() == 2);
    CHECK(a.passages()[1].codePath == QStringLiteral("Culture/Trust"));

    a.workspace->acts().pin(a.codes()[2].id, true);
    a.select(QStringLiteral("their side of the corridor"));
    a.press(Qt::Key_1);
    REQUIRE(a.passages().size() == 3);
    CHECK(a.passages()[2].codePath == QStringLiteral("Culture/Us and them"));
    a.press(Qt::Key_V);
    REQUIRE(a.passages().size() == 4);
    CHECK(a.codes().back().name == QStringLiteral("their side of the corridor"));
}

TEST_CASE("T, S and P select turn, sentence and paragraph, and again the next one too", "[coding]")
{
    AWorkspace a(aTalk());
    const auto selected = [&] { return a.view().textCursor().selectedText(); };
    a.cursorAt(QStringLiteral("each other"));
    a.press(Qt::Key_S);
    CHECK(selected() == QStringLiteral("We trust each other."));
    a.press(Qt::Key_S);
    CHECK(selected() == QStringLiteral("We trust each other. Mostly we do."));
    a.cursorAt(QStringLiteral("get on"));
    a.press(Qt::Key_P);
    CHECK(selected() == QStringLiteral("Interviewer: How do you get on?"));
    a.press(Qt::Key_T);
    CHECK(selected().trimmed() == QStringLiteral("How do you get on?"));
}

TEST_CASE("N and B go from coding to coding, Delete removes the chosen one", "[coding]")
{
    auto study = aTalk();
    study.withCoding(QStringLiteral("Mostly")).withCoding(QStringLiteral("We trust each other")).withCoding(QStringLiteral("corridor"));
    AWorkspace a(std::move(study));
    const auto chosen = [&] {
        const auto* mark = a.view().selectedMark();
        return mark ? talk.mid(mark->from, mark->to - mark->from) : QString();
    };
    a.press(Qt::Key_N);
    CHECK(chosen() == QStringLiteral("We trust each other"));
    a.press(Qt::Key_N);
    CHECK(chosen() == QStringLiteral("Mostly"));
    a.press(Qt::Key_N);
    a.press(Qt::Key_B);
    CHECK(chosen() == QStringLiteral("Mostly"));
    a.press(Qt::Key_Delete);
    REQUIRE(a.passages().size() == 2);
    CHECK(a.notices.sentence().contains(QStringLiteral("Us and them")));
    valueOf(a.project->undo());
    CHECK(a.passages().size() == 3);
    CHECK(a.view().marks().all().size() == 3);
}

TEST_CASE("A coding grows and shrinks by words from the keyboard, and by its handles", "[coding]")
{
    auto study = aTalk();
    study.withCoding(QStringLiteral("We trust"));
    AWorkspace a(std::move(study));
    a.press(Qt::Key_N);
    a.press(Qt::Key_Right, Qt::ShiftModifier | Qt::AltModifier);
    CHECK(a.passages()[0].text == QStringLiteral("We trust each"));
    a.press(Qt::Key_Left, Qt::ShiftModifier | Qt::AltModifier);
    a.press(Qt::Key_Left, Qt::ShiftModifier | Qt::AltModifier);
    CHECK(a.passages()[0].text == QStringLiteral("We"));

    REQUIRE(a.view().selectedMark());
    const auto caret = [&](int position) {
        auto cursor = a.view().textCursor();
        cursor.setPosition(position);
        return a.view().cursorRect(cursor).center();
    };
    const auto end = caret(a.view().selectedMark()->to);
    const auto further = caret(int(talk.indexOf(QStringLiteral(" other"))));
    auto* viewport = a.view().viewport();
    QTest::mousePress(viewport, Qt::LeftButton, {}, end);
    QTest::mouseMove(viewport, (end + further) / 2);
    QTest::mouseMove(viewport, further);
    QTest::mouseRelease(viewport, Qt::LeftButton, {}, further);
    CHECK(a.passages()[0].text == QStringLiteral("We trust each"));
}

TEST_CASE("R codes anew, M comments, F shows only the code of the chosen coding", "[coding]")
{
    auto study = aTalk();
    study.withCoding(QStringLiteral("We trust"));
    study.withCode(QStringLiteral("Time")).withCoding(QStringLiteral("years"));
    AWorkspace a(std::move(study));
    a.press(Qt::Key_N);
    a.press(Qt::Key_R);
    a.type(QStringLiteral("trust"));
    a.press(Qt::Key_Return);
    CHECK(a.passages()[0].codePath == QStringLiteral("Culture/Trust"));

    a.press(Qt::Key_M);
    a.type(QStringLiteral("Said at once."));
    a.press(Qt::Key_Return, Qt::ControlModifier);
    CHECK(a.passages()[0].comment == QStringLiteral("Said at once."));

    a.press(Qt::Key_F);
    CHECK(a.view().marks().all().size() == 1);
    a.press(Qt::Key_F);
    CHECK(a.view().marks().all().size() == 2); // all of Ada's
    a.press(Qt::Key_F);
    CHECK(a.view().marks().all().size() == 2);
}

TEST_CASE("A code dropped on the text codes the selection, the selection dropped on a code too", "[coding]")
{
    AWorkspace a(aTalk());
    const auto drop = [](QWidget* target, const QPoint& at, QMimeData& data) {
        QDragEnterEvent enter(at, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(target, &enter);
        QDragMoveEvent move(at, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(target, &move);
        QDropEvent event(QPointF(at), Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(target, &event);
    };
    auto& tree = a.workspace->codebook().tree();
    a.select(QStringLiteral("Mostly we do."));
    const auto trust = tree.codeModel().indexOf(a.codes()[1].id);
    const std::unique_ptr<QMimeData> code(tree.codeModel().mimeData({trust}));
    drop(a.view().viewport(), a.view().cursorRect().center(), *code);
    REQUIRE(a.passages().size() == 1);
    CHECK(a.passages()[0].text == QStringLiteral("Mostly we do."));

    QMimeData selection;
    selection.setData(QLatin1String(ui::TextView::selectionFormat), "1");
    const auto them = tree.codeModel().indexOf(a.codes()[2].id);
    drop(tree.viewport(), tree.visualRect(them).center(), selection);
    REQUIRE(a.passages().size() == 2);
    CHECK(a.passages()[1].codePath == QStringLiteral("Culture/Us and them"));
}

TEST_CASE("What is coded is what was selected, with emoji, accents and right-to-left text before and in it", "[coding]")
{
    const auto hard =
        QStringLiteral("Ana: 👩‍👩‍👧 é́ bien 🙂.\n\nדינה: אני לא סומכת עליהם בכלל.\n\nEnd.");
    auto study = aProject();
    study.withTranscript(QStringLiteral("Mixed"), hard).withCode(QStringLiteral("Feeling"));
    AWorkspace a(std::move(study));
    a.workspace->acts().pin(a.codes()[0].id, true);
    for (const auto& words : {QStringLiteral("bien 🙂"), QStringLiteral("לא סומכת"), QStringLiteral("End")}) {
        a.select(words);
        a.press(Qt::Key_1);
        CHECK(a.passages().back().text == words);
    }
    // Half an emoji cannot be selected by a program either.
    const auto family = int(hard.indexOf(QStringLiteral("👩‍👩‍👧")));
    a.view().select(family + 2, family + 4);
    a.press(Qt::Key_1);
    CHECK(a.passages().front().text == QStringLiteral("👩‍👩‍👧"));
    const auto rtl = a.view().document()->findBlock(int(hard.indexOf(QStringLiteral("אני"))));
    CHECK(rtl.textDirection() == Qt::RightToLeft);
}

TEST_CASE("Selection, chosen coding and scroll survive what happens elsewhere in the study", "[coding]")
{
    QString longTalk = talk;
    for (int i = 0; i < 300; ++i)
        longTalk += QStringLiteral("\n\nHelena: And so it went on, the %1th time, with nothing to show for it.").arg(i);
    auto study = aProject();
    study.withTranscript(QStringLiteral("Long"), longTalk).withCode(QStringLiteral("Trust")).withCoding(QStringLiteral("the 250th time"));
    const auto source = study.source();
    const auto coder = study.coder();
    AWorkspace a(std::move(study));
    a.press(Qt::Key_N);
    a.select(QStringLiteral("the 251th time"));
    const auto top = a.view().topPosition();
    REQUIRE(top > 0);
    const auto code =
        valueOf(a.project->perform(QStringLiteral("Elsewhere"), [&](Edit& db) { return codebook::add(db, QStringLiteral("Other")); }));
    valueOf(a.project->perform(QStringLiteral("Elsewhere"), [&](Edit& db) {
        return codings::add(db, {{}, source, code, coder, {0, 11}, {}, {}});
    }));
    CHECK(a.project->perform(QStringLiteral("Elsewhere"), [&](Edit& db) { return sources::rename(db, source, QStringLiteral("Longer")); }));
    CHECK(a.view().topPosition() == top);
    CHECK(a.view().textCursor().selectedText() == QStringLiteral("the 251th time"));
    REQUIRE(a.view().selectedMark());
    CHECK(a.view().marks().all().size() == 2);
}
