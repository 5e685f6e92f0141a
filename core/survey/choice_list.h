#pragma once
#include "core/survey/local_text.h"
#include "core/survey/survey_ids.h"
#include <optional>
#include <vector>

namespace counterpoint {

/// What a choice does beyond standing for itself.
enum class ChoiceRole {
    Ordinary,
    Exclusive, ///< 'none of these': takes all others away
    Other, ///< 'other, please say': has a text beside it
    Missing ///< 'prefer not to say', 'don't know': a declared missing code, exclusive as well
};
QString toText(ChoiceRole role); ///< as stored and in JSON; empty for Ordinary
std::optional<ChoiceRole> choiceRoleFrom(const QString& text);

/// One answer of a list.
struct SurveyChoice {
    QString code; ///< as stored in responses: '1', 'never'
    ChoiceRole role = ChoiceRole::Ordinary;
    bool isFixed = false; ///< stays in its place where the order is by chance, as all but ordinary ones do
    RoleTexts texts = {};
    Extras extra = {}; ///< columns that a choice filter asks for, and what we do not know
    bool operator==(const SurveyChoice&) const = default;
};

/// Answers to choose from, shared by all questions that name the list.
struct ChoiceList {
    ChoiceListId id = {};
    QString uuid = {};
    QString name = {};
    bool isExternal = false; ///< of the sheet 'external_choices' of an XLSForm
    std::vector<SurveyChoice> choices = {};
    const SurveyChoice* choice(const QString& code) const; ///< none: not in the list
    /// All codes of choices are whole numbers, so that variables are numbers.
    bool hasNumberCodes() const;
    bool operator==(const ChoiceList&) const = default;
};

} // namespace counterpoint
