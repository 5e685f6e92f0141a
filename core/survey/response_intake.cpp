#include "core/survey/response_intake.h"
#include "core/base/translate.h"
#include "core/interchange/sealed/response_key.h"
#include "core/project/doors.h"
#include "core/survey/questionnaires.h"
#include "core/survey/versions.h"
#include <QHash>
#include <algorithm>

namespace counterpoint::response_intake {

namespace {

constexpr const char* context = "ResponseIntake";

Result<ResponseFile> readOne(const File& file, const study_key::Opened& keys)
{
    if (!response_file::isSealed(file.bytes))
        return response_file::read(file.bytes, file.name);
    const auto closed = response_file::readSealed(file.bytes, file.name);
    if (!closed)
        return fail(closed);
    const auto key = keys.find(closed->key);
    if (key == keys.end())
        return fail(Error::Kind::Invalid,
                    keys.empty() ? translate(context, "“%1” is encrypted: give the passphrase of the study’s key.").arg(file.name)
                                 : translate(context, "“%1” is encrypted for another key than this study’s.").arg(file.name));
    return response_key::open(*closed, key->second, file.name).and_then([&](const QByteArray& clear) {
        return response_file::read(clear, file.name);
    });
}

/// The questionnaires of the study, by what response files call them.
class Questionnaires {
public:
    explicit Questionnaires(const Read& db)
    {
        auto query = db.prepare("SELECT id, uuid, form_id, name FROM questionnaire ORDER BY position, id");
        while (query.step())
            m_all.push_back({query.id<QuestionnaireId>(0), query.text(1), query.text(2).isEmpty() ? query.text(3) : query.text(2)});
    }
    QuestionnaireId of(const ResponseFile& file) const
    {
        const auto find = [&](auto isIt) {
            const auto found = std::find_if(m_all.begin(), m_all.end(), isIt);
            return found == m_all.end() ? QuestionnaireId() : found->id;
        };
        const auto byUuid = find([&](const Known& each) { return each.uuid == file.questionnaire; });
        return byUuid.isValid() ? byUuid : find([&](const Known& each) { return !file.form.isEmpty() && each.formId == file.form; });
    }

private:
    struct Known {
        QuestionnaireId id;
        QString uuid;
        QString formId;
    };
    std::vector<Known> m_all;
};

GivenResponse given(const QString& fileName, const ResponseFile& file, const QString& channel)
{
    GivenResponse response;
    response.instanceId = file.instance;
    response.version = file.version;
    response.channel = channel;
    response.status = responseStatusFrom(file.status).value_or(ResponseStatus::Partial);
    response.language = file.language;
    response.startedAt = file.startedAt;
    response.finishedAt = file.finishedAt;
    response.token = file.token;
    response.cameFrom = fileName;
    response.values = file.values;
    response.repeats = file.repeats;
    return response;
}

/// A sentence for each version but the last that came in.
QStringList versionNotes(const Read& db, QuestionnaireId id, const std::vector<GivenResponse>& responses)
{
    std::map<QString, int> counts;
    for (const auto& response : responses)
        ++counts[response.version];
    const auto versions = surveyVersions::of(db, id);
    QStringList notes;
    for (const auto& each : counts) {
        const auto& label = each.first;
        const int count = each.second;
        const auto known =
            std::find_if(versions.begin(), versions.end(), [&](const SurveyVersion& version) { return version.label == label; });
        if (label.isEmpty())
            notes << translate(context, "%n response(s) came without a version.", nullptr, count);
        else if (known == versions.end())
            notes << translate(context, "Version “%1”, which this study does not know, is answered by %n response(s).", nullptr, count)
                         .arg(label);
        else if (known != versions.end() - 1)
            notes << translate(context, "The earlier version %1 is answered by %n response(s); the newest is %2.", nullptr, count)
                         .arg(label, versions.back().label);
    }
    return notes;
}

} // namespace

Reading read(const std::vector<File>& files, const study_key::Opened& keys)
{
    Reading reading;
    for (const auto& file : files) {
        auto response = readOne(file, keys);
        if (response)
            reading.responses.emplace_back(file.name, std::move(*response));
        else
            reading.refused.push_back({file.name, response.error().message});
    }
    return reading;
}

Result<Outcome> takeIn(Edit& db, const Reading& reading, QuestionnaireId only, const QString& channel)
{
    Outcome outcome;
    outcome.refused = reading.refused;
    const Questionnaires questionnaires(db);
    std::map<QuestionnaireId, std::vector<GivenResponse>> byQuestionnaire;
    for (const auto& [fileName, file] : reading.responses) {
        const auto id = questionnaires.of(file);
        const auto form = file.form.left(60);
        if (!id.isValid())
            outcome.refused.push_back(
                {fileName, translate(context, "“%1” answers the questionnaire “%2”, which is not in this study.").arg(fileName, form)});
        else if (only.isValid() && id != only)
            outcome.refused.push_back({fileName, translate(context, "“%1” answers another questionnaire, “%2”.").arg(fileName, form)});
        else
            byQuestionnaire[id].push_back(given(fileName, file, channel));
    }
    for (const auto& [id, responses] : byQuestionnaire) {
        const auto added = fieldedDataset::addResponses(db, id, responses);
        if (!added)
            return fail(added);
        const auto questionnaire = counterpoint::questionnaires::read(db, id);
        if (!questionnaire)
            return fail(questionnaire);
        Taken taken{id, questionnaire->name, added->dataset, added->added, {}, versionNotes(db, id, responses) + added->notes};
        // A response that came twice in one go is known the second time: its first file came in.
        auto known = added->known;
        for (auto response = responses.rbegin(); response != responses.rend(); ++response)
            if (known.removeOne(response->instanceId))
                taken.known.prepend(response->cameFrom);
        outcome.taken.push_back(std::move(taken));
    }
    return outcome;
}

} // namespace counterpoint::response_intake
