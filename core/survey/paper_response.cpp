#include "core/survey/paper_response.h"
#include <QStringList>

namespace counterpoint {

namespace {

/// Screened out without a consent that is required; partial where fewer than half of what was asked has an answer.
ResponseStatus statusOf(const std::vector<PaperField>& fields, const PaperValues& values)
{
    int asked = 0;
    int answered = 0;
    for (const auto& field : fields) {
        const auto found = values.find(field.key);
        const auto value = found == values.end() ? PaperValue() : found->second;
        const bool isAnswered = value.state == PaperValue::State::Answer && !value.value.isEmpty();
        if (field.item->type == ItemType::Consent && field.item->required == Required::Yes && !isAnswered)
            return ResponseStatus::ScreenedOut;
        if (field.isOther || !field.repeat.isEmpty() || value.state == PaperValue::State::NotAsked)
            continue;
        ++asked;
        answered += isAnswered ? 1 : 0;
    }
    return answered * 2 < asked ? ResponseStatus::Partial : ResponseStatus::Complete;
}

} // namespace

GivenResponse paperResponse(const Questionnaire& questionnaire, const PaperForm& form, const PaperValues& values)
{
    GivenResponse response;
    response.instanceId = form.uuid;
    response.version = form.version;
    response.channel = QStringLiteral("paper");
    response.language = questionnaire.defaultLanguage;
    response.token = form.number;
    QStringList coders;
    for (const auto& [pass, made] : form.passes) {
        if (response.startedAt.isEmpty())
            response.startedAt = made.startedAt;
        response.finishedAt = made.finishedAt;
        if (!coders.contains(made.by))
            coders << made.by;
    }
    response.cameFrom = coders.join(QStringLiteral(", "));
    const auto fields = paperFields(questionnaire);
    response.status = statusOf(fields, values);
    std::map<QString, std::map<int, std::map<QString, QString>>> repeats;
    for (const auto& field : fields) {
        const auto found = values.find(field.key);
        if (found == values.end() || found->second.state != PaperValue::State::Answer || found->second.value.isEmpty())
            continue;
        if (field.repeat.isEmpty())
            response.values[field.key] = found->second.value;
        else
            repeats[field.repeat][field.time][field.key.section(u'/', 2)] = found->second.value;
    }
    for (const auto& [name, times] : repeats)
        for (const auto& [time, answers] : times)
            response.repeats[name].push_back(answers);
    return response;
}

} // namespace counterpoint
