#pragma once
#include <QStringList>
#include <vector>

namespace counterpoint::subtitles {

/// What is shown from one time to another.
struct Cue {
    qint64 start = 0; ///< milliseconds
    qint64 end = 0;
    bool isTimed = true; ///< false: its times could not be read, and are those of the cue before
    QString speaker; ///< empty where nobody is named
    QStringList lines; ///< without marks
};

/// The cues of a .srt or .vtt file in their order; a cue in which several speak becomes one for each.
/// `badTimes` counts lines of times that could not be read.
std::vector<Cue> cuesOf(const QString& text, int& badTimes);

} // namespace counterpoint::subtitles
