#include "core/analysis/study_items.h"
#include "core/base/find_name.h"
#include "core/base/translate.h"
#include "core/coding/codebook.h"
#include "core/project/doors.h"
#include <QJsonArray>
#include <algorithm>
#include <unordered_map>

namespace counterpoint::study_items {

namespace {

constexpr const char* context = "AnalysisKinds";

std::vector<StudyItem> codes(const Read& db)
{
    std::unordered_map<std::int64_t, QString> uuids;
    for (auto query = db.prepare("SELECT id, uuid FROM code"); query.step();)
        uuids[query.int64(0)] = query.text(1);
    std::vector<StudyItem> items;
    for (const auto& code : codebook::uncounted(db))
        items.push_back({uuids[code.id.value()], code.path, code.depth, code.colour, code.id.value()});
    return items;
}

std::vector<StudyItem> rows(const Read& db, const char* sql)
{
    std::vector<StudyItem> items;
    for (auto query = db.prepare(sql); query.step();)
        items.push_back({query.text(1), query.text(2), 0, {}, query.int64(0)});
    return items;
}

std::vector<StudyItem> ofStudy(const Read& db, Option::Type type)
{
    switch (type) {
    case Option::Type::Codes:
        return codes(db);
    case Option::Type::Sources:
        return rows(db, "SELECT id, uuid, name FROM source ORDER BY strand, name");
    case Option::Type::Coders:
        return rows(db, "SELECT id, uuid, name FROM coder ORDER BY id");
    case Option::Type::Attribute:
        return rows(db, "SELECT id, uuid, name FROM attribute ORDER BY position, id");
    case Option::Type::Guide:
        return rows(db, "SELECT id, uuid, name FROM guide ORDER BY position, id");
    default:
        return {};
    }
}

QString whatIsNamed(Option::Type type)
{
    switch (type) {
    case Option::Type::Sources:
        return translate(context, "source");
    case Option::Type::Coders:
        return translate(context, "coder");
    case Option::Type::Guide:
        return translate(context, "guide");
    case Option::Type::Attribute:
        return translate(context, "attribute");
    default:
        return translate(context, "choice");
    }
}

Result<QString> keyOf(const Read& db, const Option& option, const std::vector<StudyItem>& items, const QString& name)
{
    if (option.type == Option::Type::Codes) {
        const auto code = codebook::find(db, name);
        if (!code)
            return fail(code);
        return std::find_if(items.begin(), items.end(), [&](const StudyItem& item) { return item.id == code->id.value(); })->key;
    }
    // What the study names so goes before a choice of the same word.
    for (const auto& item : items)
        if (item.id > 0 && item.name == name)
            return item.key;
    for (const auto& item : items)
        if (item.id == 0 && item.key == name)
            return item.key;
    QStringList names;
    for (const auto& item : items)
        names << (item.id > 0 ? item.name : item.key);
    const auto place = findName(name, names, whatIsNamed(option.type));
    if (!place)
        return fail(place);
    return items[std::size_t(*place)].key;
}

} // namespace

std::vector<StudyItem> of(const Read& db, const Option& option)
{
    std::vector<StudyItem> items;
    for (const auto& choice : option.choices)
        items.push_back({choice.key, choice.title, 0, {}, 0});
    const auto more = ofStudy(db, option.type);
    items.insert(items.end(), more.begin(), more.end());
    return items;
}

Result<QJsonValue> valueFrom(const Read& db, const Option& option, const QStringList& names)
{
    const auto items = of(db, option);
    QJsonArray keys;
    for (const auto& name : names) {
        const auto key = keyOf(db, option, items, name);
        if (!key)
            return fail(key);
        keys.append(*key);
    }
    if (option.takesSeveral())
        return QJsonValue(keys);
    return keys.isEmpty() ? QJsonValue(QString()) : keys.first();
}

std::vector<StudyItem> chosen(const Read& db, const Option& option, const QJsonValue& value)
{
    const auto keys = value.isArray() ? value.toArray() : QJsonArray{value};
    if (keys.isEmpty())
        return {};
    auto items = of(db, option);
    std::erase_if(items, [&](const StudyItem& item) { return !keys.contains(item.key); });
    return items;
}

} // namespace counterpoint::study_items
