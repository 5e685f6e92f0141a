#include "core/base/translate.h"
#include "core/expression/expression.h"
#include "core/expression/lexer.h"
#include "core/survey/check_parts.h"
#include "core/survey/limesurvey_codes.h"
#include "core/survey/mentions.h"
#include "core/survey/survey_items.h"
#include <QHash>
#include <QRegularExpression>
#include <algorithm>
#include <functional>
#include <map>

namespace counterpoint::survey_checks {

namespace {

constexpr const char* context = "SurveyChecks";
using enum SurveyProblem::Kind;
using Severity = SurveyProblem::Severity;

/// Answers that are all empty: a condition without references is computed once.
class NoAnswers : public expression::Answers {
public:
    expression::Value of(std::size_t) const override { return expression::Value::ofText({}); }
};

/// In a choice filter a word by itself is a column of the choice at hand, which counts like an answer here.
QString withColumnsAsAnswers(const QString& filter)
{
    const auto tokens = expression::tokensOf(filter);
    if (!tokens)
        return filter;
    auto text = filter;
    for (auto i = tokens->size(); i-- > 0;) {
        const auto& token = (*tokens)[i];
        if (token.kind == expression::Token::Kind::Name && (*tokens)[i + 1].kind != expression::Token::Kind::Open)
            text.replace(token.start, token.length, expression::referenceTo(token.text));
    }
    return text;
}

class Logic {
public:
    Logic(const Questionnaire& questionnaire, std::vector<SurveyProblem>& problems)
        : m_questionnaire(questionnaire)
        , m_problems(problems)
        , m_places(allItems(questionnaire))
    {
        for (std::size_t i = 0; i < m_places.size(); ++i)
            if (!m_places[i].item->name.isEmpty())
                m_first.emplace(m_places[i].item->name, i);
        for (std::size_t i = 0; i < m_places.size(); ++i) // words beside 'other' can be asked for too
            if (const auto& item = *m_places[i].item;
                hasAnswer(item.type) && hasChoices(item.type) && asksOther(questionnaire, m_places[i]))
                m_first.emplace(item.otherVariable(), i);
        inRepeats(questionnaire.items, {});
    }
    void run()
    {
        names();
        for (std::size_t i = 0; i < m_places.size(); ++i)
            for (const auto& expression : mentions::expressionsOf(*m_places[i].item))
                check(i, expression);
        for (std::size_t i = 0; i < m_places.size(); ++i)
            for (const auto& [role, local] : m_places[i].item->texts)
                for (const auto& [language, text] : local)
                    for (const auto& name : mentions::in(text))
                        reference(i, name, translate(context, "its words"));
        circles();
        unreachable();
    }

private:
    void inRepeats(const std::vector<SurveyItem>& items, const QString& repeat)
    {
        for (const auto& item : items) {
            m_repeatOf.emplace(&item, repeat);
            inRepeats(item.items, item.type == ItemType::Repeat ? item.uuid + item.name : repeat);
        }
    }
    void say(SurveyProblem::Kind kind, Severity severity, const SurveyItem& item, const QString& sentence)
    {
        auto found = problem(kind, severity, item, sentence);
        for (const auto& each : m_problems)
            if (each == found)
                return;
        m_problems.push_back(std::move(found));
    }

    void names()
    {
        QHash<QString, QString> seen;
        for (const auto& place : m_places) {
            const auto& item = *place.item;
            if (item.name.isEmpty()) {
                if (hasAnswer(item.type))
                    say(Name, Severity::Error, item,
                        translate(context, "The question “%1” has no name.").arg(called(m_questionnaire, item)));
                continue;
            }
            if (!isVariableName(item.name))
                say(Name, hasAnswer(item.type) ? Severity::Error : Severity::Warning, item,
                    translate(context, "“%1” is no name for a variable: letters, digits and underscores, not beginning with a digit.")
                        .arg(item.name));
            const auto key = item.name.toLower();
            if (const auto other = seen.constFind(key); other != seen.constEnd())
                say(Name, hasAnswer(item.type) ? Severity::Error : Severity::Warning, item,
                    *other == item.name
                        ? translate(context, "“%1” is the name of more than one question.").arg(item.name)
                        : translate(context, "“%1” and “%2” differ by capitals only, which statistics programs do not tell apart.")
                              .arg(item.name, *other));
            else
                seen.insert(key, item.name);
        }
    }

