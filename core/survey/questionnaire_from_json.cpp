#include "core/base/translate.h"
#include "core/survey/extras_json.h"
#include "core/survey/questionnaire_json.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

namespace counterpoint {

namespace {

constexpr const char* context = "Questionnaires";
constexpr int deepest = 30;

/// Reads objects key by key and remembers the first thing that is not as it should be, with its place.
class Reader {
public:
    explicit Reader(QString place)
        : m_place(std::move(place))
    {
    }
    QString text(const QJsonObject& json, const char* key)
    {
        const auto value = json.value(QLatin1String(key));
        if (!value.isUndefined() && !value.isString())
            blame(translate(context, "“%1” must be a text").arg(QLatin1String(key)));
        return value.toString();
    }
    bool truth(const QJsonObject& json, const char* key)
    {
        const auto value = json.value(QLatin1String(key));
        if (!value.isUndefined() && !value.isBool())
            blame(translate(context, "“%1” must be true or false").arg(QLatin1String(key)));
        return value.toBool();
    }
    QJsonArray array(const QJsonObject& json, const char* key)
    {
        const auto value = json.value(QLatin1String(key));
        if (!value.isUndefined() && !value.isArray())
            blame(translate(context, "“%1” must be a list").arg(QLatin1String(key)));
        return value.toArray();
    }
    RoleTexts texts(const QJsonObject& json) { return extras_json::textsFrom(object(json, "texts")); }
    Extras extras(const QJsonObject& json, const char* key) { return extras_json::extrasFrom(object(json, key)); }
    template <class Parsed>
    Parsed known(const QJsonObject& json, const char* key, std::optional<Parsed> (*parse)(const QString&), Parsed otherwise)
    {
        const auto word = text(json, key);
        const auto parsed = parse(word);
        if (!parsed && !word.isEmpty())
            blame(translate(context, "“%1” cannot be “%2”").arg(QLatin1String(key), word));
        return parsed.value_or(otherwise);
    }
    void blame(const QString& what)
    {
        if (m_problem.isEmpty())
            m_problem = translate(context, "The questionnaire cannot be read. %1: %2.").arg(m_place, what);
    }
    void enter(const QString& place) { m_place = place; }
    Result<> result() const { return m_problem.isEmpty() ? Result<>() : fail(Error::Kind::Format, m_problem); }

private:
    QJsonObject object(const QJsonObject& json, const char* key)
    {
        const auto value = json.value(QLatin1String(key));
        if (!value.isUndefined() && !value.isObject())
            blame(translate(context, "“%1” must be an object").arg(QLatin1String(key)));
        return value.toObject();
    }
    QString m_place;
    QString m_problem;
};

std::optional<Level> knownLevel(const QString& text)
{
    const auto level = levelFrom(text);
    return level ? std::optional(*level) : std::nullopt;
}

SurveyItem itemIn(Reader& in, const QJsonObject& json, int depth)
{
    SurveyItem item;
    item.name = in.text(json, "name");
    in.enter(translate(context, "Item “%1”").arg(item.name.isEmpty() ? in.text(json, "id") : item.name));
    item.uuid = in.text(json, "id");
    if (in.text(json, "type").isEmpty())
        in.blame(translate(context, "it has no “type”"));
    item.type = in.known<ItemType>(json, "type", itemTypeFrom, ItemType::Other);
    item.formType = in.text(json, "form_type");
    item.texts = in.texts(json);
    item.required = in.known<Required>(json, "required", requiredFrom, Required::No);
    item.requiredWhen = in.text(json, "required_when");
    item.relevant = in.text(json, "relevant");
    item.constraint = in.text(json, "constraint");
    item.calculation = in.text(json, "calculation");
    item.defaultValue = in.text(json, "default");
    item.readOnly = in.text(json, "read_only");
    item.choiceFilter = in.text(json, "choice_filter");
    item.repeatCount = in.text(json, "repeat_count");
    item.trigger = in.text(json, "trigger");
    item.choices = in.text(json, "list");
    item.missingChoices = in.text(json, "missing_list");
    item.orOther = in.truth(json, "or_other");
    item.otherName = in.text(json, "other_name");
    item.isRandom = in.truth(json, "random");
    item.seed = in.text(json, "seed");
    item.appearance = in.text(json, "appearance");
    if (const auto level = in.text(json, "level"); !level.isEmpty())
        item.level = in.known<Level>(json, "level", knownLevel, Level::Nominal);
    item.scale = in.text(json, "scale");
    item.isReversed = in.truth(json, "reversed");
    item.parameters = in.extras(json, "parameters");
    item.extra = in.extras(json, "extra");
    const auto items = in.array(json, "items");
    if (depth > deepest)
        in.blame(translate(context, "it lies too deep"));
    else
        for (const auto& each : items)
            item.items.push_back(itemIn(in, each.toObject(), depth + 1));
    return item;
}

ChoiceList listIn(Reader& in, const QJsonObject& json)
{
    ChoiceList list;
    list.name = in.text(json, "name");
    in.enter(translate(context, "List “%1”").arg(list.name));
    list.uuid = in.text(json, "id");
    list.isExternal = in.truth(json, "external");
    for (const auto& each : in.array(json, "choices")) {
        const auto object = each.toObject();
        list.choices.push_back({in.text(object, "code"), in.known<ChoiceRole>(object, "role", choiceRoleFrom, ChoiceRole::Ordinary),
                                in.truth(object, "fixed"), in.texts(object), in.extras(object, "extra")});
    }
    return list;
}

SurveyScale scaleIn(Reader& in, const QJsonObject& json)
{
    SurveyScale scale;
    scale.name = in.text(json, "name");
    in.enter(translate(context, "Scale “%1”").arg(scale.name));
    if (scale.name.isEmpty())
        in.blame(translate(context, "it has no “name”"));
    scale.uuid = in.text(json, "id");
    scale.label = in.text(json, "label");
    scale.isSum = in.text(json, "method") == QLatin1String("sum");
    scale.leastValid = std::max(json.value(QLatin1String("least_valid")).toInt(), 0);
    return scale;
}

std::vector<KeptSheet> keptIn(Reader& in, const QJsonObject& json)
{
    std::vector<KeptSheet> kept;
    for (const auto& each : in.array(json, "kept")) {
        KeptSheet sheet{in.text(each.toObject(), "name"), {}};
        for (const auto& row : in.array(each.toObject(), "rows")) {
            QStringList cells;
            for (const auto& cell : row.toArray())
                cells << cell.toString();
            sheet.rows.push_back(cells);
        }
        kept.push_back(std::move(sheet));
    }
    return kept;
}

} // namespace

Result<SurveyItem> surveyItemFromJson(const QJsonObject& json)
{
    Reader in(translate(context, "Item"));
    auto item = itemIn(in, json, 0);
    if (const auto sound = in.result(); !sound)
        return fail(sound);
    return item;
}

Result<Questionnaire> questionnaireFromJson(const QByteArray& bytes)
{
    QJsonParseError problem;
    const auto document = QJsonDocument::fromJson(bytes, &problem);
    const auto json = document.object();
    if (!document.isObject() || json.value(QLatin1String("counterpoint_questionnaire")).toInt() != 1)
        return fail(Error::Kind::Format,
                    translate(context,
                              "This is no questionnaire in the JSON that this version of Counterpoint reads. Choose a file that "
                              "Counterpoint has written, or an XLSForm."),
                    problem.error == QJsonParseError::NoError ? QString() : problem.errorString());
    Reader in(translate(context, "Questionnaire"));
    Questionnaire read;
    read.uuid = in.text(json, "id");
    read.name = in.text(json, "name");
    read.formId = in.text(json, "form_id");
    for (const auto& each : in.array(json, "languages"))
        read.languages.push_back({in.text(each.toObject(), "name"), in.text(each.toObject(), "code"), in.truth(each.toObject(), "rtl")});
    read.defaultLanguage = in.text(json, "default_language");
    read.texts = in.texts(json);
    read.seed = in.text(json, "seed").toLongLong();
    read.settings = in.extras(json, "settings");
    read.kept = keptIn(in, json);
    for (const auto& each : in.array(json, "lists"))
        read.lists.push_back(listIn(in, each.toObject()));
    for (const auto& each : in.array(json, "scales"))
        read.scales.push_back(scaleIn(in, each.toObject()));
    for (const auto& each : in.array(json, "items"))
        read.items.push_back(itemIn(in, each.toObject(), 1));
    if (const auto sound = in.result(); !sound)
        return fail(sound);
    return read;
}

} // namespace counterpoint
