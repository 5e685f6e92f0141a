#pragma once
#include "core/base/id.h"
#include "core/text/text_index.h"
#include <QString>
#include <optional>
#include <vector>

namespace counterpoint {
class Read;
class Edit;

/// One uninterrupted contribution in a source, or one answer to an open question.
struct Turn {
    std::int64_t number = 0; ///< within its source; stays when others come and go
    TextSpan span; ///< from its label to the start of the next turn or the end of the text, without the line ends before that
    qsizetype contentStart = 0; ///< where the words begin, after the label
    SpeakerId speaker; ///< invalid where nobody is named
    std::optional<qint64> timestampMs;
    std::optional<qint64> responseRow; ///< of an answer: row of the dataset, from 0
    bool operator==(const Turn&) const = default;
};

namespace turns {
std::vector<Turn> of(const Read& db, SourceId source); ///< in order of the text
/// The same, for who has the text of the source already; `index` is that of `text`.
std::vector<Turn> of(const Read& db, SourceId source, const QString& text, const TextIndex& index);
/// The same without their ends, for which the text would have to be read.
std::vector<Turn> startsOf(const Read& db, SourceId source);
/// Writes the turns of a new source; only start, contentStart, speaker, timestamp and row are kept. Unrecorded.
void insertAll(Edit& db, SourceId source, const std::vector<Turn>& turns);
/// The turn that `position` stands in, or none before the first; `turns` as of() gives them.
const Turn* at(const std::vector<Turn>& turns, qsizetype position);
} // namespace turns

} // namespace counterpoint
