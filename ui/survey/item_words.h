#pragma once
#include "core/survey/choice_list.h"
#include "core/survey/survey_item.h"

namespace counterpoint::ui {

/// Words and signs for the parts of a questionnaire, as users read and choose them.
QString typeName(ItemType type); ///< 'One choice'
QString typeInSentence(ItemType type); ///< 'question with one choice'
const char* iconName(ItemType type);
QString choiceRoleName(ChoiceRole role);
/// The item's words in one line, else its name.
QString titleOf(const SurveyItem& item, const QString& language);
/// Words with the marks of Markdown taken away, in one line.
QString plainWords(const QString& text);
/// What a text is for, of an item or of the questionnaire: 'Hint'.
QString roleName(const QString& role);

} // namespace counterpoint::ui
