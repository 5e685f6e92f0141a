#include "core/survey/questionnaire.h"
#include <QRegularExpression>
#include <algorithm>

namespace counterpoint {

namespace {

template <class Items, class Wanted>
auto* findItem(Items& items, const Wanted& isWanted)
{
    for (auto& item : items) {
        if (isWanted(item))
            return &item;
        if (auto* below = findItem(item.items, isWanted))
            return below;
    }
    return decltype(&items.front())(nullptr);
}

void walk(const std::vector<SurveyItem>& items, const SurveyItem* parent, int depth, std::vector<ItemPlace>& places)
{
    for (const auto& item : items) {
        places.push_back({&item, parent, depth});
        walk(item.items, &item, depth + 1, places);
    }
}

} // namespace

SurveyLanguage surveyLanguageFrom(const QString& name)
{
    static const QRegularExpression code(QStringLiteral("\\(([A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*)\\)\\s*$"));
    SurveyLanguage language{name.simplified()};
    language.code = code.match(name).captured(1);
    if (language.code.isEmpty() && name.simplified().size() <= 3)
        language.code = name.simplified().toLower();
    static const QStringList rightToLeft{"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "ug", "ur", "yi"};
    language.isRightToLeft = rightToLeft.contains(language.code.section(u'-', 0, 0).toLower());
    return language;
}

QString Questionnaire::title(const QString& language) const
{
    const auto own = textOrOther(texts, role::title, language, defaultLanguage);
    return own.isEmpty() ? name : own;
}

const ChoiceList* Questionnaire::list(const QString& called) const
{
    const auto found = std::find_if(lists.begin(), lists.end(), [&](const ChoiceList& each) { return each.name == called; });
    return found == lists.end() ? nullptr : &*found;
}

const SurveyItem* Questionnaire::item(SurveyItemId wanted) const
{
    return findItem(items, [&](const SurveyItem& each) { return each.id == wanted; });
}

SurveyItem* Questionnaire::item(SurveyItemId wanted)
{
    return findItem(items, [&](const SurveyItem& each) { return each.id == wanted; });
}

const SurveyItem* Questionnaire::itemCalled(const QString& variable) const
{
    return findItem(items, [&](const SurveyItem& each) { return each.name == variable; });
}

const SurveyItem* Questionnaire::itemWithUuid(const QString& wanted) const
{
    return findItem(items, [&](const SurveyItem& each) { return each.uuid == wanted; });
}

std::vector<ItemPlace> allItems(const Questionnaire& questionnaire)
{
    std::vector<ItemPlace> places;
    walk(questionnaire.items, nullptr, 0, places);
    return places;
}

std::vector<const SurveyItem*> questionsOf(const Questionnaire& questionnaire)
{
    std::vector<const SurveyItem*> questions;
    for (const auto& place : allItems(questionnaire))
        if (isAsked(place.item->type))
            questions.push_back(place.item);
    return questions;
}

void forEachItem(std::vector<SurveyItem>& items, const std::function<void(SurveyItem&)>& visit)
{
    for (auto& item : items) {
        visit(item);
        forEachItem(item.items, visit);
    }
}

QString choicesOf(const ItemPlace& place)
{
    const bool isInGrid = place.parent && place.parent->type == ItemType::Grid;
    return place.item->choices.isEmpty() && isInGrid ? place.parent->choices : place.item->choices;
}

const SurveyItem* repeatAround(const Questionnaire& questionnaire, const SurveyItem& item)
{
    const auto places = allItems(questionnaire);
    const SurveyItem* wanted = &item;
    for (auto place = places.rbegin(); place != places.rend(); ++place) {
        if (place->item != wanted)
            continue;
        wanted = place->parent;
        if (!wanted || wanted->type == ItemType::Repeat)
            return wanted;
    }
    return nullptr;
}

std::vector<SurveyChoice> offeredChoices(const Questionnaire& questionnaire, const ItemPlace& place)
{
    std::vector<SurveyChoice> choices;
    if (hasChoices(place.item->type))
        if (const auto* list = questionnaire.list(choicesOf(place)))
            choices = list->choices;
    const bool isInGrid = place.parent && place.parent->type == ItemType::Grid;
    const auto& missing = place.item->missingChoices.isEmpty() && isInGrid ? place.parent->missingChoices : place.item->missingChoices;
    if (const auto* list = questionnaire.list(missing))
        for (auto choice : list->choices) {
            choice.role = ChoiceRole::Missing;
            const bool isThere =
                std::any_of(choices.begin(), choices.end(), [&](const SurveyChoice& each) { return each.code == choice.code; });
            if (!isThere)
                choices.push_back(std::move(choice));
        }
    return choices;
}

} // namespace counterpoint
