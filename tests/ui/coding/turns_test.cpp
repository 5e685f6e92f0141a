#include "core/transcript/speakers.h"
#include "core/transcript/turns.h"
#include "tests/ui/coding/a_workspace.h"
#include "ui/coding/name_picker.h"
#include "ui/coding/speaker_gutter.h"
#include <QAccessible>
#include <QAction>
#include <QMenu>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

const QString spoken = QStringLiteral("Int: How was it?\nRosa: Lonely at first. Then better.\nInt: And now?\nRosa: Fine.\n");

/// The interview with two turns each, as recognised.
AProject anInterview()
{
    auto made = aProject();
    made.withTranscript(QStringLiteral("One"), spoken);
    REQUIRE(made.project().perform("Turns", [&](Edit& db) {
        const auto interviewer = speakers::add(db, {{}, made.source(), "Int", SpeakerRole::Interviewer, {}});
        const auto rosa = speakers::add(db, {{}, made.source(), "Rosa", SpeakerRole::Participant, {}});
        std::vector<Turn> all;
        for (const auto& [label, from] : {std::pair("Int: ", 0), std::pair("Rosa: ", 0), std::pair("Int: ", 30), std::pair("Rosa: ", 40)}) {
            Turn turn;
            turn.span.start = spoken.indexOf(QLatin1String(label), from);
            turn.contentStart = turn.span.start + qsizetype(strlen(label));
            turn.speaker = label[0] == 'I' ? interviewer : rosa;
            all.push_back(turn);
        }
        turns::insertAll(db, made.source(), all);
    }));
    return made;
}

QStringList names(AWorkspace& workspace)
{
    QStringList all;
    for (const auto& voice : workspace.view().voices())
        all << voice.name;
    return all;
}

QAction* actionCalled(const QMenu& menu, const QString& text)
{
    for (auto* action : menu.actions())
        if (action->text().remove(u'&').contains(text))
            return action;
    return nullptr;
}

} // namespace

TEST_CASE("Ctrl+T, a name and Enter: somebody else speaks from the cursor on; one undo takes it back", "[ui][turns]")
{
    AWorkspace workspace(anInterview());
    workspace.cursorAt("Then better");
    workspace.press(Qt::Key_T, Qt::ControlModifier);
    auto* picker = workspace.find<ui::NamePicker>("namePicker");
    REQUIRE(picker->isVisible());
    workspace.type("Ben");
    workspace.press(Qt::Key_Return);
    CHECK_FALSE(picker->isVisible());
    CHECK(names(workspace) == QStringList{"Int", "Rosa", "Ben", "Int", "Rosa"});
    CHECK(workspace.view().hasFocus());
    CHECK(workspace.workspace->text().source()->text == spoken);
    CHECK(workspace.notices.sentence().contains("Ben"));
    REQUIRE(workspace.project->undo());
    CHECK(names(workspace) == QStringList{"Int", "Rosa", "Int", "Rosa"});
}

TEST_CASE("A click into a word is enough: the new turn begins with the word", "[ui][turns]")
{
    AWorkspace workspace(anInterview());
    workspace.cursorAt("en better");
    workspace.press(Qt::Key_T, Qt::ControlModifier);
    workspace.type("Ben");
    workspace.press(Qt::Key_Return);
    REQUIRE(workspace.view().voices().size() == 5);
    CHECK(workspace.view().voices()[2].at == int(spoken.indexOf("Then better")));
}

TEST_CASE("Enter alone takes whoever probably speaks next", "[ui][turns]")
{
    AWorkspace workspace(anInterview());
    workspace.cursorAt("Then better");
    workspace.press(Qt::Key_T, Qt::ControlModifier);
    workspace.press(Qt::Key_Return);
    CHECK(names(workspace) == QStringList{"Int", "Rosa", "Int", "Int", "Rosa"});
}

