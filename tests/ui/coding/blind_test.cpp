#include "core/coding/memos.h"
#include "tests/support/a_survey_of_answers.h"
#include "tests/ui/coding/a_workspace.h"
#include "ui/coding/answers_page.h"
#include "ui/coding/answers_table.h"
#include "ui/coding/memo_marks.h"
#include "ui/coding/passage_tree.h"
#include "ui/memos/memo_list.h"
#include <QAction>
#include <QComboBox>
#include <QLabel>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

/// A talk that Ada coded once and Bo twice, Bo with a memo on words and one on a code.
struct ABlindDesk {
    ABlindDesk()
        : study(aTalk())
        , ada(adas)
        , at(std::move(study))
    {
        const auto source = at.workspace->text().source()->source.id;
        REQUIRE(at.project->perform("Bo’s notes", [&](Edit& db) {
            memos::add(db, {{}, MemoSubject::Passage, source.value(), {}, "What Bo saw", bos, {}, {}, TextSpan{3, 9}});
            memos::add(db, {{}, MemoSubject::Code, at.codes().front().id.value(), {}, "On the code", bos, {}});
        }));
        REQUIRE(at.project->perform("Blind", [&](Edit& db) { coders::setBlind(db, ada, true); }));
    }
    AProject aTalk()
    {
        auto talk = aProject();
        adas = talk.coder();
        talk.withTranscript("Talk", "We trust them. They trust us. Trust it.").withCode("Trust").withCoding("We trust");
        talk.withCoder("Bo").withCoding("They trust");
        bos = talk.coder();
        talk.withCoder("Ada");
        return talk;
    }
    CoderId adas;
    CoderId bos;
    AProject study;
    CoderId ada;
    AWorkspace at;
};

int hitsIn(const ui::PassageTree* tree)
{
    int count = 0;
    for (const auto& group : tree->groups())
        count += int(group.passages.size());
    return count;
}

} // namespace

TEST_CASE("The search of who works blind knows only their own codings", "[ui][blind]")
{
    ABlindDesk desk;
    desk.at.press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    desk.at.type("trust");
    auto* tree = desk.at.find<ui::PassageTree>("searchHits");
    REQUIRE(QTest::qWaitFor([&] { return hitsIn(tree) == 3; }));
    auto* coded = desk.at.find<QComboBox>("searchCoded");
    coded->setCurrentIndex(1);
    CHECK(QTest::qWaitFor([&] { return hitsIn(tree) == 1; }));
    coded->setCurrentIndex(2);
    CHECK(QTest::qWaitFor([&] { return hitsIn(tree) == 2; }));
}

TEST_CASE("Who works blind does not see what others wrote on passages, but what they wrote on codes", "[ui][blind]")
{
    ABlindDesk desk;
    CHECK_FALSE(desk.at.view().findChild<ui::MemoMarks*>()->isVisible());
    desk.at.find<QAction>("showMemos")->trigger();
    auto* list = desk.at.find<ui::MemoList>("memoList");
    REQUIRE(list->memos().size() == 1);
    CHECK(list->memos().front().body == "On the code");
    REQUIRE(desk.at.project->perform("Sees all", [&](Edit& db) { coders::setBlind(db, desk.ada, false); }));
    CHECK(list->memos().size() == 2);
    CHECK(desk.at.view().findChild<ui::MemoMarks*>()->isVisibleTo(&desk.at.view()));
}

TEST_CASE("The grid of answers shows who works blind only their own codings, and says so", "[ui][blind]")
{
    auto study = aProject();
    const auto ada = study.coder();
    study.withCode("Forms").withCoder("Bo");
    const auto bo = study.coder();
    const auto code = study.code();
    AWorkspace at(std::move(study));
    at.session.setCoder(ada, "Ada");
    const auto source = valueOf(importAnswers(*at.project, 12)).openAnswers.front();
    at.workspace->reveal({ui::Place::Workspace::Code, Entity::Source, source.value(), {}});
    auto& grid = at.workspace->answers().model();
    const auto first = grid.sheet().rows.front().span;
    REQUIRE(at.project->perform("Bo codes", [&](Edit& db) { return codings::add(db, {{}, source, code, bo, first, {}, {}}); }));
    REQUIRE(grid.sheet().rows.front().codings.size() == 1);
    REQUIRE(at.project->perform("Blind", [&](Edit& db) { coders::setBlind(db, ada, true); }));
    CHECK(grid.sheet().rows.front().codings.empty());
    CHECK(at.find<QLabel>("answersBlindNotice")->isVisible());
    CHECK_FALSE(at.find<QComboBox>("answerCoder")->isVisible());
    at.session.setCoder(bo, "Bo");
    CHECK(grid.sheet().rows.front().codings.size() == 1);
    CHECK(at.find<QComboBox>("answerCoder")->isVisible());
}

TEST_CASE("‘Only mine’ in the grid shows nothing to a coder who has not coded yet", "[ui][blind]")
{
    auto study = aProject();
    study.withCode("Forms");
    const auto code = study.code();
    const auto ada = study.coder();
    AWorkspace at(std::move(study));
    const auto source = valueOf(importAnswers(*at.project, 12)).openAnswers.front();
    at.workspace->reveal({ui::Place::Workspace::Code, Entity::Source, source.value(), {}});
    auto& grid = at.workspace->answers().model();
    const auto first = grid.sheet().rows.front().span;
    REQUIRE(at.project->perform("Ada codes", [&](Edit& db) { return codings::add(db, {{}, source, code, ada, first, {}, {}}); }));
    at.session.setCoder({}, "Cleo");
    at.find<QComboBox>("answerCoder")->setCurrentIndex(1);
    CHECK(grid.sheet().rows.front().codings.empty());
}
