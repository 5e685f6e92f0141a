#pragma once
#include "core/base/progress.h"
#include "core/project/project.h"
#include <functional>

namespace counterpoint::ui {

class Session;

/// In the background of a study just opened: a backup where one is due, else a look through the whole file. Says so when the file
/// is damaged, and offers the last good backup through `open`.
void careForFile(Session& session, const std::function<void(const QString&, Access)>& open);

/// Makes the sample study at `path` and gives the path back; for a job's thread.
Result<QString> buildSample(const QString& path, const Progress& progress);

} // namespace counterpoint::ui
