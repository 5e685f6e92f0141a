#pragma once
#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QTableView;
class QToolButton;

namespace counterpoint::ui {

class QuestionnaireDesk;
class TranslationModel;

/// Two languages of the questionnaire beside each other; what is not translated is marked and counted.
class TranslationsPage : public QWidget {
    Q_OBJECT
public:
    explicit TranslationsPage(QuestionnaireDesk& desk, QWidget* parent = nullptr);
    int gaps() const;

Q_SIGNALS:
    void gapsChanged();

private:
    void show();
    void addLanguage();
    void removeLanguage();
    void toNextGap();
    void write(int row); ///< the translation of a text

    QuestionnaireDesk& m_desk;
    TranslationModel* m_model;
    QComboBox* m_to;
    QComboBox* m_new;
    QPushButton* m_add;
    QToolButton* m_remove;
    QLabel* m_count;
    QPushButton* m_next;
    QTableView* m_table;
};

} // namespace counterpoint::ui
