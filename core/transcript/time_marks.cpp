#include "core/transcript/time_marks.h"
#include "core/project/doors.h"

namespace counterpoint::time_marks {

std::vector<TimeMark> of(const Read& db, SourceId source)
{
    std::vector<TimeMark> marks;
    auto query = db.prepare("SELECT id, position, ms FROM time_mark WHERE source_id = ? ORDER BY position, ms, id");
    for (query.bind(source); query.step();)
        marks.push_back({query.int64(0), qsizetype(query.int64(1)), query.int64(2)});
    return marks;
}

void insertAll(Edit& db, SourceId source, const std::vector<TimeMark>& marks)
{
    db.unrecorded([&] {
        auto insert = db.prepare("INSERT INTO time_mark(source_id, id, position, ms) VALUES(?, ?, ?, ?)");
        std::int64_t number = 0;
        for (const auto& mark : marks)
            insert.again().bind(source, ++number, std::int64_t(mark.position), std::int64_t(mark.ms)).run();
    });
}

std::int64_t add(Edit& db, SourceId source, qsizetype position, qint64 ms)
{
    auto highest = db.prepare("SELECT coalesce(max(id), 0) + 1 FROM time_mark WHERE source_id = ?");
    highest.bind(source).step();
    const auto number = highest.int64(0);
    db.prepare("INSERT INTO time_mark(source_id, id, position, ms) VALUES(?, ?, ?, ?)")
        .bind(source, number, std::int64_t(position), std::int64_t(ms))
        .run();
    return number;
}

} // namespace counterpoint::time_marks
