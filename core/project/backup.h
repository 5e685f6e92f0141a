#pragma once
#include "core/base/result.h"
#include <QString>
#include <QStringList>

/// Whole copies of a study in a folder beside it, `NAME.counterpoint-backups`, named by the time they were made.
namespace counterpoint::backup {

inline constexpr int kept = 5; ///< rotating copies; those made before a migration are not counted and not removed

QString folderOf(const QString& studyPath);
/// Paths of the backups, newest first.
QStringList all(const QString& studyPath);
/// True when the study has changed since the newest backup, and that is more than an hour old.
bool isDue(const QString& studyPath);
/// Makes a copy now, checks it, and removes the oldest beyond `kept`. A study that does not pass SQLite's quick check is
/// reported as damaged (Format) and pushes no older copy out. Opens a connection of its own: may run on any thread.
Result<QString> rotate(const QString& studyPath);
/// A copy that is never rotated away, made before the file's format changes.
Result<QString> beforeMigration(const QString& studyPath, int schemaVersion);

/// Removes every copy, those made before a migration too; gives their number. An error names what could not be removed.
Result<int> removeAll(const QString& studyPath);

} // namespace counterpoint::backup
