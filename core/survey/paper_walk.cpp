#include "core/survey/paper_walk.h"
#include "core/base/translate.h"

namespace counterpoint {

PaperWalk::PaperWalk(Questionnaire questionnaire, PaperValues values)
    : m_questionnaire(std::make_unique<Questionnaire>(std::move(questionnaire)))
    , m_fields(paperFields(*m_questionnaire))
    , m_values(std::move(values))
{
    std::erase_if(m_values, [](const auto& each) { return each.second.state == PaperValue::State::NotAsked; });
    const auto known = answers();
    while (!isAtEnd() && (m_values.contains(m_fields[m_at].key) || !isWanted(m_at, known)))
        ++m_at;
}

PaperValue PaperWalk::valueOf(const PaperField& field) const
{
    const auto found = m_values.find(field.key);
    return found == m_values.end() ? PaperValue() : found->second;
}

PaperAnswers PaperWalk::answers() const
{
    PaperAnswers known;
    for (const auto& [key, value] : m_values)
        if (value.state == PaperValue::State::Answer)
            known[key] = value.value;
    return withComputed(*m_questionnaire, std::move(known));
}

bool PaperWalk::isWanted(std::size_t at, const PaperAnswers& answers) const { return isAsked(m_fields[at], answers); }

QString PaperWalk::contradiction() const
{
    const auto known = answers();
    if (!isAtEnd() && !isWanted(m_at, known))
        return translate("PaperWalk", "By the answers before, %1 is not to be answered. Type what the form says all the same, or go on.")
            .arg(m_fields[m_at].number);
    QStringList numbers;
    for (std::size_t i = 0; i < m_fields.size(); ++i)
        if (valueOf(m_fields[i]).state == PaperValue::State::Answer && !valueOf(m_fields[i]).value.isEmpty() && !isWanted(i, known))
            numbers << m_fields[i].number;
    if (numbers.isEmpty())
        return {};
    numbers.removeDuplicates();
    return translate("PaperWalk", "Answered though the answers before lead past it: %1. It is kept as it is on the form.")
        .arg(numbers.join(QStringLiteral(", ")));
}

TypedAnswer PaperWalk::read(const QString& typed) const
{
    return isAtEnd() ? TypedAnswer() : readTyped(*m_questionnaire, m_fields[m_at], typed);
}

void PaperWalk::take(const TypedAnswer& answer)
{
    if (isAtEnd() || !answer.problem.isEmpty())
        return;
    m_values[m_fields[m_at].key] = {PaperValue::State::Answer, answer.value};
    on();
}

void PaperWalk::mark(PaperValue::State state)
{
    if (isAtEnd())
        return;
    m_values[m_fields[m_at].key] = {state, {}};
    on();
}

void PaperWalk::on()
{
    const auto known = answers();
    do
        ++m_at;
    while (!isAtEnd() && !isWanted(m_at, known));
}

void PaperWalk::back()
{
    const auto known = answers();
    for (auto at = m_at; at > 0;)
        if (isWanted(--at, known) || m_values.contains(m_fields[at].key)) {
            m_at = at;
            return;
        }
}

void PaperWalk::forward()
{
    if (!isAtEnd())
        ++m_at;
}

PaperValues PaperWalk::values(bool isFinished) const
{
    auto all = m_values;
    if (!isFinished)
        return all;
    const auto known = answers();
    for (std::size_t i = 0; i < m_fields.size(); ++i)
        all.try_emplace(m_fields[i].key, PaperValue{isWanted(i, known) ? PaperValue::State::Blank : PaperValue::State::NotAsked, {}});
    return all;
}

} // namespace counterpoint
