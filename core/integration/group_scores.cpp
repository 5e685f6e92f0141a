#include "core/integration/group_scores.h"
#include "core/analysis/gather.h"
#include "core/cases/cases.h"
#include "core/project/doors.h"
#include "core/responses/datasets.h"
#include "core/responses/respondents.h"
#include "core/responses/variables.h"
#include "core/stats/moments.h"
#include <algorithm>
#include <cmath>
#include <iterator>

namespace counterpoint {

namespace {

GroupScore meanOf(const std::vector<double>& values)
{
    std::vector<double> valid;
    std::copy_if(values.begin(), values.end(), std::back_inserter(valid), [](double value) { return std::isfinite(value); });
    if (valid.empty())
        return {};
    return {stats::mean(valid), double(valid.size())};
}

} // namespace

const GroupScores::Answers& GroupScores::of(VariableId id) const
{
    const auto known = m_answers.find(id);
    if (known != m_answers.end())
        return known->second;
    Answers answers;
    const auto variable = variables::byId(m_db, id);
    const auto column = variable ? datasets::column(m_db, id) : fail(variable);
    if (column && variable->type == VariableType::Number) {
        answers.dataset = variable->dataset;
        answers.values = numbersOf({*variable, *column}, Sample()).values;
        answers.people.resize(answers.values.size());
        for (const auto& [row, person] : respondents::casesOf(m_db, variable->dataset))
            if (row >= 0 && std::size_t(row) < answers.people.size())
                answers.people[std::size_t(row)] = person;
    }
    return m_answers.emplace(id, std::move(answers)).first->second;
}

GroupScore GroupScores::ofAll(VariableId variable) const { return meanOf(of(variable).values); }

GroupScore GroupScores::ofSide(VariableId variable, const Side& side) const
{
    const auto& answers = of(variable);
    if (side.strand)
        return *side.strand == Strand::Survey ? meanOf(answers.values) : GroupScore();
    std::unordered_map<CaseId, QString> values;
    for (const auto& person : cases::all(m_db))
        values[person.id] = person.value(side.attribute);
    std::vector<double> theirs;
    for (std::size_t row = 0; row < answers.values.size(); ++row)
        if (answers.people[row].isValid() ? values[answers.people[row]] == side.value
                                          : side.dataset.isValid() && side.dataset == answers.dataset)
            theirs.push_back(answers.values[row]);
    return meanOf(theirs);
}

std::pair<GroupScore, GroupScore> GroupScores::byMention(VariableId variable, const std::vector<int>& lines) const
{
    const auto& answers = of(variable);
    const auto byCase = m_material.byCase();
    std::unordered_map<qint64, std::vector<int>> byRow; // what respondents who are no Cases wrote
    for (int place = 0; place < int(m_material.contributions().size()); ++place) {
        const auto& said = m_material.contributions()[std::size_t(place)];
        if (said.response >= 0 && !said.person.isValid() && m_material.sources()[std::size_t(said.source)].dataset == answers.dataset)
            byRow[said.response].push_back(place);
    }
    std::vector<double> with;
    std::vector<double> without;
    for (std::size_t row = 0; row < answers.values.size(); ++row) {
        const auto person = byCase.find(answers.people[row]);
        const auto written = byRow.find(qint64(row));
        const auto* voice = answers.people[row].isValid() ? (person == byCase.end() ? nullptr : &person->second)
            : written == byRow.end()                      ? nullptr
                                                          : &written->second;
        if (!voice)
            continue;
        const auto stateIs = [&](Mention wanted) {
            return [&, wanted](int line) { return m_material.mention(*voice, line).state == wanted; };
        };
        if (std::any_of(lines.begin(), lines.end(), stateIs(Mention::Mentioned)))
            with.push_back(answers.values[row]);
        else if (!lines.empty() && std::all_of(lines.begin(), lines.end(), stateIs(Mention::NotMentioned)))
            without.push_back(answers.values[row]);
    }
    return {meanOf(with), meanOf(without)};
}

} // namespace counterpoint
