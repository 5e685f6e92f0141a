#pragma once
#include "core/responses/variable.h"
#include "core/survey/item_type.h"
#include "core/survey/local_text.h"
#include "core/survey/survey_ids.h"
#include <optional>
#include <vector>

namespace counterpoint {

enum class Required {
    No,
    Soft, ///< asks once whether it is left out on purpose
    Yes
};
QString toText(Required required); ///< as stored and in JSON: '', 'soft', 'yes'
std::optional<Required> requiredFrom(const QString& text);

/// A page, section, repeat, battery or question, with what it holds. Expressions are in the language of XLSForm.
struct SurveyItem {
    SurveyItemId id = {}; ///< not valid until it is stored
    QString uuid = {}; ///< stays through renaming, versions and files; empty until it is stored
    ItemType type = ItemType::Single;
    QString formType = {}; ///< of Other: the form's own word, verbatim
    QString name = {}; ///< of the variable; of what holds items it may be empty
    RoleTexts texts = {};
    Required required = Required::No;
    QString requiredWhen = {}; ///< expression; empty: always
    QString relevant = {};
    QString constraint = {}; ///< '.' is the answer
    QString calculation = {};
    QString defaultValue = {};
    QString readOnly = {}; ///< 'yes' or an expression
    QString choiceFilter = {};
    QString repeatCount = {};
    QString trigger = {}; ///< '${name}': its change computes the calculation anew
    QString choices = {}; ///< name of its list, of a file, or '${repeat}'; empty in a grid: that of the grid
    QString missingChoices = {}; ///< name of a list of ways not to answer, offered beside the question or after its choices
    bool orOther = false; ///< XLSForm's or_other: 'Other' is offered though the list has none
    QString otherName = {}; ///< of the variable of 'other, please say'; empty: see otherVariable()
    bool isRandom = false; ///< order by chance: of its choices, or of the items it holds
    QString seed = {}; ///< number or expression; empty: the questionnaire's
    QString appearance = {};
    std::optional<Level> level = {}; ///< none: what the type says
    QString scale = {}; ///< name of the scale it is an item of
    bool isReversed = false;
    Extras parameters = {}; ///< 'start', 'end', 'step', 'total', and what we do not know
    Extras extra = {};
    std::vector<SurveyItem> items = {}; ///< of what holds items

    QString text(const QString& role, const QString& language) const { return textIn(texts, role, language); }
    QString label(const QString& language) const { return textIn(texts, role::label, language); }
    QString otherVariable() const { return otherName.isEmpty() ? name + QStringLiteral("_other") : otherName; }
    std::optional<double> number(const QString& parameter) const; ///< none where it is not given or no number
    bool operator==(const SurveyItem&) const = default;
};

} // namespace counterpoint
