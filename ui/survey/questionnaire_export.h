#pragma once
#include "core/survey/fielded_form.h"
#include "core/survey/questionnaire.h"
#include <QDialog>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace counterpoint::ui {

class ErrorLine;
class QuestionnaireDesk;

/// A questionnaire into a file: as a page to fill in, on paper, as XLSForm or for LimeSurvey, with what can be chosen for each and what each
/// loses.
class QuestionnaireExport : public QDialog {
    Q_OBJECT
public:
    enum class Kind { Page, Paper, XlsForm, LimeSurvey };
    QuestionnaireExport(QuestionnaireDesk& desk, QWidget* window);
    void write(const QString& path);

private:
    void buildPage();
    void buildPaper();
    Kind kind() const;
    void showKind();
    void showPassphrase();
    void askForFile();
    void makeKeyThen(const QString& path);
    Result<QString> writePage(const QString& path); ///< these give what is said when it is done
    Result<QString> writePaper(const QString& path);
    Result<QString> writeXlsForm(const QString& path);
    Result<QString> writeLimeSurvey(const QString& path);
    QStringList losses() const;

    QuestionnaireDesk& m_desk;
    const Questionnaire m_questionnaire; ///< as it was when the dialog was opened
    bool m_hasKey = false;
    QFormLayout* m_form;
    QComboBox* m_kind;
    QComboBox* m_layout;
    QListWidget* m_languages;
    QCheckBox* m_encrypted;
    QLabel* m_keyWarning;
    QLineEdit* m_passphrase;
    QLineEdit* m_again;
    QComboBox* m_language;
    QComboBox* m_size;
    QCheckBox* m_codes;
    QLabel* m_losses;
    ErrorLine* m_problem;
    QPushButton* m_write;
};

} // namespace counterpoint::ui
