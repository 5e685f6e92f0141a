#include "core/survey/xlsform_types.h"
#include "core/survey/xlsform_row.h"
#include <algorithm>

namespace counterpoint {

namespace {

using Kind = xlsform::QuestionType::Kind;
using Container = xlsform::QuestionType::Container;
using xlsform_row::hasWord;

/// The word of an appearance that goes with a type, and says no more.
QString wordOf(ItemType type)
{
    switch (type) {
    case ItemType::Page:
        return QStringLiteral("field-list");
    case ItemType::Grid:
        return QStringLiteral("table-list");
    case ItemType::Likert:
        return QStringLiteral("likert");
    case ItemType::Rating:
        return QStringLiteral("rating");
    case ItemType::LongText:
        return QStringLiteral("multiline");
    default:
        return {};
    }
}

bool hasRows(const SurveyItem& item) { return item.parameters.contains(QStringLiteral("rows")); }

/// Computed without being seen, though its type is that of a question.
bool isSilent(const SurveyItem& item)
{
    return (!item.calculation.isEmpty() || !item.trigger.isEmpty()) && !item.texts.contains(role::label)
        && !item.texts.contains(role::hint);
}

ItemType selectType(SurveyItem& item, const xlsform::QuestionType& type)
{
    item.choices = type.list;
    item.orOther = type.orOther;
    if (type.kind == Kind::SelectMultiple)
        return ItemType::Multiple;
    if (type.kind == Kind::Rank)
        return ItemType::Ranking;
    return hasWord(item.appearance, wordOf(ItemType::Likert)) ? ItemType::Likert : ItemType::Single;
}

/// What types of XLSForm bring along by themselves.
void bringConstraint(SurveyItem& item, const QString& word)
{
    if (!item.constraint.isEmpty())
        return;
    if (word == QLatin1String("percentage"))
        item.constraint = QStringLiteral("0 <= . and . <= 100");
    else if (word == QLatin1String("phone number"))
        item.constraint = QStringLiteral("regex(., '^\\d*$')");
    else if (word == QLatin1String("number of days in last month"))
        item.constraint = QStringLiteral("0 <= . and . <= 31");
    else if (word == QLatin1String("number of days in last six months"))
        item.constraint = QStringLiteral("0 <= . and . <= 183");
    else if (word == QLatin1String("number of days in last year"))
        item.constraint = QStringLiteral("0 <= . and . <= 365");
}

ItemType typeOf(SurveyItem& item, const xlsform::QuestionType& type)
{
    switch (type.kind) {
    case Kind::Begin:
        if (type.container == Container::Repeat)
            return ItemType::Repeat;
        return type.container == Container::Group && hasWord(item.appearance, wordOf(ItemType::Page)) ? ItemType::Page : ItemType::Section;
    case Kind::SelectOne:
    case Kind::SelectMultiple:
    case Kind::Rank:
    case Kind::SelectOneExternal:
        return isSilent(item) ? ItemType::Calculate : selectType(item, type);
    case Kind::Text:
        return hasRows(item) || hasWord(item.appearance, wordOf(ItemType::LongText)) ? ItemType::LongText : ItemType::ShortText;
    case Kind::Integer:
    case Kind::Percentage:
        return ItemType::Integer;
    case Kind::Decimal:
        return ItemType::Decimal;
    case Kind::Range:
        return hasWord(item.appearance, wordOf(ItemType::Rating)) ? ItemType::Rating : ItemType::Slider;
    case Kind::Date:
        return ItemType::Date;
    case Kind::Time:
        return ItemType::Time;
    case Kind::DateTime:
        return ItemType::DateTime;
    case Kind::Note:
        return ItemType::Note;
    case Kind::Acknowledge:
        return ItemType::Consent;
    case Kind::Calculate:
        return ItemType::Calculate;
    case Kind::Hidden:
    case Kind::Metadata: // a variable of the answers that come back, though our own forms do not fill it
        return ItemType::Hidden;
    default:
        return ItemType::Other;
    }
}

QString selectWord(const Questionnaire& questionnaire, const SurveyItem& item, const SurveyItem* parent)
{
    const auto list = item.choices.isEmpty() && parent && parent->type == ItemType::Grid ? parent->choices : item.choices;
    const auto* known = questionnaire.list(list);
    // A name with two points is let through without 'from_file' only.
    const bool isFromFile = !known && list.count(u'.') == 1 && !list.contains(u'$');
    auto word = QStringLiteral("select_one");
    if (item.type == ItemType::Ranking)
        word = QStringLiteral("rank");
    else if (item.type == ItemType::Multiple)
        word = isFromFile ? QStringLiteral("select_multiple_from_file") : QStringLiteral("select_multiple");
    else if (known && known->isExternal)
        word = QStringLiteral("select_one_external");
    else if (isFromFile)
        word = QStringLiteral("select_one_from_file");
    return word + u' ' + list + (item.orOther ? QStringLiteral(" or_other") : QString());
}

QString plainWord(ItemType type)
{
    switch (type) {
    case ItemType::Page:
    case ItemType::Section:
    case ItemType::Grid:
    case ItemType::ConstantSum:
        return QStringLiteral("begin_group");
    case ItemType::Repeat:
        return QStringLiteral("begin_repeat");
    case ItemType::Rating:
    case ItemType::Slider:
        return QStringLiteral("range");
    case ItemType::Integer:
        return QStringLiteral("integer");
    case ItemType::Decimal:
        return QStringLiteral("decimal");
    case ItemType::ShortText:
    case ItemType::LongText:
        return QStringLiteral("text");
    case ItemType::Date:
        return QStringLiteral("date");
    case ItemType::Time:
        return QStringLiteral("time");
    case ItemType::DateTime:
        return QStringLiteral("dateTime");
    case ItemType::Consent:
        return QStringLiteral("acknowledge");
    case ItemType::Note:
        return QStringLiteral("note");
    case ItemType::Calculate:
        return QStringLiteral("calculate");
    case ItemType::Hidden:
        return QStringLiteral("hidden");
    default:
        return {};
    }
}

bool isSelect(ItemType type) { return hasChoices(type) && type != ItemType::Grid; }

} // namespace

void setTypeFromForm(SurveyItem& item, const xlsform::QuestionType& type, const QString& written)
{
    bringConstraint(item, type.plain);
    item.type = typeOf(item, type);
    // A question that is computed and not seen is a computed value, whatever its type.
    if (item.type != ItemType::Other && isAsked(item.type) && isSilent(item))
        item.type = ItemType::Calculate;
    if (item.type == ItemType::Other)
        item.formType = written;
    if (const auto word = wordOf(item.type); !word.isEmpty() && !(item.type == ItemType::LongText && hasRows(item)))
        item.appearance = xlsform_row::withoutWord(item.appearance, word);
}

QString typeForForm(const Questionnaire& questionnaire, const SurveyItem& item, const SurveyItem* parent)
{
    if (item.type == ItemType::Other)
        return item.formType;
    if (isSelect(item.type))
        return selectWord(questionnaire, item, parent);
    return plainWord(item.type);
}

QString appearanceForForm(const SurveyItem& item)
{
    const auto word = wordOf(item.type);
    if (word.isEmpty() || (item.type == ItemType::LongText && hasRows(item)) || (item.type == ItemType::Grid && !isTableList(item)))
        return item.appearance;
    return xlsform_row::withWord(item.appearance, word);
}

bool isTableList(const SurveyItem& grid)
{
    return !grid.choices.isEmpty() && !grid.items.empty() && std::all_of(grid.items.begin(), grid.items.end(), [&](const SurveyItem& item) {
        return (item.type == ItemType::Single || item.type == ItemType::Likert) && !item.orOther && item.choiceFilter.isEmpty()
            && (item.choices.isEmpty() || item.choices == grid.choices);
    });
}

} // namespace counterpoint
