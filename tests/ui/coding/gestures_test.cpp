#include "core/coding/coders.h"
#include "core/coding/codings.h"
#include "core/transcript/speakers.h"
#include "tests/ui/coding/a_workspace.h"
#include "ui/coding/codebook_pane.h"
#include "ui/coding/passage_page.h"
#include "ui/coding/pin_bar.h"
#include "ui/coding/place_list.h"
#include "ui/coding/source_pane.h"
#include "ui/coding/split_page.h"
#include "ui/coding/text_margins.h"
#include <QAccessible>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QScrollBar>
#include <QSpinBox>
#include <QTextBoundaryFinder>
#include <QTextBrowser>
#include <QToolButton>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

const QString talk =
    QStringLiteral("Interviewer: How do you get on?\n\nHelena: We trust each other. Mostly we do. It took years.\n\n"
                   "Helena: And we laugh a lot.\n\nInterviewer: And the others?\n\nHelena: They keep to their side of the corridor.");

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

QString chosenText(AWorkspace& a)
{
    const auto* mark = a.view().selectedMark();
    return mark ? talk.mid(mark->from, mark->to - mark->from) : QString();
}

QPoint placeOf(AWorkspace& a, const QString& words)
{
    auto cursor = a.view().textCursor();
    cursor.setPosition(int(a.workspace->text().source()->text.indexOf(words)) + 1);
    return a.view().cursorRect(cursor).center();
}

} // namespace

TEST_CASE("W gives a coding its weight, and an empty field takes it away", "[gestures]")
{
    auto study = aTalk();
    study.withCoding(QStringLiteral("We trust"));
    AWorkspace a(std::move(study));
    a.press(Qt::Key_N);
    a.press(Qt::Key_W);
    a.type(QStringLiteral("80"));
    a.press(Qt::Key_Return);
    CHECK(a.passages()[0].weight == 80);
    CHECK(QApplication::focusWidget() == &a.view());
    CHECK(ui::describe(*a.view().selectedMark()).contains(QStringLiteral("80")));
    a.press(Qt::Key_W);
    a.type(QStringLiteral("10"));
    a.press(Qt::Key_Escape);
    CHECK(a.passages()[0].weight == 80);
    a.press(Qt::Key_W);
    a.press(Qt::Key_Delete);
    a.press(Qt::Key_Return);
    CHECK_FALSE(a.passages()[0].weight);
    valueOf(a.project->undo());
    CHECK(a.passages()[0].weight == 80);
}

TEST_CASE("Pinned codes are buttons too, which leave the keyboard in the text", "[gestures]")
{
    AWorkspace a(aTalk());
    REQUIRE(a.find<ui::PinBar>("pinBar")->isVisible()); // to drop the first code on
    CHECK_FALSE(a.find<QToolButton>("pin1"));
    a.workspace->acts().pin(a.codes()[1].id, true);
    a.workspace->acts().pin(a.codes()[2].id, true);
    a.select(QStringLiteral("It took years."));
    QTest::mouseClick(a.find<QToolButton>("pin2"), Qt::LeftButton);
    REQUIRE(a.passages().size() == 1);
    CHECK(a.passages()[0].codePath == QStringLiteral("Culture/Us and them"));
    CHECK(QApplication::focusWidget() == &a.view());
}

TEST_CASE("Three clicks select the sentence, a fourth the paragraph, a fifth the turn", "[gestures]")
{
    AWorkspace a(aTalk());
    const auto at = placeOf(a, QStringLiteral("Mostly"));
    auto* viewport = a.view().viewport();
    const auto selected = [&] { return a.view().textCursor().selectedText(); };
    QTest::mouseClick(viewport, Qt::LeftButton, {}, at);
    QTest::mouseDClick(viewport, Qt::LeftButton, {}, at);
    CHECK(selected() == QStringLiteral("Mostly"));
    QTest::mouseClick(viewport, Qt::LeftButton, {}, at);
    CHECK(selected().trimmed() == QStringLiteral("Mostly we do."));
    QTest::mouseClick(viewport, Qt::LeftButton, {}, at);
    CHECK(selected() == QStringLiteral("Helena: We trust each other. Mostly we do. It took years."));
    QTest::mouseClick(viewport, Qt::LeftButton, {}, at);
    CHECK(selected().trimmed().startsWith(QStringLiteral("We trust each other.")));
}

