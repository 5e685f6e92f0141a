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

tl::unexpected<Error> isGone() { return fail(Error::Kind::Invalid, translate(context, "This question is not there any more.")); }

Result<Place> placeOf(const Read& db, SurveyItemId id)
{
    auto query = db.prepare("SELECT questionnaire_id, parent_id FROM questionnaire_item WHERE id = ?");
    if (!query.bind(id).step())
        return isGone();
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
    item_copy::forgetIds(item);
    return insert(db, rows::shapeOf(db, id), parent, place, std::move(item));
}

Result<> update(Edit& db, const SurveyItem& item)
{
    QString name;
    bool holdsQuestions = false;
    {
        auto query =
            db.prepare("SELECT name, EXISTS(SELECT 1 FROM questionnaire_item held WHERE held.questionnaire_id = item.questionnaire_id"
                       " AND held.parent_id = item.id) FROM questionnaire_item item WHERE id = ?");
        if (!query.bind(item.id).step())
            return isGone();
        name = query.text(0);
        holdsQuestions = query.integer(1) != 0;
    }
    if (holdsQuestions && !holdsItems(item.type))
        return fail(Error::Kind::Invalid,
                    translate(context, "“%1” holds questions: move them out before it becomes one itself.")
                        .arg(item.name.isEmpty() ? name : item.name));
    auto changed = item;
    if (item.name != name) {
        if (const auto renamed = rename(db, item.id, item.name); !renamed)
            return renamed;
        mentions::rename(changed, name, changed.name);
    }
    rows::updateItem(db, changed);
    return {};
}

Result<> rename(Edit& db, SurveyItemId id, const QString& wanted)
{
    const auto place = placeOf(db, id);
    if (!place)
        return fail(place);
    const auto shape = rows::shapeOf(db, place->questionnaire);
    const auto before = shape.item(id)->name;
    const auto type = shape.item(id)->type;
    if (wanted == before)
        return {};
    const bool mayBeEmpty = holdsItems(type) || type == ItemType::Note;
    if (!(wanted.isEmpty() && mayBeEmpty)) {
        if (!isVariableName(wanted))
            return fail(Error::Kind::Invalid,
                        translate(context,
                                  "“%1” cannot be a name: begin with a letter and go on with letters, "
                                  "digits and underscores.")
                            .arg(wanted));
        if (shape.itemCalled(wanted))
            return fail(Error::Kind::Invalid, translate(context, "There is already a question called “%1”.").arg(wanted));
    }
    db.prepare("UPDATE questionnaire_item SET name = ? WHERE id = ?").bind(wanted, id).run();
    if (before.isEmpty() || wanted.isEmpty() || !rows::isMentioned(db, place->questionnaire, before))
        return {};
    auto questionnaire = wholeOf(db, id);
    if (!questionnaire)
        return fail(questionnaire);
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

Result<> move(Edit& db, const std::vector<SurveyItemId>& ids, SurveyItemId parent, SurveyItemId after)
{
    if (ids.empty())
        return {};
    const auto from = placeOf(db, ids.front());
    if (!from)
        return fail(from);
    const auto shape = rows::shapeOf(db, from->questionnaire);
    auto order = rows::childrenOf(db, shape.id, parent);
    for (const auto id : ids) {
        const auto* item = shape.item(id);
        if (!item)
            return isGone();
        if (isWithin(*item, parent))
            return fail(Error::Kind::Invalid, translate(context, "Nothing can be moved into itself."));
        if (const auto fits = checkFits(shape, parent, *item); !fits)
            return fits;
        std::erase(order, id);
        db.prepare("UPDATE questionnaire_item SET parent_id = ? WHERE id = ?").bind(parent, id).run();
    }
    const auto anchor = std::find(order.begin(), order.end(), after);
    order.insert(anchor == order.end() ? order.begin() : anchor + 1, ids.begin(), ids.end());
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
