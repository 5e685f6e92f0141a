#pragma once
#include "core/base/result.h"
#include "core/interchange/form/form_page.h"
#include "core/survey/questionnaire.h"
#include <QStringList>
#include <optional>

namespace counterpoint {
class Read;
class Edit;

/// A questionnaire as a page to be filled in: a file to hand out, a preview, or what the local page serves.
namespace fielded_form {

struct Wishes {
    FormLayout layout = FormLayout::AsDesigned;
    std::optional<bool> isEncrypted = {}; ///< responses are closed to the study's key, from now on; none: as the fielding says
    QString submitTo = {}; ///< see FormPageParts; what is sent is never closed
    QStringList languages = {}; ///< that the page has, by name; empty: all
};

struct Form {
    QByteArray html;
    QByteArray policy; ///< see FormPage
    QString version; ///< that responses will name
    bool isEncrypted = false;
    QStringList losses; ///< what a page cannot ask, a sentence each
};

/// Freezes the questionnaire as a version and makes its page. Invalid, naming the first mistake, where the checks say that it cannot be fielded so, and
/// where responses shall be encrypted and the study has no key.
Result<Form> field(Edit& db, QuestionnaireId id, const QString& by, const Wishes& wishes);
/// The same page for looking at: it keeps and sends nothing. Mistakes are no hindrance.
Result<QByteArray> preview(const Read& db, QuestionnaireId id, FormLayout layout = FormLayout::AsDesigned);
/// What a page cannot ask, a sentence each.
QStringList lossesOf(const Questionnaire& questionnaire);

} // namespace fielded_form
} // namespace counterpoint
