#pragma once
#include "core/survey/choice_list.h"
#include "core/survey/survey_item.h"
#include <QStringList>
#include <functional>

namespace counterpoint {

/// A language of a questionnaire.
struct SurveyLanguage {
    QString name; ///< as its texts have it: 'English (en)'; empty in a form without languages
    QString code = {}; ///< BCP 47: 'en', 'ar'
    bool isRightToLeft = false;
    bool operator==(const SurveyLanguage&) const = default;
};
/// With code and direction from a name such as 'Arabic (ar)' or 'Deutsch (de)'.
SurveyLanguage surveyLanguageFrom(const QString& name);

/// Items that measure one thing together; they name it.
struct SurveyScale {
    SurveyScaleId id = {};
    QString uuid = {};
    QString name = {};
    QString label = {};
    bool isSum = false; ///< else the mean
    int leastValid = 0; ///< items that a score needs; 0: all
    bool operator==(const SurveyScale&) const = default;
};

/// A sheet of a form that came in and means nothing to us, verbatim.
struct KeptSheet {
    QString name;
    std::vector<QStringList> rows;
    bool operator==(const KeptSheet&) const = default;
};

/// What is asked, as one value: read whole, written whole, and changed by the functions of questionnaires.h and survey_items.h.
struct Questionnaire {
    QuestionnaireId id = {};
    QString uuid = {};
    QString name = {}; ///< in the study
    QString formId = {}; ///< by which other programs know it; empty: made from the name
    std::vector<SurveyLanguage> languages = {}; ///< at least one when stored
    QString defaultLanguage = {};
    RoleTexts texts = {}; ///< title, introduction, thanks
    std::int64_t seed = 0; ///< for orders by chance that have no seed of their own
    std::vector<SurveyItem> items = {};
    std::vector<ChoiceList> lists = {};
    std::vector<SurveyScale> scales = {};
    Extras settings = {}; ///< of a form that came in, verbatim
    std::vector<KeptSheet> kept = {};

    QString title(const QString& language) const; ///< in the language or another; the name where there is none
    const ChoiceList* list(const QString& called) const; ///< none: not there
    const SurveyItem* item(SurveyItemId wanted) const;
    const SurveyItem* itemCalled(const QString& variable) const; ///< by its name
    const SurveyItem* itemWithUuid(const QString& uuid) const;
    SurveyItem* item(SurveyItemId wanted);
    bool operator==(const Questionnaire&) const = default;
};

/// One item on a walk through a questionnaire, in the order it is asked.
struct ItemPlace {
    const SurveyItem* item = nullptr;
    const SurveyItem* parent = nullptr; ///< none at the top
    int depth = 0;
};
std::vector<ItemPlace> allItems(const Questionnaire& questionnaire);
/// The questions alone, in the order they are asked.
std::vector<const SurveyItem*> questionsOf(const Questionnaire& questionnaire);
/// Visits every item, each before what it holds.
void forEachItem(std::vector<SurveyItem>& items, const std::function<void(SurveyItem&)>& visit);
/// The name of the list it is answered from: its own, or that of the battery it is in.
QString choicesOf(const ItemPlace& place);
/// The innermost repeat that an item is in; none: it is asked once.
const SurveyItem* repeatAround(const Questionnaire& questionnaire, const SurveyItem& item);
/// The choices that a respondent can give: of its list, the ways not to answer after them. Empty where the list is a file or a repeat.
std::vector<SurveyChoice> offeredChoices(const Questionnaire& questionnaire, const ItemPlace& place);

} // namespace counterpoint
