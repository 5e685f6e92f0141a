#pragma once
#include "core/project/project.h"
#include "ui/support/notice.h"

namespace counterpoint::ui {

/// What the user can do when a study did not open: look at it read-only, take a left lock over, go back to the last good backup.
/// `open` is called with the file to open instead and how.
std::vector<NoticeBar::Offer> waysOut(const Error& error, const QString& path, Access tried,
                                      const std::function<void(const QString&, Access)>& open);

/// Copies the newest backup beside the study under a name of its own ("Study, backup of 2026-11-22 14-05.counterpoint") and gives its path.
Result<QString> copyOfLastBackup(const QString& path);

} // namespace counterpoint::ui
