#include "core/survey/fielded_form.h"
#include "core/base/translate.h"
#include "core/project/doors.h"
#include "core/survey/all_texts.h"
#include "core/survey/checks.h"
#include "core/survey/fielding.h"
#include "core/survey/questionnaire_json.h"
#include "core/survey/questionnaires.h"
#include "core/survey/study_key.h"
#include "core/survey/versions.h"
#include <QJsonArray>
#include <algorithm>

namespace counterpoint::fielded_form {

namespace {

constexpr const char* context = "FieldedForm";

/// Without what only this study needs: sheets and settings of a form that came in are nobody's business outside.
QJsonObject publicJson(const Questionnaire& questionnaire)
{
    auto json = toJson(questionnaire);
    for (const auto* key : {"settings", "kept", "scales"})
        json.remove(QLatin1String(key));
    return json;
}

Result<> mayBeFielded(const Questionnaire& questionnaire)
{
    const auto problems = checkQuestionnaire(questionnaire);
    const auto isError = [](const SurveyProblem& problem) { return problem.severity == SurveyProblem::Severity::Error; };
    const auto first = std::find_if(problems.begin(), problems.end(), isError);
    if (first == problems.end())
        return {};
    const auto more = int(std::count_if(first, problems.end(), isError)) - 1;
    const auto place = first->name.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(first->name);
    auto sentence = translate(context, "The questionnaire cannot be fielded yet%1: %2").arg(place, first->sentence);
    if (more > 0)
        sentence += u' ' + translate(context, "There are %n more mistake(s).", nullptr, more);
    return fail(Error::Kind::Invalid, sentence);
}

/// With the languages that are wanted. Texts of the others stay out of the page too.
Result<Questionnaire> inLanguages(Questionnaire questionnaire, const QStringList& names)
{
    if (names.isEmpty())
        return questionnaire;
    for (const auto& name : names)
        if (std::none_of(questionnaire.languages.begin(), questionnaire.languages.end(),
                         [&](const SurveyLanguage& each) { return each.name == name; }))
            return fail(Error::Kind::Invalid, translate(context, "The questionnaire has no language “%1”.").arg(name));
    const auto written = questionnaire.defaultLanguage;
    forAllTexts(questionnaire, [&](RoleTexts& texts) {
        for (auto& [role, text] : texts) {
            for (const auto& name : names) // where a translation is missing, people read the words it was written in
                if (const auto own = text.find(written); own != text.end() && !text.contains(name))
                    text[name] = own->second;
            std::erase_if(text, [&](const auto& each) { return !names.contains(each.first); });
        }
    });
    std::erase_if(questionnaire.languages, [&](const SurveyLanguage& each) { return !names.contains(each.name); });
    if (!names.contains(written))
        questionnaire.defaultLanguage = questionnaire.languages.front().name;
    return questionnaire;
}

QString called(const SurveyItem& item) { return item.name.isEmpty() ? item.label(QString()) : item.name; }

} // namespace

QStringList lossesOf(const Questionnaire& questionnaire)
{
    QStringList losses;
    for (const auto& place : allItems(questionnaire)) {
        const auto& item = *place.item;
        if (item.type == ItemType::Other)
            losses << translate(context, "“%1” is left out: a page cannot ask for “%2”.").arg(called(item), item.formType);
        const auto* list = questionnaire.list(choicesOf(place));
        if (hasChoices(item.type) && item.type != ItemType::Grid && !choicesOf(place).isEmpty() && (!list || list->isExternal))
            losses << translate(context, "“%1” has no choices: they come from “%2”, which a page does not have.")
                          .arg(called(item), choicesOf(place));
        for (const auto& [role, text] : item.texts)
            if (role.startsWith(QLatin1String("media::")) || role == QLatin1String("image") || role == QLatin1String("audio")
                || role == QLatin1String("video"))
                losses << translate(context, "“%1” is shown without its %2.").arg(called(item), role.section(QStringLiteral("::"), -1));
    }
    return losses;
}

Result<Form> field(Edit& db, QuestionnaireId id, const QString& by, const Wishes& wishes)
{
    const auto questionnaire = questionnaires::read(db, id);
    if (!questionnaire)
        return fail(questionnaire);
    if (const auto may = mayBeFielded(*questionnaire); !may)
        return fail(may);
    const auto shown = inLanguages(*questionnaire, wishes.languages);
    if (!shown)
        return fail(shown);
    auto how = fielding::of(db, id);
    const bool isEncrypted = wishes.submitTo.isEmpty() && wishes.isEncrypted.value_or(how.isEncrypted);
    FormPageParts parts;
    parts.layout = wishes.layout;
    parts.submitTo = wishes.submitTo;
    if (isEncrypted) {
        const auto key = study_key::newest(db);
        if (!key)
            return fail(Error::Kind::Invalid,
                        translate(context, "The study has no key to encrypt responses to. Make one with a passphrase first."));
        parts.publicKey = key->point;
        parts.keyId = key->id;
    }
    if (wishes.isEncrypted && how.isEncrypted != *wishes.isEncrypted) {
        how.isEncrypted = *wishes.isEncrypted;
        if (const auto kept = fielding::set(db, id, how); !kept)
            return fail(kept);
    }
    const auto version = surveyVersions::freeze(db, id, by);
    if (!version)
        return fail(version);
    parts.version = version->label;
    auto page = formPage(publicJson(*shown), parts);
    return Form{std::move(page.html), std::move(page.policy), version->label, isEncrypted, lossesOf(*questionnaire)};
}

Result<QByteArray> preview(const Read& db, QuestionnaireId id, FormLayout layout)
{
    const auto questionnaire = questionnaires::read(db, id);
    if (!questionnaire)
        return fail(questionnaire);
    FormPageParts parts;
    parts.layout = layout;
    parts.isPreview = true;
    return formPage(publicJson(*questionnaire), parts).html;
}

} // namespace counterpoint::fielded_form
