#include "core/coding/dictionary.h"
#include "core/coding/query/saved_queries.h"
#include "tests/ui/coding/a_workspace.h"
#include "ui/coding/codebook_pane.h"
#include "ui/coding/passage_tree.h"
#include "ui/coding/place_list.h"
#include "ui/support/place.h"
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

AProject twoVoices()
{
    auto study = aProject();
    study.withTranscript(QStringLiteral("Talk"), QStringLiteral("Ana: One word and another word.\n\nBo: And a third one."))
        .withTurn(QStringLiteral("Ana:"), QStringLiteral("Ana"))
        .withTurn(QStringLiteral("Bo:"), QStringLiteral("Bo"))
        .withCode(QStringLiteral("A"))
        .withCoding(QStringLiteral("One word"))
        .withCode(QStringLiteral("A/B"))
        .withCoding(QStringLiteral("a third one"));
    return study;
}

QAction* command(const AWorkspace& a, const char* name)
{
    for (auto* act : a.workspace->commands())
        if (act->objectName() == QLatin1String(name))
            return act;
    FAIL("no command " << name);
    return nullptr;
}

QStringList listed(AWorkspace& a)
{
    QStringList texts;
    for (const auto& row : a.find<ui::PlaceList>("queryPassages")->rows())
        texts << row.text;
    return texts;
}

} // namespace

TEST_CASE("Passages are asked for in a sentence and found as it is typed", "[query_page]")
{
    AWorkspace a(twoVoices());
    command(a, "askForPassages")->trigger();
    REQUIRE(a.find<QLineEdit>("querySentence")->hasFocus());
    a.type(QStringLiteral("codes:A"));
    REQUIRE(QApplication::activePopupWidget());
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Escape); // the words to choose from
    REQUIRE(QTest::qWaitFor([&] { return listed(a).size() == 2; }));
    CHECK(listed(a) == QStringList{"One word", "a third one"});
    CHECK(a.find<QLabel>("queryCounts")->text() == "2 passages, 5 words, 1 source, 2 Cases");

    a.find<QLineEdit>("querySentence")->setText(QStringLiteral("codes:A and case:Bo"));
    a.find<QLineEdit>("querySentence")->setFocus();
    a.press(Qt::Key_Return);
    REQUIRE(QTest::qWaitFor([&] { return listed(a) == QStringList{"a third one"}; }));

    a.find<QLineEdit>("querySentence")->setText(QStringLiteral("codez:A"));
    a.press(Qt::Key_Return);
    REQUIRE(QTest::qWaitFor([&] { return a.find<QLabel>("queryCounts")->text().contains(QLatin1String("At character 1")); }));
}

TEST_CASE("A word that is chosen from the list is put in where it was begun", "[query_page]")
{
    AWorkspace a(twoVoices());
    command(a, "askForPassages")->trigger();
    auto* sentence = a.find<QLineEdit>("querySentence");
    a.type(QStringLiteral("speaker:B"));
    REQUIRE(QApplication::activePopupWidget());
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Down);
    if (QApplication::activePopupWidget())
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
    CHECK(sentence->text().startsWith(QLatin1String("speaker:\"Bo\"")));
    REQUIRE(QTest::qWaitFor([&] { return listed(a) == QStringList{"a third one"}; }));
}

TEST_CASE("A sentence kept as a set is live, opened again and taken back with undo", "[query_page]")
{
    AWorkspace a(twoVoices());
    command(a, "askForPassages")->trigger();
    a.find<QLineEdit>("querySentence")->setText(QStringLiteral("code:\"A/B\""));
    a.find<QLineEdit>("querySetName")->setFocus();
    a.type(QStringLiteral("Thirds"));
    a.press(Qt::Key_Return);
    const auto sets = [&] { return valueOf(a.project->read([](const Read& db) { return saved_queries::all(db); })); };
    REQUIRE(sets().size() == 1);
    CHECK(sets()[0].name == "Thirds");

    valueOf(a.project->perform("Rename", [&](Edit& db) { return codebook::rename(db, a.codes()[1].id, "Second"); }).map([] { return 0; }));
    auto* menu = a.find<QToolButton>("querySets")->menu();
    Q_EMIT menu->aboutToShow();
    REQUIRE(menu->actions().front()->text() == "Thirds");
    menu->actions().front()->trigger();
    CHECK(a.find<QLineEdit>("querySentence")->text().contains(QLatin1String("A/Second")));
    REQUIRE(QTest::qWaitFor([&] { return listed(a) == QStringList{"a third one"}; }));
    valueOf(a.project->undo());
    valueOf(a.project->undo());
    CHECK(sets().empty());
}

TEST_CASE("Whoever has a query sends the reader to its passages", "[query_page]")
{
    AWorkspace a(twoVoices());
    a.workspace->reveal(ui::Place::ofQuery(QStringLiteral("code:A")));
    REQUIRE(QTest::qWaitFor([&] { return listed(a) == QStringList{"One word"}; }));
    CHECK(a.find<ui::PlaceList>("queryPassages")->isVisible());
}

TEST_CASE("The dictionaries of the codes code what they find as one step", "[query_page][dictionary]")
{
    auto study = twoVoices();
    REQUIRE(study.project().perform("Words", [&](Edit& db) {
        return dictionary::set(db, codebook::find(db, "A/B")->id, "word; third").and_then([&] {
            return dictionary::set(db, codebook::find(db, "A")->id, "another");
        });
    }));
    AWorkspace a(std::move(study));
    Q_EMIT a.workspace->codebook().dictionaryWanted({});
    auto* apply = a.find<QPushButton>("autocodeApply");
    REQUIRE(QTest::qWaitFor([&] { return apply->isEnabled(); }));
    CHECK(a.find<ui::PassageTree>("autocodePassages")->groups().size() == 2);
    const auto before = a.passages().size();
    apply->click();
    CHECK(a.passages().size() == before + 3); // the sentence under both codes, and Bo's
    valueOf(a.project->undo());
    CHECK(a.passages().size() == before);
}
