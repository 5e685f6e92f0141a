#include "core/coding/codebook_file.h"
#include "tests/ui/coding/a_workspace.h"
#include "ui/coding/codebook_exchange.h"
#include "ui/coding/codebook_pane.h"
#include "ui/coding/coding_acts.h"
#include "ui/coding/new_codes_dialog.h"
#include "ui/coding/passage_page.h"
#include "ui/coding/place_list.h"
#include "ui/widgets/note_field.h"
#include <QAbstractItemModelTester>
#include <QListWidget>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTextBrowser>
#include <QToolButton>
#include <QTreeWidget>

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

TEST_CASE("Several codes are chosen, merged, deleted and moved in one step each", "[codebook]")
{
    AWorkspace a(threeCodes());
    auto& tree = a.workspace->codebook().tree();
    const auto choose = [&](const std::vector<std::size_t>& rows) {
        tree.clearSelection();
        const auto codes = a.codes();
        for (const auto row : rows) {
            const auto index = tree.codeModel().indexOf(codes[row].id);
            tree.selectionModel()->setCurrentIndex(index, QItemSelectionModel::Select | QItemSelectionModel::Rows);
        }
        tree.setFocus();
    };
    choose({1, 2}); // A/B and C
    const auto before = dump(*a.project);
    a.press(Qt::Key_Delete);
    CHECK(paths(a) == QStringList{"A"});
    CHECK(a.notices.sentence().contains(QStringLiteral("2 codes")));
    valueOf(a.project->undo());
    CHECK(dump(*a.project) == before);
    choose({0, 1}); // A takes B with it
    CHECK(tree.selected(true).size() == 1);

    choose({0, 1, 2});
    const auto indexes = tree.selectionModel()->selectedIndexes();
    const std::unique_ptr<QMimeData> dragged(tree.codeModel().mimeData(indexes));
    CHECK(ui::TextView::codesIn(*dragged).size() == 3);
}

TEST_CASE("Of several chosen codes one can be the one that the others go into", "[codebook]")
{
    AWorkspace a(threeCodes());
    auto& tree = a.workspace->codebook().tree();
    tree.clearSelection();
    for (const auto row : {std::size_t(0), std::size_t(2)})
        tree.selectionModel()->setCurrentIndex(tree.codeModel().indexOf(a.codes()[row].id),
                                               QItemSelectionModel::Select | QItemSelectionModel::Rows);
    tree.setFocus();
    const auto at = tree.visualRect(tree.currentIndex()).center();
    Q_EMIT tree.customContextMenuRequested(at);
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    REQUIRE(menu);
    for (auto* action : menu->actions())
        if (action->text().contains(QStringLiteral("into…")))
            action->trigger();
    menu->close();
    a.type(QStringLiteral("A"));
    a.press(Qt::Key_Return);
    CHECK(paths(a) == QStringList{"A", "A/B"});
    CHECK(a.notices.sentence() == QStringLiteral("Merged code “C” into “A”."));
}

TEST_CASE("Codes dragged together keep their order where they are put", "[codebook]")
{
    auto study = aProject();
    for (const auto* name : {"A", "B", "C", "D"})
        study.withCode(QString::fromLatin1(name));
    AWorkspace a(std::move(study));
    const auto codes = a.codes();
    a.workspace->acts().move({codes[0], codes[1]}, {}, 2);
    CHECK(paths(a) == QStringList{"C", "D", "A", "B"});
    valueOf(a.project->undo());
    CHECK(paths(a) == QStringList{"A", "B", "C", "D"});
}

TEST_CASE("A template shows its codes and what they mean before it adds them, as one step, without those not wanted", "[codebook]")
{
    AWorkspace a(threeCodes());
    const auto before = paths(a);
    for (auto* action : a.find<QToolButton>("codebookMenu")->menu()->actions())
        if (action->text().contains(QStringLiteral("emplate")))
            action->trigger();
    auto* dialog = a.workspace->findChild<ui::NewCodesDialog*>();
    REQUIRE(dialog);
    auto* list = dialog->findChild<QListWidget*>(QStringLiteral("codeOffers"));
    list->setCurrentItem(list->findItems(QStringLiteral("Emotions"), Qt::MatchExactly).front());
    auto* tree = dialog->findChild<QTreeWidget*>(QStringLiteral("offeredCodes"));
    REQUIRE(tree->topLevelItemCount() == 12);
    CHECK(dialog->findChild<QTextBrowser*>(QStringLiteral("offeredMeaning"))->toPlainText().contains(QStringLiteral("Definition:")));
    tree->topLevelItem(0)->setCheckState(0, Qt::Unchecked);
    CHECK(paths(a) == before);
    auto* bring = dialog->findChild<QPushButton*>(QStringLiteral("bringCodes"));
    CHECK(bring->text() == QStringLiteral("Add 11 codes"));
    bring->click();
    CHECK(paths(a).size() == before.size() + 11);
    CHECK_FALSE(paths(a).contains(QStringLiteral("Joy")));
    valueOf(a.project->undo());
    CHECK(paths(a) == before);
}

TEST_CASE("A codebook from a file says which codes it changes before it does, and what is wrong with a bad file", "[codebook]")
{
    AWorkspace a(threeCodes());
    ui::CodebookExchange exchange(a.session, a.workspace->acts(), a.workspace.get());
    const auto csv = a.folder.filePath(QStringLiteral("codes.csv"));
    QFile file(csv);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("path,definition\nA,Meant\nNew,\n");
    file.close();
    exchange.importFile(csv);
    auto* dialog = a.workspace->findChild<ui::NewCodesDialog*>();
    REQUIRE(dialog);
    auto* tree = dialog->findChild<QTreeWidget*>(QStringLiteral("offeredCodes"));
    CHECK(tree->topLevelItem(0)->text(1).contains(QStringLiteral("definition")));
    CHECK(tree->topLevelItem(1)->text(1) == QStringLiteral("new"));
    CHECK(a.codes()[0].definition.isEmpty());
    dialog->findChild<QPushButton*>(QStringLiteral("bringCodes"))->click();
    CHECK(a.codes()[0].definition == QStringLiteral("Meant"));

    const auto out = a.folder.filePath(QStringLiteral("out.xlsx"));
    exchange.exportTo(out, a.codes());
    QFile written(out);
    REQUIRE(written.open(QIODevice::ReadOnly));
    CHECK(valueOf(codebookFile::read(written.readAll(), QStringLiteral("out.xlsx"))).rows.size() == 4);
    exchange.importFile(a.folder.filePath(QStringLiteral("none.csv")));
    CHECK(a.notices.isError());
}

TEST_CASE("Closed branches of the codebook stay closed when the study is opened again", "[codebook]")
{
    auto study = threeCodes();
    AWorkspace a(std::move(study));
    auto& tree = a.workspace->codebook().tree();
    tree.collapse(tree.codeModel().indexOf(a.codes()[0].id));
    a.workspace = std::make_unique<ui::CodeWorkspace>(a.session, nullptr);
    auto& again = a.workspace->codebook().tree();
    CHECK_FALSE(again.isExpanded(again.codeModel().indexOf(a.codes()[0].id)));
}
