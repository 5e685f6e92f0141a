#pragma once
#include "ui/support/place.h"
#include <QString>
#include <functional>
#include <vector>

class QWidget;

namespace counterpoint::ui {

class Session;
class Workspace;

/// One entry of the rail.
struct WorkspaceKind {
    Place::Workspace place;
    const char* name; ///< for settings and tests: "study"
    const char* icon;
    QString title;
    std::function<Workspace*(Session&, QWidget*)> make;
};

/// The workspaces that there are, in the order of the rail. What is not listed here is nowhere in the window.
const std::vector<WorkspaceKind>& workspaceKinds();

} // namespace counterpoint::ui
