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

/// Whether a cell says of a choice that it was chosen or not, or its place in a ranking; words beside 'other' hardly look so.
bool saysWhetherChosen(const QString& value)
{
    static const QStringList words{"true", "false", "yes", "no"};
    bool isNumber = false;
    value.trimmed().toDouble(&isNumber);
    return isNumber || value.trimmed().isEmpty() || words.contains(value.trimmed().toLower());
}

} // namespace

AnswerCells::AnswerCells(const Questionnaire& questionnaire, const SurveyVariables& variables)
{
    QHash<QString, ItemPlace> places;
    for (const auto& place : allItems(questionnaire))
        places.insert(place.item->uuid, place);
    QHash<QString, QString> words; // variables, by the item's uuid
    for (const auto& each : variables.variables)
        if (each.part == QLatin1String("other") && each.variable.type == VariableType::Text)
            words.insert(each.itemUuid, each.variable.name);
    for (const auto& each : variables.variables) {
        const auto place = each.itemUuid.isEmpty() ? places.constEnd() : places.constFind(each.itemUuid);
        const bool isWords = each.part == QLatin1String("other") && each.variable.type == VariableType::Text;
        const bool isPart = !each.part.isEmpty() && !isWords;
        if (!isPart)
            m_answers.insert(keyOf(each.repeatUuid, each.answerName()), each.variable.name);
        if (place == places.constEnd() || isWords)
            continue;
        const auto& item = *place->item;
        auto& question = m_questions[keyOf(each.repeatUuid, item.name)];
        const auto offered = offeredChoices(questionnaire, *place);
        if (!question.item) {
            question.item = place->item;
            question.repeatUuid = each.repeatUuid;
            for (const auto& choice : offered)
                if (choice.role == ChoiceRole::Missing)
                    question.missing << choice.code;
        }
        if (!isPart)
            continue;
        if (item.type == ItemType::Date || item.type == ItemType::DateTime) {
            question.reason = each.variable.name;
            continue;
        }
        question.parts.emplace_back(each.part, each.variable.name);
        const bool isOther = (item.orOther && each.part == QLatin1String("other"))
            || std::any_of(offered.begin(), offered.end(),
                           [&](const SurveyChoice& choice) { return choice.role == ChoiceRole::Other && choice.code == each.part; });
        for (const auto& name : {each.variable.name, each.answerName()})
            if (const auto key = keyOf(each.repeatUuid, name); !m_parts.contains(key))
                m_parts.insert(key, {each.variable.name, item.name, isOther ? words.value(item.uuid) : QString()});
    }
}

/// Gives what was chosen and is not offered.
QString AnswerCells::several(const Question& question, const QString& value, Values& cells) const
{
    static const QRegularExpression space(QStringLiteral("\\s+"));
    const auto chosen = value.split(space, Qt::SkipEmptyParts);
    if (chosen.isEmpty())
        return {};
    const bool isDeclined = std::any_of(chosen.begin(), chosen.end(), [&](const QString& code) { return question.missing.contains(code); });
    auto unknown = chosen;
    for (const auto& [code, variable] : question.parts) {
        const auto place = chosen.indexOf(code);
        unknown.removeAll(code);
        if (question.item->type == ItemType::Ranking)
            cells[variable] = place < 0 ? QString() : QString::number(place + 1);
        else if (place >= 0)
            cells[variable] = QStringLiteral("1");
        else if (!isDeclined || question.missing.contains(code)) // who will not say, has not said no
            cells[variable] = QStringLiteral("0");
    }
    if (unknown.size() == chosen.size()) // no list of codes at all
        for (const auto& part : question.parts)
            cells.erase(part.second);
    return unknown.size() == chosen.size() ? value : unknown.join(u' ');
}

AnswerCells::Values AnswerCells::of(const Values& values, const QString& repeatUuid, Values& unplaced) const
{
    Values cells;
    for (const auto& [name, value] : values) {
        const auto key = keyOf(repeatUuid, name);
        const auto question = m_questions.constFind(key);
        const auto answer = m_answers.constFind(key);
        const auto part = m_parts.constFind(key);
        if (question != m_questions.constEnd() && !question->parts.empty()) {
            if (const auto left = several(*question, value, cells); !left.isEmpty())
                unplaced[name] = left;
        } else if (question != m_questions.constEnd() && !question->reason.isEmpty() && question->missing.contains(value)) {
            cells[question->reason] = value;
        } else if (part != m_parts.constEnd() && question == m_questions.constEnd() && saysWhetherChosen(value)
                   && (answer == m_answers.constEnd() || values.find(part->question) == values.end())) {
            cells[part->variable] = truthCell(value);
        } else if (answer != m_answers.constEnd()) {
            const bool isConsent = question != m_questions.constEnd() && question->item->type == ItemType::Consent;
            cells[*answer] = isConsent ? consentCell(value) : value;
            if (isConsent && cells[*answer].isEmpty() && !saysWhetherChosen(value))
                unplaced[name] = value;
        } else if (part != m_parts.constEnd() && !part->words.isEmpty()) {
            cells[part->words] = value; // as forms called it that were made before the words had a name of their own
            cells.try_emplace(part->variable, QStringLiteral("1"));
        } else if (!value.isEmpty())
            unplaced[name] = value;
    }
    return cells;
}

} // namespace counterpoint
