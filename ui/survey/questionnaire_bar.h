#pragma once
#include <QList>
#include <QWidget>

class QAction;
class QComboBox;

namespace counterpoint::ui {

class QuestionnaireDesk;

/// Which questionnaire of the study is shown, and what can be done with it as a whole.
class QuestionnaireBar : public QWidget {
    Q_OBJECT
public:
    explicit QuestionnaireBar(QuestionnaireDesk& desk, QWidget* parent = nullptr);
    const QList<QAction*>& commands() const { return m_commands; }
    void makeNew();

Q_SIGNALS:
    void nameWanted(); ///< of the questionnaire shown

private:
    void addCommands();
    void fill();
    void duplicate();
    void remove();

    QuestionnaireDesk& m_desk;
    QComboBox* m_choice;
    QList<QAction*> m_commands;
    QList<QAction*> m_needOne; ///< those that need a questionnaire
};

} // namespace counterpoint::ui
