#include "core/survey/survey_variable_names.h"
#include <algorithm>

namespace counterpoint {

namespace {

QString keyOf(const QString& repeatUuid, const QString& name) { return repeatUuid + u'/' + name; }

/// A choice may be coded 'other', as the words beside it are: these are a text, and that is a number.
QString ownerOf(const QString& itemUuid, const QString& part, VariableType type)
{
    return itemUuid + u'/' + part + (part == QLatin1String("other") && type == VariableType::Text ? u'"' : u'/');
}

} // namespace

SurveyVariableNames::SurveyVariableNames(const std::vector<StoredSurveyVariable>& stored)
{
    for (const auto& each : stored) {
        const auto key = keyOf(each.repeatUuid, each.name);
        m_stored.insert(ownerOf(each.itemUuid, each.part, each.type), key);
        m_gone.insert(key);
    }
}

bool SurveyVariableNames::wish(Rank rank, const QString& name, const QString& repeatUuid)
{
    const auto key = keyOf(repeatUuid, name);
    if (name.isEmpty() || (rank == Rank::Question && m_questions.contains(key)))
        return false;
    if (rank == Rank::Question)
        m_questions.insert(key);
    m_ranks.push_back(rank);
    return true;
}

QString SurveyVariableNames::freeName(const QString& wanted, Rank rank, const QString& repeatUuid) const
{
    const auto isFree = [&](const QString& name) {
        const auto key = keyOf(repeatUuid, name);
        return !m_taken.contains(key) && (rank == Rank::Question || !m_gone.contains(key));
    };
    if (isFree(wanted))
        return wanted;
    const auto* suffix = rank == Rank::Part ? "_chosen" : rank == Rank::Words ? "_text" : "_answer";
    const auto base = wanted + QLatin1String(suffix);
    auto name = base;
    for (int number = 2; !isFree(name); ++number)
        name = QStringLiteral("%1_%2").arg(base).arg(number);
    return name;
}

void SurveyVariableNames::settle(std::vector<SurveyVariable>& variables)
{
    const auto storedAs = [&](const SurveyVariable& each) { return m_stored.value(ownerOf(each.itemUuid, each.part, each.variable.type)); };
    for (const auto& each : variables) {
        m_gone.remove(storedAs(each));
        for (const auto& name :
             {response_variable::id, response_variable::unplaced, repeat_variable::row, repeat_variable::number, repeat_variable::parent})
            if (!each.repeatUuid.isEmpty())
                m_taken.insert(keyOf(each.repeatUuid, name));
    }
    m_taken.insert(keyOf({}, response_variable::unplaced));
    std::vector<bool> isSettled(variables.size());
    const auto settleThose = [&](auto isMeant) {
        for (std::size_t i = 0; i < variables.size(); ++i) {
            if (isSettled[i] || !isMeant(i))
                continue;
            auto& name = variables[i].variable.name;
            name = freeName(name, m_ranks[i], variables[i].repeatUuid);
            m_taken.insert(keyOf(variables[i].repeatUuid, name));
            isSettled[i] = true;
        }
    };
    settleThose([&](std::size_t i) { return m_ranks[i] == Rank::Response; });
    settleThose([&](std::size_t i) {
        return m_ranks[i] == Rank::Part && storedAs(variables[i]) == keyOf(variables[i].repeatUuid, variables[i].variable.name);
    });
    for (const auto rank : {Rank::Question, Rank::Words, Rank::Part})
        settleThose([&](std::size_t i) { return m_ranks[i] == rank; });
    for (auto& each : variables)
        if (each.answer == each.variable.name)
            each.answer.clear();
}

} // namespace counterpoint
