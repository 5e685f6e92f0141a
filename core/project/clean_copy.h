#pragma once
#include "core/base/result.h"
#include <QString>

/// What takes long is done to a copy of the study beside it: it is redacted as a copy, which then takes its place at one stroke: whatever happens meanwhile, the file under the
/// study's name is whole, the old one or the new one.
namespace counterpoint {

/// Where the copy is changed, and where what is left of it is written anew.
QString workingCopyOf(const QString& studyPath);
QString cleanCopyOf(const QString& studyPath);
void removeUnfinishedCopies(const QString& studyPath);

/// A whole copy of the study as it is now. Opens connections of its own, here and below: may run on any thread.
Result<> makeWorkingCopy(const QString& studyPath);
/// Writes the working copy anew, so that nothing is left of what was removed in it, removes it, and sees that the clean copy is sound
/// and on the disk.
Result<> makeCleanCopy(const QString& studyPath);

} // namespace counterpoint
