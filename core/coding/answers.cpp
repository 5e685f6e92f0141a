#include "core/coding/answers.h"
#include "core/base/translate.h"
#include "core/project/doors.h"
#include "core/responses/datasets.h"
#include "core/responses/respondents.h"
#include "core/responses/variables.h"
#include "core/text/text_index.h"
#include "core/transcript/turns.h"
#include <QHash>
#include <limits>
#include <utility>

namespace counterpoint {

namespace {

/// Hands each coding to the rows it touches: both lists go by start, so that a sweep does it.
std::vector<std::vector<Coding>> byRow(const std::vector<Coding>& codings, const std::vector<AnswerRow>& rows)
{
    std::vector<std::vector<Coding>> shared(rows.size());
    std::size_t first = 0;
    for (const auto& coding : codings) {
        while (first < rows.size() && rows[first].span.end <= coding.span.start)
            ++first;
        for (auto row = first; row < rows.size() && rows[row].span.start < coding.span.end; ++row)
            if (coding.span.overlaps(rows[row].span))
                shared[row].push_back(coding);
    }
    return shared;
}

QHash<qint64, QString> namesOfRespondents(const Read& db, DatasetId dataset)
{
    QHash<qint64, QString> names;
    auto query = db.prepare("SELECT r.row, c.name FROM response_case r JOIN study_case c ON c.id = r.case_id WHERE r.dataset_id = ?");
    for (query.bind(dataset); query.step();)
        names.insert(query.int64(0), query.text(1));
    return names;
}

} // namespace

const Category* ClosedAnswers::at(qint64 response) const
{
    if (response < 0 || std::size_t(response) >= categories.rows.size())
        return nullptr;
    const auto place = categories.rows[std::size_t(response)];
    return place < 0 ? nullptr : &categories.items[std::size_t(place)];
}

int ClosedAnswers::order(qint64 response) const
{
    const auto* category = at(response);
    return category ? int(category - categories.items.data()) : std::numeric_limits<int>::max();
}

namespace answers {

Result<AnswerSheet> of(const Read& db, SourceId id)
{
    auto source = sources::byId(db, id);
    if (!source)
        return fail(source);
    if (source->kind != SourceKind::Answers)
        return fail(Error::Kind::Invalid, translate("Answers", "“%1” holds no answers to an open question.").arg(source->name));
    auto question = variables::byId(db, source->variable);
    if (!question)
        return fail(question);
    const auto dataset = datasets::byId(db, question->dataset);
    if (!dataset)
        return fail(dataset);
    AnswerSheet sheet{std::move(*source), std::move(*question), dataset->rows, {}};
    const auto text = sources::text(db, id);
    const TextIndex index(text);
    const auto names = namesOfRespondents(db, dataset->id);
    for (const auto& turn : turns::of(db, id)) {
        AnswerRow row;
        row.response = turn.responseRow.value_or(-1);
        row.span = {turn.contentStart, turn.span.end};
        row.text = index.slice(text, row.span).toString();
        row.caseName = names.value(row.response);
        row.isMissing = sheet.question.isMissing(row.text);
        sheet.rows.push_back(std::move(row));
    }
    refreshCodings(db, sheet);
    return sheet;
}

std::vector<std::size_t> refreshCodings(const Read& db, AnswerSheet& sheet)
{
    std::vector<std::size_t> changed;
    auto fresh = byRow(codings::of(db, sheet.source.id), sheet.rows);
    for (std::size_t i = 0; i < sheet.rows.size(); ++i)
        if (auto& codings = sheet.rows[i].codings; codings != fresh[i]) {
            codings = std::move(fresh[i]);
            changed.push_back(i);
        }
    return changed;
}

std::vector<Variable> closedVariables(const Read& db, DatasetId dataset)
{
    auto all = variables::of(db, dataset);
    std::erase_if(all, [](const Variable& variable) { return variable.isOpen; });
    return all;
}

Result<ClosedAnswers> closed(const Read& db, VariableId id)
{
    auto variable = variables::byId(db, id);
    if (!variable)
        return fail(variable);
    const auto column = datasets::column(db, id);
    if (!column)
        return fail(column);
    auto categories = categorise(*variable, *column);
    return ClosedAnswers{std::move(*variable), std::move(categories)};
}

} // namespace answers

} // namespace counterpoint
