#pragma once
#include "core/coding/query/passage_query.h"
#include "core/coding/query/passage_set.h"

namespace counterpoint::passage_query {

class QueryStudy;

/// Whether a term stands for turns, coded or not.
bool standsForTurns(QueryField field);
/// The words of the turns that such a term asks for; of a text without turns its paragraphs.
Pieces turnsOf(const QueryTerm& term, QueryStudy& study);

} // namespace counterpoint::passage_query
