#include "core/survey/fielded_dataset.h"
#include "core/survey/interviewees.h"
#include "tests/ui/survey/a_questionnaire.h"
#include "ui/survey/interviewees_page.h"
#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>
#include <QTreeWidget>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

GivenResponse response(int number)
{
    GivenResponse given;
    given.instanceId = QStringLiteral("response-%1").arg(number);
    given.values = {{QStringLiteral("years"), QString::number(number * 3)},
                    {QStringLiteral("contact"), number == 8 ? QStringLiteral("2") : QStringLiteral("1")}};
    return given;
}

/// Eight people with 3 to 24 years; the one with most does not want to be contacted.
void answer(const AQuestionnaire& a)
{
    REQUIRE(a.window.project->perform("Answer", [&](Edit& db) -> Result<> {
        for (const auto* name : {"years", "contact"}) {
            SurveyItem item;
            item.type = ItemType::Integer;
            item.name = QLatin1String(name);
            if (const auto added = surveyItems::addInto(db, a.id(), {}, 1, item); !added)
                return fail(added);
        }
        std::vector<GivenResponse> responses;
        for (int number = 1; number <= 8; ++number)
            responses.push_back(response(number));
        const auto taken = fieldedDataset::addResponses(db, a.id(), responses);
        return taken ? Result<>() : fail(taken);
    }));
}

} // namespace

TEST_CASE("Interviewees are proposed as one types, chosen with a reason, and followed", "[ui][survey][interviewees]")
{
    AQuestionnaire a;
    a.type("Who are you?");
    a.outline()->setFocus();
    answer(a);
    a.find<QAction>("surveyInterviewees")->trigger();
    auto* people = a.find<QTableWidget>("intervieweesProposed");
    REQUIRE(people->isVisible());
    // Without a word on consent nobody is proposed.
    CHECK(people->rowCount() == 0);
    CHECK(a.find<QLabel>("intervieweesProblem")->isVisible());
    a.find<QPlainTextEdit>("intervieweesConsent")->setPlainText("${contact} = 1");
    auto* method = a.find<QComboBox>("intervieweesMethod");
    method->setCurrentIndex(1);
    auto* by = a.find<QListWidget>("intervieweesBy");
    const auto years = by->findItems("years", Qt::MatchStartsWith);
    REQUIRE(years.size() == 1);
    years.front()->setCheckState(Qt::Checked);
    a.find<QSpinBox>("intervieweesNumber")->setValue(2);
    REQUIRE(QTest::qWaitFor([&] { return people->rowCount() == 2; }));
    CHECK(people->item(1, 2)->text().contains("21"));
    const auto chosen = [&] { return valueOf(a.window.project->read([&](const Read& db) { return interviewees::of(db, a.id()); })); };
    auto* choose = a.find<QPushButton>("intervieweesChoose");
    choose->click(); // without a reason
    CHECK(chosen().empty());
    CHECK(a.find<QLabel>("intervieweesProblem")->isVisible());
    a.find<QLineEdit>("intervieweesReason")->setText("For contrast");
    choose->click();
    REQUIRE(chosen().size() == 1);
    CHECK(chosen()[0].reason == "For contrast");
    CHECK(chosen()[0].people[0].person.isValid());
    // They are listed, and the next ones are proposed.
    auto* tree = a.find<QTreeWidget>("intervieweesChosen");
    REQUIRE(tree->topLevelItemCount() == 1);
    CHECK(people->item(1, 2)->text().contains("18"));
    tree->topLevelItem(0)->child(1)->setSelected(true);
    auto* state = a.find<QComboBox>("intervieweesState");
    state->setCurrentIndex(4);
    Q_EMIT state->activated(4);
    CHECK(chosen()[0].people[0].state == "chosen");
    CHECK(chosen()[0].people[1].state == "agreed");
    CHECK(tree->topLevelItem(0)->child(1)->isSelected());
}
