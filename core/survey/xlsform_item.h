#pragma once
#include "core/interchange/xlsform/question_type.h"
#include "core/survey/questionnaire.h"
#include "core/survey/xlsform_row.h"

/// Items, choices and settings of a questionnaire from rows of a form, and as rows again. What our model has and XLSForm has no column for stands in
/// columns of our own: 'counterpoint::…', of choices 'counterpoint_…'.
namespace counterpoint::xlsform_item {

using xlsform_row::Row;

/// `unnamed` is the language of texts in a column without one. What a row holds beyond is the item's extra.
SurveyItem takeItem(Row& row, const xlsform::QuestionType& type, const QString& written, const QString& unnamed);
SurveyChoice takeChoice(Row& row, const QString& unnamed);
void takeSettings(Row& row, Questionnaire& questionnaire, const QString& unnamed); ///< seed, languages, texts
/// A row that a form passes over, kept as it is.
SurveyItem aside(Row row);
/// Makes a battery of a 'table-list', when all that it holds is read.
void closeGroup(SurveyItem& group);
void makeOther(SurveyItem& item, const QString& written); ///< keeps a question whose list we cannot have as it is

Row rowOf(const Questionnaire& questionnaire, const SurveyItem& item, const SurveyItem* parent, const QString& name);
Row endOf(const SurveyItem& group); ///< of the row that ends it
Row rowOf(const QString& list, const SurveyChoice& choice);
void putSettings(Row& row, const Questionnaire& questionnaire);

} // namespace counterpoint::xlsform_item
