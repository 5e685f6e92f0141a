#include "core/coding/query/find_passages.h"
#include "core/coding/consensus.h"
#include "core/coding/query/bound_query.h"
#include "core/coding/query/evaluation.h"
#include "core/coding/query/query_study.h"
#include <algorithm>

namespace counterpoint::passage_query {

namespace {

FoundPassage passageOf(const Piece& piece, const Evaluated& found, const QueryStudy& study)
{
    FoundPassage passage;
    passage.place = std::size_t(piece.source);
    passage.span = piece.span;
    const auto& rows = study.codings();
    if (piece.coding >= 0) {
        const auto& row = rows[std::size_t(piece.coding)];
        if (row.span == piece.span)
            passage.id = row.id;
        passage.code = row.code;
        passage.coder = row.coder;
        passage.comment = study.comment(piece.coding);
        if (row.weight >= 0)
            passage.weight = row.weight;
    } else if (piece.behind >= 0) {
        for (const auto coding : found.behind[std::size_t(piece.behind)])
            passage.behind.emplace_back(rows[std::size_t(coding)].code, rows[std::size_t(coding)].coder);
    }
    return passage;
}

bool names(const BoundNode& query, CoderId coder)
{
    return (query.kind == QueryNode::Kind::Term && query.written.term.field == QueryField::Coder && query.id == coder.value())
        || std::any_of(query.parts.begin(), query.parts.end(), [&](const BoundNode& part) { return names(part, coder); });
}

} // namespace

Result<QueryResult> find(const Read& db, const QString& sentence, const QueryOptions& options)
{
    const auto query = parse(sentence);
    if (!query)
        return tl::unexpected(query.error().toError(sentence));
    QueryResult result;
    const auto bound = bind(db, *query, sentence, result.notes);
    if (!bound)
        return fail(bound);
    const auto agreed = consensus::coder(db);
    QueryStudy study(db, options.seen, names(*bound, agreed) ? CoderId() : agreed, options.counted);
    const auto found = evaluate(*bound, study);
    if (!found)
        return fail(found);
    result.passages.reserve(found->pieces.size());
    for (const auto& piece : found->pieces)
        result.passages.push_back(passageOf(piece, *found, study));
    return result;
}

} // namespace counterpoint::passage_query
