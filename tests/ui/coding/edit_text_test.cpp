#include "core/transcript/edit_text.h"
#include "tests/ui/coding/a_workspace.h"
#include "ui/coding/coding_acts.h"
#include "ui/coding/find_bar.h"
#include "ui/coding/text_difference.h"
#include "ui/coding/text_editing.h"
#include <QAction>
#include <QClipboard>
#include <QLabel>
#include <QMimeData>
#include <QScrollBar>
#include <QTextBlock>
#include <QToolButton>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

const QString talk = QStringLiteral("Ann: We trust each other 😀.\n\nBea: Mostly we do. It took years.");

AProject aTalk()
{
    auto study = aProject();
    study.withTranscript(QStringLiteral("Talk"), talk)
        .withTurn(QStringLiteral("Ann: "), QStringLiteral("Ann"))
        .withTurn(QStringLiteral("Bea: "), QStringLiteral("Bea"))
        .withCode(QStringLiteral("Trust"))
        .withCoding(QStringLiteral("trust each other"));
    return study;
}

AProject aLongTalk()
{
    QString text;
    for (int i = 0; i < 200; ++i)
        text += QStringLiteral("Line %1: some words and an emoji 😀, enough of them that the line is broken somewhere at its end.\n").arg(i);
    auto study = aProject();
    study.withTranscript(QStringLiteral("Short"), QStringLiteral("Another text."))
        .withTranscript(QStringLiteral("Long"), text)
        .withCode(QStringLiteral("Trust"))
        .withCoding(QStringLiteral("Line 100: some words"));
    return study;
}

QString storedText(AWorkspace& a)
{
    return valueOf(a.project->read([&](const Read& db) { return sources::text(db, a.workspace->text().source()->source.id); }));
}

ui::TextEditing& editing(AWorkspace& a) { return a.workspace->text().editing(); }

} // namespace

TEST_CASE("F2 lets the text be edited where it is, Escape ends it, and what was typed in one go is one step", "[ui][coding][edit]")
{
    AWorkspace a(aTalk());
    a.cursorAt(QStringLiteral(" each"));
    a.press(Qt::Key_F2);
    REQUIRE(editing(a).isOn());
    CHECK(a.find<QLabel>("editState")->isVisible());
    a.type(QStringLiteral(" very"));
    CHECK(a.view().marks().all()[0].to - a.view().marks().all()[0].from == 21); // follows before the step is taken
    CHECK(storedText(a) == talk);
    a.press(Qt::Key_Escape);
    CHECK_FALSE(editing(a).isOn());
    CHECK_FALSE(a.find<QLabel>("editState")->isVisible());
    CHECK(storedText(a).startsWith(QStringLiteral("Ann: We trust very each other 😀.")));
    CHECK(a.passages()[0].text == QStringLiteral("trust very each other"));
    CHECK(a.project->undoLabel() == QStringLiteral("Edit “Talk”"));
    CHECK(a.view().textCursor().position() == talk.indexOf(QStringLiteral(" each")) + 5);
    valueOf(a.project->undo());
    CHECK(storedText(a) == talk);
    CHECK(a.view().toPlainText() == talk);
    CHECK(a.passages()[0].text == QStringLiteral("trust each other"));
}

TEST_CASE("While the text is edited its keys are letters; afterwards they code again", "[ui][coding][edit]")
{
    AWorkspace a(aTalk());
    a.workspace->acts().pin(a.codes()[0].id, true);
    a.select(QStringLiteral("Mostly"));
    a.press(Qt::Key_F2);
    a.type(QStringLiteral("vtspnbrmf12"));
    a.press(Qt::Key_Return);
    a.press(Qt::Key_Delete);
    a.press(Qt::Key_Return, Qt::ShiftModifier);
    CHECK(a.passages().size() == 1);
    a.press(Qt::Key_Escape);
    CHECK(storedText(a).contains(QStringLiteral("Bea: vtspnbrmf12\n\nwe do.")));
    a.select(QStringLiteral("It took years"));
    a.press(Qt::Key_1);
    CHECK(a.passages().size() == 2);
    a.press(Qt::Key_Delete);
    CHECK(a.passages().size() == 1);
    CHECK(storedText(a).contains(QStringLiteral("It took years")));
}

