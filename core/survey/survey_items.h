#pragma once
#include "core/base/result.h"
#include "core/survey/survey_item.h"
#include <vector>

namespace counterpoint {
class Read;
class Edit;

/// The items of a questionnaire, a function for each gesture. Names that are empty or taken get a free one where an item is added; an item that
/// is not there any more gives Invalid.
namespace surveyItems {
/// After another item, beside it; first of all where `after` is not valid. With the items that it holds.
Result<SurveyItemId> addAfter(Edit& db, QuestionnaireId questionnaire, SurveyItemId after, SurveyItem item);
/// Into a page, section, repeat or battery (the top where `parent` is not valid), before what is at `place`; beyond the last: at the end.
Result<SurveyItemId> addInto(Edit& db, QuestionnaireId questionnaire, SurveyItemId parent, int place, SurveyItem item);
/// Everything of one item but the items that it holds; another name goes into all expressions, as rename() does.
Result<> update(Edit& db, const SurveyItem& item);
/// Another variable name, in all expressions, texts and scales of the questionnaire. Invalid when it is no name or taken.
Result<> rename(Edit& db, SurveyItemId id, const QString& name);
Result<> setText(Edit& db, SurveyItemId id, const QString& role, const QString& language, const QString& text);
/// In their order into `parent` (the top where it is not valid), after another item there; first of all where `after` is not valid. Invalid into
/// themselves or into what holds no items.
Result<> move(Edit& db, const std::vector<SurveyItemId>& ids, SurveyItemId parent, SurveyItemId after);
void remove(Edit& db, SurveyItemId id); ///< with what it holds
/// A copy after it, with what it holds, under free names; expressions within the copy mean the copy.
Result<SurveyItemId> duplicate(Edit& db, SurveyItemId id);
/// Which scale it is an item of (empty: none), and whether it is keyed against it.
Result<> setScale(Edit& db, SurveyItemId id, const QString& scale, bool isReversed);
Result<SurveyItem> byId(const Read& db, SurveyItemId id); ///< with what it holds
Result<QuestionnaireId> questionnaireOf(const Read& db, SurveyItemId id);
} // namespace surveyItems

/// True for a name that XLSForm, statistics programs and JavaScript all take: a letter or underscore, then letters, digits, underscores.
bool isVariableName(const QString& name);
/// A name from words: 'How old are you?' becomes 'how_old_are_you', cut at a word's end; 'q' where nothing is left.
QString variableNameFrom(const QString& words, qsizetype longest = 24);

} // namespace counterpoint
