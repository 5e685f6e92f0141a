#include "core/coding/memos.h"
#include "core/base/clock.h"
#include "core/base/translate.h"
#include "core/base/uuid.h"
#include "core/project/doors.h"
#include <QStringList>
#include <array>

namespace counterpoint {

namespace {

// In the order of MemoSubject.
constexpr std::array subjectNames{"study", "source", "passage", "coding", "code", "case", "variable", "finding", "memo"};

std::optional<std::int64_t> startOf(const Memo& memo) { return memo.span ? std::optional<std::int64_t>(memo.span->start) : std::nullopt; }

std::optional<std::int64_t> endOf(const Memo& memo) { return memo.span ? std::optional<std::int64_t>(memo.span->end) : std::nullopt; }

} // namespace

QString toText(MemoSubject subject) { return QString::fromLatin1(subjectNames[std::size_t(subject)]); }

Result<MemoSubject> memoSubjectFrom(const QString& text)
{
    QStringList names;
    for (std::size_t i = 0; i < subjectNames.size(); ++i) {
        names << QString::fromLatin1(subjectNames[i]);
        if (text.compare(names.back(), Qt::CaseInsensitive) == 0)
            return MemoSubject(i);
    }
    return fail(Error::Kind::Invalid,
                translate("Memos", "“%1” is nothing that memos speak of. They speak of: %2.").arg(text, names.join(QStringLiteral(", "))));
}

namespace memos {

namespace {

Memo memoIn(const sqlite::Statement& row)
{
    Memo memo{row.id<MemoId>(0), memoSubjectFrom(row.text(1)).value_or(MemoSubject::Study),
              row.int64(2),      row.text(3),
              row.text(4),       row.id<CoderId>(5),
              row.text(6),       row.text(7)};
    if (!row.isNull(8) && !row.isNull(9))
        memo.span = TextSpan{qsizetype(row.int64(8)), qsizetype(row.int64(9))};
    return memo;
}

std::vector<Memo> rowsOf(sqlite::Statement& query)
{
    std::vector<Memo> rows;
    while (query.step())
        rows.push_back(memoIn(query));
    return rows;
}

} // namespace

bool mayBeRead(const Memo& memo, CoderId seen)
{
    const bool isOnText = memo.subject == MemoSubject::Passage || memo.subject == MemoSubject::Coding;
    return !seen.isValid() || !isOnText || memo.coder == seen;
}

std::vector<Memo> all(const Read& db)
{
    auto query = db.prepare("SELECT id, subject, subject_id, title, body, coder_id, changed_at, created_at, start, end FROM memo "
                            "ORDER BY changed_at DESC, id DESC");
    return rowsOf(query);
}

std::vector<Memo> of(const Read& db, MemoSubject subject, std::int64_t subjectId)
{
    auto query = db.prepare("SELECT id, subject, subject_id, title, body, coder_id, changed_at, created_at, start, end FROM memo "
                            "WHERE subject = ? AND subject_id = ? ORDER BY id");
    query.bind(toText(subject), subjectId);
    return rowsOf(query);
}

Result<Memo> byId(const Read& db, MemoId id)
{
    auto query =
        db.prepare("SELECT id, subject, subject_id, title, body, coder_id, changed_at, created_at, start, end FROM memo WHERE id = ?");
    if (!query.bind(id).step())
        return fail(Error::Kind::Invalid, translate("Memos", "This memo is no longer in the study."));
    return memoIn(query);
}

std::vector<Memo> onPassages(const Read& db, SourceId source)
{
    auto query = db.prepare("SELECT id, subject, subject_id, title, body, coder_id, changed_at, created_at, start, end FROM memo "
                            "WHERE subject = 'passage' AND subject_id = ? AND start IS NOT NULL ORDER BY start, end DESC, id");
    query.bind(source);
    return rowsOf(query);
}

MemoId add(Edit& db, const Memo& memo)
{
    const auto now = Clock::stamp();
    db.prepare("INSERT INTO memo(uuid, subject, subject_id, title, body, coder_id, created_at, changed_at, start, end) "
               "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(newUuid(), toText(memo.subject), memo.subjectId, memo.title, memo.body, memo.coder, now, now, startOf(memo), endOf(memo))
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
