#include "core/survey/survey_items.h"
#include "core/base/translate.h"
#include "core/project/doors.h"
#include "core/survey/item_copy.h"
#include "core/survey/mentions.h"
#include "core/survey/questionnaire_rows.h"
#include "core/survey/questionnaires.h"
#include <algorithm>

namespace counterpoint::surveyItems {

namespace rows = questionnaire_rows;

namespace {

constexpr const char* context = "Questionnaires";

struct Place {
    QuestionnaireId questionnaire;
    SurveyItemId parent;
};

Result<Place> placeOf(const Read& db, SurveyItemId id)
{
    auto query = db.prepare("SELECT questionnaire_id, parent_id FROM questionnaire_item WHERE id = ?");
    if (!query.bind(id).step())
        return fail(Error::Kind::Invalid, translate(context, "This question is not there any more."));
    return Place{query.id<QuestionnaireId>(0), query.isNull(1) ? SurveyItemId() : query.id<SurveyItemId>(1)};
}

/// Whether `item` may stand in something of this type; the sentence says what does not fit.
Result<> checkFits(const Questionnaire& questionnaire, SurveyItemId parent, const SurveyItem& item)
{
    if (!parent.isValid())
        return {};
    const auto* into = questionnaire.item(parent);
    if (!into || !holdsItems(into->type))
        return fail(Error::Kind::Invalid, translate(context, "Questions go into pages, sections, repeats and batteries only."));
    if (into->type == ItemType::Grid && (!hasChoices(item.type) || holdsItems(item.type) || item.type == ItemType::Ranking))
        return fail(Error::Kind::Invalid, translate(context, "A battery holds questions that are answered from its list."));
    if (into->type == ItemType::ConstantSum && item.type != ItemType::Integer && item.type != ItemType::Decimal)
        return fail(Error::Kind::Invalid, translate(context, "A constant sum holds numbers only."));
    return {};
}

Result<SurveyItemId> insert(Edit& db, const Questionnaire& questionnaire, SurveyItemId parent, int place, SurveyItem item)
{
    if (const auto fits = checkFits(questionnaire, parent, item); !fits)
        return fail(fits);
    item_copy::giveFreeNames(questionnaire, item);
    auto order = rows::childrenOf(db, questionnaire.id, parent);
    const auto at = std::clamp(place, 0, int(order.size()));
    rows::writeItem(db, questionnaire.id, parent, at, item);
    rows::writeItems(db, questionnaire.id, item.id, item.items);
    order.insert(order.begin() + at, item.id);
    rows::setOrder(db, order);
    return item.id;
}

/// The whole questionnaire that an item is of.
Result<Questionnaire> wholeOf(const Read& db, SurveyItemId id)
{
    const auto place = placeOf(db, id);
    if (!place)
        return fail(place);
    return questionnaires::read(db, place->questionnaire);
}

bool isWithin(const SurveyItem& item, SurveyItemId wanted)
{
    return item.id == wanted
        || std::any_of(item.items.begin(), item.items.end(), [&](const SurveyItem& each) { return isWithin(each, wanted); });
}

} // namespace

Result<SurveyItemId> addAfter(Edit& db, QuestionnaireId id, SurveyItemId after, SurveyItem item)
{
    if (!after.isValid())
        return addInto(db, id, {}, 0, std::move(item));
    const auto place = placeOf(db, after);
    if (!place)
        return fail(place);
    const auto order = rows::childrenOf(db, id, place->parent);
    const auto at = std::find(order.begin(), order.end(), after) - order.begin();
    return addInto(db, id, place->parent, int(at) + 1, std::move(item));
}

Result<SurveyItemId> addInto(Edit& db, QuestionnaireId id, SurveyItemId parent, int place, SurveyItem item)
{
    const auto questionnaire = questionnaires::read(db, id);
    if (!questionnaire)
        return fail(questionnaire);
    item_copy::forgetIds(item);
    return insert(db, *questionnaire, parent, place, std::move(item));
}

Result<> update(Edit& db, const SurveyItem& item)
{
    const auto before = byId(db, item.id);
    if (!before)
        return fail(before);
    if (!before->items.empty() && !holdsItems(item.type))
        return fail(Error::Kind::Invalid,
                    translate(context, "“%1” holds questions: move them out before it becomes one itself.")
                        .arg(item.name.isEmpty() ? before->name : item.name));
    auto changed = item;
    if (item.name != before->name) {
        if (const auto renamed = rename(db, item.id, item.name); !renamed)
            return renamed;
        mentions::rename(changed, before->name, changed.name);
    }
    rows::updateItem(db, changed);
    return {};
}

Result<> rename(Edit& db, SurveyItemId id, const QString& wanted)
{
    auto questionnaire = wholeOf(db, id);
    if (!questionnaire)
        return fail(questionnaire);
    auto* item = questionnaire->item(id);
    const auto before = item->name;
    if (wanted == before)
        return {};
    const bool mayBeEmpty = holdsItems(item->type) || item->type == ItemType::Note;
    if (!(wanted.isEmpty() && mayBeEmpty)) {
        if (!isVariableName(wanted))
            return fail(Error::Kind::Invalid,
                        translate(context,
                                  "“%1” cannot be a name: begin with a letter and go on with letters, "
                                  "digits and underscores.")
                            .arg(wanted));
        if (questionnaire->itemCalled(wanted))
            return fail(Error::Kind::Invalid, translate(context, "There is already a question called “%1”.").arg(wanted));
    }
    item->name = wanted;
    rows::updateItem(db, *item);
    if (before.isEmpty() || wanted.isEmpty())
        return {};
    forEachItem(questionnaire->items, [&](SurveyItem& each) {
        if (mentions::rename(each, before, wanted))
            rows::updateItem(db, each);
    });
    if (mentions::rename(questionnaire->texts, before, wanted))
        rows::writeTexts(db, questionnaire->id, questionnaire->texts);
    for (auto& list : questionnaire->lists) {
        bool isChanged = false;
        for (auto& choice : list.choices)
            isChanged |= mentions::rename(choice.texts, before, wanted);
        if (isChanged)
            rows::writeChoices(db, list.id, list.choices);
    }
    return {};
}

Result<> setText(Edit& db, SurveyItemId id, const QString& role, const QString& language, const QString& text)
{
    if (const auto there = placeOf(db, id); !there)
        return fail(there);
    if (text.isEmpty())
        db.prepare("DELETE FROM item_text WHERE item_id = ? AND role = ? AND language = ?").bind(id, role, language).run();
    else
        db.prepare("INSERT INTO item_text(item_id, role, language, text) VALUES(?1, ?2, ?3, ?4)"
                   " ON CONFLICT DO UPDATE SET text = excluded.text")
            .bind(id, role, language, text)
            .run();
    return {};
}

Result<> move(Edit& db, SurveyItemId id, SurveyItemId parent, int place)
{
    const auto questionnaire = wholeOf(db, id);
    if (!questionnaire)
        return fail(questionnaire);
    const auto* item = questionnaire->item(id);
    if (isWithin(*item, parent))
        return fail(Error::Kind::Invalid, translate(context, "Nothing can be moved into itself."));
    if (const auto fits = checkFits(*questionnaire, parent, *item); !fits)
        return fits;
    auto order = rows::childrenOf(db, questionnaire->id, parent);
    std::erase(order, id);
    order.insert(order.begin() + std::clamp(place, 0, int(order.size())), id);
    db.prepare("UPDATE questionnaire_item SET parent_id = ? WHERE id = ?").bind(parent, id).run();
    rows::setOrder(db, order);
    return {};
}

void remove(Edit& db, SurveyItemId id) { db.prepare("DELETE FROM questionnaire_item WHERE id = ?").bind(id).run(); }

Result<SurveyItemId> duplicate(Edit& db, SurveyItemId id)
{
    const auto questionnaire = wholeOf(db, id);
    const auto place = placeOf(db, id);
    if (!questionnaire || !place)
        return !questionnaire ? fail(questionnaire) : fail(place);
    auto copy = *questionnaire->item(id);
    item_copy::forgetIds(copy);
    const auto order = rows::childrenOf(db, questionnaire->id, place->parent);
    const auto at = std::find(order.begin(), order.end(), id) - order.begin();
    return insert(db, *questionnaire, place->parent, int(at) + 1, std::move(copy));
}

Result<> setScale(Edit& db, SurveyItemId id, const QString& scale, bool isReversed)
{
    if (const auto there = placeOf(db, id); !there)
        return fail(there);
    db.prepare("UPDATE questionnaire_item SET scale = ?, reversed = ? WHERE id = ?").bind(scale, isReversed, id).run();
    return {};
}

Result<SurveyItem> byId(const Read& db, SurveyItemId id)
{
    const auto questionnaire = wholeOf(db, id);
    if (!questionnaire)
        return fail(questionnaire);
    return *questionnaire->item(id);
}

Result<QuestionnaireId> questionnaireOf(const Read& db, SurveyItemId id)
{
    return placeOf(db, id).map([](const Place& place) { return place.questionnaire; });
}

} // namespace counterpoint::surveyItems
