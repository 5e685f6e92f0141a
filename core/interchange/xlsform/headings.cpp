#include "core/interchange/xlsform/headings.h"
#include <QHash>
#include <QSet>

namespace counterpoint::xlsform {

namespace {

using Names = QHash<QString, QStringList>;

/// Other names for columns of the survey, and where plain names stand for a part of something larger.
const Names& surveyNames()
{
    static const Names names = [] {
        Names all{
            {"sms_field", {"sms_field"}},
            {"sms_option", {"sms_option"}},
            {"sms_separator", {"sms_separator"}},
            {"sms_allow_media", {"sms_allow_media"}},
            {"sms_date_format", {"sms_date_format"}},
            {"sms_datetime_format", {"sms_datetime_format"}},
            {"sms_response", {"sms_response"}},
            {"compact_tag", {"instance", "odk:tag"}},
            {"caption", {"label"}},
            {"command", {"type"}},
            {"tag", {"name"}},
            {"value", {"name"}},
            {"body", {"control"}},
            {"save_to", {"bind", "entities:saveto"}},
        };
        for (const auto* name : {"read_only", "readonly"})
            all.insert(name, {"bind", "readonly"});
        for (const auto* name : {"relevant", "relevance"})
            all.insert(name, {"bind", "relevant"});
        for (const auto* name : {"calculation", "calculate"})
            all.insert(name, {"bind", "calculate"});
        for (const auto* name : {"required", "constraint"})
            all.insert(name, {"bind", name});
        for (const auto* name : {"constraining_message", "constraint_message"})
            all.insert(name, {"bind", "jr:constraintMsg"});
        for (const auto* name : {"requiredmsg", "required_message"})
            all.insert(name, {"bind", "jr:requiredMsg"});
        for (const auto* name : {"noapperrorstring", "no_app_error_string"})
            all.insert(name, {"bind", "jr:noAppErrorString"});
        for (const auto* name : {"image", "big-image", "audio", "video"})
            all.insert(name, {"media", name});
        for (const auto* name : {"count", "repeat_count", "jr:count"})
            all.insert(name, {"control", "jr:count"});
        for (const auto* name : {"appearance", "autoplay", "rows"})
            all.insert(name, {"control", name});
        return all;
    }();
    return names;
}

const Names& namesOf(SheetKind kind)
{
    static const Names lists{
        {"caption", {"label"}},        {"list_name", {"list name"}},          {"value", {"name"}},           {"image", {"media", "image"}},
        {"audio", {"media", "audio"}}, {"big-image", {"media", "big-image"}}, {"video", {"media", "video"}},
    };
    static const Names settings{
        {"form_title", {"title"}},      {"set_form_title", {"title"}}, {"form_id", {"id_string"}},
        {"set_form_id", {"id_string"}}, {"prefix", {"prefix"}},
    };
    static const Names entities{{"list_name", {"dataset"}}};
    switch (kind) {
    case SheetKind::Survey:
        return surveyNames();
    case SheetKind::Settings:
        return settings;
    case SheetKind::Entities:
        return entities;
    default:
        return lists;
    }
}

/// The columns that are known by these names themselves.
const QSet<QString>& columnsOf(SheetKind kind)
{
    static const QSet<QString> survey{"name",    "label",     "type",     "hint",       "guidance_hint", "default", "bind",
                                      "control", "media",     "instance", "parameters", "choice_filter", "trigger", "query",
                                      "actions", "sms_field", "itemset",  "list_name",  "choices",       "parent",  "extra_data"};
    static const QSet<QString> lists{"name", "label", "media", "sms_option", "parent", "extra_data"};
    static const QSet<QString> settings{"name",
                                        "label",
                                        "type",
                                        "hint",
                                        "bind",
                                        "control",
                                        "media",
                                        "instance",
                                        "flat",
                                        "children",
                                        "parent",
                                        "extra_data",
                                        "sms_field",
                                        "add_none_option",
                                        "clean_text_values",
                                        "attribute",
                                        "auto_delete",
                                        "auto_send",
                                        "choices",
                                        "default_language",
                                        "file_name",
                                        "id_string",
                                        "instance_name",
                                        "instance_xmlns",
                                        "namespaces",
                                        "omit_instanceID",
                                        "public_key",
                                        "sms_allow_media",
                                        "sms_date_format",
                                        "sms_datetime_format",
                                        "sms_keyword",
                                        "sms_response",
                                        "sms_separator",
                                        "style",
                                        "submission_url",
                                        "title",
                                        "version",
                                        "allow_choice_duplicates",
                                        "client_editable",
                                        "delimiter",
                                        "prefix",
                                        "entity_version"};
    static const QSet<QString> entities{"dataset", "entity_id", "create_if", "update_if", "repeat", "label"};
    switch (kind) {
    case SheetKind::Survey:
        return survey;
    case SheetKind::Settings:
        return settings;
    case SheetKind::Entities:
        return entities;
    default:
        return lists;
    }
}

QStringList parts(const QString& written, bool doubleColons)
{
    QStringList tokens;
    const bool isDouble = doubleColons || written.contains(QLatin1String("::"));
    for (const auto& token : written.split(isDouble ? QStringLiteral("::") : QStringLiteral(":")))
        tokens << token.trimmed();
    // 'jr:count' is one name, though a single colon parts others.
    const auto prefix = isDouble ? -1 : tokens.indexOf(QStringLiteral("jr"));
    if (prefix >= 0 && prefix + 1 < tokens.size()) {
        tokens[prefix] += u':' + tokens[prefix + 1];
        tokens.removeAt(prefix + 1);
    }
    return tokens;
}

} // namespace

QString snakeCase(const QString& name) { return name.simplified().replace(u' ', u'_').toLower(); }

Heading headingOf(const QString& written, SheetKind kind, bool doubleColons)
{
    const auto& columns = columnsOf(kind);
    const auto& names = namesOf(kind);
    for (const auto& name : {written, snakeCase(written)})
        if (columns.contains(name) && !names.contains(name))
            return {{name}, name};
    auto tokens = parts(written, doubleColons);
    const auto first = snakeCase(tokens.front());
    if (const auto found = names.constFind(first); found != names.constEnd()) {
        const auto path = *found + tokens.mid(1);
        return {path, found->size() == 1 ? found->front() : QString()};
    }
    if (columns.contains(first)) {
        tokens.front() = first;
        return {tokens, first};
    }
    return {tokens, written}; // a condition may name it, so it stays as it is
}

} // namespace counterpoint::xlsform
