#include "ui/survey/preview_answers.h"
#include "core/expression/expression.h"
#include "core/survey/mentions.h"
#include <algorithm>
#include <cmath>
#include <span>

namespace counterpoint::ui {

namespace {

constexpr int mostPasses = 10; ///< of what is computed from one another

QString wordsOfChoice(const Questionnaire& questionnaire, const QString& question, const QString& code, const QString& language)
{
    for (const auto& place : allItems(questionnaire))
        if (place.item->name == question)
            for (const auto& choice : offeredChoices(questionnaire, place))
                if (choice.code == code)
                    return textOrOther(choice.texts, role::label, language, questionnaire.defaultLanguage);
    return {};
}

} // namespace

/// The answers as the expression of an item sees them.
class PreviewAnswers::Given : public expression::Answers {
public:
    Given(const PreviewAnswers& round, const SurveyItem& item, const QStringList& names, const QString& own)
        : m_round(round)
        , m_item(item)
        , m_names(names)
        , m_own(own)
    {
    }

    expression::Value of(std::size_t reference) const override
    {
        const auto& name = nameOf(reference);
        if (name == QLatin1String("."))
            return expression::Value::ofText(m_own);
        const auto rounds = m_round.roundsOf(name);
        return expression::Value::ofText(rounds.empty() ? QString() : rounds.front()->answerHere(name));
    }
    std::optional<std::vector<expression::Value>> all(std::size_t reference) const override
    {
        const auto& name = nameOf(reference);
        const auto place = m_round.placeOf(name);
        if (!m_round.isOutside(place))
            return std::nullopt;
        std::vector<expression::Value> values;
        for (const auto* round : m_round.roundsAt(place))
            if (const auto answer = round->answerHere(name); !answer.isEmpty())
                values.push_back(expression::Value::ofText(answer));
        return values;
    }
    double count(std::size_t reference) const override
    {
        const auto& name = nameOf(reference);
        const auto* item = m_round.whole().m_questionnaire->itemCalled(name);
        std::size_t times = 0;
        for (const auto* round : m_round.roundsOf(name))
            if (item && item->type == ItemType::Repeat)
                times += round->timesOf(item->uuid).size();
            else
                times += item && !round->m_notAsked.contains(name) ? 1 : 0;
        return double(times);
    }
    expression::Value inTimes(std::size_t reference, std::span<const expression::Time> times) const override
    {
        const auto& name = nameOf(reference);
        const auto* round = &m_round.whole();
        for (const auto& repeat : m_round.placeOf(name).repeats) {
            const auto asked = std::find_if(times.begin(), times.end(), [&](const expression::Time& time) {
                const auto* item = m_round.whole().m_questionnaire->itemCalled(nameOf(time.repeat));
                return item && item->uuid == repeat;
            });
            round = asked == times.end() ? ownOrFirst(*round, repeat) : inTime(*round, repeat, asked->number);
            if (!round)
                return expression::Value::ofText({});
        }
        return expression::Value::ofText(round->answerHere(name));
    }
    double position(int steps) const override
    {
        const auto holders = m_round.placeOf(m_item.uuid).holders;
        const auto* round = &m_round;
        for (int step = 0; step < std::min(steps - 1, int(holders.size())); ++step)
            if (holders[std::size_t(step)] && round->around())
                round = round->around();
        if (!round->around())
            return 1;
        const auto times = round->around()->timesOf(round->m_repeat);
        return double(std::find(times.begin(), times.end(), round) - times.begin()) + 1;
    }
    expression::Value wordsOf(std::size_t reference, const QString& code) const override
    {
        const auto& whole = m_round.whole();
        return expression::Value::ofText(wordsOfChoice(*whole.m_questionnaire, nameOf(reference), code, whole.m_language));
    }

private:
    const QString& nameOf(std::size_t reference) const { return m_names[qsizetype(reference)]; }
    const PreviewAnswers* ownOrFirst(const PreviewAnswers& round, const QString& repeat) const
    {
        for (const auto* own = &m_round; own; own = own->around())
            if (own->m_repeat == repeat)
                return own;
        return inTime(round, repeat, 1);
    }
    static const PreviewAnswers* inTime(const PreviewAnswers& round, const QString& repeat, double number)
    {
        const auto times = round.timesOf(repeat);
        return number >= 1 && number < double(times.size()) + 1 ? times[std::size_t(number) - 1] : nullptr;
    }

