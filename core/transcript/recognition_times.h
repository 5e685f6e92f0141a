#pragma once
#include <QString>
#include <vector>

namespace counterpoint::recognition {

/// Something written like a time code, in UTF-16 positions; whether it is one may depend on where it stands.
struct FoundTime {
    qsizetype start = 0;
    qsizetype end = 0; ///< brackets included
    qint64 ms = 0;
    bool square = false; ///< in [ ], { }, < > or # #: a time code wherever it stands
    bool round = false; ///< in ( )
    bool cue = false; ///< a range as subtitles have it, with -->
    bool full = false; ///< hours, minutes and seconds, or fractions of a second
};

/// All of them, in order. `17:30` is among them; `[Cross Talk 3:00]` is not.
std::vector<FoundTime> findTimes(const QString& text);

} // namespace counterpoint::recognition
