#include "core/survey/local_intake.h"
#include "core/base/translate.h"
#include "core/project/project.h"
#include "core/survey/questionnaires.h"
#include "core/survey/response_intake.h"
#include "core/survey/versions.h"

namespace counterpoint {

namespace {

constexpr const char* context = "LocalIntake";

/// What there is to say of a response before it is written.
Result<LocalReceipt> judge(const Read& db, QuestionnaireId id, const ResponseFile& response)
{
    using Outcome = LocalReceipt::Outcome;
    const auto questionnaire = questionnaires::read(db, id);
    if (!questionnaire)
        return LocalReceipt{Outcome::Foreign, questionnaire.error().message};
    if (response.questionnaire != questionnaire->uuid)
        return LocalReceipt{Outcome::Foreign,
                            translate(context, "A response to another questionnaire, “%1”, was sent to the page of “%2”.")
                                .arg(response.form.left(60), questionnaire->name)};
    if (!surveyVersions::byLabel(db, id, response.version))
        return LocalReceipt{
            Outcome::Foreign,
            translate(context, "A response to version “%1” was sent, which this study does not know.").arg(response.version.left(60))};
    const auto dataset = fieldedDataset::of(db, id);
    const bool isKnown = dataset.isValid() && fieldedDataset::isKnown(db, dataset, response.instance);
    return LocalReceipt{isKnown ? Outcome::Known : Outcome::Taken, {}};
}

} // namespace

LocalReceipt takeInLocally(Project& project, QuestionnaireId id, const QByteArray& bytes, QString* instance)
{
    using Outcome = LocalReceipt::Outcome;
    const auto name = translate(context, "local page");
    // Browsers cannot encrypt on a page that came over plain HTTP, so what is sealed was not filled in here.
    const auto reading = response_intake::read({{name, bytes}}, {});
    if (reading.responses.empty())
        return {Outcome::Damaged, reading.refused.empty() ? QString() : reading.refused.front().reason};
    const auto& response = reading.responses.front().second;
    if (instance)
        *instance = response.instance;
    const auto judged = project.read([&](const Read& db) { return judge(db, id, response); });
    if (!judged)
        return {Outcome::Failed, judged.error().message};
    if (judged->outcome != Outcome::Taken)
        return *judged;
    const auto done = project.perform(translate(context, "Take in a response from the local page"),
                                      [&](Edit& db) { return response_intake::takeIn(db, reading, id, QStringLiteral("local page")); });
    if (!done)
        return {Outcome::Failed, done.error().message};
    return {Outcome::Taken, done->taken.empty() ? QString() : done->taken.front().notes.join(u' ')};
}

} // namespace counterpoint
