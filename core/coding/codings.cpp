#include "core/coding/codings.h"
#include "core/base/clock.h"
#include "core/base/translate.h"
#include "core/base/uuid.h"
#include "core/project/doors.h"
#include "core/transcript/sources.h"
#include "core/transcript/stored_text.h"
#include "core/transcript/whose_codings.h"

namespace counterpoint::codings {

namespace {

Coding codingIn(const sqlite::Statement& row)
{
    return {row.id<CodingId>(0),
            row.id<SourceId>(1),
            row.id<CodeId>(2),
            row.id<CoderId>(3),
            {qsizetype(row.int64(4)), qsizetype(row.int64(5))},
            row.isNull(6) ? std::nullopt : std::optional(row.integer(6)),
            row.text(7)};
}

Result<> checkSpan(const Source& source, TextSpan span)
{
    if (span.start < 0 || span.isEmpty() || span.end > source.length)
        return fail(Error::Kind::Invalid,
                    translate("Codings", "Positions %1 to %2 are not a passage of “%3”, which has %4 characters.")
                        .arg(span.start)
                        .arg(span.end)
                        .arg(source.name)
                        .arg(source.length));
    return {};
}

/// Every span must be a passage of the text that cuts no character in two.
Result<> checkSpans(const Read& db, SourceId id, const std::vector<TextSpan>& spans)
{
    const auto source = sources::byId(db, id);
    if (!source)
        return fail(source);
    StoredText text;
    text.read(db, id);
    for (const auto span : spans) {
        if (const auto within = checkSpan(*source, span); !within)
            return within;
        if (text.splitsGrapheme(span.start) || text.splitsGrapheme(span.end))
            return fail(Error::Kind::Invalid,
                        translate("Codings", "Positions %1 to %2 would cut a character in two.").arg(span.start).arg(span.end));
    }
    return {};
}

CodingId same(const Read& db, const Coding& coding)
{
    auto query =
        db.prepare("SELECT id FROM coding WHERE code_id = ? AND source_id = ? AND start = ? AND end = ? AND coder_id = ? AND id <> ?");
    query.bind(coding.code, coding.source, std::int64_t(coding.span.start), std::int64_t(coding.span.end), coding.coder, coding.id.value());
    return query.step() ? query.id<CodingId>(0) : CodingId();
}

CodingId insert(Edit& db, const Coding& coding)
{
    if (const auto there = same(db, coding); there.isValid())
        return there;
    db.prepare("INSERT INTO coding(uuid, source_id, code_id, coder_id, start, end, weight, comment, created_at) VALUES(?, ?, ?, ?, ?, ?, "
               "?, ?, ?)")
        .bind(newUuid(), coding.source, coding.code, coding.coder, std::int64_t(coding.span.start), std::int64_t(coding.span.end),
              coding.weight ? std::optional<std::int64_t>(*coding.weight) : std::nullopt, coding.comment, Clock::stamp())
        .run();
    return CodingId(db.lastInsertId());
}

} // namespace

std::vector<Coding> of(const Read& db, SourceId source, CoderId coder)
{
    std::vector<Coding> rows;
    auto query = db.prepare("SELECT id, source_id, code_id, coder_id, start, end, weight, comment FROM coding WHERE source_id = ? ORDER BY "
                            "start, end DESC, id");
    for (query.bind(source); query.step();)
        if (!coder.isValid() || query.id<CoderId>(3) == coder)
            rows.push_back(codingIn(query));
    return rows;
}

std::map<SourceId, int> countsBySource(const Read& db, CoderId coder)
{
    std::map<SourceId, int> counts;
    auto query = db.prepare("SELECT source_id, count(*) FROM coding WHERE coder_id = ? GROUP BY source_id");
    for (query.bind(coder); query.step();)
        counts[query.id<SourceId>(0)] = query.integer(1);
    return counts;
}

int countIn(const Read& db, SourceId source, CoderId coder)
{
    auto query = db.prepare(selectCodings("count(*)", "AND source_id = ?2").c_str());
    return query.bind(coder, source).step() ? query.integer(0) : 0;
}

Result<Coding> byId(const Read& db, CodingId id)
{
    auto query = db.prepare("SELECT id, source_id, code_id, coder_id, start, end, weight, comment FROM coding WHERE id = ?");
    if (!query.bind(id).step())
        return fail(Error::Kind::Invalid, translate("Codings", "This coding is no longer there."));
    return codingIn(query);
}

Result<CodingId> add(Edit& db, const Coding& coding)
{
    if (const auto possible = checkSpans(db, coding.source, {coding.span}); !possible)
        return fail(possible);
    auto fresh = coding;
    fresh.id = {};
    return insert(db, fresh);
}

Result<> addAll(Edit& db, const Coding& like, const std::vector<TextSpan>& spans)
{
    if (const auto possible = checkSpans(db, like.source, spans); !possible)
        return possible;
    auto fresh = like;
    fresh.id = {};
    for (const auto span : spans) {
        fresh.span = span;
        insert(db, fresh);
    }
    return {};
}

Result<> resize(Edit& db, CodingId id, TextSpan span)
{
    const auto coding = byId(db, id);
    if (!coding)
        return fail(coding);
    if (const auto possible = checkSpans(db, coding->source, {span}); !possible)
        return possible;
    db.prepare("UPDATE coding SET start = ?, end = ? WHERE id = ?").bind(std::int64_t(span.start), std::int64_t(span.end), id).run();
    return {};
}

void setCode(Edit& db, CodingId id, CodeId code)
{
    auto coding = byId(db, id);
    if (!coding)
        return;
    coding->code = code;
    if (const auto there = same(db, *coding); there.isValid())
        return absorb(db, there, id);
    db.prepare("UPDATE coding SET code_id = ? WHERE id = ?").bind(code, id).run();
}

void setComment(Edit& db, CodingId id, const QString& comment)
{
    db.prepare("UPDATE coding SET comment = ? WHERE id = ?").bind(comment, id).run();
}

Result<> setWeight(Edit& db, CodingId id, std::optional<int> weight)
{
    if (weight && (*weight < 0 || *weight > 100))
        return fail(Error::Kind::Invalid, translate("Codings", "A weight lies between 0 and 100."));
    db.prepare("UPDATE coding SET weight = ? WHERE id = ?").bind(weight ? std::optional<std::int64_t>(*weight) : std::nullopt, id).run();
    return {};
}

void remove(Edit& db, CodingId id)
{
    db.prepare("DELETE FROM memo WHERE subject = 'coding' AND subject_id = ?").bind(id).run();
    db.prepare("DELETE FROM coding WHERE id = ?").bind(id).run();
}

} // namespace counterpoint::codings
