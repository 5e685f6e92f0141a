#pragma once
#include <QList>
#include <QWidget>

class QAction;
class QComboBox;

namespace counterpoint::ui {

class QuestionnaireDesk;
class QuestionnaireFiles;

/// Which questionnaire of the study is shown, and what can be done with it as a whole.
class QuestionnaireBar : public QWidget {
    Q_OBJECT
public:
    QuestionnaireBar(QuestionnaireDesk& desk, QuestionnaireFiles& files, QWidget* parent = nullptr);
    const QList<QAction*>& commands() const { return m_commands; }
    void makeNew(); ///< with a first question to be written
    bool makeEmpty();

Q_SIGNALS:
    void nameWanted(); ///< of the questionnaire shown

private:
    void addCommands();
    void fill();
    void duplicate();
    void remove();

    QuestionnaireDesk& m_desk;
    QuestionnaireFiles& m_files;
    QComboBox* m_choice;
    QList<QAction*> m_commands;
    QList<QAction*> m_reading; ///< those that need one and change nothing
    QList<QAction*> m_begin; ///< first of a group in the menu
    QList<QAction*> m_needOne; ///< those that need a questionnaire, and change the study
};

} // namespace counterpoint::ui
