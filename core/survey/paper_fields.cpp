#include "core/survey/paper_fields.h"
#include "core/expression/expression.h"
#include <algorithm>
#include <functional>
#include <optional>
#include <set>
#include <span>

namespace counterpoint {

namespace {

constexpr int usualTimes = 3;
constexpr int mostTimes = 20;

QString keyOf(const QString& repeat, int time, const QString& name)
{
    return repeat.isEmpty() ? name : QStringLiteral("%1/%2/%3").arg(repeat).arg(time).arg(name);
}

class Given : public expression::Answers {
public:
    Given(const QStringList& names, const PaperField& field, const PaperAnswers& answers, const QString& own)
        : m_names(names)
        , m_field(field)
        , m_answers(answers)
        , m_own(own)
    {
    }
    expression::Value of(std::size_t reference) const override
    {
        const auto& name = m_names[qsizetype(reference)];
        if (name == QLatin1String("."))
            return expression::Value::ofText(m_own);
        auto found = m_answers.end();
        if (!m_field.repeat.isEmpty())
            found = m_answers.find(keyOf(m_field.repeat, m_field.time, name));
        if (found == m_answers.end())
            found = m_answers.find(name);
        return expression::Value::ofText(found == m_answers.end() ? QString() : found->second);
    }
    std::optional<std::vector<expression::Value>> all(std::size_t reference) const override
    {
        const auto& name = m_names[qsizetype(reference)];
        std::vector<expression::Value> values;
        for (const auto& [key, answer] : m_answers)
            if (!answer.isEmpty() && key.section(u'/', 2) == name && key.section(u'/', 0, 0) != m_field.repeat)
                values.push_back(expression::Value::ofText(answer));
        return values.empty() ? std::nullopt : std::optional(std::move(values));
    }
    double count(std::size_t reference) const override
    {
        // On paper a time counts if something was written in it.
        const auto& name = m_names[qsizetype(reference)];
        std::set<QString> times;
        for (const auto& [key, answer] : m_answers)
            if (!answer.isEmpty() && key.contains(u'/') && (key.section(u'/', 0, 0) == name || key.section(u'/', 2) == name))
                times.insert(key.section(u'/', 0, 1));
        return m_answers.contains(name) ? 1 : double(times.size());
    }
    expression::Value inTimes(std::size_t reference, std::span<const expression::Time> times) const override
    {
        const auto& time = times.front(); // paper has no repeats within repeats
        const auto found = m_answers.find(
            QStringLiteral("%1/%2/%3").arg(m_names[qsizetype(time.repeat)]).arg(int(time.number)).arg(m_names[qsizetype(reference)]));
        return expression::Value::ofText(found == m_answers.end() ? QString() : found->second);
    }
    double position(int) const override { return std::max(1, m_field.time); }

private:
    const QStringList& m_names;
    const PaperField& m_field;
    const PaperAnswers& m_answers;
    const QString& m_own;
};

class Walk {
public:
    explicit Walk(const Questionnaire& questionnaire)
        : m_questionnaire(questionnaire)
    {
    }

    void visit(const std::vector<SurveyItem>& items, const SurveyItem* parent, const QStringList& conditions)
    {
        for (std::size_t i = 0; i < items.size(); ++i)
            visit(items[i], parent, conditions, i);
    }
    std::vector<PaperField> take() { return std::move(m_fields); }

private:
    void visit(const SurveyItem& item, const SurveyItem* parent, QStringList conditions, std::size_t place)
    {
        if (!item.relevant.trimmed().isEmpty())
            conditions << item.relevant;
        if (item.type == ItemType::Repeat) {
            for (int time = 1; time <= timesOnPaper(item); ++time) {
                m_repeat = item.name;
                m_time = time;
                visit(item.items, &item, conditions);
            }
            m_repeat.clear();
            m_time = 0;
            return;
        }
        const bool isBattery = item.type == ItemType::Grid || item.type == ItemType::ConstantSum;
        if (isBattery && !item.items.empty())
            ++m_number;
        if (holdsItems(item.type)) {
            visit(item.items, &item, conditions);
            return;
        }
        if (isAsked(item.type) && item.type != ItemType::Note)
            add(item, parent, conditions, place);
    }

