#pragma once
#include <QScrollArea>
#include <QString>
#include <vector>

class QComboBox;
class QLineEdit;
class QTimer;

namespace counterpoint::ui {

class ChoiceListsPart;
class ErrorLine;
class NoteField;
class QuestionnaireDesk;

/// What belongs to the questionnaire as a whole: its name, title, welcome and thanks.
class QuestionnairePage : public QScrollArea {
    Q_OBJECT
public:
    explicit QuestionnairePage(QuestionnaireDesk& desk, QWidget* parent = nullptr);
    void writeName();
    void showLists(const QString& chosen); ///< the lists of choices

private:
    void show();
    void commit();
    void commitName();
    void setLanguage();

    struct Text {
        QString role;
        NoteField* field;
    };
    QuestionnaireDesk& m_desk;
    QLineEdit* m_name;
    ErrorLine* m_nameError;
    QComboBox* m_language;
    QLineEdit* m_formId;
    QLineEdit* m_seed;
    std::vector<Text> m_texts;
    ChoiceListsPart* m_lists;
    QTimer* m_pause;
    qint64 m_shown = 0; ///< id of the questionnaire
    QString m_shownLanguage;
    bool m_committing = false;
};

} // namespace counterpoint::ui
