#pragma once
#include "core/interchange/xlsform/parameters.h"
#include "core/interchange/xlsform/question_type.h"
#include "core/interchange/xlsform/references.h"
#include "core/interchange/xlsform/table.h"
#include <QHash>
#include <QMap>
#include <QSet>

namespace counterpoint::xlsform {

/// A question or a group of them, in the order of the survey.
struct Element {
    QuestionType type;
    QString name;
    const Record* record = nullptr; ///< nullptr: none stands in the sheet, the form gets it by the way ('q1_other')
    QStringList triggers; ///< names of the answers that make it calculate
    QString choiceList; ///< whose choices stand in the form itself
    Parameters parameters;
    QStringList columns; ///< of a loop: its choices
    std::vector<Element> children;
};

/// Choices by the name of their list.
using Lists = QMap<QString, std::vector<const Record*>>;

/// A form while it is examined: what was read of it so far, and what was found.
struct Examination {
    explicit Examination(const Form& given)
        : form(given)
    {
    }

    const Form& form;
    Findings findings;
    Table survey;
    Table choices;
    Table externalChoices;
    Table settings;
    Table entities;
    Table osm;
    Lists lists;
    Lists externalLists;
    Element root; ///< its name is that of the form
    QHash<QString, int> names; ///< on the survey sheet: how often
    QSet<QString> questionNames; ///< without groups
    QSet<QString> repeatNames;
    QHash<QString, qint64> built; ///< how often a name stands in the form that is made of it: a loop has its questions once a choice
    QSet<QString> fileNames; ///< of lists and files that a question may point to

    void error(Finding finding) { findings.errors.push_back(std::move(finding)); }
    void warn(Finding finding) { findings.warnings.push_back(std::move(finding)); }
    QString setting(QStringView key) const; ///< empty where it is not set
    bool isSet(QStringView key) const; ///< yes, true …
};

/// yes, Yes, YES, true, true() …; none where it is neither yes nor no.
std::optional<bool> yesOrNo(const QString& text);
/// 'There are sheets with similar names: …', or nothing.
QString similarSheets(const Form& form, const QString& wanted);
/// 'Is it “text”?', or nothing.
QString similarType(const QString& written);
/// Whether a list is a file beside the form.
bool isFile(const QString& list);
QString withoutSuffix(const QString& file);

// The parts of the examination, in their order.
void examineSettings(Examination& examined);
void examineChoices(Examination& examined);
void examineSurvey(Examination& examined); ///< row by row
void examineEntities(Examination& examined); ///< and what is saved to them
void examineStructure(Examination& examined); ///< of the whole: names, triggers, lists and files
void examineFiles(Examination& examined); ///< what questions take their choices and values from
void examineReferences(Examination& examined);
void examineExpressions(Examination& examined);
void examineTranslations(Examination& examined);
void listUnsupported(Examination& examined);

/// What holds for a single question of its type: parameters and the like.
void examineQuestion(Examination& examined, const Element& element);
void examineRange(Examination& examined, const Element& element);
void examineAudit(Examination& examined, const Element& element);
/// False where a parameter has another name than these.
bool examineParameterNames(Examination& examined, const Element& element, const QStringList& accepted);

} // namespace counterpoint::xlsform
