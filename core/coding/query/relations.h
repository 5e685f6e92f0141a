#pragma once
#include "core/coding/query/passage_query.h"
#include "core/coding/query/passage_set.h"

namespace counterpoint::passage_query {

/// What relations ask of a text beyond its positions; for one source after the other, in order.
class TextUnits {
public:
    virtual ~TextUnits() = default;
    /// Where turns (or paragraphs) begin, ascending; the first begins at 0.
    virtual const std::vector<qsizetype>& turnsOf(std::int32_t source) = 0;
    virtual const std::vector<qsizetype>& paragraphsOf(std::int32_t source) = 0;
    /// Whether at most so many words stand in a gap; the names before turns are not counted.
    virtual bool holdsAtMost(std::int32_t source, TextSpan gap, int words) = 0;
};

/// Those of `pieces` that stand to any of `others` as `related` says (or do not, where it says so). A coding does not stand to itself.
Pieces relatedTo(const Pieces& pieces, const Pieces& others, const QueryNode& related, TextUnits& units);

} // namespace counterpoint::passage_query
