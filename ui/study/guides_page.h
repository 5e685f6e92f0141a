#pragma once
#include "core/base/id.h"
#include <QList>
#include <QWidget>

class QAction;
class QComboBox;
class QLineEdit;
class QMenu;
class QStackedWidget;
class QTabWidget;
class QToolButton;
class QTreeWidget;

namespace counterpoint::ui {

class GuideDesk;
class GuideFrameForm;
class Session;

/// The guides of interviews and focus groups: their questions in order, all about each of them, and the handout.
class GuidesPage : public QWidget {
    Q_OBJECT
public:
    explicit GuidesPage(Session& session, QWidget* parent = nullptr);
    QList<QAction*> commands() const { return m_commands; }
    void open(GuideId id);

private:
    QWidget* buildLeft();
    QWidget* buildBar();
    void addCommands();
    void fill();
    void fillGuides();
    void sayAsked();
    void showChosen();
    void makeGuide();
    void removeGuide();
    void addTyped();
    void move(int by);
    void removeQuestion();
    void fillHandouts();
    void askForFile(int group);
    void write(const QString& path, int group);

    Session& m_session;
    GuideDesk* m_desk;
    QComboBox* m_guides;
    QTreeWidget* m_questions;
    QLineEdit* m_add;
    GuideFrameForm* m_frame;
    QTabWidget* m_tabs;
    QToolButton* m_handout;
    QMenu* m_handoutMenu;
    QStackedWidget* m_stack;
    QList<QAction*> m_commands;
};

} // namespace counterpoint::ui
