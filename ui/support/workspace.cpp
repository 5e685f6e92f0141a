#include "ui/support/workspace.h"

namespace counterpoint::ui {

Workspace::Workspace(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
{
}

void Workspace::reveal(const Place&) { }
QList<QAction*> Workspace::commands() const { return {}; }
QByteArray Workspace::saveLayout() const { return {}; }
void Workspace::restoreLayout(const QByteArray&) { }

} // namespace counterpoint::ui
