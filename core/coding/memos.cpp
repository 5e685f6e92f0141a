#include "core/coding/memos.h"
#include "core/base/clock.h"
#include "core/base/uuid.h"
#include "core/project/doors.h"
#include <array>

namespace counterpoint {

namespace {

// In the order of MemoSubject.
constexpr std::array subjectNames{"study", "source", "coding", "code", "case", "variable", "finding"};

MemoSubject subjectFrom(const QString& text)
{
    for (std::size_t i = 0; i < subjectNames.size(); ++i)
        if (text == QLatin1String(subjectNames[i]))
            return MemoSubject(i);
    return MemoSubject::Study;
}

} // namespace

QString toText(MemoSubject subject) { return QString::fromLatin1(subjectNames[std::size_t(subject)]); }

namespace memos {

namespace {

std::vector<Memo> rowsOf(sqlite::Statement& query)
{
    std::vector<Memo> rows;
    while (query.step())
        rows.push_back({query.id<MemoId>(0), subjectFrom(query.text(1)), query.int64(2), query.text(3), query.text(4), query.id<CoderId>(5),
                        query.text(6)});
    return rows;
}

} // namespace

std::vector<Memo> all(const Read& db)
{
    auto query =
        db.prepare("SELECT id, subject, subject_id, title, body, coder_id, changed_at FROM memo ORDER BY changed_at DESC, id DESC");
    return rowsOf(query);
}

std::vector<Memo> of(const Read& db, MemoSubject subject, std::int64_t subjectId)
{
    auto query = db.prepare(
        "SELECT id, subject, subject_id, title, body, coder_id, changed_at FROM memo WHERE subject = ? AND subject_id = ? ORDER BY id");
    query.bind(toText(subject), subjectId);
    return rowsOf(query);
}

MemoId add(Edit& db, const Memo& memo)
{
    const auto now = Clock::stamp();
    db.prepare("INSERT INTO memo(uuid, subject, subject_id, title, body, coder_id, created_at, changed_at) VALUES(?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(newUuid(), toText(memo.subject), memo.subjectId, memo.title, memo.body, memo.coder, now, now)
        .run();
    return MemoId(db.lastInsertId());
}

void update(Edit& db, const Memo& memo)
{
    db.prepare("UPDATE memo SET title = ?, body = ?, changed_at = ? WHERE id = ?")
        .bind(memo.title, memo.body, Clock::stamp(), memo.id)
        .run();
}

void remove(Edit& db, MemoId id) { db.prepare("DELETE FROM memo WHERE id = ?").bind(id).run(); }

} // namespace memos

} // namespace counterpoint
