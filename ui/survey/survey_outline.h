#pragma once
#include "core/survey/survey_ids.h"
#include <QWidget>
#include <vector>

class QTreeView;

namespace counterpoint::ui {

class OutlineModel;
class QuestionnaireDesk;

/// The sections and questions of the questionnaire in order. Enter makes the next question, Alt+Up and Alt+Down move what is chosen, as dragging
/// does; several can be chosen at once.
class SurveyOutline : public QWidget {
    Q_OBJECT
public:
    explicit SurveyOutline(QuestionnaireDesk& desk, QWidget* parent = nullptr);
    std::vector<SurveyItemId> chosen() const; ///< in the order they are asked

private:
    bool eventFilter(QObject* watched, QEvent* event) override;
    QLayout* buildBar();
    void addActions();
    void showQuestionnaire();
    void showChosen();

    QuestionnaireDesk& m_desk;
    OutlineModel* m_model;
    QTreeView* m_tree;
    bool m_showing = false;
};

} // namespace counterpoint::ui