TEST_CASE("A double click in Thai, which is written without spaces, selects one word", "[gestures]")
{
    const auto run = QStringLiteral("ฉันรักประเทศไทย"); // 'I love Thailand': three letters, three, six and three
    QTextBoundaryFinder words(QTextBoundaryFinder::Word, run);
    if (words.toNextBoundary() != 3) {
        WARN("SKIPPED: libthai, the dictionary of Thai words, is not installed");
        return;
    }
    auto study = aProject();
    study.withTranscript(QStringLiteral("Interview"), run + QStringLiteral(" (laughs)"));
    AWorkspace a(std::move(study));
    QTextCursor at(a.view().document());
    at.setPosition(4);
    const auto place = a.view().cursorRect(at).center() + QPoint(2, 0);
    QTest::mouseClick(a.view().viewport(), Qt::LeftButton, {}, place);
    QTest::mouseDClick(a.view().viewport(), Qt::LeftButton, {}, place);
    CHECK(a.view().textCursor().selectedText() == run.mid(3, 3));
    at.setPosition(int(run.size()) + 4);
    QTest::mouseDClick(a.view().viewport(), Qt::LeftButton, {}, a.view().cursorRect(at).center() + QPoint(2, 0));
    CHECK(a.view().textCursor().selectedText() == QStringLiteral("laughs"));
}

TEST_CASE("A selects the whole answer, up to the next question", "[gestures]")
{
    auto study = aTalk();
    const auto source = study.source();
    // The interviewer asks; both of Helena's turns in between are the answer.
    CHECK(study.project().perform(QStringLiteral("Turns"), [&](Edit& db) -> Result<> {
        auto all = speakers::of(db, source);
        for (auto& speaker : all)
            if (speaker.name == QStringLiteral("Interviewer")) {
                speaker.role = SpeakerRole::Interviewer;
                db.prepare("UPDATE speaker SET role = 'interviewer' WHERE id = ?").bind(speaker.id).run();
            }
        std::vector<Turn> turns;
        for (qsizetype at = 0; at >= 0 && at < talk.size(); at = talk.indexOf(QStringLiteral("\n\n"), at) + 2) {
            const bool asks = talk.mid(at).startsWith(QStringLiteral("Interviewer"));
            Turn turn;
            turn.span.start = at;
            turn.contentStart = talk.indexOf(u':', at) + 1;
            turn.speaker =
                std::find_if(all.begin(), all.end(), [&](const Speaker& s) { return (s.role == SpeakerRole::Interviewer) == asks; })->id;
            turns.push_back(turn);
            if (talk.indexOf(QStringLiteral("\n\n"), at) < 0)
                break;
        }
        db.prepare("DELETE FROM turn WHERE source_id = ?").bind(source).run();
        turns::insertAll(db, source, turns);
        return {};
    }));
    AWorkspace a(std::move(study));
    const auto selected = [&] { return a.view().textCursor().selectedText().trimmed(); };
    a.cursorAt(QStringLiteral("Mostly"));
    a.press(Qt::Key_A);
    CHECK(selected().startsWith(QStringLiteral("We trust each other.")));
    CHECK(selected().endsWith(QStringLiteral("And we laugh a lot.")));
    a.cursorAt(QStringLiteral("the others?"));
    a.press(Qt::Key_A);
    CHECK(selected() == QStringLiteral("They keep to their side of the corridor."));
}

