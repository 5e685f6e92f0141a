#pragma once
#include "core/interchange/xlsform/question_type.h"
#include "core/survey/questionnaire.h"

namespace counterpoint {

/// What an item of a questionnaire is, from the type of its row and what else the row says (appearance, parameters, texts); takes the words of the
/// appearance that say no more than the type does. `written` is the type as the sheet has it.
void setTypeFromForm(SurveyItem& item, const xlsform::QuestionType& type, const QString& written);

/// The usual type of an item's row. `parent` is what holds it: items of a battery have its list.
QString typeForForm(const Questionnaire& questionnaire, const SurveyItem& item, const SurveyItem* parent);
/// With the word that an item's type has there: 'multiline' of a long text.
QString appearanceForForm(const SurveyItem& item);
/// Whether the items of a battery can be a 'table-list': choices of its list, one each.
bool isTableList(const SurveyItem& grid);

} // namespace counterpoint
