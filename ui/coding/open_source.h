#pragma once
#include "core/base/result.h"
#include "core/text/text_index.h"
#include "core/transcript/sources.h"
#include "core/transcript/speakers.h"
#include "core/transcript/turns.h"
#include <QString>
#include <QStringList>
#include <vector>

namespace counterpoint {
class Read;
}

namespace counterpoint::ui {

/// The source that is being read: its text with the positions in it, and who speaks where.
struct OpenSource {
    /// A name for the gutter, where a turn begins.
    struct Voice {
        int at = 0; ///< UTF-16
        QString name;
        QString time; ///< "00:04:12"; empty where none is known
        SpeakerRole role = SpeakerRole::Unknown;
        SpeakerId speaker; ///< not valid where nobody is named, as in answers
        std::int64_t turn = 0; ///< its number
        bool isTurn = true; ///< false for an answer, which nobody corrects
        QStringList takesUp = {}; ///< how it answers other turns: "disagrees: Ben"
        bool operator==(const Voice&) const = default;
    };

    /// A place that belongs to a time of the recording; empty where the time is not written there.
    struct Time {
        int from = 0; ///< UTF-16
        int to = 0;
        qint64 ms = 0;
        bool operator==(const Time&) const = default;
    };

    Source source;
    QString text;
    TextIndex index;
    std::vector<Turn> turns;
    std::vector<Speaker> speakers;
    std::vector<Voice> voices;
    std::vector<Time> times; ///< in order of the text

    int toUtf16(qsizetype codePoint) const { return int(index.toUtf16(codePoint)); }
    TextSpan toSpan(int from, int to) const { return {index.toCodePoint(from), index.toCodePoint(to)}; }
};

/// The turn that `position` (UTF-16) stands in, or none before the first.
const OpenSource::Voice* voiceAt(const std::vector<OpenSource::Voice>& voices, int position);

/// `seen`: interactions of this coder alone, where it is valid.
Result<OpenSource> openSource(const Read& db, SourceId id, CoderId seen = {});

} // namespace counterpoint::ui
