#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include <QString>
#include <vector>

namespace counterpoint {
class Read;
class Edit;

/// What a memo is tied to.
enum class MemoSubject { Study, Source, Coding, Code, Case, Variable, Finding };
QString toText(MemoSubject subject);

/// A note of the researcher's, tied to one thing in the study.
struct Memo {
    MemoId id;
    MemoSubject subject = MemoSubject::Study;
    std::int64_t subjectId = 1;
    QString title;
    QString body;
    CoderId coder;
    QString changedAt; ///< UTC, ISO 8601
    bool operator==(const Memo&) const = default;
};

namespace memos {
std::vector<Memo> all(const Read& db); ///< newest first
std::vector<Memo> of(const Read& db, MemoSubject subject, std::int64_t subjectId); ///< oldest first
MemoId add(Edit& db, const Memo& memo); ///< `memo.id` and `changedAt` are not used
void update(Edit& db, const Memo& memo); ///< title and body
void remove(Edit& db, MemoId id);
} // namespace memos

} // namespace counterpoint
