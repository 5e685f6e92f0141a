#pragma once
#include <QString>
#include <QStringList>
#include <vector>

namespace counterpoint {

/// Where in the recording a place of a text is, as the file's own structure says (the cue of a subtitle).
struct TextTime {
    qsizetype position = 0; ///< code points
    qint64 ms = 0; ///< from the start of the recording
    bool operator==(const TextTime&) const = default;
};

/// A text as it came out of a file: line ends are `\n`, nothing else is changed. `notes` are sentences for the user.
struct ImportedText {
    QString text;
    QStringList notes;
    std::vector<TextTime> times = {}; ///< in the order of the text; those that stand in the text itself are not among them
};

} // namespace counterpoint