TEST_CASE("Ctrl+Z while editing takes back what was typed last, though it was in no step yet", "[ui][coding][edit]")
{
    AWorkspace a(aTalk());
    QAction undo(a.workspace.get());
    undo.setShortcut(QKeySequence::Undo);
    a.workspace->addAction(&undo);
    QObject::connect(&undo, &QAction::triggered, [&] { valueOf(a.project->undo()); });
    a.cursorAt(QStringLiteral("Mostly"));
    a.press(Qt::Key_F2);
    a.type(QStringLiteral("Yes. "));
    a.press(Qt::Key_Z, Qt::ControlModifier);
    CHECK(storedText(a) == talk);
    CHECK(a.view().toPlainText() == talk);
    CHECK(editing(a).isOn());
    a.type(QStringLiteral("No. "));
    editing(a).commit();
    CHECK(storedText(a).contains(QStringLiteral("Bea: No. Mostly")));
}

TEST_CASE("Typing in two places is two steps, and what was typed is kept when the text is left in any way", "[ui][coding][edit]")
{
    AWorkspace a(aLongTalk());
    const auto text = a.workspace->text().source()->text;
    a.cursorAt(QStringLiteral("Line 3:"));
    a.press(Qt::Key_F2);
    a.type(QStringLiteral("here "));
    const auto fifth = int(a.view().text().indexOf(QStringLiteral("Line 5:")));
    a.view().select(fifth, fifth);
    QTest::qWait(10);
    a.type(QStringLiteral("there "));
    CHECK(storedText(a).contains(QStringLiteral("here Line 3:")));
    CHECK_FALSE(storedText(a).contains(QStringLiteral("there Line 5:")));
    a.view().clearFocus(); // the keyboard goes elsewhere
    CHECK(storedText(a).contains(QStringLiteral("there Line 5:")));
    valueOf(a.project->undo());
    CHECK(storedText(a).contains(QStringLiteral("here Line 3:")));
    valueOf(a.project->undo());
    CHECK(storedText(a) == text);
    a.view().setFocus();
    a.type(QStringLiteral("at the end "));
    auto project = std::move(a.project); // the window closes, the study after it
    a.workspace.reset();
    CHECK(valueOf(project->read([](const Read& db) { return sources::all(db); }))[0].length > 0);
    CHECK(project->undoLabel() == QStringLiteral("Edit “Long”"));
    a.project = std::move(project);
}