    void check(std::size_t place, const mentions::Expression& expression)
    {
        const auto& item = *m_places[place].item;
        // Paths and functions beyond our language are other programs' business and are kept; a form shows what it cannot compute.
        static const QRegularExpression readable(QStringLiteral("/|\\b(?:instance|pulldata|jr:(?!choice-name))"));
        if (!expression.text.contains(readable)) {
            const bool isFilter = expression.text == item.choiceFilter;
            const auto parsed = expression::Expression::parse(isFilter ? withColumnsAsAnswers(expression.text) : expression.text);
            if (!parsed)
                say(Expression, Severity::Error, item,
                    translate(context, "The expression of “%1” (%2) cannot be read. %3")
                        .arg(called(m_questionnaire, item), expression.role, parsed.error().sentence(expression.text)));
        }
        for (const auto& name : mentions::in(expression.text))
            reference(place, name, expression.role);
    }

    void reference(std::size_t place, const QString& name, const QString& role)
    {
        const auto& item = *m_places[place].item;
        const auto found = m_first.find(name);
        const auto who = called(m_questionnaire, item);
        if (found == m_first.end()) {
            say(Reference, Severity::Error, item,
                translate(context, "“%1” names “%2” (%3), which the questionnaire does not ask.").arg(who, name, role));
            return;
        }
        const auto& named = *m_places[found->second].item;
        if (named.type == ItemType::Note)
            say(Reference, Severity::Warning, item, translate(context, "“%1” names “%2” (%3), which has no answer.").arg(who, name, role));
        else if (found->second > place && named.type != ItemType::Calculate && item.type != ItemType::Calculate)
            say(Reference, Severity::Warning, item, translate(context, "“%1” names “%2” (%3), which comes later.").arg(who, name, role));
        const auto& home = m_repeatOf[&named];
        if (!home.isEmpty() && home != m_repeatOf[&item] && !isInsideSum(item, name))
            say(Reference, Severity::Hint, item,
                translate(context, "“%1” names “%2” (%3), which is asked several times over.").arg(who, name, role));
    }

    /// sum(${x}), count(${x}) and the like are meant for what is asked several times.
    static bool isInsideSum(const SurveyItem& item, const QString& name)
    {
        const QRegularExpression sums(
            QStringLiteral(
                "\\b(?:sum|count|mean|min|max|join|concat|count-non-empty|indexed-repeat|jr:choice-name)\\s*\\([^()]*\\$\\{\\s*%1\\s*\\}")
                .arg(QRegularExpression::escape(name)));
        for (const auto& expression : mentions::expressionsOf(item))
            if (expression.text.contains(sums))
                return true;
        return item.type == ItemType::Repeat || holdsItems(item.type);
    }

    /// What must be known before an item's condition or value is.
    std::vector<std::size_t> needsOf(std::size_t place) const
    {
        std::vector<std::size_t> needs;
        const auto& item = *m_places[place].item;
        QString all = item.relevant;
        if (!item.calculation.isEmpty())
            all += u' ' + item.calculation;
        for (const auto& name : mentions::in(all))
            if (const auto found = m_first.find(name); found != m_first.end())
                needs.push_back(found->second);
        if (m_places[place].parent) // what holds it must be shown
            for (std::size_t i = place; i-- > 0;)
                if (m_places[i].item == m_places[place].parent) {
                    needs.push_back(i);
                    break;
                }
        return needs;
    }

    void circles()
    {
        enum class State { New, Open, Done };
        std::vector<State> states(m_places.size(), State::New);
        std::vector<std::size_t> way;
        const std::function<void(std::size_t)> visit = [&](std::size_t place) {
            states[place] = State::Open;
            way.push_back(place);
            for (const auto next : needsOf(place)) {
                if (states[next] == State::New)
                    visit(next);
                else if (states[next] == State::Open)
                    sayCircle(way, next);
            }
            way.pop_back();
            states[place] = State::Done;
        };
        for (std::size_t i = 0; i < m_places.size(); ++i)
            if (states[i] == State::New)
                visit(i);
    }

