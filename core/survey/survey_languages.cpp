#include "core/base/translate.h"
#include "core/project/doors.h"
#include "core/survey/all_texts.h"
#include "core/survey/questionnaires.h"
#include <algorithm>
#include <functional>

namespace counterpoint::questionnaires {

namespace {

constexpr const char* context = "Questionnaires";

bool hasLanguage(const Questionnaire& questionnaire, const QString& name)
{
    const auto& all = questionnaire.languages;
    return std::any_of(all.begin(), all.end(), [&](const SurveyLanguage& each) { return each.name == name; });
}

/// Reads a questionnaire, changes it and writes it back.
Result<> change(Edit& db, QuestionnaireId id, const std::function<Result<>(Questionnaire&)>& body)
{
    auto questionnaire = read(db, id);
    if (!questionnaire)
        return fail(questionnaire);
    if (const auto done = body(*questionnaire); !done)
        return done;
    const auto saved = save(db, std::move(*questionnaire));
    return saved ? Result<>() : fail(saved);
}

tl::unexpected<Error> notThere(const QString& name)
{
    return fail(Error::Kind::Invalid, translate(context, "The questionnaire is not in the language “%1”.").arg(name));
}

} // namespace

Result<> addLanguage(Edit& db, QuestionnaireId id, const SurveyLanguage& language)
{
    return change(db, id, [&](Questionnaire& questionnaire) -> Result<> {
        if (language.name.trimmed().isEmpty())
            return fail(Error::Kind::Invalid, translate(context, "The language needs a name, such as “German (de)”."));
        if (hasLanguage(questionnaire, language.name))
            return fail(Error::Kind::Invalid, translate(context, "The questionnaire is in “%1” already.").arg(language.name));
        questionnaire.languages.push_back(language);
        return {};
    });
}

Result<> removeLanguage(Edit& db, QuestionnaireId id, const QString& name)
{
    return change(db, id, [&](Questionnaire& questionnaire) -> Result<> {
        if (!hasLanguage(questionnaire, name))
            return notThere(name);
        if (questionnaire.languages.size() == 1)
            return fail(Error::Kind::Invalid, translate(context, "A questionnaire needs a language: “%1” is the only one.").arg(name));
        std::erase_if(questionnaire.languages, [&](const SurveyLanguage& each) { return each.name == name; });
        forAllTexts(questionnaire, [&](RoleTexts& texts) {
            for (auto& [role, local] : texts)
                local.erase(name);
            std::erase_if(texts, [](const auto& each) { return each.second.empty(); });
        });
        return {};
    });
}

Result<> changeLanguage(Edit& db, QuestionnaireId id, const QString& name, const SurveyLanguage& to)
{
    return change(db, id, [&](Questionnaire& questionnaire) -> Result<> {
        if (!hasLanguage(questionnaire, name))
            return notThere(name);
        if (to.name != name && hasLanguage(questionnaire, to.name))
            return fail(Error::Kind::Invalid, translate(context, "The questionnaire is in “%1” already.").arg(to.name));
        for (auto& language : questionnaire.languages)
            if (language.name == name)
                language = to;
        if (questionnaire.defaultLanguage == name)
            questionnaire.defaultLanguage = to.name;
        forAllTexts(questionnaire, [&](RoleTexts& texts) {
            for (auto& [role, local] : texts)
                if (auto text = local.extract(name)) {
                    text.key() = to.name;
                    local.insert(std::move(text));
                }
        });
        return {};
    });
}

Result<> setDefaultLanguage(Edit& db, QuestionnaireId id, const QString& name)
{
    return change(db, id, [&](Questionnaire& questionnaire) -> Result<> {
        if (!hasLanguage(questionnaire, name))
            return notThere(name);
        questionnaire.defaultLanguage = name;
        return {};
    });
}

} // namespace counterpoint::questionnaires
