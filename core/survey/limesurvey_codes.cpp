#include "core/survey/limesurvey_codes.h"
#include <QSet>
#include <algorithm>

namespace counterpoint {

namespace {

constexpr qsizetype longestQuestion = 20;
constexpr qsizetype longestAnswer = 5;

QString lettersAndDigits(const QString& name)
{
    QString kept;
    for (const auto c : name)
        if ((c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9'))
            kept += c;
    return kept;
}

/// Unique whatever the case of letters, as the database there wants it.
QString unique(QString code, const QString& otherwise, qsizetype longest, QSet<QString>& taken)
{
    if (code.isEmpty() || !code.front().isLetter())
        code.prepend(otherwise);
    code = code.left(longest);
    const auto base = code;
    for (int number = 2; taken.contains(code.toLower()); ++number) {
        const auto suffix = QString::number(number);
        code = base.left(longest - suffix.size()) + suffix;
    }
    taken.insert(code.toLower());
    return code;
}

std::vector<std::pair<QString, QString>> answersOf(const Questionnaire& questionnaire, const ItemPlace& place)
{
    std::vector<std::pair<QString, QString>> answers; ///< ours and theirs
    const auto choices = offeredChoices(questionnaire, place);
    QSet<QString> taken;
    const auto isUsable = [](const SurveyChoice& each) {
        return !each.code.isEmpty() && each.code.size() <= longestAnswer && lettersAndDigits(each.code) == each.code;
    };
    for (const auto& choice : choices)
        if (isUsable(choice))
            taken.insert(choice.code.toLower());
    QSet<QString> given;
    int number = 0;
    for (const auto& choice : choices) {
        ++number;
        if (choice.role == ChoiceRole::Other)
            answers.emplace_back(choice.code, LimeCodes::other);
        else if (isUsable(choice) && !given.contains(choice.code.toLower())) {
            given.insert(choice.code.toLower());
            answers.emplace_back(choice.code, choice.code);
        } else
            answers.emplace_back(choice.code, unique(QStringLiteral("A%1").arg(number), QStringLiteral("A"), longestAnswer, taken));
    }
    return answers;
}

} // namespace

LimeCodes::LimeCodes(const Questionnaire& questionnaire)
    : m_questionnaire(questionnaire)
{
    QSet<QString> taken;
    for (const auto& place : allItems(questionnaire)) {
        const auto& item = *place.item;
        const bool isRow = place.parent && (place.parent->type == ItemType::Grid || place.parent->type == ItemType::ConstantSum);
        if (isRow || item.type == ItemType::Page || item.type == ItemType::Section || item.type == ItemType::Repeat)
            continue;
        m_questions.insert(&item, unique(lettersAndDigits(item.name), QStringLiteral("Q"), longestQuestion, taken));
        QSet<QString> rows;
        for (const auto& row : item.items) {
            const auto before = item.name + u'_';
            const auto own = !item.name.isEmpty() && row.name.startsWith(before) ? row.name.mid(before.size()) : row.name;
            m_questions.insert(&row, unique(lettersAndDigits(own), QStringLiteral("SQ"), longestQuestion, rows));
        }
    }
}

QString LimeCodes::question(const SurveyItem& item) const { return m_questions.value(&item); }

const LimeCodes::Answers& LimeCodes::answersOf(const ItemPlace& place) const
{
    if (const auto known = m_answers.constFind(place.item); known != m_answers.constEnd())
        return *known;
    Answers answers;
    for (const auto& [ours, theirs] : counterpoint::answersOf(m_questionnaire, place)) {
        answers.theirs.insert(ours, theirs);
        answers.ours.insert(theirs, ours);
    }
    return *m_answers.insert(place.item, answers);
}

QString LimeCodes::answer(const ItemPlace& place, const QString& code) const
{
    const auto& theirs = answersOf(place).theirs;
    if (const auto known = theirs.constFind(code); known != theirs.constEnd())
        return *known;
    return place.item->orOther && code == QLatin1String("other") ? other : code;
}

QString LimeCodes::codeOf(const ItemPlace& place, const QString& answer) const
{
    if (answer == other)
        return otherCode(m_questionnaire, place);
    return answersOf(place).ours.value(answer, answer);
}

bool asksOther(const Questionnaire& questionnaire, const ItemPlace& place)
{
    const auto offered = offeredChoices(questionnaire, place);
    return place.item->orOther
        || std::any_of(offered.begin(), offered.end(), [](const SurveyChoice& each) { return each.role == ChoiceRole::Other; });
}

QString otherCode(const Questionnaire& questionnaire, const ItemPlace& place)
{
    for (const auto& choice : offeredChoices(questionnaire, place))
        if (choice.role == ChoiceRole::Other)
            return choice.code;
    return QStringLiteral("other");
}

} // namespace counterpoint
