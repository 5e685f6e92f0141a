#pragma once
#include "core/survey/paper_fields.h"
#include "core/survey/paper_words.h"

/// Skip logic as somebody with a pen follows it.
namespace counterpoint::paper_routing {

/// What a paper form says of the way through it.
struct Routes {
    std::map<QString, std::map<QString, QString>> goTo; ///< by key and code: the number to go on with
    std::map<QString, QString> onlyIf; ///< by key: a sentence; what is skipped by 'go to' alone has none
};

Routes routesOf(const Questionnaire& questionnaire, const std::vector<PaperField>& fields, const QString& language,
                const PaperWords& words);

} // namespace counterpoint::paper_routing
