#include "core/base/translate.h"
#include "core/interchange/delimited/delimited_writer.h"
#include "core/project/doors.h"
#include "core/responses/datasets.h"
#include "core/responses/import_responses.h"
#include "core/survey/questionnaires.h"
#include "core/survey/returned_answers.h"
#include "core/survey/versions.h"
#include <QFileInfo>
#include <algorithm>

namespace counterpoint::returned_answers {

namespace {

constexpr const char* context = "ReturnedAnswers";

/// Answers that name no version were read by the questionnaire as it is now.
Result<> nameVersion(Edit& db, QuestionnaireId id, std::vector<GivenResponse>& responses, const QString& fileName)
{
    const auto dataset = fieldedDataset::of(db, id);
    const auto namesNone = [&](const GivenResponse& response) {
        return response.version.isEmpty() && !(dataset.isValid() && fieldedDataset::isKnown(db, dataset, response.instanceId));
    };
    if (std::none_of(responses.begin(), responses.end(), namesNone))
        return {};
    const auto version = surveyVersions::freeze(db, id, {}, translate(context, "as the answers of “%1” were read").arg(fileName));
    if (!version)
        return fail(version);
    for (auto& response : responses)
        if (namesNone(response))
            response.version = version->label;
    return {};
}

} // namespace

std::optional<Match> questionnaireFor(const Read& db, const answer_tables::File& head)
{
    std::optional<Match> best;
    const auto folded = [](const QString& name) {
        QString letters;
        for (const auto c : name)
            if (c.isLetterOrNumber())
                letters += c.toCaseFolded();
        return letters;
    };
    const auto fileName = folded(head.fileName);
    for (const auto& info : questionnaires::all(db)) {
        const auto questionnaire = questionnaires::read(db, info.id);
        if (!questionnaire)
            continue;
        const auto fit = fitOf(*questionnaire, head);
        if (!fit.isGood())
            continue;
        const auto isNamed = [&](const Questionnaire& each) {
            return (!each.formId.isEmpty() && fileName.contains(folded(each.formId))) || fileName.contains(folded(each.name));
        };
        // Of two that fit alike, the one that the file is called after.
        if (!best || fit.matched > best->fit.matched || (fit.matched == best->fit.matched && isNamed(*questionnaire)))
            best = Match{info.id, info.name, fit};
    }
    return best;
}

Result<Plan> plan(const Read& db, QuestionnaireId id, const answer_tables::File& file)
{
    const auto questionnaire = questionnaires::read(db, id);
    if (!questionnaire)
        return fail(questionnaire);
    Plan plan{fitOf(*questionnaire, file), 0, 0, {}};
    auto answers = read(*questionnaire, file);
    const auto dataset = fieldedDataset::of(db, id);
    for (const auto& response : answers.responses)
        ++(dataset.isValid() && fieldedDataset::isKnown(db, dataset, response.instanceId) ? plan.known : plan.fresh);
    plan.notes = std::move(answers.notes);
    return plan;
}

Result<ResponsesTaken> takeIn(Edit& db, QuestionnaireId id, const answer_tables::File& file)
{
    const auto questionnaire = questionnaires::read(db, id);
    if (!questionnaire)
        return fail(questionnaire);
    if (fitOf(*questionnaire, file).matched == 0)
        return fail(
            Error::Kind::Invalid,
            translate(context, "No column of “%1” belongs to a question of “%2”: neither by name, nor by its words. Nothing was taken in.")
                .arg(file.fileName, questionnaire->name));
    auto answers = read(*questionnaire, file);
    if (answers.responses.empty())
        return fail(Error::Kind::Format, translate(context, "“%1” holds headings, and no answers.").arg(file.fileName));
    if (const auto named = nameVersion(db, id, answers.responses, file.fileName); !named)
        return fail(named);
    auto taken = fieldedDataset::addResponses(db, id, answers.responses);
    if (taken)
        taken->notes = answers.notes + taken->notes;
    return taken;
}

Result<Datasets> importAsDatasets(Edit& db, const answer_tables::File& file)
{
    Datasets made;
    const auto base = QFileInfo(file.fileName).completeBaseName();
    for (const auto& table : file.tables) {
        if (table.rows.size() < 2)
            continue;
        std::vector<std::vector<DelimitedCell>> rows;
        for (const auto& row : table.rows) {
            rows.emplace_back();
            for (const auto& cell : row)
                rows.back().push_back(cell.isEmpty() ? DelimitedCell() : DelimitedCell(cell));
        }
        PreviewOptions options;
        options.separator = ',';
        auto preview = previewResponses(writeDelimited(rows), file.fileName, options);
        if (!preview)
            return fail(preview);
        auto responses = responsesFrom(std::move(*preview), file.fileName);
        responses.name =
            file.tables.size() == 1 || table.name.startsWith(base) ? table.name : QStringLiteral("%1: %2").arg(base, table.name);
        const auto imported = importResponses(db, responses);
        if (!imported)
            return fail(imported);
        const auto dataset = datasets::byId(db, imported->dataset);
        if (!dataset)
            return fail(dataset);
        made.names << dataset->name;
        made.notes << imported->notes;
    }
    made.notes.removeDuplicates();
    if (made.names.isEmpty())
        return fail(Error::Kind::Format, translate(context, "“%1” holds headings, and no answers.").arg(file.fileName));
    return made;
}

} // namespace counterpoint::returned_answers
