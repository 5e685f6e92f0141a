#pragma once
#include "core/base/result.h"
#include "core/coding/query/bound_query.h"
#include "core/coding/query/query_study.h"

namespace counterpoint::passage_query {

/// What a query finds: docs/decisions/0026 says what each part means.
struct Evaluated {
    Pieces pieces;
    std::vector<std::vector<std::int32_t>> behind; ///< codings that stretches came of, by Piece::behind
};

/// Reads the codings that the query needs into `study`, and finds its passages.
Result<Evaluated> evaluate(const BoundNode& query, QueryStudy& study);

} // namespace counterpoint::passage_query
