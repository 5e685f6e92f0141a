#pragma once
#include "core/survey/limesurvey_import.h"
#include <QHash>

/// Questions of LimeSurvey, type by type, as items.
namespace counterpoint::lime_items {

QString languageName(const QString& code); ///< 'German (de)'

/// Texts, attributes, answers and rows of questions by their numbers. Files since version 4 have texts in tables of their own, older ones a row of
/// each question for each language.
class Texts {
public:
    explicit Texts(const lime::Document& survey);
    void group(const QString& gid, RoleTexts& label, RoleTexts& described) const;
    void question(const QString& qid, RoleTexts& texts) const;
    QString attribute(const QString& qid, const QString& name) const; ///< in whatever language
    RoleTexts attributeTexts(const QString& qid, const QString& name, const QString& role) const;

    struct Part {
        QString id; ///< of a row
        QString code;
        RoleTexts texts;
    };
    std::vector<Part> answers(const QString& qid, const QString& scale) const;
    std::vector<Part> rows(const QString& qid, const QString& scale) const;

private:
    /// Rows of a table by the value of one of their fields.
    const std::vector<const lime::Record*>& of(const QString& table, const QString& key, const QString& value) const;

    const lime::Document& m_survey;
    mutable QHash<QString, QHash<QString, std::vector<const lime::Record*>>> m_byValue; ///< by table and field, made where it is asked for
};

/// The items that one question becomes: mostly one.
std::vector<SurveyItem> itemsOf(const lime::Record& question, const Texts& texts, ForeignSurvey& survey);

inline const QString equationKept = QStringLiteral("limesurvey::equation");
inline const QString validationKept = QStringLiteral("limesurvey::validation");

} // namespace counterpoint::lime_items