    void add(const SurveyItem& item, const SurveyItem* parent, const QStringList& conditions, std::size_t place)
    {
        const bool isRow = parent && (parent->type == ItemType::Grid || parent->type == ItemType::ConstantSum);
        if (!isRow)
            ++m_number;
        PaperField field{&item, parent};
        field.number = QString::number(m_number);
        if (isRow)
            field.number += place < 26 ? QString(QChar(char16_t(u'a' + place))) : QStringLiteral(".%1").arg(place + 1);
        field.repeat = m_repeat;
        field.time = m_time;
        field.key = keyOf(m_repeat, m_time, item.name);
        field.conditions = conditions;
        field.choices = offeredChoices(m_questionnaire, {&item, parent, 0});
        if (item.orOther && otherCode(field).isEmpty()) {
            SurveyChoice other;
            other.code = QStringLiteral("other");
            other.role = ChoiceRole::Other;
            const auto missing = std::find_if(field.choices.begin(), field.choices.end(),
                                              [](const SurveyChoice& each) { return each.role == ChoiceRole::Missing; });
            field.choices.insert(missing, other);
        }
        m_fields.push_back(field);
        if (otherCode(field).isEmpty())
            return;
        field.isOther = true;
        field.key = keyOf(m_repeat, m_time, item.otherVariable());
        m_fields.push_back(std::move(field));
    }

    const Questionnaire& m_questionnaire;
    std::vector<PaperField> m_fields;
    QString m_repeat;
    int m_time = 0;
    int m_number = 0;
};

} // namespace

const SurveyChoice* PaperField::choice(const QString& code) const
{
    const auto found = std::find_if(choices.begin(), choices.end(), [&](const SurveyChoice& each) { return each.code == code; });
    return found == choices.end() ? nullptr : &*found;
}

int timesOnPaper(const SurveyItem& repeat)
{
    bool isNumber = false;
    const int times = repeat.repeatCount.trimmed().toInt(&isNumber);
    return isNumber ? std::clamp(times, 1, mostTimes) : usualTimes;
}

QString otherCode(const PaperField& field)
{
    for (const auto& choice : field.choices)
        if (choice.role == ChoiceRole::Other)
            return choice.code;
    return {};
}

std::vector<PaperField> paperFields(const Questionnaire& questionnaire)
{
    Walk walk(questionnaire);
    walk.visit(questionnaire.items, nullptr, {});
    return walk.take();
}

bool holdsOnPaper(const QString& expression, const PaperField& field, const PaperAnswers& answers, const QString& own)
{
    if (expression.trimmed().isEmpty())
        return true;
    const auto parsed = expression::Expression::parse(expression);
    if (!parsed)
        return true;
    const auto value = parsed->evaluate(Given(parsed->references(), field, answers, own));
    return !value || expression::toBoolean(*value);
}

PaperAnswers withComputed(const Questionnaire& questionnaire, PaperAnswers answers)
{
    const auto compute = [&](const SurveyItem& item, const PaperField& field, const QString& key) {
        if (item.type != ItemType::Calculate || item.calculation.isEmpty())
            return;
        if (const auto parsed = expression::Expression::parse(item.calculation))
            if (const auto value = parsed->evaluate(Given(parsed->references(), field, answers, {})))
                answers[key] = expression::toText(*value);
    };
    const std::function<void(const std::vector<SurveyItem>&, const PaperField&)> visit = [&](const std::vector<SurveyItem>& items,
                                                                                             const PaperField& field) {
        for (const auto& item : items) {
            compute(item, field, keyOf(field.repeat, field.time, item.name));
            if (item.type != ItemType::Repeat) {
                visit(item.items, field);
                continue;
            }
            PaperField within;
            within.repeat = item.name;
            for (within.time = 1; within.time <= timesOnPaper(item); ++within.time)
                visit(item.items, within);
        }
    };
    visit(questionnaire.items, {});
    return answers;
}

bool isAsked(const PaperField& field, const PaperAnswers& answers)
{
    for (const auto& condition : field.conditions)
        if (!holdsOnPaper(condition, field, answers))
            return false;
    if (!field.isOther)
        return true;
    const auto chosen = answers.find(keyOf(field.repeat, field.time, field.item->name));
    return chosen != answers.end() && chosen->second.split(u' ').contains(otherCode(field));
}

} // namespace counterpoint
