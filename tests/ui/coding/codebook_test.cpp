#include "tests/ui/coding/a_workspace.h"
#include "ui/coding/codebook_pane.h"
#include "ui/coding/passage_page.h"
#include "ui/coding/place_list.h"
#include "ui/widgets/note_field.h"
#include <QAbstractItemModelTester>
#include <QListWidget>
#include <QSignalSpy>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

AProject threeCodes()
{
    auto study = aProject();
    study.withTranscript(QStringLiteral("Talk"), QStringLiteral("Ana: One word and another word.\n\nBo: And a third one."))
        .withTurn(QStringLiteral("Ana:"), QStringLiteral("Ana"))
        .withTurn(QStringLiteral("Bo:"), QStringLiteral("Bo"))
        .withCode(QStringLiteral("A"))
        .withCoding(QStringLiteral("One word"))
        .withCode(QStringLiteral("A/B"))
        .withCoding(QStringLiteral("a third one"))
        .withCode(QStringLiteral("C"));
    return study;
}

QStringList paths(const AWorkspace& a)
{
    QStringList all;
    for (const auto& code : a.codes())
        all << code.path;
    return all;
}

} // namespace

TEST_CASE("Codes are moved with Alt and the arrow keys", "[codebook]")
{
    AWorkspace a(threeCodes());
    auto& tree = a.workspace->codebook().tree();
    QAbstractItemModelTester tester(&tree.codeModel(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    a.workspace->codebook().setCurrent(a.codes()[2].id);
    tree.setFocus();
    a.press(Qt::Key_Right, Qt::AltModifier);
    CHECK(paths(a) == QStringList{"A", "A/B", "A/C"});
    a.press(Qt::Key_Up, Qt::AltModifier);
    CHECK(paths(a) == QStringList{"A", "A/C", "A/B"});
    CHECK(tree.codeModel().data(tree.currentIndex(), Qt::DisplayRole).toString() == QStringLiteral("C"));
    a.press(Qt::Key_Left, Qt::AltModifier);
    CHECK(paths(a) == QStringList{"A", "A/B", "C"});
    a.press(Qt::Key_Up, Qt::AltModifier);
    CHECK(paths(a) == QStringList{"C", "A", "A/B"});
    valueOf(a.project->undo());
    CHECK(paths(a) == QStringList{"A", "A/B", "C"});
}

TEST_CASE("Ctrl+N makes a code, F2 renames it in place, Delete takes it away with its codings", "[codebook]")
{
    AWorkspace a(threeCodes());
    auto& tree = a.workspace->codebook().tree();
    tree.setFocus();
    a.press(Qt::Key_N, Qt::ControlModifier);
    a.type(QStringLiteral("Fresh"));
    a.press(Qt::Key_Return);
    CHECK(paths(a).contains(QStringLiteral("Fresh")));
    CHECK(tree.currentIndex().data().toString() == QStringLiteral("Fresh"));

    tree.setFocus();
    a.press(Qt::Key_F2);
    auto* editor = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    REQUIRE(editor);
    editor->selectAll();
    a.type(QStringLiteral("Newer"));
    a.press(Qt::Key_Return);
    CHECK(QTest::qWaitFor([&] { return paths(a).contains(QStringLiteral("Newer")); }));
    CHECK(a.project->undoLabel() == QStringLiteral("Rename code “Fresh” to “Newer”"));

    a.workspace->codebook().setCurrent(a.codes()[0].id);
    tree.setFocus();
    a.press(Qt::Key_Delete);
    CHECK(paths(a) == QStringList{"C", "Newer"});
    CHECK(a.passages().empty());
    CHECK(a.notices.sentence().contains(QStringLiteral("2")));
    valueOf(a.project->undo());
    CHECK(paths(a) == QStringList{"A", "A/B", "C", "Newer"});
    CHECK(a.passages().size() == 2);
}

TEST_CASE("A code's definition is kept when its field is left, as one step", "[codebook]")
{
    AWorkspace a(threeCodes());
    auto* field = a.find<ui::NoteField>("codeDefinition");
    field->setFocus();
    a.type(QStringLiteral("What it stands for"));
    a.view().setFocus();
    CHECK(a.codes()[0].definition == QStringLiteral("What it stands for"));
    CHECK(a.project->undoLabel() == QStringLiteral("Define code “A”"));
    auto* memo = a.find<ui::NoteField>("codeMemo");
    memo->setFocus();
    a.type(QStringLiteral("A thought"));
    a.view().setFocus();
    CHECK(a.project->undoLabel() == QStringLiteral("Memo on code “A”"));
    valueOf(a.project->undo());
    CHECK(memo->toPlainText().isEmpty());
}

TEST_CASE("Enter on a code shows its passages with those below it; a click goes to the place, Escape back", "[codebook]")
{
    AWorkspace a(threeCodes());
    auto& tree = a.workspace->codebook().tree();
    a.workspace->codebook().setCurrent(a.codes()[0].id);
    tree.setFocus();
    a.press(Qt::Key_Return);
    auto* list = a.find<ui::PlaceList>("passageList");
    REQUIRE(list->isVisible());
    REQUIRE(list->rows().size() == 2);
    CHECK(list->rows()[1].text == QStringLiteral("a third one"));
    CHECK(list->rows()[1].where == QStringLiteral("Talk · Bo"));
    CHECK(list->asText().contains(QStringLiteral("One word\n— Talk · Ana")));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(1, 0)).center());
    CHECK(a.view().isVisible());
    CHECK(a.view().textCursor().selectedText() == QStringLiteral("a third one"));

    tree.setFocus();
    a.workspace->codebook().setCurrent(a.codes()[0].id);
    a.press(Qt::Key_Return);
    a.press(Qt::Key_Escape);
    CHECK(a.view().isVisible());
}

TEST_CASE("Selection and open branches of the codebook survive a step elsewhere", "[codebook]")
{
    AWorkspace a(threeCodes());
    auto& tree = a.workspace->codebook().tree();
    const auto parent = tree.codeModel().indexOf(a.codes()[0].id);
    a.workspace->codebook().setCurrent(a.codes()[2].id);
    tree.collapse(parent);
    QSignalSpy resets(&tree.codeModel(), &QAbstractItemModel::modelReset);
    valueOf(a.project->perform(QStringLiteral("Elsewhere"), [&](Edit& db) { return codebook::add(db, QStringLiteral("D")); }));
    CHECK(resets.isEmpty());
    CHECK_FALSE(tree.isExpanded(tree.codeModel().indexOf(a.codes()[0].id)));
    CHECK(tree.current() == a.codes()[2].id);
}