TEST_CASE("The beginning of a coding moves by words from the keyboard", "[gestures]")
{
    auto study = aTalk();
    study.withCoding(QStringLiteral("trust each other"));
    AWorkspace a(std::move(study));
    a.press(Qt::Key_N);
    a.press(Qt::Key_Up, Qt::ShiftModifier | Qt::AltModifier);
    CHECK(chosenText(a) == QStringLiteral("We trust each other"));
    a.press(Qt::Key_Down, Qt::ShiftModifier | Qt::AltModifier);
    a.press(Qt::Key_Down, Qt::ShiftModifier | Qt::AltModifier);
    CHECK(chosenText(a) == QStringLiteral("each other"));
}

TEST_CASE("A stripe is chosen by a click on it, and its end is dragged to the line beside the mouse", "[gestures]")
{
    auto study = aTalk();
    study.withCoding(QStringLiteral("How do you get on?"));
    AWorkspace a(std::move(study));
    auto* margin = a.view().findChild<ui::StripeMargin*>();
    margin->grab(); // painted, so that stripes have places
    const auto top = placeOf(a, QStringLiteral("How do you")).y();
    QTest::mouseClick(margin, Qt::LeftButton, {}, QPoint(10, top));
    REQUIRE(chosenText(a) == QStringLiteral("How do you get on?"));
    margin->grab();
    const auto line = a.view().cursorRect(a.view().textCursor()).height();
    const auto bottom = QPoint(10, top + line / 2);
    const auto further = QPoint(10, placeOf(a, QStringLiteral("It took years")).y());
    QTest::mousePress(margin, Qt::LeftButton, {}, bottom);
    QTest::mouseMove(margin, (bottom + further) / 2);
    QTest::mouseMove(margin, further);
    QTest::mouseRelease(margin, Qt::LeftButton, {}, further);
    CHECK(chosenText(a).startsWith(QStringLiteral("How do you get on?")));
    CHECK(chosenText(a).endsWith(QStringLiteral("It took years.")));
    valueOf(a.project->undo());
    CHECK(chosenText(a) == QStringLiteral("How do you get on?"));
}

TEST_CASE("The context menu does what the keys do, and chooses among codings that lie over each other", "[gestures]")
{
    auto study = aTalk();
    study.withCoding(QStringLiteral("trust each other"));
    study.withCode(QStringLiteral("Time")).withCoding(QStringLiteral("We trust each other. Mostly"));
    AWorkspace a(std::move(study));
    QContextMenuEvent event(QContextMenuEvent::Mouse, placeOf(a, QStringLiteral("each other")),
                            a.view().viewport()->mapToGlobal(placeOf(a, QStringLiteral("each other"))));
    QApplication::sendEvent(a.view().viewport(), &event);
    auto* menu = a.view().findChild<QMenu*>();
    REQUIRE(menu);
    CHECK(chosenText(a) == QStringLiteral("trust each other"));
    QStringList names;
    QMenu* choice = nullptr;
    for (auto* action : menu->actions()) {
        names << action->objectName();
        for (auto* below : action->menu() ? action->menu()->actions() : QList<QAction*>())
            names << below->objectName();
        if (action->menu() && action->menu()->actions().size() == 2)
            choice = action->menu();
    }
    for (const auto* name : {"recodeCoding", "commentCoding", "weightCoding", "removeCoding", "mergeCoding", "selectTurn", "selectAnswer"})
        CHECK(names.contains(QLatin1String(name)));
    REQUIRE(choice);
    for (auto* action : choice->actions())
        if (action->text().startsWith(QStringLiteral("Time")))
            action->trigger();
    CHECK(chosenText(a) == QStringLiteral("We trust each other. Mostly"));
    menu->close();
}

