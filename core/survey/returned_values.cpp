#include "core/survey/returned_values.h"
#include <QRegularExpression>
#include <algorithm>

namespace counterpoint {

ReturnedValues::ReturnedValues(const Questionnaire& questionnaire)
    : m_questionnaire(questionnaire)
    , m_lime(questionnaire)
{
}

const ReturnedValues::Choices& ReturnedValues::choicesOf(const ItemPlace& place)
{
    if (const auto known = m_choices.constFind(place.item); known != m_choices.constEnd())
        return *known;
    Choices made;
    auto choices = offeredChoices(m_questionnaire, place);
    if (place.item->orOther)
        choices.push_back({QStringLiteral("other"), ChoiceRole::Other, false, {{role::label, {{QString(), QStringLiteral("Other")}}}}, {}});
    for (const auto& choice : choices) // codes count before labels: '2' can be the label of another
        made.codes.insert(choice.code.toCaseFolded(), choice.code);
    for (const auto& choice : choices)
        if (const auto theirs = m_lime.answer(place, choice.code).toCaseFolded(); !made.codes.contains(theirs))
            made.codes.insert(theirs, choice.code);
    for (const auto& choice : choices)
        if (const auto labels = choice.texts.find(role::label); labels != choice.texts.end())
            for (const auto& [language, label] : labels->second)
                if (const auto words = comparableWords(label); !words.isEmpty() && !made.codes.contains(words))
                    made.codes.insert(words, choice.code);
    made.longestFirst = made.codes.keys();
    std::sort(made.longestFirst.begin(), made.longestFirst.end(), [](const QString& a, const QString& b) { return a.size() > b.size(); });
    return *m_choices.insert(place.item, made);
}

bool ReturnedValues::isChosen(const QString& cell) const
{
    static const QStringList no{"",    "0",   "0.0", "false", "n",         "no",           "nein",   "non",
                                "nee", "nej", "não", "nie",   "unchecked", "not selected", "quoted", "n/a"};
    return !no.contains(cell.trimmed().toCaseFolded());
}

bool ReturnedValues::areWords(const ItemPlace& place, const QString& code, const QString& cell)
{
    static const QStringList yes{"1",  "1.0", "true", "y", "yes",     "ja",       "oui",    "si",
                                 "sí", "sim", "tak",  "x", "checked", "selected", "chosen", "on"};
    const auto words = comparableWords(cell);
    return asksOther(m_questionnaire, place) && code == otherCode(m_questionnaire, place) && !yes.contains(words)
        && choicesOf(place).codes.value(words) != code;
}

std::optional<QStringList> ReturnedValues::several(const ItemPlace& place, const QString& cell)
{
    const auto& choices = choicesOf(place);
    if (choices.codes.isEmpty())
        return cell.split(u' ', Qt::SkipEmptyParts);
    static const std::vector<QRegularExpression> separators{
        QRegularExpression(QStringLiteral("\\s+")), QRegularExpression(QStringLiteral("\\s*;\\s*")),
        QRegularExpression(QStringLiteral("\\s*,\\s*")), QRegularExpression(QStringLiteral("\\s*\\|\\s*"))};
    for (const auto& separator : separators) {
        QStringList codes;
        const auto parts = cell.split(separator, Qt::SkipEmptyParts);
        for (const auto& part : parts)
            if (const auto known = choices.codes.constFind(comparableWords(part)); known != choices.codes.constEnd())
                codes << *known;
        if (codes.size() == parts.size())
            return codes;
    }
    QStringList codes; // labels with spaces between them, as Kobo joins them
    auto rest = comparableWords(cell);
    while (!rest.isEmpty()) {
        const auto next = std::find_if(choices.longestFirst.begin(), choices.longestFirst.end(), [&](const QString& words) {
            return !words.isEmpty() && rest.startsWith(words) && (rest.size() == words.size() || !rest[words.size()].isLetterOrNumber());
        });
        if (next == choices.longestFirst.end())
            return {};
        codes << choices.codes.value(*next);
        rest = rest.mid(next->size());
        while (!rest.isEmpty() && (rest.front().isSpace() || rest.front() == u',' || rest.front() == u';'))
            rest.remove(0, 1);
    }
    return codes;
}

QString ReturnedValues::of(const ItemPlace& place, const QString& cell)
{
    static const QRegularExpression midnight(QStringLiteral("^(\\d{4}-\\d{2}-\\d{2})[T ]00:00(?::00(?:\\.0+)?)?$"));
    static const QRegularExpression timeOfDay(QStringLiteral("^\\d{4}-\\d{2}-\\d{2}[T ](\\d{2}:\\d{2}(?::\\d{2})?)"));
    const auto text = cell.trimmed();
    if (text.isEmpty())
        return text;
    switch (place.item->type) {
    case ItemType::Consent:
        return isChosen(text) ? QStringLiteral("OK") : QString();
    case ItemType::Date:
        if (const auto match = midnight.match(text); match.hasMatch())
            return match.captured(1);
        return text;
    case ItemType::Time:
        if (const auto match = timeOfDay.match(text); match.hasMatch())
            return match.captured(1);
        return text;
    case ItemType::Multiple:
    case ItemType::Ranking:
        if (const auto codes = several(place, text))
            return codes->join(u' ');
        return text;
    case ItemType::Calculate:
    case ItemType::Hidden:
    case ItemType::Other:
        return text;
    default:
        break;
    }
    const auto& choices = choicesOf(place);
    if (const auto known = choices.codes.constFind(comparableWords(text)); known != choices.codes.constEnd())
        return *known;
    bool isNumber = false;
    const auto number = text.toDouble(&isNumber); // '3.0000000000', as databases write it
    if (isNumber && text.contains(u'.'))
        if (const auto known = choices.codes.constFind(QString::number(number, 'g', 15)); known != choices.codes.constEnd())
            return *known;
    return text;
}

} // namespace counterpoint
