#pragma once
#include "core/base/result.h"
#include "core/coding/query/bound_query.h"
#include "core/coding/query/query_study.h"
#include <functional>
#include <memory>

namespace counterpoint::passage_query {

/// A condition made ready to be asked of many pieces, source by source.
struct Condition {
    bool ofCoding = false; ///< asks for what only a coding has: coder, memo, weight, day
    bool readsText = false; ///< dear: asked last
    std::function<bool(const Piece&)> holds;
};

/// `node` stands for no passages; `study` lives as long as the condition.
Result<Condition> conditionFor(const BoundNode& node, QueryStudy& study);

} // namespace counterpoint::passage_query
