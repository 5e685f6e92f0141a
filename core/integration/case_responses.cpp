#include "core/integration/case_talks.h"
#include "core/project/doors.h"
#include "core/responses/datasets.h"
#include "core/responses/definition.h"
#include "core/responses/respondents.h"
#include "core/responses/variables.h"
#include <QRegularExpression>
#include <cmath>
#include <optional>

namespace counterpoint::case_parts {

namespace {

/// One cell, as it stands in the file.
struct Given {
    Variable variable;
    std::optional<Value> value;

    bool isMissing() const
    {
        if (!value)
            return false;
        const auto* number = std::get_if<double>(&*value);
        return number ? variable.isMissing(*number) : variable.isMissing(std::get<QString>(*value));
    }
    std::optional<double> number() const
    {
        const auto* held = value ? std::get_if<double>(&*value) : nullptr;
        return held && variable.type == VariableType::Number && !isMissing() ? std::optional(*held) : std::nullopt;
    }
};

QString wordsOf(const Given& given)
{
    if (!given.value)
        return {};
    for (const auto& label : given.variable.labels)
        if (label.value == *given.value)
            return label.label;
    return valueText(given.variable.type, *given.value);
}

Result<std::vector<Given>> rowOf(const Read& db, DatasetId dataset, qint64 row)
{
    std::vector<Given> given;
    for (const auto& variable : variables::of(db, dataset)) {
        const auto column = datasets::column(db, variable.id, row + 1);
        if (!column)
            return fail(column);
        Given cell{variable, {}};
        if (const auto place = std::size_t(row); place < column->rows() && !column->isEmpty(place))
            cell.value = column->type == VariableType::Text ? Value(column->dictionary[std::size_t(column->codes[place])])
                                                            : Value(column->numbers[place]);
        given.push_back(std::move(cell));
    }
    return given;
}

/// The mean of a scale's valid items, those keyed against it turned round.
std::optional<CaseProfile::Score> scoreOf(const std::vector<Given>& row, const QString& scale)
{
    CaseProfile::Score score;
    score.name = scale;
    double sum = 0;
    for (const auto& given : row) {
        if (given.variable.scale != scale || given.variable.isDerived() || given.variable.type != VariableType::Number)
            continue;
        ++score.items;
        const auto number = given.number();
        const auto range = answerRange(given.variable);
        if (!number || (given.variable.reversed && !range))
            continue;
        sum += given.variable.reversed ? range->low + range->high - *number : *number;
        ++score.answered;
    }
    if (score.answered == 0)
        return std::nullopt;
    score.value = sum / score.answered;
    return score;
}

bool isScore(const Variable& variable)
{
    if (!variable.isDerived())
        return false;
    const auto definition = definitions::fromJson(variable.definition);
    return definition && std::holds_alternative<Score>(*definition);
}

std::vector<CaseProfile::Score> scoresOf(const std::vector<Given>& row)
{
    std::vector<CaseProfile::Score> scores;
    QStringList scales;
    for (const auto& given : row)
        if (!given.variable.scale.isEmpty() && !scales.contains(given.variable.scale))
            scales << given.variable.scale;
    for (const auto& scale : scales)
        if (const auto score = scoreOf(row, scale))
            scores.push_back(*score);
    for (const auto& given : row)
        if (const auto number = given.number(); number && isScore(given.variable))
            scores.push_back({given.variable.title(), *number, 0, 0, given.variable.id});
    return scores;
}

/// When the response came: as the form says, else by a date of the dataset whose name says so.
QString dayOf(const Read& db, const Response& response, const std::vector<Given>& row)
{
    auto query = db.prepare("SELECT finished_at, received_at FROM survey_response WHERE dataset_id = ? AND row = ?");
    if (query.bind(response.dataset, response.row).step())
        return (query.text(0).isEmpty() ? query.text(1) : query.text(0)).left(10);
    static const QRegularExpression says(
        QStringLiteral("complet|submit|finish|ended|end_?date|received|respon|timestamp|answered|filled|interview|^date$|^end$"),
        QRegularExpression::CaseInsensitiveOption);
    for (const auto& given : row)
        if (given.variable.type == VariableType::Date && given.value && !given.isMissing()
            && (given.variable.name.contains(says) || given.variable.label.contains(says)))
            return dateText(std::get<double>(*given.value)).left(10);
    return {};
}

} // namespace

std::vector<CaseProfile::Response> responses(const Read& db, CaseId id)
{
    std::vector<CaseProfile::Response> found;
    for (const auto& response : respondents::responsesOf(db, id)) {
        const auto dataset = datasets::byId(db, response.dataset);
        const auto row = rowOf(db, response.dataset, response.row);
        if (!dataset || !row)
            continue; // the check of the study says what is damaged
        CaseProfile::Response shown;
        shown.dataset = response.dataset;
        shown.name = dataset->name;
        shown.row = response.row;
        shown.day = dayOf(db, response, *row);
        for (const auto& given : *row)
            if (!isScore(given.variable))
                shown.answers.push_back({given.variable.id, given.variable.title(), wordsOf(given), given.isMissing()});
        shown.scores = scoresOf(*row);
        found.push_back(std::move(shown));
    }
    return found;
}

} // namespace counterpoint::case_parts
