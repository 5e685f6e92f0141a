#pragma once
#include "core/base/result.h"
#include "core/survey/questionnaire.h"

namespace counterpoint {
class Read;
class Edit;

/// A questionnaire in a list of them.
struct QuestionnaireInfo {
    QuestionnaireId id;
    QString name;
    int questions = 0;
    DatasetId dataset; ///< where its responses land; not valid where none have come
    bool operator==(const QuestionnaireInfo&) const = default;
};

/// The questionnaires of a study.
namespace questionnaires {
std::vector<QuestionnaireInfo> all(const Read& db); ///< in the researcher's order
Result<QuestionnaireInfo> byName(const Read& db, const QString& name);
Result<Questionnaire> read(const Read& db, QuestionnaireId id); ///< whole
/// An empty one, with one language and a seed for orders by chance; Invalid when the name is empty or taken.
Result<QuestionnaireId> add(Edit& db, const QString& name, const SurveyLanguage& language);
/// Writes a whole questionnaire: a new one where `id` is not valid, else in place of what it was. Items, lists and scales that are there keep
/// their ids by id or uuid, or by name where they have neither; of a new one a taken name gets a number. Gives its id.
Result<QuestionnaireId> save(Edit& db, Questionnaire questionnaire);
Result<> rename(Edit& db, QuestionnaireId id, const QString& name);
void remove(Edit& db, QuestionnaireId id); ///< with its versions and invitations; the dataset of its responses stays
Result<QuestionnaireId> duplicate(Edit& db, QuestionnaireId id);
Result<> setFormId(Edit& db, QuestionnaireId id, const QString& formId);
Result<> setSeed(Edit& db, QuestionnaireId id, std::int64_t seed);
/// Title, introduction, thanks, … in one language; an empty text takes it away.
Result<> setText(Edit& db, QuestionnaireId id, const QString& role, const QString& language, const QString& text);

Result<> addLanguage(Edit& db, QuestionnaireId id, const SurveyLanguage& language); ///< Invalid when it is there
Result<> removeLanguage(Edit& db, QuestionnaireId id, const QString& name); ///< with its texts; Invalid for the last one
/// Another name, code or direction, for the texts as well.
Result<> changeLanguage(Edit& db, QuestionnaireId id, const QString& name, const SurveyLanguage& to);
Result<> setDefaultLanguage(Edit& db, QuestionnaireId id, const QString& name);
} // namespace questionnaires

/// Lists of choices, shared by the questions that name them.
namespace choiceLists {
Result<ChoiceListId> add(Edit& db, QuestionnaireId id, ChoiceList list); ///< an empty or taken name gets a number
Result<> rename(Edit& db, ChoiceListId id, const QString& name); ///< for the questions as well; Invalid when it is empty or taken
/// All choices at once: added, taken away, put in order, changed.
Result<> setChoices(Edit& db, ChoiceListId id, const std::vector<SurveyChoice>& choices);
Result<> remove(Edit& db, ChoiceListId id); ///< Invalid, naming them, while questions use it
/// Names of the questions that are answered from it.
QStringList usedBy(const Questionnaire& questionnaire, const QString& list);
/// A copy under a new name that this question alone uses from now on.
Result<ChoiceListId> separate(Edit& db, SurveyItemId item);
} // namespace choiceLists

/// Scales; items join one by surveyItems::setScale().
namespace surveyScales {
Result<SurveyScaleId> add(Edit& db, QuestionnaireId id, const SurveyScale& scale); ///< Invalid when the name is empty or taken
Result<> update(Edit& db, const SurveyScale& scale); ///< another name goes into its items
Result<> remove(Edit& db, SurveyScaleId id); ///< its items belong to none then
} // namespace surveyScales

} // namespace counterpoint