TEST_CASE("The context menu tells a screen reader its entries each time it is opened", "[gestures]")
{
    AWorkspace a(aTalk());
    const auto place = placeOf(a, QStringLiteral("each other"));
    for (int time = 0; time < 3; ++time) {
        QContextMenuEvent event(QContextMenuEvent::Mouse, place, a.view().viewport()->mapToGlobal(place));
        QApplication::sendEvent(a.view().viewport(), &event);
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        REQUIRE(menu);
        auto* told = QAccessible::queryAccessibleInterface(menu);
        REQUIRE(told);
        CHECK(told->childCount() == menu->actions().size());
        for (int i = 0; i < menu->actions().size(); ++i) {
            INFO(menu->actions()[i]->text().toStdString());
            const auto* entry = told->child(i);
            CHECK((entry && entry->isValid()));
        }
        menu->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}

TEST_CASE("Overlapping codings of one code are merged from the text, as one step", "[gestures]")
{
    auto study = aTalk();
    study.withCoding(QStringLiteral("We trust each other.")).withCoding(QStringLiteral("each other. Mostly"));
    AWorkspace a(std::move(study));
    a.press(Qt::Key_N);
    a.workspace->findChild<QAction*>(QStringLiteral("mergeCoding"))->trigger();
    REQUIRE(a.passages().size() == 1);
    CHECK(a.passages()[0].text == QStringLiteral("We trust each other. Mostly"));
    valueOf(a.project->undo());
    CHECK(a.passages().size() == 2);
}

TEST_CASE("The filter above the text shows one code, chosen by mouse, and all again", "[gestures]")
{
    auto study = aTalk();
    study.withCoding(QStringLiteral("Mostly"));
    study.withCode(QStringLiteral("Time")).withCoding(QStringLiteral("years"));
    AWorkspace a(std::move(study));
    QTest::mouseClick(a.find<QToolButton>("codeFilter"), Qt::LeftButton);
    a.type(QStringLiteral("time"));
    auto* list = a.find<QListView>("quickCodeList");
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(0, 0)).center());
    CHECK(a.view().marks().all().size() == 1);
    QTest::mouseClick(a.find<QToolButton>("allCodes"), Qt::LeftButton);
    CHECK(a.view().marks().all().size() == 2);
}

TEST_CASE("Who works blind sees only their own codings: text, codebook, passages and sources", "[gestures]")
{
    auto study = aTalk();
    const auto ada = study.coder();
    study.withCoding(QStringLiteral("We trust"));
    study.withCoder(QStringLiteral("Bo")).withCoding(QStringLiteral("Mostly")).withCoding(QStringLiteral("years"));
    study.withCoder(QStringLiteral("Ada"));
    AWorkspace a(std::move(study));
    REQUIRE(a.view().marks().all().size() == 3);
    const auto them = a.codes()[2].id;
    CHECK(a.project->perform(QStringLiteral("Blind"), [&](Edit& db) { coders::setBlind(db, ada, true); }));
    CHECK(a.view().marks().all().size() == 1);
    CHECK(a.find<QLabel>("blindNotice")->isVisible());
    CHECK(a.workspace->codebook().find(them)->codings == 1);
    a.workspace->reveal({ui::Place::Workspace::Code, Entity::Code, them.value(), {}});
    CHECK(a.find<ui::PlaceList>("passageList")->rows().size() == 1);
    CHECK(a.workspace->findChild<ui::SourcePane*>()->sources().front().codings == 1);
    // Another coder at the same desk sees all.
    a.session.setCoder(CoderId(99), QStringLiteral("Cleo"));
    CHECK(a.view().marks().all().size() == 3);
    CHECK_FALSE(a.find<QLabel>("blindNotice")->isVisible());
    CHECK(a.workspace->codebook().find(them)->codings == 3);
}