TEST_CASE("keys join a turn with the one before, give it to another speaker, and rename a speaker everywhere", "[ui][turns]")
{
    AWorkspace workspace(anInterview());
    workspace.cursorAt("And now");
    workspace.press(Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    CHECK(names(workspace) == QStringList{"Int", "Rosa", "Rosa"});
    workspace.cursorAt("Fine");
    workspace.press(Qt::Key_S, Qt::ControlModifier | Qt::AltModifier);
    workspace.type("Cara");
    workspace.press(Qt::Key_Return);
    CHECK(names(workspace) == QStringList{"Int", "Rosa", "Cara"});
    CHECK(workspace.workspace->text().source()->text.endsWith("Cara: Fine.\n"));
    workspace.press(Qt::Key_R, Qt::ControlModifier | Qt::AltModifier);
    workspace.type("P 2");
    workspace.press(Qt::Key_Return);
    CHECK(names(workspace) == QStringList{"Int", "Rosa", "P 2"});
    CHECK(workspace.workspace->text().source()->text.endsWith("P 2: Fine.\n"));
}

TEST_CASE("a refusal is said where the user looks, and Escape leaves everything as it was", "[ui][turns]")
{
    AWorkspace workspace(anInterview());
    workspace.cursorAt("How was");
    workspace.press(Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    CHECK(workspace.notices.sentence().contains("first turn"));
    workspace.cursorAt("Then better");
    const auto before = dump(*workspace.project);
    workspace.press(Qt::Key_T, Qt::ControlModifier);
    workspace.type("Ben");
    workspace.press(Qt::Key_Escape);
    CHECK(dump(*workspace.project) == before);
    CHECK(workspace.view().hasFocus());
}

TEST_CASE("a click on a name in the gutter opens what can be done with the turn and its speaker", "[ui][turns]")
{
    AWorkspace workspace(anInterview());
    auto* gutter = workspace.view().findChild<ui::SpeakerGutter*>("speakerGutter");
    gutter->grab(); // what is clicked must have been painted
    const auto lines = workspace.view().visibleLines();
    QTest::mouseClick(gutter, Qt::LeftButton, {}, {gutter->width() - 20, int(lines[1].top) + workspace.view().viewport()->y() + 8});
    auto* menu = workspace.view().findChild<QMenu*>("speakerMenu");
    REQUIRE(menu);
    CHECK_FALSE(actionCalled(*menu, "from here on"));
    REQUIRE(actionCalled(*menu, "Rosa” is"));
    auto* role = actionCalled(*actionCalled(*menu, "Rosa” is")->menu(), "Unknown voice");
    REQUIRE(role);
    role->trigger();
    CHECK(workspace.view().voices()[1].role == SpeakerRole::Unknown);
    CHECK(workspace.view().voices()[3].role == SpeakerRole::Unknown);
    actionCalled(*menu, "to a Case")->trigger();
    menu->close();
    workspace.type("Rosa M");
    workspace.press(Qt::Key_Return);
    CHECK(valueOf(workspace.project->read([](const Read& db) { return cases::all(db); })).front().name == "Rosa M");
}
TEST_CASE("The menu of a name tells a screen reader its entries each time it is opened", "[turns]")
{
    AWorkspace workspace(anInterview());
    auto* gutter = workspace.view().findChild<ui::SpeakerGutter*>("speakerGutter");
    for (int time = 0; time < 3; ++time) {
        gutter->grab();
        const auto lines = workspace.view().visibleLines();
        QTest::mouseClick(gutter, Qt::LeftButton, {}, {gutter->width() - 20, int(lines[1].top) + workspace.view().viewport()->y() + 8});
        auto* menu = workspace.view().findChild<QMenu*>("speakerMenu");
        REQUIRE(menu);
        auto* told = QAccessible::queryAccessibleInterface(menu);
        REQUIRE(told);
        REQUIRE(told->childCount() == menu->actions().size());
        for (int i = 0; i < told->childCount(); ++i) {
            INFO(menu->actions()[i]->text().toStdString());
            const auto* entry = told->child(i);
            CHECK((entry && entry->isValid() && !entry->text(QAccessible::Name).isEmpty()));
        }
        menu->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}
