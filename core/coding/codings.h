#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/text/text_span.h"
#include <QString>
#include <map>
#include <optional>
#include <vector>

namespace counterpoint {
class Read;
class Edit;

/// One passage of a source given one code by one coder.
struct Coding {
    CodingId id;
    SourceId source;
    CodeId code;
    CoderId coder;
    TextSpan span;
    std::optional<int> weight; ///< 0 to 100
    QString comment;
    bool operator==(const Coding&) const = default;
};

namespace codings {
/// By start, longer ones first; only those of `coder`, where one is given.
std::vector<Coding> of(const Read& db, SourceId source, CoderId coder = {});
std::map<SourceId, int> countsBySource(const Read& db, CoderId coder);
int countIn(const Read& db, SourceId source, CoderId coder = {}); ///< of one source; an invalid coder: by all
Result<Coding> byId(const Read& db, CodingId id);
/// Codes a passage; `coding.id` is not used. The same passage with the same code by the same coder is one coding: its id is given again.
/// Invalid when the span is empty, reaches beyond the text or cuts a character in two.
Result<CodingId> add(Edit& db, const Coding& coding);
/// Codes each of `spans` as `like`, whose own span is not used, with the same rules; the text is read once for all of them.
Result<> addAll(Edit& db, const Coding& like, const std::vector<TextSpan>& spans);
Result<> resize(Edit& db, CodingId id, TextSpan span);
/// Codes anew. Where the coder gave the passage that code already, the two become one, as absorb() does.
void setCode(Edit& db, CodingId id, CodeId code);
/// `gone` goes; its weight, comment and memos come to `kept` and what links to it follows. `kept` has the larger weight and both comments.
void absorb(Edit& db, CodingId kept, CodingId gone);
void setComment(Edit& db, CodingId id, const QString& comment);
Result<> setWeight(Edit& db, CodingId id, std::optional<int> weight); ///< Invalid outside 0 to 100
void remove(Edit& db, CodingId id);

/// Makes one coding of those of `code` by the same coder that overlap or touch, in one source or (invalid) all; of `coder` only, where
/// one is given. The first keeps its id, the largest weight, all comments in order and all memos. Gives how many codings went.
int mergeOverlapping(Edit& db, CodeId code, SourceId source = {}, CoderId coder = {});
} // namespace codings

} // namespace counterpoint
