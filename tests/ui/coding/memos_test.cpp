#include "core/coding/memo_overview.h"
#include "tests/ui/coding/a_workspace.h"
#include "ui/coding/memo_desk.h"
#include "ui/memos/memo_box.h"
#include "ui/memos/memo_list.h"
#include "ui/memos/memo_page.h"
#include <QComboBox>
#include <QPlainTextEdit>
#include <QToolButton>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

AProject aTalk()
{
    auto study = aProject();
    study.withTranscript(QStringLiteral("Interview 3"), QStringLiteral("Helena: We trust each other. It took years."))
        .withCode(QStringLiteral("Trust"))
        .withCoding(QStringLiteral("trust each other"));
    return study;
}

std::vector<ShownMemo> memosOf(const Project& project)
{
    return valueOf(project.read([](const Read& db) { return memos::overview(db); }));
}

void write(Project& project, const Memo& memo)
{
    REQUIRE(project.perform(QStringLiteral("Write"), [&](Edit& db) -> Result<MemoId> { return memos::add(db, memo); }));
}

/// The workspace with three memos, shown in the page of all.
struct AMemoPage : AWorkspace {
    AMemoPage()
        : AWorkspace(aTalk())
    {
        write(*project, {{}, MemoSubject::Study, 1, QStringLiteral("Diary"), QStringLiteral("Day one"), session.coder(), {}});
        write(*project,
              {{},
               MemoSubject::Code,
               codes().front().id.value(),
               QStringLiteral("What is trust?"),
               QStringLiteral("Unclear"),
               session.coder(),
               {}});
        write(*project,
              {{},
               MemoSubject::Source,
               workspace->text().source()->source.id.value(),
               QStringLiteral("In the room"),
               QStringLiteral("Cold tea"),
               session.coder(),
               {}});
        workspace->memos().showAll();
    }
    ui::MemoList* list() { return find<ui::MemoList>("memoList"); }
    /// A widget of the page; the box over the text has ones of the same names.
    template <class Widget>
    Widget* onPage(const char* name)
    {
        return workspace->memos().page().findChild<Widget*>(QLatin1String(name));
    }
    QStringList listed()
    {
        QStringList headings;
        for (const auto& memo : list()->memos())
            headings << memos::heading(memo);
        return headings;
    }
    void choose(const QString& heading)
    {
        for (int row = 0; row < list()->model()->rowCount(); ++row)
            if (list()->model()->index(row, 0).data().toString() == heading)
                list()->setCurrentIndex(list()->model()->index(row, 0));
    }
};

} // namespace

TEST_CASE("Shift+M writes a memo on the selected passage, with the text in sight, as one step", "[memos]")
{
    AWorkspace a(aTalk());
    a.select(QStringLiteral("It took years."));
    a.press(Qt::Key_M, Qt::ShiftModifier);
    auto& box = a.workspace->memos().box();
    REQUIRE(box.isVisible());
    CHECK(a.view().isVisible());
    a.type(QStringLiteral("How many?"));
    a.press(Qt::Key_Escape);

    CHECK_FALSE(box.isVisible());
    CHECK(QApplication::focusWidget() == &a.view());
    const auto memos = memosOf(*a.project);
    REQUIRE(memos.size() == 1);
    CHECK(memos[0].body == QStringLiteral("How many?"));
    CHECK(memos[0].about.words == QStringLiteral("It took years."));
    CHECK(memos[0].coderName == QStringLiteral("Ada"));
    CHECK(a.project->undoLabel() == QStringLiteral("Write memo “How many?”"));

    // The same passage again opens what is there.
    a.press(Qt::Key_M, Qt::ShiftModifier);
    CHECK(box.editor().memo().id == memos[0].id);
    a.press(Qt::Key_Escape);
    CHECK(memosOf(*a.project).size() == 1);
}

TEST_CASE("A memo box that is left empty leaves nothing behind", "[memos]")
{
    AWorkspace a(aTalk());
    const auto before = a.project->undoLabel();
    a.cursorAt(QStringLiteral("Helena"));
    a.press(Qt::Key_M, Qt::ShiftModifier);
    CHECK(a.workspace->memos().box().editor().memo().subject == MemoSubject::Source);
    a.press(Qt::Key_Escape);
    CHECK(memosOf(*a.project).empty());
    CHECK(a.project->undoLabel() == before);
}

