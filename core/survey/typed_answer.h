#pragma once
#include "core/survey/paper_fields.h"

namespace counterpoint {

/// What was typed for one field of a paper form.
struct TypedAnswer {
    QString value = {}; ///< as in a response
    QString meaning = {}; ///< in words: labels of the codes
    QString warning = {}; ///< a sentence: it can be taken, but look again
    QString problem = {}; ///< a sentence; empty: it can be taken
    bool isComplete = false; ///< nothing that could follow would make another answer of it: on to the next by itself
};

/// Reads what is typed: the code of a choice, several codes with spaces or commas between, a number, a date as
/// 31.5.2024, 310524 or 2024-05-31, a time as 14:30 or 1430, or words.
TypedAnswer readTyped(const Questionnaire& questionnaire, const PaperField& field, const QString& typed);

} // namespace counterpoint
