#include "core/survey/foreign_survey.h"
#include "core/base/translate.h"
#include "core/project/doors.h"
#include "core/survey/qualtrics_import.h"
#include "core/survey/questionnaires.h"
#include "core/survey/returned_answers.h"

namespace counterpoint::foreign_survey {

namespace {

constexpr const char* context = "ForeignSurvey";

/// The questionnaire that answers were given to, where the study has it already.
std::optional<returned_answers::Match> known(const Read& db, const File& file)
{
    if (!file.answers || file.answers->tables.front().rows.size() < 2)
        return {};
    auto match = returned_answers::questionnaireFor(db, *file.answers);
    return match && match->fit.unmatched * 5 <= match->fit.matched ? match : std::nullopt;
}

} // namespace

bool is(const QByteArray& bytes) { return lime::isDocument(bytes) || isQualtricsSurvey(bytes) || lime::isArchive(bytes); }

Result<File> read(const QByteArray& bytes, const QString& fileName)
{
    if (isQualtricsSurvey(bytes)) {
        auto survey = questionnaireFromQualtrics(bytes, fileName);
        if (!survey)
            return fail(survey);
        return File{QStringLiteral("Qualtrics"), std::move(*survey), {}};
    }
    if (lime::isArchive(bytes)) {
        const auto archive = lime::readArchive(bytes, fileName);
        if (!archive)
            return fail(archive);
        auto survey = questionnaireFromLime(archive->survey, fileName);
        if (!survey)
            return fail(survey);
        File file{QStringLiteral("LimeSurvey"), std::move(*survey), {}};
        if (!archive->responses.rows(QStringLiteral("responses")).empty())
            file.answers = answer_tables::File{fileName, {{fileName, answersFromLime(*archive)}}};
        return file;
    }
    auto survey =
        lime::read(bytes, fileName).and_then([&](const lime::Document& document) { return questionnaireFromLime(document, fileName); });
    if (!survey)
        return fail(survey);
    return File{QStringLiteral("LimeSurvey"), std::move(*survey), {}};
}

Result<Taken> takeIn(Edit& db, const File& file, const QString& name)
{
    Taken taken;
    if (const auto match = known(db, file)) {
        taken.id = match->id;
        taken.wasThere = true;
        taken.notes << translate(context, "The study has this questionnaire already, as “%1”: the answers went there.").arg(match->name);
    } else {
        auto questionnaire = file.survey.questionnaire;
        if (!name.isEmpty())
            questionnaire.name = name;
        const auto id = questionnaires::save(db, std::move(questionnaire));
        if (!id)
            return fail(id);
        taken.id = *id;
        for (const auto& sentence : file.survey.unsupported)
            taken.notes << translate(context, "Not supported: %1").arg(sentence);
    }
    const auto saved = questionnaires::read(db, taken.id);
    if (!saved)
        return fail(saved);
    taken.name = saved->name;
    taken.questions = int(questionsOf(*saved).size());
    if (file.answers) {
        auto responses = returned_answers::takeIn(db, taken.id, *file.answers);
        if (!responses)
            return fail(responses);
        taken.notes << responses->notes;
        taken.responses = std::move(*responses);
    }
    return taken;
}

} // namespace counterpoint::foreign_survey
