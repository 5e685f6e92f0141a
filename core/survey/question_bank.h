#pragma once
#include "core/base/result.h"
#include "core/survey/questionnaire.h"

namespace counterpoint {
class Edit;

/// A ready-made question or scale of answers in our own words, in several languages.
struct BankEntry {
    QString key; ///< 'agreement-5'
    QString group; ///< 'Scales of answers', 'About the respondent', 'Consent', in the user's language
    QString title; ///< in the user's language
    QString note; ///< what it is for, what to mind; may be empty
    std::vector<SurveyItem> items; ///< none: a list of choices alone
    std::vector<ChoiceList> lists;
};

namespace questionBank {
const std::vector<BankEntry>& all(); ///< in the order to show
const BankEntry* entry(const QString& key);
/// Languages of the bank's texts, by BCP 47 code.
QStringList languages();
/// Puts an entry into a questionnaire after an item (at the end where it is not valid); its texts go to the questionnaire's languages by their code,
/// lists of the same choices are shared. Gives the first new item; not valid where the entry is a list alone.
Result<SurveyItemId> insert(Edit& db, QuestionnaireId questionnaire, SurveyItemId after, const BankEntry& entry);
} // namespace questionBank

} // namespace counterpoint
