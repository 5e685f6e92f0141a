#include "core/survey/questionnaire_json.h"
#include "tests/support/a_project.h"
#include "ui/survey/preview_answers.h"
#include "ui/survey/preview_items.h"
#include <QAbstractButton>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QToolButton>
#include <catch2/catch.hpp>

using namespace counterpoint;
using namespace counterpoint::test;

// tests/data/repeats_computed.json holds what is expected, as ODK's documentation has it; tests/e2e/form_expressions.py computes the same
// cases by the JavaScript of the form.

namespace {

const SurveyItem& called(const Questionnaire& questionnaire, const QString& name)
{
    const auto* item = questionnaire.itemCalled(name);
    REQUIRE(item);
    return *item;
}

/// Answers what is asked once, then each time of what repeats.
void give(const Questionnaire& questionnaire, ui::PreviewAnswers& round, ui::PreviewAnswers& whole, const QJsonObject& answers)
{
    for (auto each = answers.begin(); each != answers.end(); ++each)
        if (!each->isArray())
            round.set(each.key(), each->toString());
    whole.compute(questionnaire, questionnaire.defaultLanguage);
    for (auto each = answers.begin(); each != answers.end(); ++each) {
        if (!each->isArray())
            continue;
        const auto& repeat = called(questionnaire, each.key());
        const auto times = each->toArray();
        while (qsizetype(round.rounds(repeat).size()) < times.size())
            round.addRound(repeat);
        for (qsizetype i = 0; i < times.size(); ++i)
            give(questionnaire, *round.rounds(repeat)[std::size_t(i)], whole, times.at(i).toObject());
    }
}

void expect(const Questionnaire& questionnaire, const ui::PreviewAnswers& round, const QJsonObject& expected)
{
    for (auto each = expected.begin(); each != expected.end(); ++each) {
        INFO(each.key().toStdString());
        if (!each->isArray()) {
            CHECK(round.of(each.key()) == each->toString());
            continue;
        }
        const auto rounds = round.rounds(called(questionnaire, each.key()));
        const auto times = each->toArray();
        REQUIRE(qsizetype(rounds.size()) == times.size());
        for (qsizetype i = 0; i < times.size(); ++i)
            expect(questionnaire, *rounds[std::size_t(i)], times.at(i).toObject());
    }
}

/// As a study gives them to what it keeps.
Questionnaire withUuids(Questionnaire questionnaire)
{
    int number = 0;
    forEachItem(questionnaire.items, [&](SurveyItem& item) { item.uuid = QStringLiteral("u%1").arg(++number); });
    return questionnaire;
}

} // namespace

TEST_CASE("In the preview sums, counts and places over what is asked several times are those of the form", "[ui][survey]")
{
    QFile file(QStringLiteral(COUNTERPOINT_SOURCE_DIR "/tests/data/repeats_computed.json"));
    REQUIRE(file.open(QIODevice::ReadOnly));
    const auto json = QJsonDocument::fromJson(file.readAll()).object();
    const auto questionnaire = withUuids(valueOf(questionnaireFromJson(QJsonDocument(json["questionnaire"].toObject()).toJson())));
    const auto cases = json["cases"].toArray();
    REQUIRE(cases.size() > 1);
    for (const auto& each : cases) {
        ui::PreviewAnswers answers;
        give(questionnaire, answers, answers, each.toObject()["answers"].toObject());
        answers.compute(questionnaire, questionnaire.defaultLanguage);
        expect(questionnaire, answers, each.toObject()["expect"].toObject());
    }
}

TEST_CASE("In the preview ways not to answer a ranking are beside it, not in the order", "[ui][survey]")
{
    Questionnaire asked;
    asked.languages = {{QStringLiteral("English (en)"), QStringLiteral("en"), false}};
    asked.defaultLanguage = asked.languages.front().name;
    ChoiceList things;
    things.name = "things";
    things.choices = {{"pay", ChoiceRole::Ordinary, false, {}}, {"time", ChoiceRole::Ordinary, false, {}}};
    ChoiceList missing;
    missing.name = "missing";
    missing.choices = {{"-99", ChoiceRole::Missing, false, {}}};
    asked.lists = {things, missing};
    SurveyItem rank;
    rank.type = ItemType::Ranking;
    rank.name = rank.uuid = "rank";
    rank.choices = "things";
    rank.missingChoices = "missing";
    asked.items = {rank};
    ui::PreviewAnswers answers;
    answers.compute(asked);
    ui::PreviewItems items(asked, ui::previewedPlaces(asked, nullptr, {}), ui::PreviewLook(), answers);
    CHECK(items.findChild<QToolButton*>("preview_rank_pay_1"));
    CHECK_FALSE(items.findChild<QToolButton*>("preview_rank_-99_1"));
    auto* refused = items.findChild<QAbstractButton*>("preview_rank_-99");
    REQUIRE(refused);
    refused->click();
    CHECK(answers.of("rank") == "-99");
}
