#include "core/merge/kept_words.h"
#include "core/base/translate.h"
#include "core/coding/memos.h"
#include <algorithm>

namespace counterpoint::merge {

void KeptWords::add(const QString& subject, std::int64_t id, const QString& field, const QString& words)
{
    m_words[{subject, id}] << translate("Merge", "%1: %2").arg(field, words);
}

void KeptWords::write(Edit& db, const QString& title) const
{
    for (const auto& [thing, words] : m_words) {
        const auto subject = memoSubjectFrom(thing.first);
        if (!subject)
            continue;
        Memo memo;
        memo.subject = *subject;
        memo.subjectId = thing.second;
        memo.title = title;
        memo.body = words.join(QStringLiteral("\n\n"));
        const auto there = memos::of(db, memo.subject, memo.subjectId);
        if (std::none_of(there.begin(), there.end(), [&](const Memo& other) { return other.body == memo.body; }))
            memos::add(db, memo);
    }
}

} // namespace counterpoint::merge
