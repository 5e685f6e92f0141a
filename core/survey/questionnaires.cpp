#include "core/survey/questionnaires.h"
#include "core/base/find_name.h"
#include "core/base/translate.h"
#include "core/base/uuid.h"
#include "core/project/doors.h"
#include "core/survey/extras_json.h"
#include "core/survey/questionnaire_rows.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <algorithm>
#include <set>

namespace counterpoint::questionnaires {

namespace rows = questionnaire_rows;

namespace {

constexpr const char* context = "Questionnaires";

QString keptText(const std::vector<KeptSheet>& sheets)
{
    QJsonArray json;
    for (const auto& sheet : sheets) {
        QJsonArray lines;
        for (const auto& row : sheet.rows)
            lines.append(QJsonArray::fromStringList(row));
        json.append(QJsonObject{{QStringLiteral("name"), sheet.name}, {QStringLiteral("rows"), lines}});
    }
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

std::vector<KeptSheet> keptIn(const QString& text)
{
    std::vector<KeptSheet> sheets;
    for (const auto& each : QJsonDocument::fromJson(text.toUtf8()).array()) {
        KeptSheet sheet{each.toObject().value(QLatin1String("name")).toString(), {}};
        for (const auto& row : each.toObject().value(QLatin1String("rows")).toArray()) {
            QStringList cells;
            for (const auto& cell : row.toArray())
                cells << cell.toString();
            sheet.rows.push_back(cells);
        }
        sheets.push_back(std::move(sheet));
    }
    return sheets;
}

bool isTaken(const Read& db, const QString& name, QuestionnaireId own)
{
    const auto others = all(db);
    return std::any_of(others.begin(), others.end(), [&](const QuestionnaireInfo& other) {
        return other.id != own && other.name.compare(name, Qt::CaseInsensitive) == 0;
    });
}

Result<QString> freeName(const Read& db, const QString& wanted, QuestionnaireId own)
{
    const auto name = wanted.simplified();
    if (name.isEmpty())
        return fail(Error::Kind::Invalid, translate(context, "The questionnaire needs a name."));
    if (isTaken(db, name, own))
        return fail(Error::Kind::Invalid, translate(context, "There is already a questionnaire called “%1”.").arg(name));
    return name;
}

QString numberedName(const Read& db, const QString& wanted)
{
    const auto simple = wanted.simplified();
    const auto base = simple.isEmpty() ? translate(context, "Questionnaire") : simple;
    auto name = base;
    for (int number = 2; isTaken(db, name, {}); ++number)
        name = QStringLiteral("%1 (%2)").arg(base).arg(number);
    return name;
}

Result<> check(const Read& db, QuestionnaireId id)
{
    auto query = db.prepare("SELECT 1 FROM questionnaire WHERE id = ?");
    if (!query.bind(id).step())
        return fail(Error::Kind::Invalid, translate(context, "This questionnaire is no longer in the study."));
    return {};
}

QuestionnaireId insert(Edit& db, const QString& name, const QString& uuid)
{
    db.prepare("INSERT INTO questionnaire(uuid, position, name) VALUES(?, (SELECT coalesce(max(position), 0) + 1 FROM questionnaire), ?)")
        .bind(uuid.isEmpty() ? newUuid() : uuid, name)
        .run();
    return QuestionnaireId(db.lastInsertId());
}

/// Ids of what is there already, by id or uuid, and by name where a form of another program gives neither; ids of elsewhere mean nothing here.
void adoptIds(const Questionnaire& stored, Questionnaire& given)
{
    std::set<SurveyItemId> adopted;
    forEachItem(given.items, [&](SurveyItem& item) {
        const auto* same = item.id.isValid() ? stored.item(item.id) : nullptr;
        if (!same && !item.uuid.isEmpty())
            same = stored.itemWithUuid(item.uuid);
        if (!same && item.uuid.isEmpty() && !item.name.isEmpty())
            same = stored.itemCalled(item.name);
        const bool isFree = same && adopted.insert(same->id).second;
        item.id = isFree ? same->id : SurveyItemId();
        if (isFree)
            item.uuid = same->uuid;
        else if (same)
            item.uuid.clear(); // a second item of the same uuid is another one
    });
    const auto adopt = [](const auto& known, auto& things) {
        for (auto& thing : things) {
            const auto same = std::find_if(known.begin(), known.end(), [&](const auto& each) {
                return each.id == thing.id || (thing.uuid.isEmpty() ? each.name == thing.name : each.uuid == thing.uuid);
            });
            thing.id = {};
            if (same != known.end()) {
                thing.id = same->id;
                thing.uuid = same->uuid;
            }
        }
    };
    adopt(stored.lists, given.lists);
    adopt(stored.scales, given.scales);
}

/// Takes away what the new state does not have. Items that stay leave their parents first, which may go.
void removeGone(Edit& db, const Questionnaire& stored, const Questionnaire& given)
{
    std::set<SurveyItemId> kept;
    for (const auto& place : allItems(given))
        kept.insert(place.item->id);
    for (const auto& place : allItems(stored))
        if (kept.contains(place.item->id))
            db.prepare("UPDATE questionnaire_item SET parent_id = NULL WHERE id = ?").bind(place.item->id).run();
    for (const auto& place : allItems(stored))
        if (!kept.contains(place.item->id))
            db.prepare("DELETE FROM questionnaire_item WHERE id = ?").bind(place.item->id).run();
    const auto isKept = [](const auto& things, auto id) {
        return std::any_of(things.begin(), things.end(), [&](const auto& each) { return each.id == id; });
    };
    for (const auto& list : stored.lists)
        if (!isKept(given.lists, list.id))
            db.prepare("DELETE FROM choice_list WHERE id = ?").bind(list.id).run();
    for (const auto& scale : stored.scales)
        if (!isKept(given.scales, scale.id))
            db.prepare("DELETE FROM survey_scale WHERE id = ?").bind(scale.id).run();
}

void forgetIds(Questionnaire& questionnaire)
{
    questionnaire.id = {};
    questionnaire.uuid.clear();
    forEachItem(questionnaire.items, [](SurveyItem& item) {
        item.id = {};
        item.uuid.clear();
    });
    for (auto& list : questionnaire.lists) {
        list.id = {};
        list.uuid.clear();
    }
    for (auto& scale : questionnaire.scales) {
        scale.id = {};
        scale.uuid.clear();
    }
}

} // namespace

std::vector<QuestionnaireInfo> all(const Read& db)
{
    std::vector<QuestionnaireInfo> found;
    auto query = db.prepare(
        "SELECT id, name, dataset_id, (SELECT count(*) FROM questionnaire_item WHERE questionnaire_id = questionnaire.id AND type NOT IN "
        "('page', 'section', 'repeat', 'grid', 'constant sum', 'note', 'calculate', 'hidden')) FROM questionnaire ORDER BY position, id");
    while (query.step())
        found.push_back(
            {query.id<QuestionnaireId>(0), query.text(1), query.integer(3), query.isNull(2) ? DatasetId() : query.id<DatasetId>(2)});
    return found;
}

Result<QuestionnaireInfo> byName(const Read& db, const QString& name)
{
    const auto found = all(db);
    QStringList names;
    for (const auto& info : found)
        names << info.name;
    return findName(name, names, translate(context, "questionnaire")).map([&](qsizetype i) { return found[std::size_t(i)]; });
}

Result<Questionnaire> read(const Read& db, QuestionnaireId id)
{
    if (const auto there = check(db, id); !there)
        return fail(there);
    Questionnaire questionnaire;
    questionnaire.id = id;
    {
        auto query = db.prepare("SELECT uuid, name, form_id, default_language, seed, settings, kept FROM questionnaire WHERE id = ?");
        if (query.bind(id).step()) {
            questionnaire.uuid = query.text(0);
            questionnaire.name = query.text(1);
            questionnaire.formId = query.text(2);
            questionnaire.defaultLanguage = query.text(3);
            questionnaire.seed = query.int64(4);
            questionnaire.settings = extras_json::extrasFrom(extras_json::objectIn(query.text(5)));
            questionnaire.kept = keptIn(query.text(6));
        }
    }
    auto texts = db.prepare("SELECT role, language, text FROM questionnaire_text WHERE questionnaire_id = ?");
    for (texts.bind(id); texts.step();)
        questionnaire.texts[texts.text(0)][texts.text(1)] = texts.text(2);
    questionnaire.languages = rows::languagesOf(db, id);
    questionnaire.items = rows::itemsOf(db, id);
    questionnaire.lists = rows::listsOf(db, id);
    questionnaire.scales = rows::scalesOf(db, id);
    return questionnaire;
}

Result<QuestionnaireId> add(Edit& db, const QString& name, const SurveyLanguage& language)
{
    const auto free = freeName(db, name, {});
    if (!free)
        return fail(free);
    Questionnaire questionnaire;
    questionnaire.name = *free;
    questionnaire.languages = {language};
    questionnaire.defaultLanguage = language.name;
    questionnaire.seed = QRandomGenerator::global()->bounded(1, 1'000'000);
    counterpoint::setText(questionnaire.texts, role::title, language.name, *free);
    return save(db, questionnaire);
}

Result<QuestionnaireId> save(Edit& db, Questionnaire given)
{
    if (given.id.isValid()) {
        const auto stored = read(db, given.id);
        const auto name = freeName(db, given.name, given.id);
        if (!stored || !name)
            return !stored ? fail(stored) : fail(name);
        given.name = *name;
        adoptIds(*stored, given);
        removeGone(db, *stored, given);
    } else {
        given.name = numberedName(db, given.name);
        auto known = db.prepare("SELECT 1 FROM questionnaire WHERE uuid = ?");
        if (!given.uuid.isEmpty() && known.bind(given.uuid).step()) // a second copy of what is there is another questionnaire
            forgetIds(given);
        given.id = insert(db, given.name, given.uuid);
        adoptIds({}, given);
    }
    if (given.languages.empty())
        given.languages.push_back({given.defaultLanguage});
    const auto& languages = given.languages;
    if (std::none_of(languages.begin(), languages.end(), [&](const auto& each) { return each.name == given.defaultLanguage; }))
        given.defaultLanguage = languages.front().name;
    db.prepare("UPDATE questionnaire SET name = ?, form_id = ?, default_language = ?, seed = ?, settings = ?, kept = ? WHERE id = ?")
        .bind(given.name, given.formId, given.defaultLanguage, given.seed, extras_json::compact(extras_json::toJson(given.settings)),
              keptText(given.kept), given.id)
        .run();
    rows::writeLanguages(db, given.id, languages);
    rows::writeTexts(db, given.id, given.texts);
    int position = 0;
    for (auto& list : given.lists)
        rows::writeList(db, given.id, position++, list);
    position = 0;
    for (auto& scale : given.scales)
        rows::writeScale(db, given.id, position++, scale);
    rows::writeItems(db, given.id, {}, given.items);
    return given.id;
}

Result<> rename(Edit& db, QuestionnaireId id, const QString& name)
{
    const auto free = freeName(db, name, id);
    if (!free)
        return fail(free);
    db.prepare("UPDATE questionnaire SET name = ? WHERE id = ?").bind(*free, id).run();
    return {};
}

void remove(Edit& db, QuestionnaireId id) { db.prepare("DELETE FROM questionnaire WHERE id = ?").bind(id).run(); }

Result<QuestionnaireId> duplicate(Edit& db, QuestionnaireId id)
{
    auto copy = read(db, id);
    if (!copy)
        return fail(copy);
    forgetIds(*copy);
    return save(db, std::move(*copy));
}

Result<> setFormId(Edit& db, QuestionnaireId id, const QString& formId)
{
    db.prepare("UPDATE questionnaire SET form_id = ? WHERE id = ?").bind(formId.trimmed(), id).run();
    return check(db, id);
}

Result<> setSeed(Edit& db, QuestionnaireId id, std::int64_t seed)
{
    db.prepare("UPDATE questionnaire SET seed = ? WHERE id = ?").bind(seed, id).run();
    return check(db, id);
}

Result<> setText(Edit& db, QuestionnaireId id, const QString& role, const QString& language, const QString& text)
{
    if (const auto there = check(db, id); !there)
        return there;
    if (text.isEmpty())
        db.prepare("DELETE FROM questionnaire_text WHERE questionnaire_id = ? AND role = ? AND language = ?")
            .bind(id, role, language)
            .run();
    else
        db.prepare("INSERT INTO questionnaire_text(questionnaire_id, role, language, text) VALUES(?1, ?2, ?3, ?4)"
                   " ON CONFLICT DO UPDATE SET text = excluded.text")
            .bind(id, role, language, text)
            .run();
    return {};
}

} // namespace counterpoint::questionnaires
