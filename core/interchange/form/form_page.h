#pragma once
#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace counterpoint {

/// How the page lays a questionnaire out.
enum class FormLayout {
    AsDesigned, ///< a screen for each page of the questionnaire; without pages one scroll
    Pages, ///< a screen for each page, or for each section where there are none
    Scroll ///< all on one
};

/// What a page is made of beside the questionnaire itself.
struct FormPageParts {
    QString version; ///< label, as responses name it
    FormLayout layout = FormLayout::AsDesigned;
    QByteArray publicKey; ///< that responses are closed to: a point of P-256, uncompressed; empty: in clear
    QString keyId;
    QString submitTo; ///< where responses are posted, on the server that the page comes from; empty: they are saved as files
    bool isPreview = false; ///< keeps and sends nothing
};

struct FormPage {
    QByteArray html;
    QByteArray policy; ///< the Content Security Policy that is in it, for a server to say as well
};

/// A questionnaire (docs/questionnaire-json.md) as one HTML file with all that it needs: no request leaves it, and it says so to the browser by a
/// Content Security Policy. Texts of the questionnaire can never become HTML or script.
FormPage formPage(const QJsonObject& questionnaire, const FormPageParts& parts);

} // namespace counterpoint
