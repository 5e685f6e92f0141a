#pragma once
#include "core/project/project.h"
#include "ui/coding/code_workspace.h"
#include "ui/coding/text_page.h"
#include "ui/coding/text_view.h"
#include "ui/support/job.h"
#include "ui/support/navigator.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include <QApplication>

namespace counterpoint::bench {

/// The Code workspace on a study, drawn off screen, with Ada at work.
struct ShownWorkspace {
    ShownWorkspace(Project& project, CoderId ada)
        : session(project, navigator, notices, jobs)
    {
        session.setCoder(ada, QStringLiteral("Ada"));
        workspace = std::make_unique<ui::CodeWorkspace>(session, nullptr);
        workspace->resize(1366, 768);
        workspace->show();
        paint();
    }
    ui::TextView& view() { return workspace->text().view(); }
    void paint()
    {
        QApplication::processEvents();
        workspace->grab();
    }

    ui::Navigator navigator;
    ui::NoticeBar notices;
    ui::Jobs jobs;
    ui::Session session;
    std::unique_ptr<ui::CodeWorkspace> workspace;
};

} // namespace counterpoint::bench
