#include "core/pseudonyms/uses.h"
#include "core/project/doors.h"

namespace counterpoint::uses {

std::vector<TextUse> inTexts(const Read& db, PseudonymId pseudonym)
{
    std::vector<TextUse> rows;
    auto query = db.prepare("SELECT source_id, pseudonym_id, start, end, original, id FROM pseudonym_use"
                            " WHERE ?1 IS NULL OR pseudonym_id = ?1 ORDER BY source_id, start, end");
    for (query.bind(pseudonym); query.step();)
        rows.push_back({query.id<SourceId>(0),
                        query.id<PseudonymId>(1),
                        {qsizetype(query.int64(2)), qsizetype(query.int64(3))},
                        query.text(4),
                        query.int64(5)});
    return rows;
}

std::vector<FieldUse> inFields(const Read& db, PseudonymId pseudonym)
{
    std::vector<FieldUse> rows;
    auto query = db.prepare("SELECT pseudonym_id, field, row_id, part, start, original, replacement, id FROM pseudonym_field_use"
                            " WHERE ?1 IS NULL OR pseudonym_id = ?1 ORDER BY field, row_id, part, start");
    for (query.bind(pseudonym); query.step();)
        rows.push_back({query.id<PseudonymId>(0),
                        {query.text(1), query.int64(2), query.int64(3)},
                        qsizetype(query.int64(4)),
                        query.text(5),
                        query.text(6),
                        query.int64(7)});
    return rows;
}

void add(Edit& db, const TextUse& use)
{
    db.prepare("INSERT INTO pseudonym_use(source_id, id, pseudonym_id, start, end, original) VALUES(?1, (SELECT coalesce(max(id), 0) + 1"
               " FROM pseudonym_use WHERE source_id = ?1), ?2, ?3, ?4, ?5)")
        .bind(use.source, use.pseudonym, std::int64_t(use.span.start), std::int64_t(use.span.end), use.original)
        .run();
}

void add(Edit& db, const FieldUse& use)
{
    db.prepare("INSERT INTO pseudonym_field_use(pseudonym_id, id, field, row_id, part, start, original, replacement) VALUES(?1, (SELECT"
               " coalesce(max(id), 0) + 1 FROM pseudonym_field_use WHERE pseudonym_id = ?1), ?2, ?3, ?4, ?5, ?6, ?7)")
        .bind(use.pseudonym, use.ref.field, use.ref.row, use.ref.part, std::int64_t(use.start), use.original, use.replacement)
        .run();
}

void remove(Edit& db, const TextUse& use)
{
    db.prepare("DELETE FROM pseudonym_use WHERE source_id = ? AND id = ?").bind(use.source, use.number).run();
}

void remove(Edit& db, const FieldUse& use)
{
    db.prepare("DELETE FROM pseudonym_field_use WHERE pseudonym_id = ? AND id = ?").bind(use.pseudonym, use.number).run();
}

} // namespace counterpoint::uses
