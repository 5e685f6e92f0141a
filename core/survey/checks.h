#pragma once
#include "core/survey/questionnaire.h"

namespace counterpoint {

/// Something to look at in a questionnaire before it is fielded.
struct SurveyProblem {
    enum class Severity {
        Hint, ///< good practice
        Warning, ///< probably not meant
        Error ///< cannot be fielded so
    };
    enum class Kind {
        Name, ///< missing, illegal or used twice
        Reference, ///< to what is not there, comes later or is in another repeat
        Expression, ///< cannot be read
        Circle,
        Unreachable,
        EmptyList,
        EmptyText,
        DoubleCode,
        Translation, ///< missing
        UnbalancedScale,
        Wording, ///< double-barrelled, leading, …
        ReadingLevel,
        Scale ///< of one item, or of items of different lists
    };
    Kind kind = Kind::Name;
    Severity severity = Severity::Warning;
    SurveyItemId item = {}; ///< not valid: of the whole
    QString itemUuid = {};
    QString name = {}; ///< of the item's variable, for people
    QString language = {}; ///< of what is about words
    QString sentence = {};
    bool operator==(const SurveyProblem&) const = default;
};
QString toText(SurveyProblem::Kind kind); ///< in JSON: 'reference', 'reading level', …
QString toText(SurveyProblem::Severity severity); ///< in JSON: 'hint', 'warning', 'error'

/// All that is found, in the order of the items, what is worst first for each.
std::vector<SurveyProblem> checkQuestionnaire(const Questionnaire& questionnaire);

/// A text of the questionnaire that a language lacks while the default one has it.
struct TranslationGap {
    SurveyItemId item = {}; ///< not valid: of the whole or of a list
    QString list = {}; ///< name; of a choice
    QString code = {};
    QString role = {};
    QString language = {};
    bool operator==(const TranslationGap&) const = default;
};
std::vector<TranslationGap> translationGaps(const Questionnaire& questionnaire);

} // namespace counterpoint