TEST_CASE("A word that is dragged elsewhere is one step, and codings elsewhere keep their words", "[ui][coding][edit]")
{
    AWorkspace a(aTalk());
    a.press(Qt::Key_F2);
    a.select(QStringLiteral("We "));
    QMimeData dragged;
    dragged.setText(QStringLiteral("We "));
    auto at = QTextCursor(a.view().document());
    at.setPosition(int(talk.indexOf(QStringLiteral("😀"))));
    const auto place = a.view().cursorRect(at).center();
    QDragEnterEvent enter(place, Qt::CopyAction, &dragged, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(a.view().viewport(), &enter);
    CHECK(enter.isAccepted());
    QDropEvent drop(place, Qt::CopyAction, &dragged, Qt::LeftButton, Qt::NoModifier);
    a.view().textCursor().removeSelectedText(); // as a move takes it away
    QApplication::sendEvent(a.view().viewport(), &drop);
    a.press(Qt::Key_Escape);
    CHECK(storedText(a).startsWith(QStringLiteral("Ann: trust each other ")));
    CHECK(storedText(a).count(QStringLiteral("We ")) == 1);
    CHECK(a.project->undoLabel() == QStringLiteral("Edit “Talk”"));
    CHECK(a.view().toPlainText() == storedText(a));
    CHECK(a.passages().size() == 1);
}

TEST_CASE("Pasted text comes as plain text with one kind of line end, and keys that take an accent away keep codings whole",
          "[ui][coding][edit]")
{
    auto study = aProject();
    study.withTranscript(QStringLiteral("Talk"), QStringLiteral("A cafe\u0301 here"))
        .withCode(QStringLiteral("Place"))
        .withCoding(QStringLiteral("cafe\u0301"));
    AWorkspace a(std::move(study));
    a.cursorAt(QStringLiteral(" here"));
    a.press(Qt::Key_F2);
    a.press(Qt::Key_Backspace);
    editing(a).commit();
    CHECK(a.view().toPlainText() == storedText(a));
    REQUIRE(a.passages().size() == 1);
    CHECK(a.passages()[0].text == storedText(a).mid(2, storedText(a).indexOf(QStringLiteral(" here")) - 2));
    auto* pasted = new QMimeData;
    pasted->setText(QStringLiteral("one\r\ntwo\rthree"));
    pasted->setHtml(QStringLiteral("<b>one</b>"));
    QApplication::clipboard()->setMimeData(pasted);
    a.view().paste();
    a.press(Qt::Key_Escape);
    CHECK(storedText(a).contains(QStringLiteral("one\ntwo\nthree here")));
    CHECK(a.view().toPlainText() == storedText(a));
}

TEST_CASE("A pasted text without line ends comes as paragraphs: as one line of a megabyte it could not be worked with", "[ui][coding][edit]")
{
    AWorkspace a(aTalk());
    a.cursorAt(QStringLiteral("Mostly"));
    a.press(Qt::Key_F2);
    QApplication::clipboard()->setText(QStringLiteral("We waited for water. ").repeated(10'000));
    a.view().paste();
    a.press(Qt::Key_Escape);
    CHECK(storedText(a).count(QStringLiteral("water.\nWe waited")) > 100);
    CHECK(a.view().toPlainText() == storedText(a));
}

TEST_CASE("While the text is read nothing writes into it: no paste, no input method", "[ui][coding][edit]")
{
    AWorkspace a(aTalk());
    a.cursorAt(QStringLiteral("Mostly"));
    a.view().paste();
    a.view().cut();
    CHECK(a.view().toPlainText() == talk);
    QInputMethodEvent typed;
    typed.setCommitString(QStringLiteral("x"));
    QApplication::sendEvent(&a.view(), &typed);
    CHECK(a.view().toPlainText() == talk);
}

TEST_CASE("Undo, redo and typing change only what differs: scroll, cursor and selection stay", "[ui][coding][edit][scroll]")
{
    AWorkspace a(aLongTalk());
    auto& view = a.view();
    const auto source = a.workspace->text().source()->source.id;
    const auto top = int(a.workspace->text().source()->text.indexOf(QStringLiteral("Line 120")));
    view.setTopPosition(top);
    a.select(QStringLiteral("Line 125"));
    const auto firstLine = [&] { return view.document()->findBlock(view.topPosition()).text().left(8); };
    REQUIRE(firstLine() == QStringLiteral("Line 120"));
    const auto replace = [&](const QString& words, const QString& by) {
        const auto& open = *a.workspace->text().source();
        const auto at = int(open.text.indexOf(words));
        REQUIRE(a.project->perform(QStringLiteral("Edit"),
                                   [&](Edit& db) { return sources::replace(db, source, open.toSpan(at, at + int(words.size())), by); }));
    };
    replace(QStringLiteral("Line 3:"), QStringLiteral("New lines\n\nbefore the third, many words of them\nLine 3:"));
    CHECK(firstLine() == QStringLiteral("Line 120"));
    CHECK(view.textCursor().selectedText() == QStringLiteral("Line 125"));
    replace(QStringLiteral("Line 150:"), QStringLiteral("Changed:"));
    CHECK(firstLine() == QStringLiteral("Line 120"));
    valueOf(a.project->undo());
    valueOf(a.project->undo());
    CHECK(firstLine() == QStringLiteral("Line 120"));
    CHECK(view.textCursor().selectedText() == QStringLiteral("Line 125"));
    valueOf(a.project->redo());
    CHECK(firstLine() == QStringLiteral("Line 120"));
    CHECK(view.toPlainText() == storedText(a));
}

TEST_CASE("Coding, another source, another window size and other letters keep the place in the text", "[ui][coding][scroll]")
{
    AWorkspace a(aLongTalk());
    auto& view = a.view();
    const auto long_ = a.workspace->text().source()->source.id;
    view.setTopPosition(int(a.workspace->text().source()->text.indexOf(QStringLiteral("Line 120"))));
    a.select(QStringLiteral("Line 125"));
    const auto firstLine = [&] { return view.document()->findBlock(view.topPosition()).text().left(8); };
    a.press(Qt::Key_V);
    CHECK(a.passages().size() == 2);
    CHECK(firstLine() == QStringLiteral("Line 120"));
    valueOf(a.project->undo());
    CHECK(firstLine() == QStringLiteral("Line 120"));
    CHECK(view.textCursor().selectedText() == QStringLiteral("Line 125"));
    for (const auto width : {900, 1400, 1280}) {
        a.workspace->resize(width, 700);
        QApplication::processEvents();
        CHECK(firstLine() == QStringLiteral("Line 120"));
    }
    auto font = view.font();
    font.setPointSizeF(font.pointSizeF() * 1.5);
    view.setReadingFont(font);
    QApplication::processEvents();
    CHECK(firstLine() == QStringLiteral("Line 120"));
    for (const auto& source : valueOf(a.project->read([](const Read& db) { return sources::all(db); })))
        if (source.id != long_)
            a.workspace->text().open(source.id);
    a.workspace->text().open(long_);
    CHECK(firstLine() == QStringLiteral("Line 120"));
    CHECK(view.textCursor().position() == int(a.workspace->text().source()->text.indexOf(QStringLiteral("Line 125"))) + 8);
}

TEST_CASE("Find and replace changes one hit or all of them, each as one step, and codings follow", "[ui][coding][edit]")
{
    AWorkspace a(aLongTalk());
    a.workspace->text().findBar().start(QStringLiteral("some words"));
    a.workspace->text().findBar().showReplace(true);
    CHECK(a.find<QToolButton>("replaceAll")->text().contains(QStringLiteral("200")));
    a.find<QLineEdit>("replaceWith")->setText(QStringLiteral("few 😀"));
    const auto before = storedText(a);
    const auto top = a.view().topPosition();
    QTest::mouseClick(a.find<QToolButton>("replaceAll"), Qt::LeftButton);
    CHECK(storedText(a) == QString(before).replace(QStringLiteral("some words"), QStringLiteral("few 😀")));
    CHECK(a.view().toPlainText() == storedText(a));
    CHECK(a.view().topPosition() == top);
    CHECK(a.passages()[0].text == QStringLiteral("Line 100: few 😀"));
    valueOf(a.project->undo());
    CHECK(storedText(a) == before);
    QTest::mouseClick(a.find<QToolButton>("replaceOne"), Qt::LeftButton); // goes to the first
    QTest::mouseClick(a.find<QToolButton>("replaceOne"), Qt::LeftButton);
    CHECK(storedText(a).count(QStringLiteral("few 😀")) == 1);
    CHECK(storedText(a).startsWith(QStringLiteral("Line 0: few 😀")));
}

TEST_CASE("What differs between two texts is found by lines, and never within a character", "[ui][coding][edit]")
{
    const auto applied = [](QString before, const QString& after) {
        const auto parts = ui::differences(before, after);
        for (auto part = parts.rbegin(); part != parts.rend(); ++part)
            before.replace(part->from, part->to - part->from, part->text);
        return before;
    };
    const QStringList texts{"",     "a",      "😀",      "😁",   "a\nb\nc", "x\nb\ny", "one two\nthree", "one\ntwo three",
                            "\n\n", "a😀b\n😀", "a😁b\n😁", "aab", "ab"};
    for (const auto& before : texts)
        for (const auto& after : texts) {
            INFO(before.toStdString() << " -> " << after.toStdString());
            CHECK(applied(before, after) == after);
            for (const auto& part : ui::differences(before, after))
                CHECK_FALSE((!part.text.isEmpty() && (part.text.front().isLowSurrogate() || part.text.back().isHighSurrogate())));
        }
    CHECK(ui::differences(QStringLiteral("a\nb\nc"), QStringLiteral("x\nb\ny")).size() == 2);
}

TEST_CASE("two respondents' answers are not joined by an edit: the text stays as the study has it, and a word says why",
          "[ui][coding][edit]")
{
    auto study = aProject();
    AWorkspace a(std::move(study.withTranscript(QStringLiteral("Talk"), QStringLiteral("Ann: Hello."))));
    const auto answers = valueOf(a.project->perform("Arrange", [](Edit& db) {
        return sources::addAnswers(db, "Why?", VariableId(), {{0, "Because."}, {1, "No idea"}});
    }));
    QApplication::processEvents();
    a.workspace->text().open(answers);
    a.cursorAt(QStringLiteral("No idea"));
    editing(a).setOn(true);
    a.view().setFocus();
    a.press(Qt::Key_Backspace);
    editing(a).commit();
    CHECK(storedText(a) == QStringLiteral("Because.\nNo idea"));
    CHECK(a.view().toPlainText() == storedText(a));
    CHECK(a.notices.sentence().contains(QStringLiteral("two respondents")));
    a.cursorAt(QStringLiteral("No idea"));
    a.type(QStringLiteral("Well. "));
    editing(a).commit();
    CHECK(storedText(a) == QStringLiteral("Because.\nWell. No idea"));
}
