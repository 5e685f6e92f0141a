#pragma once
#include "core/base/id.h"
#include <QObject>

namespace counterpoint {
class Project;
}

namespace counterpoint::ui {

class Jobs;
class Navigator;
class NoticeBar;

/// What every workspace is made with: the open study, the window's services, and who is working.
class Session : public QObject {
    Q_OBJECT
public:
    Session(Project& project, Navigator& navigator, NoticeBar& notices, Jobs& jobs, QObject* parent = nullptr);

    Project& project() const { return m_project; }
    Navigator& navigator() const { return m_navigator; }
    NoticeBar& notices() const { return m_notices; }
    Jobs& jobs() const { return m_jobs; }

    /// The coder at work. Not valid until that name is a Coder of this study: a step that needs one adds it by coderName().
    CoderId coder() const { return m_coder; }
    QString coderName() const { return m_coderName; }
    void setCoder(CoderId coder, const QString& name);

Q_SIGNALS:
    void coderChanged();

private:
    Project& m_project;
    Navigator& m_navigator;
    NoticeBar& m_notices;
    Jobs& m_jobs;
    CoderId m_coder;
    QString m_coderName;
};

} // namespace counterpoint::ui
