#include "ui/coding/query_words_shown.h"
#include <QCoreApplication>

namespace counterpoint::ui {

namespace {
QString words(const char* text) { return QCoreApplication::translate("QueryWords", text); }
} // namespace

std::vector<ShownField> shownFields()
{
    using enum QueryField;
    return {
        {Codes, words(QT_TRANSLATE_NOOP("QueryWords", "code, with those below it"))},
        {Code, words(QT_TRANSLATE_NOOP("QueryWords", "code alone"))},
        {Coded, words(QT_TRANSLATE_NOOP("QueryWords", "any code"))},
        {Case, words(QT_TRANSLATE_NOOP("QueryWords", "Case"))},
        {Attribute, words(QT_TRANSLATE_NOOP("QueryWords", "attribute of the Case"))},
        {Survey, words(QT_TRANSLATE_NOOP("QueryWords", "survey answer of the Case"))},
        {Speaker, words(QT_TRANSLATE_NOOP("QueryWords", "speaker"))},
        {Source, words(QT_TRANSLATE_NOOP("QueryWords", "source"))},
        {Strand, words(QT_TRANSLATE_NOOP("QueryWords", "strand"))},
        {Text, words(QT_TRANSLATE_NOOP("QueryWords", "text has"))},
        {Word, words(QT_TRANSLATE_NOOP("QueryWords", "text has the whole word"))},
        {Coder, words(QT_TRANSLATE_NOOP("QueryWords", "coder"))},
        {Memo, words(QT_TRANSLATE_NOOP("QueryWords", "memo or comment with"))},
        {Weight, words(QT_TRANSLATE_NOOP("QueryWords", "weight"))},
        {Date, words(QT_TRANSLATE_NOOP("QueryWords", "coded on"))},
        {Set, words(QT_TRANSLATE_NOOP("QueryWords", "saved set"))},
        {Turns, words(QT_TRANSLATE_NOOP("QueryWords", "every turn"))},
        {After, words(QT_TRANSLATE_NOOP("QueryWords", "turn that follows"))},
        {Interaction, words(QT_TRANSLATE_NOOP("QueryWords", "turn that answers"))},
    };
}

std::vector<ShownComparison> shownComparisons()
{
    using enum QueryComparison;
    return {
        {Equal, words(QT_TRANSLATE_NOOP("QueryWords", "is"))},         {NotEqual, words(QT_TRANSLATE_NOOP("QueryWords", "is not"))},
        {Less, words(QT_TRANSLATE_NOOP("QueryWords", "is below"))},    {AtMost, words(QT_TRANSLATE_NOOP("QueryWords", "is at most"))},
        {Greater, words(QT_TRANSLATE_NOOP("QueryWords", "is above"))}, {AtLeast, words(QT_TRANSLATE_NOOP("QueryWords", "is at least"))},
    };
}

std::vector<ShownRelation> shownRelations()
{
    using enum QueryRelation;
    return {
        {Overlapping, words(QT_TRANSLATE_NOOP("QueryWords", "overlapping"))},
        {Inside, words(QT_TRANSLATE_NOOP("QueryWords", "inside"))},
        {Around, words(QT_TRANSLATE_NOOP("QueryWords", "around"))},
        {Near, words(QT_TRANSLATE_NOOP("QueryWords", "near"))},
        {SameTurn, words(QT_TRANSLATE_NOOP("QueryWords", "in the same turn as"))},
        {SameParagraph, words(QT_TRANSLATE_NOOP("QueryWords", "in the same paragraph as"))},
        {FollowedBy, words(QT_TRANSLATE_NOOP("QueryWords", "followed by"))},
    };
}

} // namespace counterpoint::ui
