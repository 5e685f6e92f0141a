#pragma once
#include "core/survey/questionnaire.h"

namespace counterpoint {
class Read;
class Edit;

/// A questionnaire as rows of the study file; questionnaires.h and survey_items.h are what the rest of the program calls.
namespace questionnaire_rows {
std::vector<SurveyItem> itemsOf(const Read& db, QuestionnaireId id); ///< as a tree
/// What holds what, by type and name alone: quicker than all of it, for what asks no more.
Questionnaire shapeOf(const Read& db, QuestionnaireId id);
bool isMentioned(const Read& db, QuestionnaireId id, const QString& name); ///< '${name}' stands in an expression or text
std::vector<ChoiceList> listsOf(const Read& db, QuestionnaireId id);
std::vector<SurveyScale> scalesOf(const Read& db, QuestionnaireId id);
std::vector<SurveyLanguage> languagesOf(const Read& db, QuestionnaireId id);
/// One item without what it holds: over its row where its id is valid, else as a new one, which gets id and uuid.
void writeItem(Edit& db, QuestionnaireId id, SurveyItemId parent, int position, SurveyItem& item);
/// Items and all that they hold, in order from `position` on.
void writeItems(Edit& db, QuestionnaireId id, SurveyItemId parent, std::vector<SurveyItem>& items);
/// Everything of one item but its place and what it holds.
void updateItem(Edit& db, const SurveyItem& item);
void writeList(Edit& db, QuestionnaireId id, int position, ChoiceList& list);
void writeChoices(Edit& db, ChoiceListId id, const std::vector<SurveyChoice>& choices);
void writeScale(Edit& db, QuestionnaireId id, int position, SurveyScale& scale);
void writeLanguages(Edit& db, QuestionnaireId id, const std::vector<SurveyLanguage>& languages);
void writeTexts(Edit& db, QuestionnaireId id, const RoleTexts& texts);
/// The items below `parent` in order, and the order put anew.
std::vector<SurveyItemId> childrenOf(const Read& db, QuestionnaireId id, SurveyItemId parent);
void setOrder(Edit& db, const std::vector<SurveyItemId>& ids);
} // namespace questionnaire_rows

} // namespace counterpoint
