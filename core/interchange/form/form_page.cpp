#include "core/interchange/form/form_page.h"
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace counterpoint {

namespace {

QByteArray resource(const QString& path)
{
    QFile file(QStringLiteral(":/form/") + path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The scripts of a folder, joined in the order of their numbers.
QByteArray scriptsIn(const QString& folder)
{
    QByteArray joined;
    for (const auto& name : QDir(QStringLiteral(":/form/") + folder).entryList({QStringLiteral("*.js")}, QDir::Files, QDir::Name))
        joined += resource(folder + u'/' + name);
    return joined;
}

/// JSON inside of a script element: '<' could end it.
QByteArray embedded(const QJsonObject& json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact).replace("<", "\\u003c").replace("\xE2\x80\xA8", "\\u2028");
}

QByteArray digest(const QByteArray& content)
{
    return "'sha256-" + QCryptographicHash::hash(content, QCryptographicHash::Sha256).toBase64() + "'";
}

QString layoutName(FormLayout layout)
{
    switch (layout) {
    case FormLayout::Pages:
        return QStringLiteral("pages");
    case FormLayout::Scroll:
        return QStringLiteral("scroll");
    case FormLayout::AsDesigned:
        break;
    }
    return QStringLiteral("designed");
}

QJsonObject configuration(const QJsonObject& questionnaire, const FormPageParts& parts)
{
    QJsonObject config{{QStringLiteral("questionnaire"), questionnaire},
                       {QStringLiteral("version"), parts.version},
                       {QStringLiteral("layout"), layoutName(parts.layout)}};
    if (!parts.publicKey.isEmpty())
        config.insert(
            QStringLiteral("key"),
            QJsonObject{{QStringLiteral("id"), parts.keyId}, {QStringLiteral("public"), QString::fromLatin1(parts.publicKey.toBase64())}});
    if (!parts.submitTo.isEmpty())
        config.insert(QStringLiteral("submit"), parts.submitTo);
    if (parts.isPreview)
        config.insert(QStringLiteral("preview"), true);
    return config;
}

struct Language {
    QString code = QStringLiteral("en");
    bool isRightToLeft = false;
    QString title;
};

/// As the page stands until its script has looked which language its reader has.
Language firstLanguage(const QJsonObject& questionnaire)
{
    Language language;
    const auto name = questionnaire[QLatin1String("default_language")].toString();
    for (const auto& each : questionnaire[QLatin1String("languages")].toArray())
        if (each[QLatin1String("name")].toString() == name) {
            if (const auto code = each[QLatin1String("code")].toString(); !code.isEmpty())
                language.code = code;
            language.isRightToLeft = each[QLatin1String("rtl")].toBool();
        }
    language.title = questionnaire[QLatin1String("texts")][QLatin1String("title")][name].toString();
    if (language.title.isEmpty())
        language.title = questionnaire[QLatin1String("name")].toString();
    return language;
}

} // namespace

FormPage formPage(const QJsonObject& questionnaire, const FormPageParts& parts)
{
    const auto style = resource(QStringLiteral("form.css"));
    const auto script =
        "(() => {\n'use strict';\n" + scriptsIn(QStringLiteral("expression")) + scriptsIn(QStringLiteral("page")) + "})();\n";
    const auto language = firstLanguage(questionnaire);
    const QByteArray policy = "default-src 'none'; script-src " + digest(script) + "; style-src " + digest(style)
        + "; img-src data:; base-uri 'none'; form-action 'none'" + (parts.submitTo.isEmpty() ? "" : "; connect-src 'self'");
    const QHash<QByteArray, QByteArray> values{
        {"language", language.code.toHtmlEscaped().toUtf8()},
        {"direction", language.isRightToLeft ? "rtl" : "ltr"},
        {"policy", policy},
        {"program", COUNTERPOINT_VERSION},
        {"title", language.title.toHtmlEscaped().toUtf8()},
        {"style", style},
        {"words", embedded(QJsonDocument::fromJson(resource(QStringLiteral("words.json"))).object())},
        {"form", embedded(configuration(questionnaire, parts))},
        {"script", script},
    };
    // Read from left to right, so that what is put in is never taken for a place to put something in.
    const auto frame = resource(QStringLiteral("form.html"));
    QByteArray page;
    qsizetype at = 0;
    for (qsizetype open = frame.indexOf("{{"); open >= 0; open = frame.indexOf("{{", at)) {
        const auto close = frame.indexOf("}}", open);
        page += frame.sliced(at, open - at) + values.value(frame.sliced(open + 2, close - open - 2));
        at = close + 2;
    }
    return {page + frame.sliced(at), policy};
}

} // namespace counterpoint
