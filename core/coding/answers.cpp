#include "core/coding/answers.h"
#include "core/base/translate.h"
#include "core/project/doors.h"
#include "core/responses/datasets.h"
#include "core/responses/respondents.h"
#include "core/responses/variables.h"
#include "core/text/text_index.h"
#include "core/transcript/turns.h"
#include <QHash>
#include <algorithm>
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

Result<AnswerSheet> of(const Read& db, SourceId id, CoderId onlyCoder)
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
    refreshCodings(db, sheet, onlyCoder);
    return sheet;
}

std::vector<std::size_t> refreshCodings(const Read& db, AnswerSheet& sheet, CoderId onlyCoder)
{
    std::vector<std::size_t> changed;
    auto codings = codings::of(db, sheet.source.id);
    if (onlyCoder.isValid())
        std::erase_if(codings, [onlyCoder](const Coding& coding) { return coding.coder != onlyCoder; });
    auto fresh = byRow(codings, sheet.rows);
    for (std::size_t i = 0; i < sheet.rows.size(); ++i)
        if (sheet.rows[i].codings != fresh[i]) {
            sheet.rows[i].codings = std::move(fresh[i]);
            changed.push_back(i);
        }
    return changed;
}

bool fits(const AnswerRow& row, const AnswerFilter& filter, const std::vector<ClosedAnswers>& closed)
{
    using Coded = AnswerFilter::Coded;
    if (filter.coded != Coded::Either && row.codings.empty() == (filter.coded == Coded::Yes))
        return false;
    const auto hasAnyOf = [&](const std::vector<CodeId>& wanted) {
        return std::any_of(row.codings.begin(), row.codings.end(),
                           [&](const Coding& coding) { return std::find(wanted.begin(), wanted.end(), coding.code) != wanted.end(); });
    };
    if ((!filter.with.empty() && !hasAnyOf(filter.with)) || hasAnyOf(filter.without))
        return false;
    for (const auto& condition : filter.conditions) {
        const auto beside =
            std::find_if(closed.begin(), closed.end(), [&](const ClosedAnswers& each) { return each.variable.id == condition.variable; });
        if (beside == closed.end())
            continue;
        const auto* category = beside->at(row.response);
        if ((category ? category->label : QString()) != condition.label)
            return false;
    }
    const auto words = filter.words.split(u' ', Qt::SkipEmptyParts);
    return std::all_of(words.begin(), words.end(), [&](const QString& word) { return row.text.contains(word, Qt::CaseInsensitive); });
}

std::vector<std::size_t> chosen(const AnswerSheet& sheet, const std::vector<ClosedAnswers>& closed, const AnswerFilter& filter,
                                const AnswerOrder& order, const std::vector<Code>& codes)
{
    using By = AnswerOrder::By;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < sheet.rows.size(); ++i)
        if (fits(sheet.rows[i], filter, closed))
            places.push_back(i);
    const auto sortBy = [&](auto before) {
        std::stable_sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) {
            return order.descending ? before(sheet.rows[b], sheet.rows[a]) : before(sheet.rows[a], sheet.rows[b]);
        });
    };
    if (order.by == By::Response) {
        sortBy([](const AnswerRow& a, const AnswerRow& b) { return a.response < b.response; });
    } else if (order.by == By::Answer) {
        sortBy([](const AnswerRow& a, const AnswerRow& b) { return a.text.compare(b.text, Qt::CaseInsensitive) < 0; });
    } else if (order.by == By::Codes) {
        QHash<qlonglong, int> place;
        for (const auto& code : codes)
            place.insert(code.id.value(), int(place.size()));
        const auto listed = [&](const AnswerRow& row) {
            std::vector<int> list;
            for (const auto& coding : row.codings)
                list.push_back(place.value(coding.code.value()));
            std::sort(list.begin(), list.end());
            return list;
        };
        sortBy([&](const AnswerRow& a, const AnswerRow& b) { return listed(a) < listed(b); });
    } else {
        const auto beside =
            std::find_if(closed.begin(), closed.end(), [&](const ClosedAnswers& each) { return each.variable.id == order.variable; });
        if (beside != closed.end())
            sortBy([&](const AnswerRow& a, const AnswerRow& b) { return beside->order(a.response) < beside->order(b.response); });
    }
    return places;
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
