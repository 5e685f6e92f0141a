#include "core/responses/respondent_matching.h"
#include "core/base/translate.h"
#include "core/cases/cases.h"
#include "core/project/doors.h"
#include "core/responses/datasets.h"
#include "core/responses/respondents.h"
#include "core/responses/variables.h"
#include <QHash>
#include <QSet>
#include <algorithm>

namespace counterpoint {

namespace {

constexpr const char* context = "Respondents";

QString folded(const QString& text) { return text.simplified().toCaseFolded(); }

/// What each Case is called; not valid where several are called the same.
QHash<QString, CaseId> byWhatTheyAreCalled(const Read& db, AttributeId attribute)
{
    QHash<QString, CaseId> people;
    for (const auto& person : cases::all(db)) {
        const auto called = folded(attribute.isValid() ? person.value(attribute) : person.name);
        if (!called.isEmpty())
            people[called] = people.contains(called) ? CaseId() : person.id;
    }
    return people;
}

bool isMissing(const Variable& variable, const Column& column, std::size_t row)
{
    if (column.isEmpty(row))
        return true;
    return column.type == VariableType::Text ? variable.isMissing(column.dictionary[std::size_t(column.codes[row])])
                                             : variable.isMissing(column.numbers[row]);
}

/// A label says who it is better than its code does.
QString answerAt(const Variable& variable, const Column& column, std::size_t row)
{
    const auto written = column.text(row);
    for (const auto& [value, label] : variable.labels)
        if (valueText(variable.type, value) == written)
            return label.simplified();
    return written.simplified();
}

} // namespace

qint64 RespondentMatching::known() const
{
    return std::count_if(rows.begin(), rows.end(), [](const Row& row) { return row.person.isValid(); });
}

std::vector<QString> RespondentMatching::unknown() const
{
    std::vector<QString> answers;
    QSet<QString> seen;
    for (const auto& row : rows)
        if (const auto key = folded(row.answer); !row.person.isValid() && !seen.contains(key)) {
            seen.insert(key);
            answers.push_back(row.answer);
        }
    return answers;
}

namespace respondents {

Result<RespondentMatching> match(const Read& db, VariableId id, AttributeId attribute)
{
    const auto variable = variables::byId(db, id);
    if (!variable)
        return fail(variable);
    const auto column = datasets::column(db, id);
    if (!column)
        return fail(column);
    const auto people = byWhatTheyAreCalled(db, attribute);
    RespondentMatching matching;
    matching.dataset = variable->dataset;
    matching.byName = !attribute.isValid();
    for (std::size_t row = 0; row < column->rows(); ++row) {
        const auto answer = isMissing(*variable, *column, row) ? QString() : answerAt(*variable, *column, row);
        if (answer.isEmpty())
            ++matching.silent;
        else
            matching.rows.push_back({qint64(row), answer, people.value(folded(answer))});
    }
    return matching;
}

Result<qint64> linkAll(Edit& db, const RespondentMatching& matching, bool makesCases)
{
    if (makesCases && !matching.byName)
        return fail(Error::Kind::Invalid,
                    translate(context, "Cases are made of names: compare the answers with the names of Cases to make new ones."));
    QHash<QString, CaseId> made;
    const auto taken = byWhatTheyAreCalled(db, {});
    qint64 linked = 0;
    for (const auto& row : matching.rows) {
        auto person = row.person;
        const auto key = folded(row.answer);
        if (!person.isValid() && makesCases && !taken.contains(key)) {
            if (!made.contains(key)) {
                const auto added = cases::add(db, row.answer);
                if (!added)
                    return fail(added);
                made[key] = *added;
            }
            person = made[key];
        }
        if (!person.isValid())
            continue;
        if (const auto done = link(db, {matching.dataset, row.row}, person); !done)
            return fail(done);
        ++linked;
    }
    return linked;
}

} // namespace respondents

} // namespace counterpoint
