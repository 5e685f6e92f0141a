#pragma once
#include "core/survey/guides.h"
#include <QWidget>

class QComboBox;
class QPushButton;
class QTreeWidget;

namespace counterpoint::ui {

class Session;

/// The guides of the study and the questions of the chosen one, to be read beside the answers. They are written in Study › Guides.
class GuideQuestions : public QWidget {
    Q_OBJECT
public:
    explicit GuideQuestions(Session& session, QWidget* parent = nullptr);
    void reload();
    const Guide& guide() const { return m_guide; }
    int currentQuestion() const; ///< from 0; -1 where none is chosen

Q_SIGNALS:
    void guideShown(); ///< another one, or with other questions
    void questionChosen();

private:
    void showGuide();

    Session& m_session;
    QComboBox* m_guides;
    QTreeWidget* m_questions;
    QPushButton* m_edit;
    std::vector<Guide> m_all;
    Guide m_guide;
};

} // namespace counterpoint::ui
