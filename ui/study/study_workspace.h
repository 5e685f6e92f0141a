#pragma once
#include "ui/support/workspace.h"
#include <QList>

class QAction;
class QListWidget;
class QSplitter;
class QStackedWidget;

namespace counterpoint::ui {

class AboutPage;
class CasesPage;
class GroupsPage;
class GuidesPage;
class LiteraturePage;
class LogPage;

/// What the study is about, its Cases, the groups they form, and the guides they are asked by.
class StudyWorkspace : public Workspace {
    Q_OBJECT
public:
    StudyWorkspace(Session& session, QWidget* parent);
    void reveal(const Place& place) override;
    QList<QAction*> commands() const override;
    QByteArray saveLayout() const override;
    void restoreLayout(const QByteArray& layout) override;

private:
    QListWidget* m_outline;
    QStackedWidget* m_pages;
    QSplitter* m_splitter;
    AboutPage* m_about;
    CasesPage* m_cases;
    GroupsPage* m_groups;
    GuidesPage* m_guides;
    LogPage* m_log;
    LiteraturePage* m_literature;
    QList<QAction*> m_showParts;
};

} // namespace counterpoint::ui
