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
/// Keeps the words of a row where ours for the same would be others: 'TRUE' for 'yes', 'begin group' for 'begin_group'. They are used again as
/// long as they mean what the item is.
void keepWords(SurveyItem& item, const Questionnaire& questionnaire, const Row& written);
/// A row that a form passes over, kept as it is.
SurveyItem aside(Row row);
/// Makes a battery of a 'table-list', when all that it holds is read.
void closeGroup(SurveyItem& group);
void makeOther(SurveyItem& item, const QString& written); ///< keeps a question whose list we cannot have as it is

Row rowOf(const Questionnaire& questionnaire, const SurveyItem& item, const SurveyItem* parent, const QString& name);
Row endOf(const SurveyItem& group, const QString& begun); ///< the row that ends it, for the type that its first row has
Row rowOf(const QString& list, const SurveyChoice& choice);
void putSettings(Row& row, const Questionnaire& questionnaire);
/// Before the names of columns in SurveyItem::extra: the words that a row of the form had there.
inline const QString writtenBefore = QStringLiteral("written::");
inline const QString endBefore = QStringLiteral("end::"); ///< what the row that ends a group had

} // namespace counterpoint::xlsform_item
