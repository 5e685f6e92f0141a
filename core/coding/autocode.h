#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/text/text_span.h"
#include <QString>
#include <vector>

namespace counterpoint {
class Read;
class Edit;
struct SearchHit;

/// What is coded where a search hits.
enum class CodingUnit { Hit, Sentence, Paragraph, Turn };

/// A passage that would be coded, for a look before it is.
struct ProposedPassage {
    SourceId source;
    QString sourceName;
    QString speaker;
    TextSpan span;
    QString text;
    int hits = 1; ///< that stand in it
    bool isCoded = false; ///< lies in a passage that has the code already, by the same coder
    std::vector<TextSpan> found = {}; ///< the hits themselves; none where nothing was searched
    bool operator==(const ProposedPassage&) const = default;
};

namespace autocode {
/// The passages around `hits`, which come source by source as search gives them: each once, those that overlap joined. A label that
/// names who speaks is no part of them.
std::vector<ProposedPassage> passagesFor(const Read& db, const std::vector<SearchHit>& hits, CodingUnit unit);
/// Marks those that lie in a coding of `code` by `coder`; an invalid id is a code or coder yet to be made.
void markCoded(const Read& db, std::vector<ProposedPassage>& passages, CodeId code, CoderId coder);
/// Codes all that are not marked as coded; gives their number. Invalid where a text has changed so that a passage is none any more.
Result<int> apply(Edit& db, const std::vector<ProposedPassage>& passages, CodeId code, CoderId coder);
} // namespace autocode

} // namespace counterpoint
