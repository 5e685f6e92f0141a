#pragma once
#include "core/survey/questionnaire.h"

namespace counterpoint::test {

inline const QString en = QStringLiteral("English (en)");
inline const QString de = QStringLiteral("Deutsch (de)");

inline RoleTexts labelled(const QString& english, const QString& german = {})
{
    RoleTexts texts;
    setText(texts, role::label, en, english);
    setText(texts, role::label, de, german);
    return texts;
}

inline SurveyItem question(ItemType type, const QString& name, const QString& english, const QString& list = {}, const QString& german = {})
{
    SurveyItem item;
    item.type = type;
    item.name = name;
    item.texts = labelled(english, german);
    item.choices = list;
    return item;
}

inline ChoiceList list(const QString& name, const std::vector<std::pair<QString, QString>>& choices)
{
    ChoiceList made;
    made.name = name;
    for (const auto& [code, label] : choices)
        made.choices.push_back({code, ChoiceRole::Ordinary, false, labelled(label, label)});
    return made;
}

/// A small questionnaire that has one of nearly everything.
inline Questionnaire aQuestionnaire()
{
    Questionnaire made;
    made.name = QStringLiteral("Staff survey");
    made.languages = {surveyLanguageFrom(en), surveyLanguageFrom(de)};
    made.defaultLanguage = en;
    made.seed = 4711;
    setText(made.texts, role::title, en, QStringLiteral("Working together"));
    made.lists = {list("agree", {{"1", "Disagree"}, {"2", "Neither"}, {"3", "Agree"}}),
                  list("tasks", {{"home", "At home"}, {"school", "At school"}, {"none", "None of these"}}),
                  list("missing", {{"-99", "Prefer not to say"}})};
    made.lists[1].choices[2].role = ChoiceRole::Exclusive;
    made.scales = {{{}, {}, "trust", "Trust", false, 1}};
    auto consent = question(ItemType::Consent, "consent", "I take part");
    consent.required = Required::Yes;
    auto role = question(ItemType::Single, "role", "What is your role?", "agree");
    role.missingChoices = "missing";
    auto years = question(ItemType::Integer, "years", "How many years?");
    years.relevant = "${role} = '1'";
    years.constraint = ". >= 0";
    SurveyItem battery = question(ItemType::Grid, "", "How far do you agree?", "agree");
    auto first = question(ItemType::Likert, "trust_1", "I rely on them");
    auto second = question(ItemType::Likert, "trust_2", "I think twice after ${years} years");
    first.scale = second.scale = "trust";
    second.isReversed = true;
    battery.items = {first, second};
    SurveyItem page = question(ItemType::Page, "work", "Your work");
    page.items = {question(ItemType::Multiple, "places", "Where do you work?", "tasks"), battery,
                  question(ItemType::LongText, "why", "Why?")};
    page.extra = {{"body::esri:style", "bold"}};
    SurveyItem repeat = question(ItemType::Repeat, "child", "A child");
    repeat.items = {question(ItemType::Integer, "age", "How old?")};
    made.items = {consent, role, years, page, repeat};
    return made;
}

/// Without what the study file gives: ids.
inline Questionnaire withoutIds(Questionnaire questionnaire)
{
    questionnaire.id = {};
    questionnaire.uuid.clear();
    forEachItem(questionnaire.items, [](SurveyItem& item) {
        item.id = {};
        item.uuid.clear();
    });
    for (auto& each : questionnaire.lists) {
        each.id = {};
        each.uuid.clear();
    }
    for (auto& each : questionnaire.scales) {
        each.id = {};
        each.uuid.clear();
    }
    return questionnaire;
}

} // namespace counterpoint::test
