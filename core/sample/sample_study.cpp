#include "core/sample/sample_study.h"
#include "core/base/translate.h"
#include "core/project/project.h"
#include "core/project/study.h"
#include "core/sample/sample_files.h"
#include "core/sample/sample_integration.h"
#include "core/sample/sample_maps.h"
#include "core/sample/sample_material.h"
#include "core/sample/sample_report.h"
#include "core/sample/sample_work.h"

namespace counterpoint::sample {

namespace {

QString linesOf(const QJsonValue& list)
{
    QStringList lines;
    for (const auto line : list.toArray())
        lines << line.toString();
    return lines.join(u'\n');
}

Result<> describe(Edit& db)
{
    return readObject(QStringLiteral("study.json")).and_then([&](const QJsonObject& file) {
        auto about = study::get(db);
        about.title = file.value(QStringLiteral("title")).toString();
        about.description = file.value(QStringLiteral("description")).toString();
        about.purpose = file.value(QStringLiteral("purpose")).toString();
        about.questions = linesOf(file.value(QStringLiteral("questions")));
        about.ethics = file.value(QStringLiteral("ethics")).toString();
        return study::set(db, about);
    });
}

} // namespace

Result<QString> title()
{
    return readObject(QStringLiteral("study.json")).map([](const QJsonObject& file) {
        return file.value(QStringLiteral("title")).toString();
    });
}

Result<> fill(Project& project)
{
    // Each part is a step of its own, so that the history of the sample reads like that of a study.
    const auto before = project.coderName();
    const auto step = [&](const char* label, const auto& work) {
        return [&project, label, &work] { return project.perform(translate("Sample", label), work); };
    };
    const auto done = project.perform(translate("Sample", "Describe the study"), describe)
                          .and_then(step("Add the Cases", addCases))
                          .and_then(step("Import transcripts", addTranscripts))
                          .and_then(step("Import responses “practitioners”", addSurvey))
                          .and_then(step("Design the questionnaire", addQuestionnaire))
                          .and_then(step("Write the guides", addGuides))
                          .and_then(step("Set up the codebook", addCodebook))
                          .and_then([&] { return addCodings(project); })
                          .and_then(step("Write memos", addMemos))
                          .and_then(step("Analyse the survey", addAnalyses))
                          .and_then([&] { return addConvergence(project); })
                          .and_then(step("Make joint displays", addJointDisplays))
                          .and_then(step("Write findings", addFindings))
                          .and_then(step("Draw a map", addMaps))
                          .and_then(step("Say what follows", addFramework))
                          .and_then(step("Keep the study log", addLog))
                          .and_then(step("Lay out the report", addOutline));
    project.setCoderName(before);
    return done;
}

} // namespace counterpoint::sample
