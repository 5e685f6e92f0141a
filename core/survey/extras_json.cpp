#include "core/survey/extras_json.h"
#include <QJsonDocument>

namespace counterpoint::extras_json {

QJsonObject toJson(const Extras& extras)
{
    QJsonObject json;
    for (const auto& [key, value] : extras)
        json.insert(key, value);
    return json;
}

QJsonObject toJson(const RoleTexts& texts)
{
    QJsonObject json;
    for (const auto& [role, text] : texts)
        if (!text.empty())
            json.insert(role, toJson(text));
    return json;
}

Extras extrasFrom(const QJsonObject& json)
{
    Extras extras;
    for (auto each = json.begin(); each != json.end(); ++each)
        extras.emplace(each.key(), each.value().toString());
    return extras;
}

RoleTexts textsFrom(const QJsonObject& json)
{
    RoleTexts texts;
    for (auto role = json.begin(); role != json.end(); ++role) {
        const auto languages = role.value().toObject();
        for (auto text = languages.begin(); text != languages.end(); ++text)
            setText(texts, role.key(), text.key(), text.value().toString());
    }
    return texts;
}

QString compact(const QJsonObject& json) { return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)); }

QJsonObject objectIn(const QString& text)
{
    return text == QLatin1String("{}") ? QJsonObject() : QJsonDocument::fromJson(text.toUtf8()).object(); // most of a long form are empty
}

} // namespace counterpoint::extras_json
