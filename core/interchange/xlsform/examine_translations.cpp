#include "core/base/translate.h"
#include "core/interchange/xlsform/examination.h"
#include <QRegularExpression>
#include <algorithm>

namespace counterpoint::xlsform {

namespace {

struct TextColumns {
    QMap<QString, QStringList> byLanguage; ///< the columns that each language has; by '' those without one
    QStringList all;

    bool hasTranslations() const { return byLanguage.size() > 1 || (byLanguage.size() == 1 && !byLanguage.contains(QString())); }
};

TextColumns textColumns(const Table& table)
{
    static const QHash<QString, QString> names{{"label", "label"},
                                               {"hint", "hint"},
                                               {"guidance_hint", "guidance_hint"},
                                               {"image", "image"},
                                               {"big-image", "big-image"},
                                               {"audio", "audio"},
                                               {"video", "video"},
                                               {"jr:constraintMsg", "constraint_message"},
                                               {"jr:requiredMsg", "required_message"}};
    TextColumns found;
    for (const auto& column : table.columns) {
        auto path = column.path;
        if (path.size() > 1 && (path.front() == QLatin1String("media") || path.front() == QLatin1String("bind")))
            path.removeFirst();
        const auto name = names.value(path.front());
        if (name.isEmpty() || path.size() > 2)
            continue;
        found.byLanguage[path.value(1)] << name;
        if (!found.all.contains(name))
            found.all << name;
    }
    return found;
}

void warnAboutGaps(Examination& examined, const Table& table, const TextColumns& columns)
{
    if (!columns.hasTranslations())
        return;
    for (auto language = columns.byLanguage.constBegin(); language != columns.byLanguage.constEnd(); ++language)
        for (const auto& name : columns.all)
            if (!language.value().contains(name))
                examined.warn(
                    {nameOf(table.kind), 1, name,
                     language.key().isEmpty()
                         ? translate("XlsForm", "“%1” is translated, but has no column without a language, as other texts have.").arg(name)
                         : translate("XlsForm", "“%1” has no column for the language “%2”.").arg(name, language.key())});
}

} // namespace

void examineTranslations(Examination& examined)
{
    const auto survey = textColumns(examined.survey);
    const auto choices = textColumns(examined.choices);
    warnAboutGaps(examined, examined.survey, survey);
    warnAboutGaps(examined, examined.choices, choices);
    const auto hasOther = std::any_of(examined.survey.records.begin(), examined.survey.records.end(),
                                      [&](const Record& record) { return questionType(examined.survey.text(record, u"type")).orOther; });
    if (hasOther && (survey.hasTranslations() || choices.hasTranslations()))
        examined.warn(
            {nameOf(SheetKind::Survey), 0, QStringLiteral("type"),
             translate("XlsForm", "or_other adds a choice and a question in English only. In several languages, write them out.")});

    static const QRegularExpression tag(QStringLiteral("\\([a-z]{2,8}\\)$"));
    auto& languages = examined.findings.languages;
    for (const auto* table : {&examined.survey, &examined.choices})
        for (auto language : languagesOf(*table)) {
            if (language.isEmpty())
                language = examined.setting(u"default_language");
            if (language.isEmpty() || languages.contains(language))
                continue;
            languages << language;
            if (!tag.match(language).hasMatch())
                examined.warn({nameOf(table->kind),
                               1,
                               {},
                               translate("XlsForm", "The language “%1” has no code behind it, such as “English (en)”.").arg(language)});
        }
}

} // namespace counterpoint::xlsform