    const PreviewAnswers& m_round;
    const SurveyItem& m_item;
    const QStringList& m_names;
    const QString& m_own;
};

QString PreviewAnswers::of(const QString& name) const
{
    const auto rounds = roundsOf(name);
    if (rounds.empty())
        return {};
    const auto found = rounds.front()->m_values.find(name);
    return found == rounds.front()->m_values.end() ? QString() : found->second;
}

QString PreviewAnswers::answerHere(const QString& name) const
{
    const auto found = m_values.find(name);
    return found == m_values.end() || m_notAsked.contains(name) ? QString() : found->second;
}

const PreviewAnswers* PreviewAnswers::around() const { return qobject_cast<const PreviewAnswers*>(parent()); }

const PreviewAnswers& PreviewAnswers::whole() const
{
    const auto* round = this;
    while (round->around())
        round = round->around();
    return *round;
}

PreviewAnswers::Place PreviewAnswers::placeOf(const QString& name) const { return whole().m_places.value(name); }

bool PreviewAnswers::isOutside(const Place& place) const
{
    for (const auto* round = this; round; round = round->around())
        if (!place.repeats.isEmpty() && round->m_repeat == place.repeats.back())
            return false;
    return !place.repeats.isEmpty();
}

PreviewAnswers::Rounds PreviewAnswers::roundsAt(const Place& place) const
{
    const auto* scope = this;
    while (scope->around() && !place.repeats.contains(scope->m_repeat))
        scope = scope->around();
    Rounds rounds{scope};
    for (auto i = place.repeats.indexOf(scope->m_repeat) + 1; i < place.repeats.size(); ++i) {
        Rounds within;
        for (const auto* round : rounds) {
            const auto times = round->timesOf(place.repeats[i]);
            within.insert(within.end(), times.begin(), times.end());
        }
        rounds = std::move(within);
    }
    return rounds;
}

PreviewAnswers::Rounds PreviewAnswers::timesOf(const QString& repeat) const
{
    const auto found = m_rounds.find(repeat);
    if (found == m_rounds.end() || m_notAsked.contains(repeat))
        return {};
    return {found->second.begin(), found->second.end()};
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
    m_rounds[repeat.uuid].push_back(newRound(repeat.uuid));
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

PreviewAnswers* PreviewAnswers::newRound(const QString& repeat)
{
    auto* round = new PreviewAnswers(this);
    round->m_repeat = repeat;
    connect(round, &PreviewAnswers::changed, this, &PreviewAnswers::changed);
    return round;
}

std::optional<expression::Value> PreviewAnswers::valueOf(const SurveyItem& item, const QString& text, const QString& own) const
{
    const auto parsed = expression::Expression::parse(text);
    if (!parsed)
        return {};
    const auto value = parsed->evaluate(Given(*this, item, parsed->references(), own));
    return value ? std::optional(*value) : std::nullopt;
}

bool PreviewAnswers::settleRounds(const SurveyItem& repeat)
{
    auto& rounds = m_rounds[repeat.uuid];
    const auto before = rounds.size();
    auto wanted = std::max<std::size_t>(1, before);
    if (!repeat.repeatCount.isEmpty())
        if (const auto count = valueOf(repeat, repeat.repeatCount, {})) {
            const auto number = expression::toNumber(*count);
            wanted = number >= 1 ? std::size_t(std::min(number, double(mostRounds))) : 0; // NaN: none
        }
    while (rounds.size() < wanted)
        rounds.push_back(newRound(repeat.uuid));
    for (; rounds.size() > wanted; rounds.pop_back())
        rounds.back()->deleteLater();
    return wanted != before;
}

void PreviewAnswers::compute(const Questionnaire& questionnaire, const QString& language)
{
    m_questionnaire = &questionnaire;
    m_language = language;
    m_places.clear();
    find(questionnaire.items, {});
    for (int pass = 0; pass < mostPasses && computeItems(questionnaire.items, true); ++pass) { }
}

void PreviewAnswers::find(const std::vector<SurveyItem>& items, const Place& place)
{
    for (const auto& item : items) {
        if (!place.holders.empty())
            m_places.insert(item.uuid, place);
        if (!place.repeats.isEmpty()) {
            m_places.insert(item.name, place);
            m_places.insert(item.otherVariable(), place);
        }
        if (item.items.empty())
            continue;
        auto within = place;
        within.holders.insert(within.holders.begin(), item.type == ItemType::Repeat);
        if (item.type == ItemType::Repeat)
            within.repeats << item.uuid;
        find(item.items, within);
    }
}

bool PreviewAnswers::computeItems(const std::vector<SurveyItem>& items, bool isAskedAbove)
{
    bool hasChanged = false;
    for (const auto& item : items) {
        const bool isAsked = isAskedAbove && holds(item, item.relevant);
        const auto& key = item.type == ItemType::Repeat ? item.uuid : item.name;
        if (!key.isEmpty() && isAsked == m_notAsked.contains(key)) {
            hasChanged = true;
            if (isAsked)
                m_notAsked.remove(key);
            else
                m_notAsked.insert(key);
        }
        if (item.type != ItemType::Repeat) {
            hasChanged |= isAsked && computeItem(item);
            hasChanged |= computeItems(item.items, isAsked);
            continue;
        }
        hasChanged |= settleRounds(item);
        for (auto* round : m_rounds[item.uuid])
            hasChanged |= round->computeItems(item.items, isAsked);
    }
    return hasChanged;
}

bool PreviewAnswers::computeItem(const SurveyItem& item)
{
    if (item.calculation.isEmpty())
        return false;
    const auto before = m_values.find(item.name);
    const auto own = before == m_values.end() ? QString() : before->second;
    const auto value = valueOf(item, item.calculation, own);
    const bool isNumber = value && (value->kind != expression::Value::Kind::Number || std::isfinite(value->number));
    const auto now = isNumber ? expression::toText(*value) : QString();
    if (now.isEmpty())
        m_values.erase(item.name);
    else
        m_values[item.name] = now;
    return now != own;
}

bool PreviewAnswers::holds(const SurveyItem& item, const QString& expression, const QString& own) const
{
    if (expression.trimmed().isEmpty())
        return true;
    const auto value = valueOf(item, expression, own);
    return !value || expression::toBoolean(*value);
}

QString PreviewAnswers::piped(const QString& text, const Questionnaire& questionnaire, const QString& language) const
{
    auto shown = text;
    for (const auto& name : mentions::in(text)) {
        auto answer = of(name);
        if (const auto words = wordsOfChoice(questionnaire, name, answer, language); !words.isEmpty())
            answer = words;
        shown.replace(QStringLiteral("${%1}").arg(name), answer.isEmpty() ? QStringLiteral("…") : answer);
    }
    return shown;
}

} // namespace counterpoint::ui
