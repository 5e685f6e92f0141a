#pragma once
#include <QString>
#include <optional>
#include <vector>

namespace counterpoint {

/// What an item of a questionnaire is: something that holds items, or a question.
enum class ItemType {
    Page, ///< holds what is on one screen
    Section, ///< holds what belongs together
    Repeat, ///< holds what is asked several times over
    Grid, ///< a battery: holds questions that are answered from its one list
    ConstantSum, ///< holds numbers that must add up to the parameter 'total'
    Single, ///< one choice of a list
    Multiple, ///< any number of choices
    Likert, ///< one choice of a list that is a scale: how far one agrees
    Rating, ///< a whole number from 'start' to 'end', shown as a row of points or stars
    Ranking, ///< all choices, put in order
    Integer,
    Decimal,
    Slider, ///< a number from 'start' to 'end' in steps of 'step'
    ShortText,
    LongText,
    Date,
    Time,
    DateTime,
    Consent, ///< a box to tick; who must and does not, is screened out
    Note, ///< to be read
    Calculate, ///< computed, not shown
    Hidden, ///< a value that is neither asked nor computed
    Other ///< a type that forms of other programs have and we do not support; kept verbatim
};

QString toText(ItemType type); ///< as stored and in JSON: 'single', 'short text', …
std::optional<ItemType> itemTypeFrom(const QString& text);
const std::vector<ItemType>& allItemTypes();
bool holdsItems(ItemType type);
bool hasChoices(ItemType type); ///< answered from a list: Single, Multiple, Likert, Ranking; and Grid, whose items are
bool hasAnswer(ItemType type); ///< gives a variable or several: all but what holds items, and Note
bool isAsked(ItemType type); ///< is answered by the respondent

} // namespace counterpoint