TEST_CASE("Several passages are coded anew or removed at once from the list", "[gestures]")
{
    auto study = aTalk();
    study.withCoding(QStringLiteral("We trust")).withCoding(QStringLiteral("Mostly")).withCoding(QStringLiteral("years"));
    AWorkspace a(std::move(study));
    a.workspace->reveal({ui::Place::Workspace::Code, Entity::Code, a.codes()[2].id.value(), {}});
    auto* list = a.find<ui::PlaceList>("passageList");
    list->setCurrentIndex(list->model()->index(0, 0));
    list->setFocus();
    a.press(Qt::Key_Down, Qt::ShiftModifier);
    a.press(Qt::Key_R);
    a.type(QStringLiteral("trust"));
    a.press(Qt::Key_Return);
    CHECK(list->rows().size() == 1);
    CHECK(a.project->undoLabel() == QStringLiteral("Code 2 passages anew as “Trust”"));
    valueOf(a.project->undo());
    REQUIRE(list->rows().size() == 3);
    list->selectAll();
    list->setFocus();
    a.press(Qt::Key_Delete);
    CHECK(a.passages().empty());
    valueOf(a.project->undo());
    CHECK(a.passages().size() == 3);
}

TEST_CASE("A code is split passage by passage with the keyboard, each assignment can be taken back, and it goes on where it was left",
          "[gestures]")
{
    auto study = aTalk();
    study.withCoding(QStringLiteral("We trust")).withCoding(QStringLiteral("Mostly")).withCoding(QStringLiteral("years"));
    AWorkspace a(std::move(study));
    const auto them = a.codes()[2].id;
    a.workspace->codebook().setCurrent(them);
    Q_EMIT a.workspace->codebook().splitWanted(them);
    auto* page = a.find<ui::SplitPage>("splitPage");
    REQUIRE(page->isVisible());
    REQUIRE(QApplication::focusWidget() == page);
    const auto shown = [&] { return a.find<QTextBrowser>("splitPassage")->toPlainText(); };
    CHECK(shown().contains(QStringLiteral("We trust")));
    a.press(Qt::Key_Return); // another code, made on the way
    a.type(QStringLiteral("Fresh"));
    a.press(Qt::Key_Return);
    REQUIRE(QApplication::focusWidget() == page);
    a.press(Qt::Key_K); // Mostly stays
    a.press(Qt::Key_1); // years goes to Fresh
    const auto pathsOf = [&] {
        QStringList paths;
        for (const auto& passage : a.passages())
            paths << passage.codePath;
        return paths;
    };
    CHECK(pathsOf() == QStringList{"Fresh", "Culture/Us and them", "Fresh"});
    CHECK(shown().contains(QStringLiteral("gone through")));
    a.press(Qt::Key_Backspace);
    CHECK(pathsOf() == QStringList{"Fresh", "Culture/Us and them", "Culture/Us and them"});
    a.press(Qt::Key_Escape);
    CHECK(a.view().isVisible());
    Q_EMIT a.workspace->codebook().splitWanted(them);
    a.press(Qt::Key_1); // Mostly was kept, so years is next, and Fresh is still the first choice
    CHECK(pathsOf() == QStringList{"Fresh", "Culture/Us and them", "Fresh"});
}

TEST_CASE("No word of a short text reaches under the stripes", "[gestures]")
{
    auto study = aProject();
    study.withTranscript(QStringLiteral("T"), QString(QStringLiteral("words that fill a line ")).repeated(12));
    AWorkspace a(std::move(study));
    REQUIRE_FALSE(a.view().verticalScrollBar()->isVisible());
    const auto* stripes = a.view().findChild<QWidget*>("stripeMargin");
    CHECK(a.view().viewport()->geometry().right() < stripes->geometry().left());
}

TEST_CASE("With large letters in a small window the panes beside the text give way to it", "[gestures]")
{
    auto study = aTalk();
    AWorkspace a(std::move(study));
    auto large = QApplication::font();
    const auto usual = large;
    large.setPointSizeF(large.pointSizeF() * 2);
    QApplication::setFont(large);
    a.workspace->resize(1100, 700);
    a.workspace->resize(1280, 700);
    QApplication::sendPostedEvents();
    const QFontMetrics letters(a.view().font());
    CHECK(a.view().viewport()->width() >= letters.averageCharWidth() * 28);
    QApplication::setFont(usual);
}
