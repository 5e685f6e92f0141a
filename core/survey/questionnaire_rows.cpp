#include "core/survey/questionnaire_rows.h"
#include "core/base/uuid.h"
#include "core/project/doors.h"
#include "core/survey/extras_json.h"
#include "core/survey/mentions.h"
#include <map>

namespace counterpoint::questionnaire_rows {

namespace {

std::map<SurveyItemId, RoleTexts> textsOf(const Read& db, QuestionnaireId id)
{
    std::map<SurveyItemId, RoleTexts> texts;
    auto query = db.prepare("SELECT t.item_id, t.role, t.language, t.text FROM item_text t JOIN questionnaire_item i ON i.id = t.item_id "
                            "WHERE i.questionnaire_id = ?");
    for (query.bind(id); query.step();)
        texts[query.id<SurveyItemId>(0)][query.text(1)][query.text(2)] = query.text(3);
    return texts;
}

SurveyItem itemIn(const sqlite::Statement& row)
{
    SurveyItem item;
    int column = 1;
    item.id = row.id<SurveyItemId>(column++);
    item.uuid = row.text(column++);
    item.type = itemTypeFrom(row.text(column++)).value_or(ItemType::Other);
    item.formType = row.text(column++);
    item.name = row.text(column++);
    item.required = requiredFrom(row.text(column++)).value_or(Required::No);
    item.requiredWhen = row.text(column++);
    item.relevant = row.text(column++);
    item.constraint = row.text(column++);
    item.calculation = row.text(column++);
    item.defaultValue = row.text(column++);
    item.readOnly = row.text(column++);
    item.choiceFilter = row.text(column++);
    item.repeatCount = row.text(column++);
    item.trigger = row.text(column++);
    item.choices = row.text(column++);
    item.missingChoices = row.text(column++);
    item.orOther = row.integer(column++) != 0;
    item.otherName = row.text(column++);
    item.isRandom = row.integer(column++) != 0;
    item.seed = row.text(column++);
    item.appearance = row.text(column++);
    if (const auto level = levelFrom(row.text(column++)))
        item.level = *level;
    item.scale = row.text(column++);
    item.isReversed = row.integer(column++) != 0;
    item.parameters = extras_json::extrasFrom(extras_json::objectIn(row.text(column++)));
    item.extra = extras_json::extrasFrom(extras_json::objectIn(row.text(column++)));
    return item;
}

std::vector<SurveyItem> below(SurveyItemId parent, std::multimap<SurveyItemId, SurveyItem>& byParent)
{
    std::vector<SurveyItem> items;
    const auto [first, last] = byParent.equal_range(parent);
    for (auto each = first; each != last; ++each) {
        items.push_back(std::move(each->second));
        items.back().items = below(items.back().id, byParent);
    }
    return items;
}

void writeItemTexts(Edit& db, const SurveyItem& item)
{
    db.prepare("DELETE FROM item_text WHERE item_id = ?").bind(item.id).run();
    for (const auto& [role, local] : item.texts)
        for (const auto& [language, text] : local)
            if (!text.isEmpty())
                db.prepare("INSERT INTO item_text(item_id, role, language, text) VALUES(?, ?, ?, ?)")
                    .bind(item.id, role, language, text)
                    .run();
}

} // namespace

std::vector<SurveyItem> itemsOf(const Read& db, QuestionnaireId id)
{
    auto texts = textsOf(db, id);
    std::multimap<SurveyItemId, SurveyItem> byParent;
    auto query = db.prepare(
        "SELECT parent_id, id, uuid, type, form_type, name, required, required_when, relevant, valid_when, calculation, default_value, "
        "read_only, choice_filter, repeat_count, computed_on, choices, missing_choices, or_other, other_name, random_order, seed, "
        "appearance, level, scale, reversed, parameters, extra FROM questionnaire_item WHERE questionnaire_id = ? ORDER BY position, id");
    for (query.bind(id); query.step();) {
        auto item = itemIn(query);
        item.texts = std::move(texts[item.id]);
        byParent.emplace(query.isNull(0) ? SurveyItemId() : query.id<SurveyItemId>(0), std::move(item));
    }
    return below({}, byParent);
}

Questionnaire shapeOf(const Read& db, QuestionnaireId id)
{
    Questionnaire shape;
    shape.id = id;
    {
        auto query = db.prepare("SELECT default_language FROM questionnaire WHERE id = ?");
        if (query.bind(id).step())
            shape.defaultLanguage = query.text(0);
    }
    std::multimap<SurveyItemId, SurveyItem> byParent;
    auto query = db.prepare("SELECT parent_id, id, type, name FROM questionnaire_item WHERE questionnaire_id = ? ORDER BY position, id");
    for (query.bind(id); query.step();) {
        SurveyItem item;
        item.id = query.id<SurveyItemId>(1);
        item.type = itemTypeFrom(query.text(2)).value_or(ItemType::Other);
        item.name = query.text(3);
        byParent.emplace(query.isNull(0) ? SurveyItemId() : query.id<SurveyItemId>(0), std::move(item));
    }
    shape.items = below({}, byParent);
    return shape;
}

bool isMentioned(const Read& db, QuestionnaireId id, const QString& name)
{
    auto query = db.prepare("SELECT words FROM (SELECT required_when || ' ' || relevant || ' ' || valid_when || ' ' || calculation || ' ' "
                            "|| default_value || ' ' || "
                            "read_only || ' ' || choice_filter || ' ' || repeat_count || ' ' || computed_on || ' ' || choices || ' ' || "
                            "seed || ' ' || parameters "
                            "|| ' ' || extra AS words FROM questionnaire_item WHERE questionnaire_id = ?1"
                            " UNION ALL SELECT text FROM item_text JOIN questionnaire_item ON id = item_id WHERE questionnaire_id = ?1"
                            " UNION ALL SELECT text FROM questionnaire_text WHERE questionnaire_id = ?1"
                            " UNION ALL SELECT texts FROM choice JOIN choice_list ON id = list_id WHERE questionnaire_id = ?1)"
                            " WHERE instr(words, '${') AND instr(words, ?2)");
    for (query.bind(id, name); query.step();)
        if (mentions::in(query.text(0)).contains(name))
            return true;
    return false;
}

std::vector<ChoiceList> listsOf(const Read& db, QuestionnaireId id)
{
    std::vector<ChoiceList> lists;
    {
        auto query = db.prepare("SELECT id, uuid, name, is_external FROM choice_list WHERE questionnaire_id = ? ORDER BY position, id");
        for (query.bind(id); query.step();)
            lists.push_back({query.id<ChoiceListId>(0), query.text(1), query.text(2), query.integer(3) != 0});
    }
    for (auto& list : lists) {
        auto query = db.prepare("SELECT code, role, is_fixed, texts, extra FROM choice WHERE list_id = ? ORDER BY position");
        for (query.bind(list.id); query.step();)
            list.choices.push_back({query.text(0), choiceRoleFrom(query.text(1)).value_or(ChoiceRole::Ordinary), query.integer(2) != 0,
                                    extras_json::textsFrom(extras_json::objectIn(query.text(3))),
                                    extras_json::extrasFrom(extras_json::objectIn(query.text(4)))});
    }
    return lists;
}

std::vector<SurveyScale> scalesOf(const Read& db, QuestionnaireId id)
{
    std::vector<SurveyScale> scales;
    auto query =
        db.prepare("SELECT id, uuid, name, label, method, least_valid FROM survey_scale WHERE questionnaire_id = ? ORDER BY position, id");
    for (query.bind(id); query.step();)
        scales.push_back({query.id<SurveyScaleId>(0), query.text(1), query.text(2), query.text(3), query.text(4) == QLatin1String("sum"),
                          query.integer(5)});
    return scales;
}

std::vector<SurveyLanguage> languagesOf(const Read& db, QuestionnaireId id)
{
    std::vector<SurveyLanguage> languages;
    auto query =
        db.prepare("SELECT name, code, right_to_left FROM questionnaire_language WHERE questionnaire_id = ? ORDER BY position, name");
    for (query.bind(id); query.step();)
        languages.push_back({query.text(0), query.text(1), query.integer(2) != 0});
    return languages;
}

void updateItem(Edit& db, const SurveyItem& item)
{
    db.prepare("UPDATE questionnaire_item SET type = ?, form_type = ?, name = ?, required = ?, required_when = ?, relevant = ?, "
               "valid_when = ?, calculation = ?, default_value = ?, read_only = ?, choice_filter = ?, repeat_count = ?, computed_on = ?, "
               "choices = ?, missing_choices = ?, or_other = ?, other_name = ?, random_order = ?, seed = ?, appearance = ?, level = ?, "
               "scale = ?, reversed = ?, parameters = ?, extra = ? WHERE id = ?")
        .bind(toText(item.type), item.formType, item.name, toText(item.required), item.requiredWhen, item.relevant, item.constraint,
              item.calculation, item.defaultValue, item.readOnly, item.choiceFilter, item.repeatCount, item.trigger, item.choices,
              item.missingChoices, item.orOther, item.otherName, item.isRandom, item.seed, item.appearance,
              item.level ? toText(*item.level) : QString(), item.scale, item.isReversed,
              extras_json::compact(extras_json::toJson(item.parameters)), extras_json::compact(extras_json::toJson(item.extra)), item.id)
        .run();
    writeItemTexts(db, item);
}

void writeItem(Edit& db, QuestionnaireId id, SurveyItemId parent, int position, SurveyItem& item)
{
    if (item.id.isValid())
        db.prepare("UPDATE questionnaire_item SET parent_id = ?, position = ? WHERE id = ?").bind(parent, position, item.id).run();
    else {
        if (item.uuid.isEmpty())
            item.uuid = newUuid();
        db.prepare("INSERT INTO questionnaire_item(uuid, questionnaire_id, parent_id, position, type) VALUES(?, ?, ?, ?, ?)")
            .bind(item.uuid, id, parent, position, toText(item.type))
            .run();
        item.id = SurveyItemId(db.lastInsertId());
    }
    updateItem(db, item);
}

void writeItems(Edit& db, QuestionnaireId id, SurveyItemId parent, std::vector<SurveyItem>& items)
{
    int position = 0;
    for (auto& item : items) {
        writeItem(db, id, parent, position++, item);
        writeItems(db, id, item.id, item.items);
    }
}

void writeChoices(Edit& db, ChoiceListId id, const std::vector<SurveyChoice>& choices)
{
    db.prepare("DELETE FROM choice WHERE list_id = ?").bind(id).run();
    int position = 0;
    for (const auto& choice : choices)
        db.prepare("INSERT INTO choice(list_id, position, code, role, is_fixed, texts, extra) VALUES(?, ?, ?, ?, ?, ?, ?)")
            .bind(id, position++, choice.code, toText(choice.role), choice.isFixed, extras_json::compact(extras_json::toJson(choice.texts)),
                  extras_json::compact(extras_json::toJson(choice.extra)))
            .run();
}

void writeList(Edit& db, QuestionnaireId id, int position, ChoiceList& list)
{
    if (!list.id.isValid()) {
        if (list.uuid.isEmpty())
            list.uuid = newUuid();
        db.prepare("INSERT INTO choice_list(uuid, questionnaire_id, position, name) VALUES(?, ?, ?, ?)")
            .bind(list.uuid, id, position, list.name)
            .run();
        list.id = ChoiceListId(db.lastInsertId());
    }
    db.prepare("UPDATE choice_list SET position = ?, name = ?, is_external = ? WHERE id = ?")
        .bind(position, list.name, list.isExternal, list.id)
        .run();
    writeChoices(db, list.id, list.choices);
}

void writeScale(Edit& db, QuestionnaireId id, int position, SurveyScale& scale)
{
    if (!scale.id.isValid()) {
        if (scale.uuid.isEmpty())
            scale.uuid = newUuid();
        db.prepare("INSERT INTO survey_scale(uuid, questionnaire_id, position, name) VALUES(?, ?, ?, ?)")
            .bind(scale.uuid, id, position, scale.name)
            .run();
        scale.id = SurveyScaleId(db.lastInsertId());
    }
    db.prepare("UPDATE survey_scale SET position = ?, name = ?, label = ?, method = ?, least_valid = ? WHERE id = ?")
        .bind(position, scale.name, scale.label, scale.isSum ? QStringLiteral("sum") : QStringLiteral("mean"), scale.leastValid, scale.id)
        .run();
}

void writeLanguages(Edit& db, QuestionnaireId id, const std::vector<SurveyLanguage>& languages)
{
    db.prepare("DELETE FROM questionnaire_language WHERE questionnaire_id = ?").bind(id).run();
    int position = 0;
    for (const auto& language : languages)
        db.prepare("INSERT OR IGNORE INTO questionnaire_language(questionnaire_id, name, position, code, right_to_left)"
                   " VALUES(?, ?, ?, ?, ?)")
            .bind(id, language.name, position++, language.code, language.isRightToLeft)
            .run();
}

void writeTexts(Edit& db, QuestionnaireId id, const RoleTexts& texts)
{
    db.prepare("DELETE FROM questionnaire_text WHERE questionnaire_id = ?").bind(id).run();
    for (const auto& [role, local] : texts)
        for (const auto& [language, text] : local)
            if (!text.isEmpty())
                db.prepare("INSERT INTO questionnaire_text(questionnaire_id, role, language, text) VALUES(?, ?, ?, ?)")
                    .bind(id, role, language, text)
                    .run();
}

std::vector<SurveyItemId> childrenOf(const Read& db, QuestionnaireId id, SurveyItemId parent)
{
    std::vector<SurveyItemId> ids;
    auto query = db.prepare("SELECT id FROM questionnaire_item WHERE questionnaire_id = ? AND parent_id IS ? ORDER BY position, id");
    for (query.bind(id, parent); query.step();)
        ids.push_back(query.id<SurveyItemId>(0));
    return ids;
}

void setOrder(Edit& db, const std::vector<SurveyItemId>& ids)
{
    int position = 0;
    for (const auto id : ids) {
        db.prepare("UPDATE questionnaire_item SET position = ?1 WHERE id = ?2 AND position <> ?1").bind(position, id).run();
        ++position;
    }
}

} // namespace counterpoint::questionnaire_rows