    void sayCircle(const std::vector<std::size_t>& way, std::size_t start)
    {
        QStringList names;
        const auto first = std::find(way.begin(), way.end(), start);
        for (auto each = first; each != way.end(); ++each)
            names << called(m_questionnaire, *m_places[*each].item);
        names << names.front();
        say(Circle, Severity::Error, *m_places[start].item,
            translate(context, "Each waits for the other, so that none can be answered: %1.").arg(names.join(QStringLiteral(" → "))));
    }

    /// True where a condition can never hold: it is a constant that is false, or asks for a code that its question does not offer.
    std::optional<QString> neverHolds(const SurveyItem& item) const
    {
        if (item.relevant.trimmed().isEmpty())
            return {};
        const auto parsed = expression::Expression::parse(item.relevant);
        if (parsed && parsed->references().isEmpty() && parsed->isSteady()) {
            const auto value = parsed->evaluate(NoAnswers());
            if (value && !expression::toBoolean(*value))
                return translate(context, "its condition is never true");
        }
        return impossibleCode(item);
    }

    std::optional<QString> impossibleCode(const SurveyItem& item) const
    {
        static const QRegularExpression alternatives(QStringLiteral("\\bor\\b|\\bnot\\b|\\bif\\b"));
        if (item.relevant.contains(alternatives))
            return {};
        static const QRegularExpression equals(
            QStringLiteral("\\$\\{\\s*([^}\\s]+)\\s*\\}\\s*=\\s*(?:'([^']*)'|\"([^\"]*)\"|(-?\\d+)\\b)"));
        static const QRegularExpression selected(
            QStringLiteral("selected\\s*\\(\\s*\\$\\{\\s*([^}\\s]+)\\s*\\}\\s*,\\s*(?:'([^']*)'|\"([^\"]*)\")\\s*\\)"));
        for (const auto* pattern : {&equals, &selected})
            for (auto match = pattern->globalMatch(item.relevant); match.hasNext();) {
                const auto one = match.next();
                const auto code = one.captured(2) + one.captured(3) + one.captured(4);
                const auto found = m_first.find(one.captured(1));
                if (found == m_first.end() || code.isEmpty() || m_places[found->second].item->orOther
                    || m_places[found->second].item->name != one.captured(1))
                    continue;
                const auto offered = offeredChoices(m_questionnaire, m_places[found->second]);
                if (hasChoices(m_places[found->second].item->type) && !offered.empty()
                    && std::none_of(offered.begin(), offered.end(), [&](const SurveyChoice& each) { return each.code == code; }))
                    return translate(context, "“%1” has no answer “%2”").arg(one.captured(1), code);
            }
        return {};
    }

    void unreachable()
    {
        std::map<const SurveyItem*, bool> isGone;
        for (std::size_t i = 0; i < m_places.size(); ++i) {
            const auto& place = m_places[i];
            if (place.parent && isGone[place.parent]) {
                isGone[place.item] = true;
                continue; // told of what holds it
            }
            if (const auto reason = neverHolds(*place.item)) {
                isGone[place.item] = true;
                say(Unreachable, Severity::Warning, *place.item,
                    translate(context, "“%1” is never asked: %2.").arg(called(m_questionnaire, *place.item), *reason));
            }
        }
    }

    const Questionnaire& m_questionnaire;
    std::vector<SurveyProblem>& m_problems;
    std::vector<ItemPlace> m_places;
    std::map<QString, std::size_t> m_first; ///< place of a name
    std::map<const SurveyItem*, QString> m_repeatOf;
};

} // namespace

SurveyProblem problem(SurveyProblem::Kind kind, SurveyProblem::Severity severity, const SurveyItem& item, const QString& sentence)
{
    return {kind, severity, item.id, item.uuid, item.name, {}, sentence};
}

QString called(const Questionnaire& questionnaire, const SurveyItem& item)
{
    if (!item.name.isEmpty())
        return item.name;
    const auto words = textOrOther(item.texts, role::label, questionnaire.defaultLanguage).simplified();
    return words.isEmpty() ? toText(item.type) : words.left(40);
}

void logic(const Questionnaire& questionnaire, std::vector<SurveyProblem>& problems) { Logic(questionnaire, problems).run(); }

} // namespace counterpoint::survey_checks
