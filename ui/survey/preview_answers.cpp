#include "ui/survey/preview_answers.h"
#include "core/expression/expression.h"
#include "core/survey/mentions.h"

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
    const auto value = parsed->evaluate(Given(answers, parsed->references(), own));
    return value ? std::optional(*value) : std::nullopt;
}

} // namespace

QString PreviewAnswers::of(const QString& name) const
{
    const auto found = m_values.find(name);
    return found == m_values.end() ? QString() : found->second;
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
    Q_EMIT changed();
}

void PreviewAnswers::compute(const Questionnaire& questionnaire)
{
    for (const auto& place : allItems(questionnaire))
        if (!place.item->calculation.isEmpty())
            if (const auto value = valueOf(*this, place.item->calculation, {}))
                m_values[place.item->name] = expression::toText(*value);
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
        auto answer = of(name);
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
