#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/text/text_span.h"
#include <QString>
#include <optional>
#include <vector>

namespace counterpoint {
class Read;
class Edit;

/// What a memo is tied to (anything but a memo), or what it links to (anything but the study and a variable).
enum class MemoSubject { Study, Source, Passage, Coding, Code, Case, Variable, Finding, Memo };
QString toText(MemoSubject subject); ///< as stored and in JSON
Result<MemoSubject> memoSubjectFrom(const QString& text);

/// A note of the researcher's, tied to one thing in the study.
struct Memo {
    MemoId id;
    MemoSubject subject = MemoSubject::Study;
    std::int64_t subjectId = 1; ///< of a passage: its source
    QString title;
    QString body;
    CoderId coder;
    QString changedAt; ///< UTC, ISO 8601
    QString createdAt = {};
    std::optional<TextSpan> span = {}; ///< of a passage; none where all its text was deleted
    bool operator==(const Memo&) const = default;
};

namespace memos {
/// Whether a coder may read it who sees only the codings of `seen` (invalid: all): what others write on passages and codings would tell what
/// they coded.
bool mayBeRead(const Memo& memo, CoderId seen);
std::vector<Memo> all(const Read& db); ///< newest first
std::vector<Memo> of(const Read& db, MemoSubject subject, std::int64_t subjectId); ///< oldest first
Result<Memo> byId(const Read& db, MemoId id);
/// Those on passages of a source that still have their text, by place.
std::vector<Memo> onPassages(const Read& db, SourceId source);
MemoId add(Edit& db, const Memo& memo); ///< `memo.id` and the times are not used
void update(Edit& db, const Memo& memo); ///< title and body
void remove(Edit& db, MemoId id); ///< with its links
} // namespace memos

} // namespace counterpoint
