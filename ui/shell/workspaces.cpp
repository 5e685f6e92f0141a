#include "ui/shell/workspaces.h"
#include "ui/study/study_workspace.h"
#include <QCoreApplication>

namespace counterpoint::ui {

namespace {

QString title(const char* text) { return QCoreApplication::translate("Workspaces", text); }

template <class W>
Workspace* make(Session& session, QWidget* parent)
{
    return new W(session, parent);
}

} // namespace

const std::vector<WorkspaceKind>& workspaceKinds()
{
    static const std::vector<WorkspaceKind> kinds{
        {Place::Workspace::Study, "study", "view-form", title(QT_TRANSLATE_NOOP("Workspaces", "Study")), make<StudyWorkspace>},
    };
    return kinds;
}

} // namespace counterpoint::ui
