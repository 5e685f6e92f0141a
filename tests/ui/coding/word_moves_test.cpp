#include "tests/ui/coding/a_workspace.h"
#include "ui/coding/word_moves.h"
#include <QTextBoundaryFinder>
#include <QTextDocument>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

const auto thai = QStringLiteral("ฉันรักประเทศไทย"); // 'I love Thailand': words of three letters, three, six and three

bool knowsThai()
{
    QTextBoundaryFinder words(QTextBoundaryFinder::Word, thai);
    if (words.toNextBoundary() == 3)
        return true;
    WARN("SKIPPED: libthai, the dictionary of Thai words, is not installed");
    return false;
}

/// Where the cursor comes to rest, from the beginning to the end or back.
QList<int> stops(const QString& text, QTextCursor::MoveOperation operation)
{
    QTextDocument document(text);
    QTextCursor cursor(&document);
    if (operation == QTextCursor::PreviousWord)
        cursor.movePosition(QTextCursor::End);
    QList<int> list;
    for (int before = -1; before != cursor.position() && list.size() < 40; ui::moveByWord(cursor, operation))
        list << (before = cursor.position());
    return list;
}

QString coded(AWorkspace& a)
{
    const auto passages = a.passages();
    return passages.empty() ? QString() : passages[0].text;
}

} // namespace

TEST_CASE("The cursor goes from word to word where words stand without spaces", "[ui][coding][words]")
{
    CHECK(stops(QStringLiteral("我们谈水。 Yes, 好"), QTextCursor::NextWord) == QList<int>{0, 1, 2, 3, 6, 9, 11, 12});
    CHECK(stops(QStringLiteral("我们谈"), QTextCursor::PreviousWord) == QList<int>{3, 2, 1, 0});
    if (!knowsThai())
        return;
    CHECK(stops(thai + QStringLiteral(" (yes)"), QTextCursor::NextWord).mid(0, 5) == QList<int>{0, 3, 6, 12, 16});
    CHECK(stops(thai, QTextCursor::EndOfWord) == QList<int>{0, 3, 6, 12, 15});
    CHECK(stops(thai, QTextCursor::PreviousWord) == QList<int>{15, 12, 6, 3, 0});
}

TEST_CASE("Elsewhere the cursor goes where Qt's goes", "[ui][coding][words]")
{
    const auto text = QStringLiteral("Don't go, 👍🏽 e\u0301tait – نعم بالطبع, שלום!\nNext (line).");
    for (const auto operation :
         {QTextCursor::NextWord, QTextCursor::PreviousWord, QTextCursor::EndOfWord, QTextCursor::WordLeft, QTextCursor::WordRight})
        for (int at = 0; at < text.size(); ++at) {
            QTextDocument document(text);
            QTextCursor ours(&document);
            ours.setPosition(at);
            auto usual = ours;
            usual.movePosition(operation);
            ui::moveByWord(ours, operation);
            REQUIRE(ours.position() == usual.position());
        }
}

TEST_CASE("A coding in Thai grows and shrinks by a word, at either end", "[ui][coding][words]")
{
    if (!knowsThai())
        return;
    auto study = aProject();
    study.withTranscript(QStringLiteral("Talk"), thai).withCode(QStringLiteral("Place")).withCoding(thai.mid(3, 3));
    AWorkspace a(std::move(study));
    a.press(Qt::Key_N);
    a.press(Qt::Key_Right, Qt::ShiftModifier | Qt::AltModifier);
    CHECK(coded(a) == thai.mid(3, 9));
    a.press(Qt::Key_Left, Qt::ShiftModifier | Qt::AltModifier);
    CHECK(coded(a) == thai.mid(3, 3));
    a.press(Qt::Key_Up, Qt::ShiftModifier | Qt::AltModifier);
    CHECK(coded(a) == thai.mid(0, 6));
    a.press(Qt::Key_Down, Qt::ShiftModifier | Qt::AltModifier);
    CHECK(coded(a) == thai.mid(3, 3));
}

TEST_CASE("Ctrl with the arrows moves, selects and deletes by words where no spaces stand", "[ui][coding][words]")
{
    const auto text = QStringLiteral("我们谈水。");
    auto study = aProject();
    study.withTranscript(QStringLiteral("Talk"), text);
    AWorkspace a(std::move(study));
    a.press(Qt::Key_Right, Qt::ControlModifier);
    CHECK(a.view().textCursor().position() == 1);
    a.press(Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
    CHECK(a.view().textCursor().selectedText() == text.mid(1, 1));
    a.press(Qt::Key_Delete, Qt::ControlModifier);
    CHECK(a.view().toPlainText() == text); // it is read, not edited
    a.press(Qt::Key_Home, Qt::ControlModifier);
    a.press(Qt::Key_F2);
    a.press(Qt::Key_Delete, Qt::ControlModifier);
    CHECK(a.view().toPlainText() == text.mid(1));
    a.press(Qt::Key_End);
    a.press(Qt::Key_Left, Qt::ControlModifier);
    a.press(Qt::Key_Backspace, Qt::ControlModifier);
    CHECK(a.view().toPlainText() == QStringLiteral("们水。"));
    a.press(Qt::Key_Escape);
}
