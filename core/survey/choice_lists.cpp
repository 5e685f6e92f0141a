#include "core/base/translate.h"
#include "core/project/doors.h"
#include "core/survey/questionnaire_rows.h"
#include "core/survey/questionnaires.h"
#include "core/survey/survey_items.h"
#include <algorithm>

namespace counterpoint {

namespace {

constexpr const char* context = "Questionnaires";

/// The whole questionnaire that a list or scale is of.
Result<Questionnaire> wholeOf(const Read& db, const char* sql, std::int64_t id)
{
    auto query = db.prepare(sql);
    if (!query.bind(id).step())
        return fail(Error::Kind::Invalid, translate(context, "This part of the questionnaire is not there any more."));
    return questionnaires::read(db, query.id<QuestionnaireId>(0));
}

Result<Questionnaire> wholeOf(const Read& db, ChoiceListId id)
{
    return wholeOf(db, "SELECT questionnaire_id FROM choice_list WHERE id = ?", id.value());
}

Result<Questionnaire> wholeOf(const Read& db, SurveyScaleId id)
{
    return wholeOf(db, "SELECT questionnaire_id FROM survey_scale WHERE id = ?", id.value());
}

QString freeListName(const Questionnaire& questionnaire, const QString& wanted)
{
    const auto base = wanted.simplified().isEmpty() ? QStringLiteral("list") : wanted.simplified();
    auto name = base;
    for (int number = 2; questionnaire.list(name); ++number)
        name = QStringLiteral("%1_%2").arg(base).arg(number);
    return name;
}

} // namespace

namespace choiceLists {

Result<ChoiceListId> add(Edit& db, QuestionnaireId id, ChoiceList list)
{
    const auto questionnaire = questionnaires::read(db, id);
    if (!questionnaire)
        return fail(questionnaire);
    list.id = {};
    list.uuid.clear();
    list.name = freeListName(*questionnaire, list.name);
    questionnaire_rows::writeList(db, id, int(questionnaire->lists.size()), list);
    return list.id;
}

Result<> rename(Edit& db, ChoiceListId id, const QString& wanted)
{
    const auto questionnaire = wholeOf(db, id);
    if (!questionnaire)
        return fail(questionnaire);
    const auto name = wanted.simplified();
    const auto& lists = questionnaire->lists;
    const auto own = std::find_if(lists.begin(), lists.end(), [&](const ChoiceList& each) { return each.id == id; });
    if (name == own->name)
        return {};
    if (name.isEmpty() || questionnaire->list(name))
        return fail(Error::Kind::Invalid,
                    name.isEmpty() ? translate(context, "The list needs a name.")
                                   : translate(context, "There is already a list called “%1”.").arg(name));
    db.prepare("UPDATE choice_list SET name = ? WHERE id = ?").bind(name, id).run();
    db.prepare("UPDATE questionnaire_item SET choices = ? WHERE questionnaire_id = ? AND choices = ?")
        .bind(name, questionnaire->id, own->name)
        .run();
    db.prepare("UPDATE questionnaire_item SET missing_choices = ? WHERE questionnaire_id = ? AND missing_choices = ?")
        .bind(name, questionnaire->id, own->name)
        .run();
    return {};
}

Result<> setChoices(Edit& db, ChoiceListId id, const std::vector<SurveyChoice>& choices)
{
    auto query = db.prepare("SELECT 1 FROM choice_list WHERE id = ?");
    if (!query.bind(id).step())
        return fail(Error::Kind::Invalid, translate(context, "This list is not there any more."));
    questionnaire_rows::writeChoices(db, id, choices);
    return {};
}

Result<> remove(Edit& db, ChoiceListId id)
{
    const auto questionnaire = wholeOf(db, id);
    if (!questionnaire)
        return fail(questionnaire);
    for (const auto& list : questionnaire->lists)
        if (list.id == id)
            if (const auto users = usedBy(*questionnaire, list.name); !users.isEmpty())
                return fail(Error::Kind::Invalid,
                            translate(context, "“%1” is used by: %2. Give them another list first.")
                                .arg(list.name, users.join(QStringLiteral(", "))));
    db.prepare("DELETE FROM choice_list WHERE id = ?").bind(id).run();
    return {};
}

QStringList usedBy(const Questionnaire& questionnaire, const QString& list)
{
    QStringList names;
    for (const auto& place : allItems(questionnaire))
        if (place.item->choices == list || place.item->missingChoices == list)
            names << (place.item->name.isEmpty() ? place.item->label(questionnaire.defaultLanguage) : place.item->name);
    return names;
}

Result<ChoiceListId> separate(Edit& db, SurveyItemId id)
{
    const auto of = surveyItems::questionnaireOf(db, id);
    if (!of)
        return fail(of);
    const auto questionnaire = questionnaires::read(db, *of);
    if (!questionnaire)
        return fail(questionnaire);
    auto item = *questionnaire->item(id);
    const auto* shared = questionnaire->list(item.choices);
    if (!shared)
        return fail(Error::Kind::Invalid, translate(context, "The question “%1” has no list of its own to copy.").arg(item.name));
    auto copy = *shared;
    copy.name = item.name.isEmpty() ? shared->name : item.name;
    const auto added = add(db, *of, copy);
    if (!added)
        return added;
    auto query = db.prepare("SELECT name FROM choice_list WHERE id = ?");
    query.bind(*added).step();
    item.choices = query.text(0);
    questionnaire_rows::updateItem(db, item);
    return added;
}

} // namespace choiceLists

namespace surveyScales {

namespace {

Result<QString> freeName(const Questionnaire& questionnaire, const SurveyScale& scale)
{
    const auto name = scale.name.simplified();
    if (name.isEmpty())
        return fail(Error::Kind::Invalid, translate(context, "The scale needs a name."));
    for (const auto& other : questionnaire.scales)
        if (other.id != scale.id && other.name == name)
            return fail(Error::Kind::Invalid, translate(context, "There is already a scale called “%1”.").arg(name));
    return name;
}

void renameInItems(Edit& db, const Questionnaire& questionnaire, const QString& from, const QString& to)
{
    db.prepare("UPDATE questionnaire_item SET scale = ? WHERE questionnaire_id = ? AND scale = ?").bind(to, questionnaire.id, from).run();
}

} // namespace

Result<SurveyScaleId> add(Edit& db, QuestionnaireId id, const SurveyScale& scale)
{
    const auto questionnaire = questionnaires::read(db, id);
    if (!questionnaire)
        return fail(questionnaire);
    auto added = scale;
    added.id = {};
    added.uuid.clear();
    const auto name = freeName(*questionnaire, added);
    if (!name)
        return fail(name);
    added.name = *name;
    questionnaire_rows::writeScale(db, id, int(questionnaire->scales.size()), added);
    return added.id;
}

Result<> update(Edit& db, const SurveyScale& scale)
{
    const auto questionnaire = wholeOf(db, scale.id);
    if (!questionnaire)
        return fail(questionnaire);
    auto changed = scale;
    const auto name = freeName(*questionnaire, changed);
    if (!name)
        return fail(name);
    changed.name = *name;
    int position = 0;
    for (const auto& each : questionnaire->scales) {
        if (each.id == scale.id) {
            if (each.name != changed.name)
                renameInItems(db, *questionnaire, each.name, changed.name);
            questionnaire_rows::writeScale(db, questionnaire->id, position, changed);
        }
        ++position;
    }
    return {};
}

Result<> remove(Edit& db, SurveyScaleId id)
{
    const auto questionnaire = wholeOf(db, id);
    if (!questionnaire)
        return fail(questionnaire);
    for (const auto& scale : questionnaire->scales)
        if (scale.id == id)
            renameInItems(db, *questionnaire, scale.name, {});
    db.prepare("DELETE FROM survey_scale WHERE id = ?").bind(id).run();
    return {};
}

} // namespace surveyScales

} // namespace counterpoint
