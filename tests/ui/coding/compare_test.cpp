#include "core/transcript/edit_text.h"
#include "tests/ui/coding/a_workspace.h"
#include "ui/coding/compare_page.h"
#include <QAction>
#include <QComboBox>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTextBlock>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

const QString text = QStringLiteral("Anna: We was there. 😀\nBen: Yes.\nAnna: Good.");

void edit(AWorkspace& a, const QString& who, const QString& words, const QString& to)
{
    a.project->setCoderName(who);
    const auto done = a.project->perform(QStringLiteral("Edit text"), [&](Edit& db) {
        const auto source = sources::all(db).front().id;
        const auto now = sources::text(db, source);
        const auto at = TextIndex(now).toCodePoint(now.indexOf(words));
        return sources::replace(db, source, {at, at + words.size()}, to);
    });
    REQUIRE(done);
}

QTextCharFormat formatAt(const QPlainTextEdit& view, const QString& words)
{
    QTextCursor cursor(view.document());
    cursor.setPosition(int(view.toPlainText().indexOf(words)) + 1);
    return cursor.charFormat();
}

} // namespace

TEST_CASE("An edited text is compared with the one imported: what went is struck through, what came is underlined, each with who did it",
          "[coding][compare]")
{
    AWorkspace a(std::move(aProject().withTranscript(QStringLiteral("Interview"), text)));
    edit(a, QStringLiteral("Ada"), QStringLiteral("was"), QStringLiteral("were"));
    edit(a, QStringLiteral("Babbage"), QStringLiteral("\nBen: Yes."), QString());
    auto* page = a.workspace->findChild<ui::ComparePage*>();
    REQUIRE(page);
    QSignalSpy compared(page, &ui::ComparePage::compared);
    a.find<QAction>("compareVersions")->trigger();
    REQUIRE(compared.wait());

    auto* view = a.find<QPlainTextEdit>("compareText");
    CHECK(view->toPlainText() == QStringLiteral("Anna: We waswere there. 😀\nBen: Yes.\nAnna: Good."));
    CHECK(formatAt(*view, QStringLiteral("waswere")).fontStrikeOut());
    CHECK(formatAt(*view, QStringLiteral("were")).fontUnderline());
    CHECK(formatAt(*view, QStringLiteral("Ben")).fontStrikeOut());
    CHECK_FALSE(formatAt(*view, QStringLiteral("Good")).fontStrikeOut());
    auto* list = a.find<QListWidget>("compareChanges");
    REQUIRE(list->count() == 2);
    CHECK(list->item(0)->text().contains(QStringLiteral("Ada")));
    CHECK(list->item(1)->text().contains(QStringLiteral("Babbage")));

    QTest::keyClick(page, Qt::Key_F7);
    CHECK(view->textCursor().selectedText() == QStringLiteral("waswere"));
    QTest::keyClick(page, Qt::Key_F7);
    CHECK(list->currentRow() == 1);

    // From the first edit on only the second is new.
    compared.clear();
    auto* older = a.find<QComboBox>("compareOlder");
    older->setFocus();
    QTest::keyClick(older, Qt::Key_Up);
    REQUIRE((compared.count() || compared.wait()));
    CHECK(list->count() == 1);

    QTest::keyClick(page, Qt::Key_Escape);
    CHECK(a.view().isVisible());
}

TEST_CASE("A comparison follows an edit made meanwhile", "[coding][compare]")
{
    AWorkspace a(std::move(aProject().withTranscript(QStringLiteral("Interview"), text)));
    auto* page = a.workspace->findChild<ui::ComparePage*>();
    QSignalSpy compared(page, &ui::ComparePage::compared);
    a.find<QAction>("compareVersions")->trigger();
    REQUIRE(compared.wait());
    CHECK(a.find<QListWidget>("compareChanges")->count() == 0);
    edit(a, QStringLiteral("Ada"), QStringLiteral("Good"), QStringLiteral("Fine"));
    REQUIRE(compared.wait());
    CHECK(a.find<QListWidget>("compareChanges")->count() == 1);
}
