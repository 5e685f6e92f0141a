#include "ui/support/session.h"
#include "core/project/project.h"

namespace counterpoint::ui {

Session::Session(Project& project, Navigator& navigator, NoticeBar& notices, Jobs& jobs, QObject* parent)
    : QObject(parent)
    , m_project(project)
    , m_navigator(navigator)
    , m_notices(notices)
    , m_jobs(jobs)
{
}

void Session::setCoder(CoderId coder, const QString& name)
{
    if (coder == m_coder && name == m_coderName)
        return;
    m_coder = coder;
    m_coderName = name;
    m_project.setCoderName(name);
    Q_EMIT coderChanged();
}

} // namespace counterpoint::ui
