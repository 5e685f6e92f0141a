#include "core/sample/sample_material.h"
#include "core/base/translate.h"
#include "core/cases/cases.h"
#include "core/interchange/read_text_file.h"
#include "core/project/doors.h"
#include "core/responses/datasets.h"
#include "core/responses/import_responses.h"
#include "core/responses/respondents.h"
#include "core/responses/variables.h"
#include "core/sample/sample_files.h"
#include "core/survey/fielded_dataset.h"
#include "core/survey/questionnaire_json.h"
#include "core/survey/questionnaires.h"
#include "core/transcript/import_transcript.h"
#include "core/transcript/source_days.h"
#include "core/transcript/speakers.h"

namespace counterpoint::sample {

namespace {

QString at(const QJsonObject& object, const char* key) { return object.value(QLatin1String(key)).toString(); }

Result<> addAttributes(Edit& db)
{
    return readObject(QStringLiteral("study.json")).and_then([&](const QJsonObject& file) -> Result<> {
        for (const auto item : file.value(QStringLiteral("attributes")).toArray()) {
            const auto type = at(item.toObject(), "type") == QLatin1String("number") ? Attribute::Type::Number : Attribute::Type::Text;
            if (const auto done = attributes::add(db, at(item.toObject(), "name"), type); !done)
                return fail(done);
        }
        return {};
    });
}

Result<> setAttributes(Edit& db, CaseId id, const QJsonObject& values)
{
    for (auto value = values.begin(); value != values.end(); ++value) {
        const auto attribute = attributes::byName(db, value.key());
        if (!attribute)
            return fail(attribute);
        if (const auto done = cases::set(db, id, *attribute, value.value().toVariant().toString()); !done)
            return done;
    }
    return {};
}

/// What the sample says about a speaker, put in place of what was proposed.
Result<> correctSpeakers(TranscriptPlan& plan, const QJsonArray& list)
{
    for (auto& speaker : plan.speakers) {
        bool isKnown = false;
        for (const auto item : list)
            if (const auto object = item.toObject(); at(object, "label") == speaker.name) {
                speaker.role = speakerRoleFrom(at(object, "role"));
                speaker.caseName = at(object, "case");
                if (const auto name = at(object, "name"); !name.isEmpty())
                    speaker.name = name;
                isKnown = true;
                break;
            }
        if (!isKnown)
            return fail(Error::Kind::Internal,
                        translate("Sample", "“%1” speaks in “%2” and is not in transcripts.json.").arg(speaker.name, plan.name));
    }
    return {};
}

Result<> addTranscript(Edit& db, const QJsonObject& object)
{
    const auto fileName = at(object, "file");
    auto content = readFile(fileName).and_then([&](const QByteArray& bytes) { return readText(bytes, fileName); });
    if (!content)
        return fail(content);
    auto plan = proposeTranscript(fileName, std::move(*content));
    plan.name = at(object, "name");
    const auto strand = strandFrom(at(object, "strand"));
    if (!strand)
        return fail(strand);
    plan.strand = *strand;
    if (const auto done = correctSpeakers(plan, object.value(QStringLiteral("speakers")).toArray()); !done)
        return done;
    return importTranscript(db, plan).and_then([&](SourceId source) { return sources::setDay(db, source, at(object, "held_on")); });
}

/// Two respondents agreed to be known: their Cases carry the number of their questionnaire.
Result<> linkRespondents(Edit& db, DatasetId dataset)
{
    const auto number = attributes::byName(db, QStringLiteral("survey id"));
    const auto id = variables::byName(db, dataset, QStringLiteral("id"));
    if (!number || !id)
        return number ? fail(id) : fail(number);
    const auto column = datasets::column(db, id->id);
    if (!column)
        return fail(column);
    for (const auto& one : cases::all(db))
        for (std::size_t row = 0; row < column->rows(); ++row)
            if (const auto value = one.value(number->id); !value.isEmpty() && column->text(row) == value)
                if (const auto done = respondents::link(db, {dataset, qint64(row)}, one.id); !done)
                    return done;
    return {};
}

} // namespace

Result<> addCases(Edit& db)
{
    if (const auto done = addAttributes(db); !done)
        return done;
    const auto list = readList(QStringLiteral("cases.json"));
    if (!list)
        return fail(list);
    for (const auto item : *list) {
        const auto id = cases::add(db, at(item.toObject(), "name"));
        if (!id)
            return fail(id);
        if (const auto done = setAttributes(db, *id, item.toObject().value(QStringLiteral("attributes")).toObject()); !done)
            return done;
    }
    return {};
}

Result<> addTranscripts(Edit& db)
{
    const auto list = readList(QStringLiteral("transcripts.json"));
    if (!list)
        return fail(list);
    for (const auto item : *list)
        if (const auto done = addTranscript(db, item.toObject()); !done)
            return done;
    return {};
}

Result<> addSurvey(Edit& db)
{
    const auto fileName = QStringLiteral("survey.csv");
    auto preview = readFile(fileName).and_then([&](const QByteArray& bytes) { return previewResponses(bytes, fileName); });
    if (!preview)
        return fail(preview);
    const auto dictionary = readFile(QStringLiteral("survey.json")).and_then([](const QByteArray& json) {
        return dictionaryFromJson(json, QStringLiteral("survey.json"));
    });
    if (!dictionary)
        return fail(dictionary);
    auto responses = responsesFrom(std::move(*preview), fileName);
    apply(*dictionary, responses);
    return importResponses(db, responses).and_then([&](const ImportedResponses& imported) {
        return linkRespondents(db, imported.dataset);
    });
}

/// What the survey asked, linked to its responses.
Result<> addQuestionnaire(Edit& db)
{
    auto questionnaire = readFile(QStringLiteral("questionnaire.json")).and_then(questionnaireFromJson);
    if (!questionnaire)
        return fail(questionnaire);
    const auto id = questionnaires::save(db, std::move(*questionnaire));
    const auto dataset = datasets::byName(db, QStringLiteral("practitioners"));
    if (!id || !dataset)
        return !id ? fail(id) : fail(dataset);
    return fieldedDataset::adopt(db, *id, dataset->id);
}

} // namespace counterpoint::sample
