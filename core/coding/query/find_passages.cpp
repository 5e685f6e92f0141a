#include "core/coding/query/find_passages.h"
#include "core/coding/query/bound_query.h"
#include "core/coding/query/evaluation.h"
#include "core/coding/query/query_study.h"
#include "core/text/words.h"
#include <unordered_set>

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
        passage.id = row.id;
        passage.code = row.code;
        passage.coder = row.coder;
        passage.comment = study.comment(piece.coding);
        if (row.weight >= 0)
            passage.weight = row.weight;
        return passage;
    }
    if (piece.behind < 0)
        return passage;
    const auto& behind = found.behind[std::size_t(piece.behind)];
    for (const auto coding : behind)
        passage.behind.emplace_back(rows[std::size_t(coding)].code, rows[std::size_t(coding)].coder);
    if (behind.size() == 1) { // a part of one coding
        passage.comment = study.comment(behind.front());
        if (const auto weight = rows[std::size_t(behind.front())].weight; weight >= 0)
            passage.weight = weight;
    }
    return passage;
}

QueryCounts countsOf(const Pieces& pieces, QueryStudy& study, bool words)
{
    QueryCounts counts;
    counts.passages = qint64(pieces.size());
    std::unordered_set<CaseId> people;
    std::int32_t last = -1;
    for (const auto& piece : pieces) {
        counts.sources += piece.source == std::exchange(last, piece.source) ? 0 : 1;
        if (const auto who = study.whoAt(piece.source, piece.span.start); who >= 0)
            if (const auto person = study.people()[std::size_t(who)].linkedCase; person.isValid())
                people.insert(person);
    }
    counts.cases = qint64(people.size());
    if (words)
        for (const auto& stretch : regionOf(pieces))
            counts.words += wordCount(study.textOf(stretch.source).words(stretch.span));
    return counts;
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
    QueryStudy study(db, options.seen, options.counted);
    const auto found = evaluate(*bound, study);
    if (!found)
        return fail(found);
    result.passages.reserve(found->pieces.size());
    for (const auto& piece : found->pieces)
        result.passages.push_back(passageOf(piece, *found, study));
    result.counts = countsOf(found->pieces, study, options.countsWords);
    return result;
}

} // namespace counterpoint::passage_query
