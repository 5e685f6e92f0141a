#pragma once
#include "core/project/project.h"
#include <functional>

namespace counterpoint::ui {

class Session;

/// In the background of a study just opened: a backup where one is due, else a look through the whole file. Says so when the file
/// is damaged, and offers the last good backup through `open`.
void careForFile(Session& session, const std::function<void(const QString&, Access)>& open);

} // namespace counterpoint::ui
