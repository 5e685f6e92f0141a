#include "core/survey/typed_answer.h"
#include "core/base/translate.h"
#include <QDate>
#include <QRegularExpression>
#include <QStringList>
#include <QTime>
#include <algorithm>

namespace counterpoint {

namespace {

constexpr const char* context = "TypedAnswer";

QString labelOf(const Questionnaire& questionnaire, const SurveyChoice& choice)
{
    const auto label = textOrOther(choice.texts, role::label, questionnaire.defaultLanguage, {});
    return label.isEmpty() ? choice.code : label;
}

/// The choice of a code, whatever its case; of a code in letters as many of them will do as no other code begins with.
const SurveyChoice* choiceOf(const PaperField& field, const QString& typed)
{
    if (const auto* exact = field.choice(typed))
        return exact;
    const SurveyChoice* found = nullptr;
    int beginning = 0;
    for (const auto& choice : field.choices) {
        if (choice.code.compare(typed, Qt::CaseInsensitive) == 0)
            return &choice;
        if (!typed.isEmpty() && typed[0].isLetter() && choice.code.startsWith(typed, Qt::CaseInsensitive)) {
            found = &choice;
            ++beginning;
        }
    }
    return beginning == 1 ? found : nullptr;
}

bool isBeginning(const PaperField& field, const QString& typed)
{
    return std::any_of(field.choices.begin(), field.choices.end(), [&](const SurveyChoice& each) {
        return each.code.size() > typed.size() && each.code.startsWith(typed, Qt::CaseInsensitive);
    });
}

QString noSuchCode(const PaperField& field, const QString& typed)
{
    QStringList codes;
    for (const auto& choice : field.choices)
        codes << choice.code;
    return translate(context, "“%1” is none of the codes: %2.").arg(typed, codes.mid(0, 30).join(QStringLiteral(", ")));
}

TypedAnswer one(const Questionnaire& questionnaire, const PaperField& field, const QString& typed)
{
    const auto* choice = choiceOf(field, typed);
    if (!choice)
        return {{}, {}, {}, noSuchCode(field, typed)};
    return {choice->code, labelOf(questionnaire, *choice), {}, {}, !isBeginning(field, typed)};
}

TypedAnswer several(const Questionnaire& questionnaire, const PaperField& field, const QString& typed)
{
    static const QRegularExpression between(QStringLiteral("[\\s,;]+"));
    QStringList codes;
    QStringList labels;
    bool hasExclusive = false;
    for (const auto& word : typed.split(between, Qt::SkipEmptyParts)) {
        const auto* choice = choiceOf(field, word);
        if (!choice)
            return {{}, {}, {}, noSuchCode(field, word)};
        if (codes.contains(choice->code))
            return {{}, {}, {}, translate(context, "“%1” is there twice.").arg(choice->code)};
        hasExclusive = hasExclusive || choice->role == ChoiceRole::Exclusive || choice->role == ChoiceRole::Missing;
        codes << choice->code;
        labels << labelOf(questionnaire, *choice);
    }
    if (hasExclusive && codes.size() > 1)
        return {{}, {}, {}, translate(context, "One of these stands alone: it takes the others away.")};
    // In the order of the list, so that two people who type the same ticks type the same answer.
    if (field.item->type != ItemType::Ranking) {
        QStringList sorted;
        for (const auto& choice : field.choices)
            if (codes.contains(choice.code))
                sorted << choice.code;
        codes = sorted;
    }
    return {codes.join(u' '), labels.join(QStringLiteral(", "))};
}

TypedAnswer number(const PaperField& field, QString typed)
{
    typed.replace(u',', u'.');
    bool isNumber = false;
    const double value = typed.toDouble(&isNumber);
    const bool isWhole = field.item->type == ItemType::Integer || field.item->type == ItemType::Rating;
    if (!isNumber || typed.contains(u'e', Qt::CaseInsensitive))
        return {{}, {}, {}, translate(context, "“%1” is no number.").arg(typed)};
    if (isWhole && typed.contains(u'.'))
        return {{}, {}, {}, translate(context, "“%1” is no whole number.").arg(typed)};
    if (field.item->type == ItemType::Rating || field.item->type == ItemType::Slider) {
        const double start = field.item->number(QStringLiteral("start")).value_or(field.item->type == ItemType::Rating ? 1 : 0);
        const double end = field.item->number(QStringLiteral("end")).value_or(field.item->type == ItemType::Rating ? 5 : 100);
        if (value < start || value > end)
            return {{}, {}, {}, translate(context, "%1 is not between %2 and %3.").arg(typed).arg(start).arg(end)};
        return {typed, {}, {}, {}, isWhole && value * 10 > end && start >= 0};
    }
    return {typed};
}

TypedAnswer date(const QString& typed)
{
    static const QStringList formats{"yyyy-MM-dd", "d.M.yyyy", "d/M/yyyy", "ddMMyyyy"};
    for (const auto& format : formats)
        if (const auto day = QDate::fromString(typed, format); day.isValid())
            return {day.toString(Qt::ISODate),
                    day.toString(QStringLiteral("d MMMM yyyy")),
                    {},
                    {},
                    format == formats.front() || format == formats.back()};
    return {{}, {}, {}, translate(context, "“%1” is no date. Type day, month and year: 31.5.2024 or 31052024.").arg(typed)};
}

TypedAnswer time(const QString& typed)
{
    for (const auto* format : {"H:mm", "H.mm", "HHmm"})
        if (const auto at = QTime::fromString(typed, QString::fromLatin1(format)); at.isValid())
            return {at.toString(QStringLiteral("HH:mm")), {}, {}, {}, typed.size() >= 4};
    return {{}, {}, {}, translate(context, "“%1” is no time. Type hours and minutes: 14:30 or 1430.").arg(typed)};
}

TypedAnswer withoutConstraint(const Questionnaire& questionnaire, const PaperField& field, const QString& typed)
{
    if (field.isOther)
        return {typed};
    switch (field.item->type) {
    case ItemType::Single:
    case ItemType::Likert:
        if (!field.choices.empty())
            return one(questionnaire, field, typed);
        return {typed};
    case ItemType::Multiple:
    case ItemType::Ranking:
        return field.choices.empty() ? TypedAnswer{typed} : several(questionnaire, field, typed);
    case ItemType::Consent:
        if (typed == QLatin1String("1"))
            return {QStringLiteral("OK"), translate(context, "ticked"), {}, {}, true};
        if (typed == QLatin1String("0"))
            return {{}, translate(context, "not ticked"), {}, {}, true};
        return {{}, {}, {}, translate(context, "Type 1 where the box is ticked, 0 where it is not.")};
    default:
        break;
    }
    if (const auto* missing = choiceOf(field, typed); missing && missing->role == ChoiceRole::Missing)
        return {missing->code, labelOf(questionnaire, *missing)};
    switch (field.item->type) {
    case ItemType::Rating:
    case ItemType::Slider:
    case ItemType::Integer:
    case ItemType::Decimal:
        return number(field, typed);
    case ItemType::Date:
        return date(typed);
    case ItemType::Time:
        return time(typed);
    default:
        return {typed};
    }
}

} // namespace

TypedAnswer readTyped(const Questionnaire& questionnaire, const PaperField& field, const QString& typed)
{
    auto answer = withoutConstraint(questionnaire, field, typed.trimmed());
    const auto* choice = field.choice(answer.value);
    const bool isMissing = choice && choice->role == ChoiceRole::Missing;
    const bool isOfItselfAlone = !field.item->constraint.contains(QLatin1String("${"));
    if (!answer.problem.isEmpty() || field.isOther || isMissing || answer.value.isEmpty() || !isOfItselfAlone
        || holdsOnPaper(field.item->constraint, field, {}, answer.value))
        return answer;
    // On paper it stands all the same: it is taken, but not passed over.
    const auto message = textOrOther(field.item->texts, role::constraintMessage, questionnaire.defaultLanguage, {});
    answer.warning = message.isEmpty() ? translate(context, "The form on the screen would not take “%1” here.").arg(answer.value) : message;
    answer.isComplete = false;
    return answer;
}

} // namespace counterpoint
