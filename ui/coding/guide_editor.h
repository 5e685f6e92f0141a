#pragma once
#include "core/survey/guides.h"
#include <QWidget>

class QComboBox;
class QPlainTextEdit;
class QPushButton;
class QToolButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace counterpoint::ui {

class QuickCode;
class Session;

/// The guides of the study and the questions of the chosen one: written one a line or pasted, changed in place, moved, removed.
class GuideEditor : public QWidget {
    Q_OBJECT
public:
    GuideEditor(Session& session, QuickCode& asker, QWidget* parent = nullptr);
    void reload();
    const Guide& guide() const { return m_guide; }
    int currentQuestion() const; ///< from 0; -1 where none is chosen

Q_SIGNALS:
    void guideShown(); ///< another one, or with other questions
    void questionChosen();

private:
    QLayout* guideBar();
    QLayout* questionBar();
    void fill(GuideId wanted);
    void showGuide();
    void askForName(bool isNew);
    void addQuestions();
    void edit(QTreeWidgetItem* item, int column);
    void move(int by);
    void remove();
    template <class F>
    bool step(const QString& label, F&& body);

    Session& m_session;
    QuickCode& m_asker;
    QComboBox* m_guides;
    QToolButton* m_rename;
    QToolButton* m_delete;
    QTreeWidget* m_questions;
    QPlainTextEdit* m_more;
    QPushButton* m_add;
    std::vector<Guide> m_all;
    Guide m_guide;
    bool m_filling = false;
};

} // namespace counterpoint::ui
