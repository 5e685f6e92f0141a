#include "ui/survey/item_words.h"
#include <QCoreApplication>
#include <QRegularExpression>

namespace counterpoint::ui {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("SurveyWords", text); }

} // namespace

QString typeName(ItemType type)
{
    switch (type) {
    case ItemType::Page:
        return tr("Page");
    case ItemType::Section:
        return tr("Section");
    case ItemType::Repeat:
        return tr("Asked several times");
    case ItemType::Grid:
        return tr("Battery of statements");
    case ItemType::ConstantSum:
        return tr("Numbers that add up");
    case ItemType::Single:
        return tr("One choice");
    case ItemType::Multiple:
        return tr("Several choices");
    case ItemType::Likert:
        return tr("Agreement on a scale");
    case ItemType::Rating:
        return tr("Rating");
    case ItemType::Ranking:
        return tr("Ranking");
    case ItemType::Integer:
        return tr("Whole number");
    case ItemType::Decimal:
        return tr("Number");
    case ItemType::Slider:
        return tr("Slider");
    case ItemType::ShortText:
        return tr("Short text");
    case ItemType::LongText:
        return tr("Long text");
    case ItemType::Date:
        return tr("Date");
    case ItemType::Time:
        return tr("Time of day");
    case ItemType::DateTime:
        return tr("Date and time");
    case ItemType::Consent:
        return tr("Consent");
    case ItemType::Note:
        return tr("Note");
    case ItemType::Calculate:
        return tr("Calculated value");
    case ItemType::Hidden:
        return tr("Hidden value");
    case ItemType::Other:
        break;
    }
    return tr("Type of another program");
}

QString typeInSentence(ItemType type)
{
    switch (type) {
    case ItemType::Page:
        return tr("a page");
    case ItemType::Section:
        return tr("a section");
    case ItemType::Repeat:
        return tr("a part that is asked several times");
    case ItemType::Grid:
        return tr("a battery of statements");
    case ItemType::ConstantSum:
        return tr("numbers that add up");
    case ItemType::Consent:
        return tr("a consent");
    case ItemType::Note:
        return tr("a note");
    case ItemType::Calculate:
        return tr("a calculated value");
    case ItemType::Hidden:
        return tr("a hidden value");
    default:
        return tr("a question");
    }
}

const char* iconName(ItemType type)
{
    switch (type) {
    case ItemType::Page:
        return "view-pages-single";
    case ItemType::Section:
        return "object-group";
    case ItemType::Repeat:
        return "view-refresh";
    case ItemType::Grid:
        return "insert-table";
    case ItemType::ConstantSum:
        return "office-chart-pie";
    case ItemType::Single:
        return "dialog-ok-apply";
    case ItemType::Multiple:
        return "format-list-unordered";
    case ItemType::Likert:
        return "distribute-horizontal-x";
    case ItemType::Rating:
        return "bookmarks";
    case ItemType::Ranking:
        return "view-sort-ascending";
    case ItemType::Integer:
    case ItemType::Decimal:
        return "view-statistics";
    case ItemType::Slider:
        return "distribute-horizontal-x";
    case ItemType::ShortText:
        return "text-field";
    case ItemType::LongText:
        return "insert-text";
    case ItemType::Date:
    case ItemType::DateTime:
        return "view-calendar";
    case ItemType::Time:
        return "clock";
    case ItemType::Consent:
        return "checkmark";
    case ItemType::Note:
        return "note";
    case ItemType::Calculate:
        return "code-context";
    case ItemType::Hidden:
        return "view-hidden";
    case ItemType::Other:
        break;
    }
    return "question";
}

QString choiceRoleName(ChoiceRole role)
{
    switch (role) {
    case ChoiceRole::Ordinary:
        return tr("Ordinary");
    case ChoiceRole::Exclusive:
        return tr("Exclusive: none of these");
    case ChoiceRole::Other:
        return tr("Other, please say");
    case ChoiceRole::Missing:
        break;
    }
    return tr("No answer (missing)");
}

QString plainWords(const QString& text)
{
    static const QRegularExpression marks(QStringLiteral("<[^>]*>|[*_]{1,3}(?=\\S)|(?<=\\S)[*_]{1,3}|^#+\\s*"));
    auto plain = text;
    static const QRegularExpression references(QStringLiteral("\\$\\{[^}]*\\}"));
    if (!plain.contains(references)) // names have underscores that are no marks
        plain.remove(marks);
    return plain.simplified();
}

QString titleOf(const SurveyItem& item, const QString& language)
{
    const auto words = plainWords(textOrOther(item.texts, role::label, language));
    return words.isEmpty() ? item.name : words;
}

QString roleName(const QString& what)
{
    if (what == role::label)
        return tr("Wording");
    if (what == role::hint)
        return tr("Hint");
    if (what == role::guidance)
        return tr("Guidance for interviewers");
    if (what == role::constraintMessage)
        return tr("Message: answer not accepted");
    if (what == role::requiredMessage)
        return tr("Message: answer needed");
    if (what == role::otherLabel)
        return tr("Beside “other”");
    if (what == role::low)
        return tr("Low end");
    if (what == role::high)
        return tr("High end");
    if (what == role::title)
        return tr("Title");
    if (what == role::introduction)
        return tr("Introduction");
    if (what == role::thanks)
        return tr("Thanks");
    if (what == role::screenedOut)
        return tr("To those screened out");
    return what;
}

} // namespace counterpoint::ui
