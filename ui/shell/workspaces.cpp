#include "ui/shell/workspaces.h"
#include "ui/analysis/analyse_workspace.h"
#include "ui/coding/code_workspace.h"
#include "ui/integration/integrate_workspace.h"
#include "ui/report/findings_workspace.h"
#include "ui/responses/data_workspace.h"
#include "ui/study/study_workspace.h"
#include "ui/survey/survey_workspace.h"
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
        {Place::Workspace::Survey, "survey", "view-list-details", title(QT_TRANSLATE_NOOP("Workspaces", "Survey")), make<SurveyWorkspace>},
        {Place::Workspace::Data, "data", "table", title(QT_TRANSLATE_NOOP("Workspaces", "Data")), make<DataWorkspace>},
        {Place::Workspace::Code, "code", "tag", title(QT_TRANSLATE_NOOP("Workspaces", "Code")), make<CodeWorkspace>},
        {Place::Workspace::Analyse, "analyse", "office-chart-bar", title(QT_TRANSLATE_NOOP("Workspaces", "Analyse")),
         make<AnalyseWorkspace>},
        {Place::Workspace::Integrate, "integrate", "merge", title(QT_TRANSLATE_NOOP("Workspaces", "Integrate")),
         make<IntegrateWorkspace>},
        {Place::Workspace::Findings, "findings", "office-report", title(QT_TRANSLATE_NOOP("Workspaces", "Findings")),
         make<FindingsWorkspace>},
    };
    return kinds;
}

} // namespace counterpoint::ui
