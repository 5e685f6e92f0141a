#include "ui/survey/preview_answers.h"
#include "core/expression/expression.h"
#include "core/survey/mentions.h"
#include <algorithm>
#include <optional>

namespace counterpoint::ui {

namespace {

class Given : public expression::Answers {
public:
    Given(const PreviewAnswers& answers, const QStringList& names, const QString& own)
        : m_answers(answers)
        , m_names(names)
        , m_own(own)
    {
    }
    expression::Value of(std::size_t reference) const override
    {
        const auto& name = m_names[qsizetype(reference)];
        return expression::Value::ofText(name == QLatin1String(".") ? m_own : m_answers.of(name));
    }

private:
    const PreviewAnswers& m_answers;
    const QStringList& m_names;
    const QString& m_own;
};

std::optional<expression::Value> valueOf(const PreviewAnswers& answers, const QString& text, const QString& own)
{
    const auto parsed = expression::Expression::parse(text);
    if (!parsed)
        return {};
    for (const auto& name : parsed->references())
        if (answers.isManifold(name))
            return {};
    const auto value = parsed->evaluate(Given(answers, parsed->references(), own));
    return value ? std::optional(*value) : std::nullopt;
}

/// Without those of repeats within.
QSet<QString> namesAskedIn(const std::vector<SurveyItem>& items)
{
    QSet<QString> names;
    for (const auto& item : items) {
        if (item.type == ItemType::Repeat)
            continue;
        if (hasAnswer(item.type))
            names << item.name << item.otherVariable();
        names += namesAskedIn(item.items);
    }
    return names;
}

} // namespace

QString PreviewAnswers::of(const QString& name) const
{
    const auto* scope = this;
    while (!scope->asks(name) && scope->around())
        scope = scope->around();
    const auto* holder = scope->isAskedHere(name) ? scope : scope->firstRoundWith(name);
    const auto& values = (holder ? holder : scope)->m_values;
    const auto found = values.find(name);
    return found == values.end() ? QString() : found->second;
}

bool PreviewAnswers::isManifold(const QString& name) const
{
    for (const auto* scope = this; scope; scope = scope->around())
        if (scope->asks(name))
            return !scope->isAskedHere(name) && scope->roundsWith(name) > 1;
    return false;
}

PreviewAnswers* PreviewAnswers::around() const { return qobject_cast<PreviewAnswers*>(parent()); }

bool PreviewAnswers::isAskedHere(const QString& name) const { return m_own.contains(name) || m_values.contains(name); }

bool PreviewAnswers::asks(const QString& name) const { return isAskedHere(name) || roundsWith(name) > 0; }

std::size_t PreviewAnswers::roundsWith(const QString& name) const
{
    std::size_t count = 0;
    for (const auto& [repeat, rounds] : m_rounds)
        for (const auto* round : rounds)
            count += round->isAskedHere(name) ? 1 : round->roundsWith(name);
    return count;
}

const PreviewAnswers* PreviewAnswers::firstRoundWith(const QString& name) const
{
    for (const auto& [repeat, rounds] : m_rounds)
        for (const auto* round : rounds)
            if (const auto* found = round->isAskedHere(name) ? round : round->firstRoundWith(name))
                return found;
    return nullptr;
}

void PreviewAnswers::set(const QString& name, const QString& value)
{
    if (of(name) == value)
        return;
    if (value.isEmpty())
        m_values.erase(name);
    else
        m_values[name] = value;
    Q_EMIT changed();
}

void PreviewAnswers::clear()
{
    m_values.clear();
    for (const auto& [repeat, rounds] : m_rounds)
        for (auto* round : rounds)
            round->deleteLater(); // what shows it goes first
    m_rounds.clear();
    Q_EMIT changed();
}

std::vector<PreviewAnswers*> PreviewAnswers::rounds(const SurveyItem& repeat) const
{
    const auto found = m_rounds.find(repeat.uuid);
    return found == m_rounds.end() ? std::vector<PreviewAnswers*>() : found->second;
}

void PreviewAnswers::addRound(const SurveyItem& repeat)
{
    m_rounds[repeat.uuid].push_back(newRound());
    Q_EMIT changed();
}

void PreviewAnswers::removeRound(const SurveyItem& repeat, std::size_t place)
{
    auto& rounds = m_rounds[repeat.uuid];
    if (place >= rounds.size())
        return;
    rounds[place]->deleteLater();
    rounds.erase(rounds.begin() + std::ptrdiff_t(place));
    Q_EMIT changed();
}

PreviewAnswers* PreviewAnswers::newRound()
{
    auto* round = new PreviewAnswers(this);
    connect(round, &PreviewAnswers::changed, this, &PreviewAnswers::changed);
    return round;
}

void PreviewAnswers::settleRounds(const SurveyItem& repeat)
{
    auto& rounds = m_rounds[repeat.uuid];
    auto wanted = std::max<std::size_t>(1, rounds.size());
    if (!repeat.repeatCount.isEmpty())
        if (const auto count = valueOf(*this, repeat.repeatCount, {})) {
            const auto number = expression::toNumber(*count);
            wanted = number >= 1 ? std::size_t(std::min(number, double(mostRounds))) : 0; // NaN: none
        }
    while (rounds.size() < wanted)
        rounds.push_back(newRound());
    for (; rounds.size() > wanted; rounds.pop_back())
        rounds.back()->deleteLater();
}

void PreviewAnswers::compute(const Questionnaire& questionnaire) { computeItems(questionnaire.items); }

void PreviewAnswers::computeItems(const std::vector<SurveyItem>& items)
{
    for (const auto& item : items) {
        if (item.type == ItemType::Repeat) {
            settleRounds(item);
            const auto own = namesAskedIn(item.items);
            for (auto* round : m_rounds[item.uuid]) {
                round->m_own = own;
                round->computeItems(item.items);
            }
            continue;
        }
        if (!item.calculation.isEmpty()) {
            if (const auto value = valueOf(*this, item.calculation, {}))
                m_values[item.name] = expression::toText(*value);
            else
                m_values.erase(item.name);
        }
        computeItems(item.items);
    }
}

bool PreviewAnswers::holds(const QString& expression, const QString& own) const
{
    if (expression.trimmed().isEmpty())
        return true;
    const auto value = valueOf(*this, expression, own);
    return !value || expression::toBoolean(*value);
}

QString PreviewAnswers::piped(const QString& text, const Questionnaire& questionnaire, const QString& language) const
{
    auto shown = text;
    for (const auto& name : mentions::in(text)) {
        auto answer = isManifold(name) ? QString() : of(name);
        for (const auto& place : allItems(questionnaire)) {
            if (place.item->name != name)
                continue;
            for (const auto& choice : offeredChoices(questionnaire, place))
                if (choice.code == answer)
                    answer = textOrOther(choice.texts, role::label, language, questionnaire.defaultLanguage);
        }
        shown.replace(QStringLiteral("${%1}").arg(name), answer.isEmpty() ? QStringLiteral("…") : answer);
    }
    return shown;
}

} // namespace counterpoint::ui
