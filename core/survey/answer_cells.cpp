#include "core/survey/answer_cells.h"
#include <QRegularExpression>
#include <algorithm>

namespace counterpoint {

namespace {

QString keyOf(const QString& repeatUuid, const QString& name) { return repeatUuid + u'/' + name; }

/// Exports write the same word in several ways.
QString truthCell(const QString& value)
{
    const auto word = value.trimmed().toLower();
    if (word == QLatin1String("true") || word == QLatin1String("yes"))
        return QStringLiteral("1");
    return word == QLatin1String("false") || word == QLatin1String("no") ? QStringLiteral("0") : value.trimmed();
}

QString consentCell(const QString& value)
{
    const auto cell = truthCell(value);
    return cell == QLatin1String("1") || cell.compare(QLatin1String("ok"), Qt::CaseInsensitive) == 0 ? QStringLiteral("OK") : QString();
}

} // namespace

AnswerCells::AnswerCells(const Questionnaire& questionnaire, const SurveyVariables& variables)
{
    std::map<QString, ItemPlace> places;
    for (const auto& place : allItems(questionnaire))
        places.emplace(place.item->uuid, place);
    for (const auto& each : variables.variables) {
        const auto place = places.find(each.itemUuid);
        const bool isPart = !each.part.isEmpty() && each.part != QLatin1String("other");
        const bool isOtherText = each.part == QLatin1String("other") && each.variable.type == VariableType::Text;
        m_variables.emplace(keyOf(each.repeatUuid, each.variable.name), !each.part.isEmpty() && !isOtherText);
        if (place == places.end() || isOtherText)
            continue;
        auto& question = m_questions[keyOf(each.repeatUuid, place->second.item->name)];
        if (!question.item) {
            question.item = place->second.item;
            question.repeatUuid = each.repeatUuid;
            for (const auto& choice : offeredChoices(questionnaire, place->second))
                if (choice.role == ChoiceRole::Missing)
                    question.missing << choice.code;
        }
        if (isPart || each.part == QLatin1String("other"))
            question.parts.emplace_back(each.part, each.variable.name);
    }
}

void AnswerCells::several(const Question& question, const QString& value, std::map<QString, QString>& cells) const
{
    static const QRegularExpression space(QStringLiteral("\\s+"));
    const auto chosen = value.split(space, Qt::SkipEmptyParts);
    if (chosen.isEmpty())
        return;
    const bool isDeclined = std::any_of(chosen.begin(), chosen.end(), [&](const QString& code) { return question.missing.contains(code); });
    for (const auto& [code, variable] : question.parts) {
        const auto place = chosen.indexOf(code);
        if (question.item->type == ItemType::Ranking)
            cells[variable] = place < 0 ? QString() : QString::number(place + 1);
        else if (place >= 0)
            cells[variable] = QStringLiteral("1");
        else if (!isDeclined || question.missing.contains(code)) // who will not say, has not said no
            cells[variable] = QStringLiteral("0");
    }
}

std::map<QString, QString> AnswerCells::of(const std::map<QString, QString>& values, const QString& repeatUuid)
{
    std::map<QString, QString> cells;
    for (const auto& [name, value] : values) {
        const auto key = keyOf(repeatUuid, name);
        const auto question = m_questions.find(key);
        if (question != m_questions.end() && !question->second.parts.empty())
            several(question->second, value, cells);
        else if (const auto variable = m_variables.find(key); variable != m_variables.end()) {
            const bool isConsent = question != m_questions.end() && question->second.item->type == ItemType::Consent;
            cells[name] = isConsent ? consentCell(value) : variable->second ? truthCell(value) : value;
        } else if (!value.isEmpty() && !m_unknown.contains(name))
            m_unknown << name;
    }
    return cells;
}

} // namespace counterpoint