TEST_CASE("The page lists all memos and filters them as one types", "[memos]")
{
    AMemoPage a;
    CHECK(a.listed().size() == 3);
    a.onPage<QLineEdit>("memoWords")->setText(QStringLiteral("tea cold"));
    CHECK(a.listed() == QStringList{QStringLiteral("In the room")});
    a.onPage<QLineEdit>("memoWords")->clear();
    auto* kind = a.onPage<QComboBox>("memoKind");
    kind->setCurrentIndex(kind->findData(int(MemoSubject::Code)));
    CHECK(a.listed() == QStringList{QStringLiteral("What is trust?")});
}

TEST_CASE("What is typed into a memo is kept when another is chosen, one step each", "[memos]")
{
    AMemoPage a;
    a.choose(QStringLiteral("Diary"));
    auto* body = a.onPage<QPlainTextEdit>("memoBody");
    CHECK(body->toPlainText() == QStringLiteral("Day one"));
    body->setFocus();
    body->moveCursor(QTextCursor::End);
    a.type(QStringLiteral(" and two"));
    a.choose(QStringLiteral("In the room"));
    CHECK(a.project->undoLabel() == QStringLiteral("Change memo “Diary”"));
    CHECK(body->toPlainText() == QStringLiteral("Cold tea"));
    a.choose(QStringLiteral("Diary"));
    CHECK(body->toPlainText() == QStringLiteral("Day one and two"));
    REQUIRE(a.project->undo());
    CHECK(body->toPlainText() == QStringLiteral("Day one"));
}

TEST_CASE("A memo is linked by a few letters, and the other memo says what links to it", "[memos]")
{
    AMemoPage a;
    a.choose(QStringLiteral("Diary"));
    a.onPage<QToolButton>("memoAddLink")->click();
    a.type(QStringLiteral("in the ro"));
    a.press(Qt::Key_Return);
    auto* chip = a.onPage<QToolButton>("memoLink0");
    REQUIRE(chip);
    CHECK(chip->text() == QStringLiteral("In the room"));
    a.choose(QStringLiteral("In the room"));
    auto* back = a.onPage<QToolButton>("memoBacklink0");
    REQUIRE(back);
    CHECK(back->text() == QStringLiteral("Diary"));
    a.choose(QStringLiteral("Diary"));
    a.onPage<QToolButton>("memoLink0Remove")->click();
    for (const auto& memo : memosOf(*a.project))
        CHECK(memo.links.empty());
}

TEST_CASE("Deleting a memo says so and can be undone", "[memos]")
{
    AMemoPage a;
    a.choose(QStringLiteral("Diary"));
    a.list()->setFocus();
    a.press(Qt::Key_Delete);
    CHECK(a.listed().size() == 2);
    CHECK(a.notices.sentence() == QStringLiteral("Deleted the memo “Diary”."));
    REQUIRE(a.project->undo());
    CHECK(a.listed().size() == 3);
}

TEST_CASE("The memos on a code lead to a new one where there is none", "[memos]")
{
    AWorkspace a(aTalk());
    a.workspace->memos().showOn(MemoSubject::Code, a.codes().front().id.value());
    a.type(QStringLiteral("What is it?"));
    a.workspace->memos().commit();
    const auto memos = memosOf(*a.project);
    REQUIRE(memos.size() == 1);
    CHECK(memos::sentence(memos[0].about) == QStringLiteral("Code “Trust”"));
    // The code's own field shows the same memo.
    a.find<ui::CodeTree>("codeTree")->setCurrent(a.codes().front().id);
    CHECK(a.find<QPlainTextEdit>("codeMemo")->toPlainText() == QStringLiteral("What is it?"));
}

TEST_CASE("Escape leads from the memos back to the text", "[memos]")
{
    AMemoPage a;
    CHECK_FALSE(a.view().isVisible());
    a.list()->setFocus();
    a.press(Qt::Key_Escape);
    CHECK(a.view().isVisible());
    CHECK(QApplication::focusWidget() == &a.view());
}
