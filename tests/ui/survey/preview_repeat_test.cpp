#include "tests/support/a_project.h"
#include "tests/ui/survey/a_questionnaire.h"
#include "ui/survey/preview_answers.h"
#include "ui/survey/preview_items.h"
#include <QCoreApplication>
#include <QPushButton>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

SurveyItem anItem(ItemType type, const QString& name, int id)
{
    SurveyItem item;
    item.type = type;
    item.name = name;
    item.id = SurveyItemId(id);
    item.uuid = name;
    return item;
}

/// How many jobs, each with its name and, if it is not 'none', its hours.
Questionnaire jobs()
{
    Questionnaire questionnaire;
    questionnaire.languages = {{QStringLiteral("English (en)"), QStringLiteral("en"), false}};
    questionnaire.defaultLanguage = QStringLiteral("English (en)");
    auto repeat = anItem(ItemType::Repeat, "jobs", 2);
    repeat.items = {anItem(ItemType::ShortText, "job", 3), anItem(ItemType::Integer, "hours", 4)};
    repeat.items[1].relevant = QStringLiteral("${job} != 'none'");
    auto total = anItem(ItemType::Calculate, "total", 5);
    total.calculation = QStringLiteral("${hours} + 1");
    questionnaire.items = {anItem(ItemType::Integer, "number", 1), repeat, total};
    return questionnaire;
}

struct APreview {
    explicit APreview(Questionnaire asked)
        : questionnaire(std::move(asked))
    {
        answers.compute(questionnaire);
        items =
            std::make_unique<ui::PreviewItems>(questionnaire, ui::previewedPlaces(questionnaire, nullptr, {}), ui::PreviewLook(), answers);
        QObject::connect(&answers, &ui::PreviewAnswers::changed, items.get(), [this] { follow(); });
        items->show();
        follow();
    }
    void follow()
    {
        answers.compute(questionnaire);
        items->follow({});
    }
    /// Fields of a question that can be seen, one for each time that it is asked.
    QList<QLineEdit*> fields(const QString& name) const
    {
        QCoreApplication::processEvents(); // what came anew is shown then
        QList<QLineEdit*> seen;
        for (auto* field : items->findChildren<QLineEdit*>(QStringLiteral("preview_") + name))
            if (field->isVisible())
                seen << field;
        return seen;
    }
    void press(const QString& button) const
    {
        QCoreApplication::processEvents();
        for (auto* each : items->findChildren<QPushButton*>(button))
            if (each->isVisible())
                each->click();
    }

    Questionnaire questionnaire;
    ui::PreviewAnswers answers;
    std::unique_ptr<ui::PreviewItems> items;
};

} // namespace

TEST_CASE("In the preview what repeats is asked once, then as often as somebody adds it, each time with its own answers", "[ui][survey]")
{
    APreview preview(jobs());
    REQUIRE(preview.fields("job").size() == 1);
    preview.press("previewAnother_jobs");
    REQUIRE(preview.fields("job").size() == 2);
    QTest::keyClicks(preview.fields("job")[0], "none");
    QTest::keyClicks(preview.fields("job")[1], "nurse");
    CHECK(preview.fields("hours").size() == 1); // of the second
    QTest::keyClicks(preview.fields("hours")[0], "20");
    CHECK(preview.answers.of("total").isEmpty()); // which of the two is meant is not said

    preview.press("previewRemove_jobs_1");
    REQUIRE(preview.fields("job").size() == 1);
    CHECK(preview.fields("job")[0]->text() == "nurse");
    CHECK(preview.fields("hours")[0]->text() == "20");
    CHECK(preview.answers.of("total") == "21");
}

TEST_CASE("In the preview a repeat follows the answer that says how often, and whoever types that stays in its field", "[ui][survey]")
{
    auto asked = jobs();
    asked.items[1].repeatCount = QStringLiteral("${number}");
    APreview preview(asked);
    CHECK(preview.fields("job").isEmpty());
    auto* number = preview.fields("number")[0];
    QTest::keyClicks(number, "3");
    CHECK(preview.fields("job").size() == 3);
    CHECK(preview.fields("number")[0] == number);
    QTest::keyClicks(preview.fields("job")[1], "nurse");
    QTest::keyClicks(number, "0"); // 30
    CHECK(preview.fields("job").size() == 30);
    CHECK(preview.fields("job")[1]->text() == "nurse");
    number->clear();
    QTest::keyClicks(number, "x");
    CHECK(preview.fields("job").isEmpty());
    CHECK_FALSE(preview.items->findChild<QPushButton*>("previewAnother_jobs"));
}
