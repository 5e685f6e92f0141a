#pragma once
#include "core/base/result.h"
#include "core/text/text_index.h"
#include "core/transcript/sources.h"
#include "core/transcript/turns.h"
#include <QString>
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
        QString time; ///< "0:04:12"; empty where none is known
        bool asks = false; ///< an interviewer or moderator
        bool operator==(const Voice&) const = default;
    };

    Source source;
    QString text;
    TextIndex index;
    std::vector<Turn> turns;
    std::vector<Voice> voices;

    int toUtf16(qsizetype codePoint) const { return int(index.toUtf16(codePoint)); }
    TextSpan toSpan(int from, int to) const { return {index.toCodePoint(from), index.toCodePoint(to)}; }
};

Result<OpenSource> openSource(const Read& db, SourceId id);

} // namespace counterpoint::ui
