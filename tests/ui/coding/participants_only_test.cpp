#include "core/transcript/speakers.h"
#include "core/transcript/turns.h"
#include "tests/ui/coding/a_workspace.h"
#include <QAbstractItemModel>
#include <QCheckBox>
#include <QLabel>
#include <QTreeView>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

const QString spoken = QStringLiteral("Int: Is it trust?\nRosa: Trust is all.\n");

AProject anInterview()
{
    auto made = aProject();
    made.withTranscript(QStringLiteral("One"), spoken).withTurn(QStringLiteral("Int: "), QStringLiteral("Int"));
    made.withTurn(QStringLiteral("Rosa: "), QStringLiteral("Rosa")).withCode(QStringLiteral("Trust"));
    made.withCoding(QStringLiteral("trust")).withCoding(QStringLiteral("Trust"));
    return made;
}

/// Words and codings of the one source, as its list shows them.
QStringList sourceRow(AWorkspace& workspace)
{
    const auto* model = workspace.find<QTreeView>("sourceTree")->model();
    const auto group = model->index(0, 0);
    return {model->index(0, 1, group).data().toString(), model->index(0, 2, group).data().toString()};
}

} // namespace

TEST_CASE("leaving interviewers out changes the counts at once, says that it is on, and follows the roles", "[ui][participants]")
{
    AWorkspace workspace(anInterview());
    auto* choice = workspace.find<QCheckBox>("participantsOnly");
    REQUIRE(choice);
    auto* sentence = workspace.find<QLabel>("participantsOnlySentence");
    CHECK_FALSE(sentence->isVisible());
    CHECK(sourceRow(workspace) == QStringList{"8", "2"});
    choice->click();
    CHECK(sentence->isVisible());
    CHECK(QTest::qWaitFor([&] { return sourceRow(workspace) == QStringList{"8", "2"}; })); // nobody is an interviewer yet
    REQUIRE(workspace.project->perform("Role", [&](Edit& db) {
        for (const auto& speaker : speakers::all(db))
            if (speaker.name == "Int")
                speakers::setRole(db, speaker.id, SpeakerRole::Interviewer);
    }));
    CHECK(QTest::qWaitFor([&] { return sourceRow(workspace) == QStringList{"4", "1"}; }));
    CHECK(workspace.workspace->text().codes().front().codings == 1);
    REQUIRE(workspace.project->undo());
    CHECK(QTest::qWaitFor([&] { return sourceRow(workspace) == QStringList{"8", "2"}; }));
    choice->click();
    CHECK_FALSE(sentence->isVisible());
    CHECK(sourceRow(workspace) == QStringList{"8", "2"});
}
