#pragma once
#include <QWidget>

class QLabel;
class QListWidget;

namespace counterpoint::ui {

class QuestionnaireDesk;

/// What is to be looked at in the questionnaire, as one works; a click or Enter leads to the question.
class ProblemList : public QWidget {
    Q_OBJECT
public:
    explicit ProblemList(QuestionnaireDesk& desk, QWidget* parent = nullptr);

private:
    void fill();

    QuestionnaireDesk& m_desk;
    QLabel* m_title;
    QListWidget* m_list;
};

} // namespace counterpoint::ui
