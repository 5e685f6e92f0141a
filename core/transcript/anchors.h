#pragma once
#include "core/base/id.h"
#include "core/transcript/text_edits.h"
#include <QString>
#include <vector>

namespace counterpoint {
class Edit;

/// What points into a text: codings, evidence, interactions, memos and links on passages, what framework
/// matrices link to and saw, uses of pseudonyms, turns, time marks.
namespace anchors {

/// A part of the text around edits, as it has become.
struct EditedText {
    qsizetype start = 0; ///< in the text as it has become
    QString text;
};

/// Moves all of them in one source. What lost all its text goes, or, where a person wrote something there, stays without a place.
/// `around` are whole paragraphs that hold every edit, the last of them ending at `aroundEnd` in the text as it was; what ends
/// within them comes to cover whole characters, since an edit can join a letter with the accent behind it.
void move(Edit& db, SourceId source, const TextEdits& edits, const std::vector<EditedText>& around, qsizetype aroundEnd);

} // namespace anchors
} // namespace counterpoint
