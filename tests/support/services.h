#pragma once
#include "core/project/project.h"
#include "ui/support/job.h"
#include "ui/support/navigator.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"

namespace counterpoint::test {

/// What the window gives its workspaces, without a window.
struct Services {
    explicit Services(Project& project)
        : session(project, navigator, notices, jobs)
    {
    }

    ui::Navigator navigator;
    ui::NoticeBar notices;
    ui::Jobs jobs;
    ui::Session session;
};

} // namespace counterpoint::test
