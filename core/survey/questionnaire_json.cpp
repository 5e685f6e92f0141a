#include "core/survey/questionnaire_json.h"
#include "core/survey/extras_json.h"
#include <QJsonArray>
#include <QJsonDocument>

namespace counterpoint {

namespace {

using extras_json::toJson;

/// Writes what is not usual.
class Writer {
public:
    void add(const char* key, const QString& text)
    {
        if (!text.isEmpty())
            json.insert(QLatin1String(key), text);
    }
    void add(const char* key, bool truth)
    {
        if (truth)
            json.insert(QLatin1String(key), true);
    }
    void add(const char* key, const QJsonObject& object)
    {
        if (!object.isEmpty())
            json.insert(QLatin1String(key), object);
    }
    void add(const char* key, const QJsonArray& array)
    {
        if (!array.isEmpty())
            json.insert(QLatin1String(key), array);
    }
    QJsonObject json;
};

QJsonArray itemsJson(const std::vector<SurveyItem>& items)
{
    QJsonArray json;
    for (const auto& item : items)
        json.append(counterpoint::toJson(item));
    return json;
}

QJsonObject choiceJson(const SurveyChoice& choice)
{
    Writer out;
    out.json.insert(QLatin1String("code"), choice.code);
    out.add("role", toText(choice.role));
    out.add("fixed", choice.isFixed);
    out.add("texts", toJson(choice.texts));
    out.add("extra", toJson(choice.extra));
    return out.json;
}

QJsonObject listJson(const ChoiceList& list)
{
    Writer out;
    QJsonArray choices;
    for (const auto& choice : list.choices)
        choices.append(choiceJson(choice));
    out.add("id", list.uuid);
    out.json.insert(QLatin1String("name"), list.name);
    out.add("external", list.isExternal);
    out.json.insert(QLatin1String("choices"), choices);
    return out.json;
}

QJsonObject scaleJson(const SurveyScale& scale)
{
    Writer out;
    out.add("id", scale.uuid);
    out.json.insert(QLatin1String("name"), scale.name);
    out.add("label", scale.label);
    out.json.insert(QLatin1String("method"), scale.isSum ? QStringLiteral("sum") : QStringLiteral("mean"));
    if (scale.leastValid > 0)
        out.json.insert(QLatin1String("least_valid"), scale.leastValid);
    return out.json;
}

QJsonObject languageJson(const SurveyLanguage& language)
{
    Writer out;
    out.json.insert(QLatin1String("name"), language.name);
    out.add("code", language.code);
    out.add("rtl", language.isRightToLeft);
    return out.json;
}

} // namespace

QJsonObject toJson(const SurveyItem& item)
{
    Writer out;
    out.add("id", item.uuid);
    out.json.insert(QLatin1String("type"), toText(item.type));
    out.add("form_type", item.formType);
    out.add("name", item.name);
    out.add("texts", toJson(item.texts));
    out.add("required", toText(item.required));
    out.add("required_when", item.requiredWhen);
    out.add("relevant", item.relevant);
    out.add("constraint", item.constraint);
    out.add("calculation", item.calculation);
    out.add("default", item.defaultValue);
    out.add("read_only", item.readOnly);
    out.add("choice_filter", item.choiceFilter);
    out.add("repeat_count", item.repeatCount);
    out.add("trigger", item.trigger);
    out.add("list", item.choices);
    out.add("missing_list", item.missingChoices);
    out.add("or_other", item.orOther);
    out.add("other_name", item.otherName);
    out.add("random", item.isRandom);
    out.add("seed", item.seed);
    out.add("appearance", item.appearance);
    out.add("level", item.level ? toText(*item.level) : QString());
    out.add("scale", item.scale);
    out.add("reversed", item.isReversed);
    out.add("parameters", toJson(item.parameters));
    out.add("extra", toJson(item.extra));
    out.add("items", itemsJson(item.items));
    return out.json;
}

QJsonObject toJson(const Questionnaire& questionnaire)
{
    Writer out;
    QJsonArray languages;
    for (const auto& language : questionnaire.languages)
        languages.append(languageJson(language));
    QJsonArray lists;
    for (const auto& list : questionnaire.lists)
        lists.append(listJson(list));
    QJsonArray scales;
    for (const auto& scale : questionnaire.scales)
        scales.append(scaleJson(scale));
    QJsonArray kept;
    for (const auto& sheet : questionnaire.kept) {
        QJsonArray rows;
        for (const auto& row : sheet.rows)
            rows.append(QJsonArray::fromStringList(row));
        kept.append(QJsonObject{{QStringLiteral("name"), sheet.name}, {QStringLiteral("rows"), rows}});
    }
    out.json.insert(QLatin1String("counterpoint_questionnaire"), 1);
    out.add("id", questionnaire.uuid);
    out.json.insert(QLatin1String("name"), questionnaire.name);
    out.add("form_id", questionnaire.formId);
    out.json.insert(QLatin1String("languages"), languages);
    out.add("default_language", questionnaire.defaultLanguage);
    out.add("texts", toJson(questionnaire.texts));
    if (questionnaire.seed != 0) // as text: not every reader has whole numbers of 64 bits
        out.add("seed", QString::number(questionnaire.seed));
    out.add("lists", lists);
    out.add("scales", scales);
    out.json.insert(QLatin1String("items"), itemsJson(questionnaire.items));
    out.add("settings", toJson(questionnaire.settings));
    out.add("kept", kept);
    return out.json;
}

QByteArray canonicalJson(const Questionnaire& questionnaire) { return QJsonDocument(toJson(questionnaire)).toJson(QJsonDocument::Compact); }

} // namespace counterpoint
