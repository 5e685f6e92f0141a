#pragma once
#include "core/base/id.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include <QString>
#include <optional>
#include <vector>

namespace counterpoint {
class Read;
class Edit;

/// The audio or video file that a source was written down from. The study keeps where it lies, never what is in it.
struct Recording {
    RecordingId id;
    SourceId source;
    QString file; ///< relative to the study's folder where it lies below it, else absolute
    bool isCopy = false; ///< in the folder of media beside the study
    bool operator==(const Recording&) const = default;
};

namespace recordings {
std::vector<Recording> all(const Read& db); ///< by source
std::optional<Recording> of(const Read& db, SourceId source);
/// Links a file to a source, in the place of the one that is linked. `studyPath` may be empty: then the path is kept as it is.
RecordingId link(Edit& db, SourceId source, const QString& studyPath, const QString& file, bool isCopy = false);
void unlink(Edit& db, SourceId source); ///< the file itself stays, also where it is a copy
/// How the one who answers is called in a new transcript, until there is a name.
QString unnamedParticipant();
/// Makes an empty transcript linked to a recording, with an interviewer and a participant to begin with.
Result<SourceId> addTranscript(Edit& db, const QString& name, const QString& studyPath, const QString& file);

/// Where the file should lie.
QString pathOf(const Recording& recording, const QString& studyPath);
/// The folder of copies beside a study: NAME.counterpoint-media.
QString mediaFolder(const QString& studyPath);
/// Copies `file` into mediaFolder(), compares the copy with it, and gives the copy's path. A file of the same name and content that is
/// there already is taken; one with other content is never overwritten. Pure; what is half done when it stops is removed.
Result<QString> copyBeside(const QString& studyPath, const QString& file, const Progress& progress);
} // namespace recordings

} // namespace counterpoint
