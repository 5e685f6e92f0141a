#include "core/survey/fielded_dataset.h"
#include "core/base/clock.h"
#include "core/base/translate.h"
#include "core/cases/cases.h"
#include "core/project/doors.h"
#include "core/responses/datasets.h"
#include "core/responses/respondents.h"
#include "core/responses/update_responses.h"
#include "core/responses/variables.h"
#include "core/survey/answer_cells.h"
#include "core/survey/dataset_refresh.h"
#include "core/survey/questionnaires.h"
#include "core/survey/unplaced_answers.h"
#include <QSet>
#include <set>

namespace counterpoint {

namespace {

constexpr const char* context = "FieldedDataset";

using Cells = std::map<QString, QString>;

QString quoted(const QString& cell)
{
    return u'"' + QString(cell).remove(QChar::Null).replace(QLatin1String("\""), QLatin1String("\"\"")) + u'"';
}

/// Rows of cells as a file of responses for variables that are there, so that they come in by the one way that all do.
NewResponses fileOf(const Read& db, DatasetId dataset, const std::vector<Cells>& rows)
{
    NewResponses responses;
    responses.fileName = translate(context, "responses");
    std::set<QString> used;
    for (const auto& row : rows)
        for (const auto& [name, cell] : row)
            if (!cell.isEmpty())
                used.insert(name);
    QString csv;
    int place = 0;
    auto all = variables::of(db, dataset);
    const bool isThere = std::any_of(all.begin(), all.end(), [](const Variable& each) { return each.name == response_variable::unplaced; });
    if (!isThere && used.contains(response_variable::unplaced)) {
        Variable unplaced;
        unplaced.name = response_variable::unplaced;
        unplaced.label = translate(context, "Answers that had no place");
        unplaced.type = VariableType::Text;
        all.push_back(unplaced);
    }
    for (const auto& variable : all) {
        if (!used.contains(variable.name))
            continue;
        ColumnGuess column;
        column.column = place++;
        column.name = variable.name;
        column.type = variable.type;
        responses.preview.columns.push_back(column);
        responses.variables.push_back(variable);
        csv += (csv.isEmpty() ? QString() : QStringLiteral(",")) + quoted(variable.name);
    }
    csv += u'\n';
    for (const auto& row : rows) {
        QStringList cells;
        for (const auto& variable : responses.variables) {
            const auto cell = row.find(variable.name);
            cells << quoted(cell == row.end() ? QString() : cell->second);
        }
        csv += cells.join(u',') + u'\n';
    }
    responses.preview.utf8 = csv.toUtf8();
    responses.preview.headerRows = 1;
    responses.preview.rows = qint64(rows.size());
    return responses;
}

Cells ownCells(const GivenResponse& response)
{
    return {{response_variable::id, response.instanceId},      {response_variable::version, response.version},
            {response_variable::channel, response.channel},    {response_variable::status, toText(response.status)},
            {response_variable::language, response.language},  {response_variable::started, response.startedAt},
            {response_variable::finished, response.finishedAt}};
}

/// Answers to what is asked several times, by the name of no repeat there is.
Cells repeatsNotAsked(const Questionnaire& questionnaire, const GivenResponse& response)
{
    Cells left;
    for (const auto& [name, times] : response.repeats) {
        const auto* repeat = questionnaire.itemCalled(name);
        if (repeat && repeat->type == ItemType::Repeat)
            continue;
        QStringList rows;
        for (const auto& values : times) {
            QStringList answers;
            for (const auto& [question, value] : values)
                answers << QStringLiteral("%1 = %2").arg(question, value);
            rows << answers.join(QStringLiteral(", "));
        }
        left[name] = rows.join(QStringLiteral("; "));
    }
    return left;
}

/// Rows that were there before the questionnaire took the dataset over have no id; by one they can be told from responses that come.
Result<> giveIds(Edit& db, DatasetId dataset)
{
    const auto variable = variables::byName(db, dataset, response_variable::id);
    const auto column = variable ? datasets::column(db, variable->id) : fail(variable);
    if (!column)
        return fail(column);
    bool isWhole = true;
    std::vector<QString> ids;
    for (std::size_t row = 0; row < column->rows(); ++row) {
        isWhole = isWhole && !column->isEmpty(row);
        ids.push_back(column->isEmpty(row) ? QStringLiteral("row-%1").arg(row + 1) : column->text(row));
    }
    return isWhole ? Result<>() : datasets::replaceColumn(db, variable->id, Column::ofTexts(ids));
}

bool isLinked(const Read& db, QuestionnaireId id)
{
    auto query = db.prepare("SELECT 1 FROM fielding WHERE questionnaire_id = ? AND mode = 'linked'");
    return query.bind(id).step();
}

/// The invitation of a response; where respondents are linked, its Case too. Anonymous responses say that somebody answered, not who.
Result<InvitationId> answerInvitation(Edit& db, QuestionnaireId id, const GivenResponse& response, DatasetId dataset, qint64 row)
{
    if (response.token.isEmpty())
        return InvitationId();
    InvitationId invitation;
    CaseId person;
    {
        auto query = db.prepare("SELECT id, case_id FROM invitation WHERE questionnaire_id = ? AND token = ?");
        if (!query.bind(id, response.token).step())
            return InvitationId();
        invitation = query.id<InvitationId>(0);
        person = query.isNull(1) ? CaseId() : query.id<CaseId>(1);
    }
    db.prepare("UPDATE invitation SET status = 'responded' WHERE id = ?").bind(invitation).run();
    if (!isLinked(db, id))
        return InvitationId();
    if (!person.isValid()) {
        const auto made = cases::ensure(db, response.token);
        if (!made)
            return fail(made);
        person = *made;
        db.prepare("UPDATE invitation SET case_id = ? WHERE id = ?").bind(person, invitation).run();
    }
    if (const auto done = respondents::link(db, {dataset, row}, person); !done)
        return fail(done);
    return invitation;
}

/// Of a repeat's dataset: the response, and which time.
QString rowId(const GivenResponse& response, const QString& time) { return QStringLiteral("%1/%2").arg(response.instanceId, time); }

Result<> addRepeats(Edit& db, const Questionnaire& questionnaire, const std::vector<const GivenResponse*>& responses,
                    const AnswerCells& cells, UnplacedAnswers& unplaced, QStringList& notes)
{
    for (const auto& place : allItems(questionnaire)) {
        if (place.item->type != ItemType::Repeat)
            continue;
        const auto dataset = dataset_refresh::datasetOf(db, questionnaire.id, place.item->uuid);
        unplaced.lookAt(variables::of(db, dataset));
        const bool isNested = repeatAround(questionnaire, *place.item);
        std::vector<Cells> rows;
        for (const auto* response : responses) {
            const auto given = response->repeats.find(place.item->name);
            if (given == response->repeats.end())
                continue;
            int number = 0;
            for (auto values : given->second) {
                Cells left;
                const auto parent = values.extract(repeat_variable::parentAnswer);
                auto row = cells.of(values, place.item->uuid, left);
                unplaced.keep(std::move(left), row);
                ++number;
                row[response_variable::id] = response->instanceId;
                row[repeat_variable::number] = QString::number(number);
                row[repeat_variable::row] = rowId(*response, QString::number(number));
                if (isNested && !parent.empty())
                    row[repeat_variable::parent] = rowId(*response, parent.mapped());
                rows.push_back(std::move(row));
            }
        }
        if (rows.empty())
            continue;
        const auto update = updateResponses(db, dataset, fileOf(db, dataset, rows), repeat_variable::row);
        if (!update)
            return fail(update);
        notes << update->notes;
    }
    return {};
}

void record(Edit& db, DatasetId dataset, qint64 row, const GivenResponse& response, InvitationId invitation)
{
    db.prepare("INSERT INTO survey_response(dataset_id, row, instance_id, version, channel, status, language, started_at, finished_at, "
               "received_at, invitation_id, came_from) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(dataset, row, response.instanceId, response.version, response.channel, toText(response.status), response.language,
              response.startedAt, response.finishedAt, Clock::stamp(), invitation, response.cameFrom)
        .run();
}

} // namespace

QString toText(ResponseStatus status)
{
    switch (status) {
    case ResponseStatus::Complete:
        return QStringLiteral("complete");
    case ResponseStatus::Partial:
        return QStringLiteral("partial");
    case ResponseStatus::ScreenedOut:
        return QStringLiteral("screened out");
    }
    return {};
}

std::optional<ResponseStatus> responseStatusFrom(const QString& text)
{
    for (const auto status : {ResponseStatus::Complete, ResponseStatus::Partial, ResponseStatus::ScreenedOut})
        if (toText(status) == text)
            return status;
    return {};
}

namespace fieldedDataset {

DatasetId of(const Read& db, QuestionnaireId id) { return dataset_refresh::datasetOf(db, id, {}); }

QuestionnaireId questionnaireOf(const Read& db, DatasetId id)
{
    auto query = db.prepare("SELECT id FROM questionnaire WHERE dataset_id = ?1"
                            " UNION SELECT questionnaire_id FROM repeat_dataset WHERE dataset_id = ?1");
    return query.bind(id).step() ? query.id<QuestionnaireId>(0) : QuestionnaireId();
}

Result<> adopt(Edit& db, QuestionnaireId id, DatasetId dataset)
{
    const auto questionnaire = questionnaires::read(db, id);
    const auto there = datasets::byId(db, dataset);
    if (!questionnaire || !there)
        return !questionnaire ? fail(questionnaire) : fail(there);
    db.prepare("UPDATE questionnaire SET dataset_id = ? WHERE id = ?").bind(dataset, id).run();
    return {};
}

Result<DatasetId> refresh(Edit& db, QuestionnaireId id)
{
    const auto questionnaire = questionnaires::read(db, id);
    if (!questionnaire)
        return fail(questionnaire);
    const auto wanted = variablesOf(*questionnaire, dataset_refresh::storedVariables(db, id));
    for (const auto& place : allItems(*questionnaire))
        if (place.item->type == ItemType::Repeat)
            if (const auto done = dataset_refresh::refresh(db, *questionnaire, place.item->uuid, wanted); !done)
                return done;
    return dataset_refresh::refresh(db, *questionnaire, {}, wanted);
}

Result<ResponsesTaken> addResponses(Edit& db, QuestionnaireId id, const std::vector<GivenResponse>& responses)
{
    const auto dataset = refresh(db, id);
    if (!dataset)
        return fail(dataset);
    const auto questionnaire = questionnaires::read(db, id);
    const auto before = datasets::byId(db, *dataset);
    if (!questionnaire || !before)
        return !questionnaire ? fail(questionnaire) : fail(before);
    ResponsesTaken taken{*dataset, 0, {}, {}};
    QSet<QString> known;
    for (const auto& origin : originsOf(db, *dataset))
        known.insert(origin.instanceId);
    const AnswerCells cells(*questionnaire, variablesOf(*questionnaire, dataset_refresh::storedVariables(db, id)));
    UnplacedAnswers unplaced(variables::of(db, *dataset));
    std::vector<const GivenResponse*> fresh;
    std::vector<Cells> rows;
    for (const auto& response : responses) {
        if (response.instanceId.isEmpty())
            return fail(
                Error::Kind::Invalid,
                translate(context, "A response has no id, so that nobody could tell whether it came before. Nothing was taken in."));
        if (known.contains(response.instanceId)) {
            taken.known << response.instanceId;
            continue;
        }
        known.insert(response.instanceId);
        fresh.push_back(&response);
        auto left = repeatsNotAsked(*questionnaire, response);
        auto row = cells.of(response.values, {}, left);
        unplaced.keep(std::move(left), row);
        for (const auto& [name, cell] : ownCells(response))
            row[name] = cell;
        rows.push_back(std::move(row));
    }
    if (fresh.empty())
        return taken;
    if (const auto done = giveIds(db, *dataset); !done)
        return fail(done);
    const auto update = updateResponses(db, *dataset, fileOf(db, *dataset, rows), response_variable::id);
    if (!update)
        return fail(update);
    taken.added = qint64(fresh.size());
    taken.notes << update->notes;
    for (std::size_t i = 0; i < fresh.size(); ++i) {
        const auto row = before->rows + qint64(i);
        const auto invitation = answerInvitation(db, id, *fresh[i], *dataset, row);
        if (!invitation)
            return fail(invitation);
        record(db, *dataset, row, *fresh[i], *invitation);
    }
    if (const auto done = addRepeats(db, *questionnaire, fresh, cells, unplaced, taken.notes); !done)
        return fail(done);
    if (const auto note = unplaced.note(); !note.isEmpty())
        taken.notes << note;
    return taken;
}

std::vector<ResponseOrigin> originsOf(const Read& db, DatasetId id)
{
    std::vector<ResponseOrigin> origins;
    auto query = db.prepare("SELECT row, instance_id, version, channel, status, language, started_at, finished_at, received_at, "
                            "invitation_id, came_from FROM survey_response WHERE dataset_id = ? ORDER BY row");
    for (query.bind(id); query.step();)
        origins.push_back({query.int64(0), query.text(1), query.text(2), query.text(3),
                           responseStatusFrom(query.text(4)).value_or(ResponseStatus::Complete), query.text(5), query.text(6),
                           query.text(7), query.text(8), query.isNull(9) ? InvitationId() : query.id<InvitationId>(9), query.text(10)});
    return origins;
}

bool isKnown(const Read& db, DatasetId id, const QString& instanceId)
{
    auto query = db.prepare("SELECT 1 FROM survey_response WHERE dataset_id = ? AND instance_id = ?");
    return query.bind(id, instanceId).step();
}

} // namespace fieldedDataset

} // namespace counterpoint
