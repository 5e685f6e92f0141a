#include "core/survey/all_texts.h"

namespace counterpoint {

void forAllTexts(Questionnaire& questionnaire, const std::function<void(RoleTexts&)>& visit)
{
    visit(questionnaire.texts);
    forEachItem(questionnaire.items, [&](SurveyItem& item) { visit(item.texts); });
    for (auto& list : questionnaire.lists)
        for (auto& choice : list.choices)
            visit(choice.texts);
}

} // namespace counterpoint
