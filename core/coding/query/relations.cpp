#include "core/coding/query/relations.h"
#include <algorithm>
#include <limits>

namespace counterpoint::passage_query {

namespace {

constexpr auto none = std::numeric_limits<qsizetype>::min();

/// An interval, and which coding it is.
struct Span {
    qsizetype start;
    qsizetype end;
    std::int32_t coding;
};

/// The largest value up to a place, and the largest of any other coding than the one that has it: so that a coding can be left out.
struct Largest {
    qsizetype value = none;
    std::int32_t coding = -1;
    qsizetype other = none;

    void take(qsizetype candidate, std::int32_t of)
    {
        if (candidate > value) {
            if (of != coding || of < 0)
                other = value;
            value = candidate;
            coding = of;
        } else if ((of != coding || of < 0) && candidate > other) {
            other = candidate;
        }
    }
    qsizetype but(std::int32_t without) const { return without >= 0 && without == coding ? other : value; }
};

/// The intervals of one source, ready to be asked whether any of them stands so or so.
class Intervals {
public:
    /// `spans` are ascending by start.
    explicit Intervals(std::vector<Span> spans)
        : m_spans(std::move(spans))
        , m_latestEnd(m_spans.size() + 1)
        , m_earliestEnd(m_spans.size() + 1)
    {
        for (std::size_t i = 0; i < m_spans.size(); ++i) {
            m_latestEnd[i + 1] = m_latestEnd[i];
            m_latestEnd[i + 1].take(m_spans[i].end, m_spans[i].coding);
        }
        for (std::size_t i = m_spans.size(); i > 0; --i) { // negated, so that the largest is the earliest
            m_earliestEnd[i - 1] = m_earliestEnd[i];
            m_earliestEnd[i - 1].take(-m_spans[i - 1].end, m_spans[i - 1].coding);
        }
    }

    bool anyOverlaps(const Span& span) const { return m_latestEnd[startingBefore(span.end)].but(span.coding) > span.start; }
    bool anyAround(const Span& span) const { return m_latestEnd[startingBefore(span.start + 1)].but(span.coding) >= span.end; }
    bool anyInside(const Span& span) const
    {
        const auto earliest = m_earliestEnd[startingBefore(span.start)].but(span.coding);
        return earliest != none && -earliest <= span.end;
    }
    /// End of the nearest one before, or none; asked where none overlaps.
    qsizetype nearestBefore(const Span& span) const { return m_latestEnd[startingBefore(span.end)].but(span.coding); }
    /// Start of the first one after, or none.
    qsizetype nearestAfter(const Span& span) const
    {
        const auto at = startingBefore(span.end);
        return at < m_spans.size() ? m_spans[at].start : none;
    }

private:
    std::size_t startingBefore(qsizetype position) const
    {
        return std::size_t(std::partition_point(m_spans.begin(), m_spans.end(), [&](const Span& span) { return span.start < position; })
                           - m_spans.begin());
    }

    std::vector<Span> m_spans;
    std::vector<Largest> m_latestEnd; ///< of those before
    std::vector<Largest> m_earliestEnd; ///< of those from there on, negated
};

qsizetype unitAt(const std::vector<qsizetype>& starts, qsizetype position)
{
    return std::max<qsizetype>(0, std::upper_bound(starts.begin(), starts.end(), position) - starts.begin() - 1);
}

/// One relation within one source.
class Judge {
public:
    Judge(const QueryNode& related, std::int32_t source, TextUnits& units)
        : m_related(related)
        , m_source(source)
        , m_units(units)
        , m_turns(related.relation == QueryRelation::SameTurn || (related.relation == QueryRelation::FollowedBy && related.words < 0)
                      ? &units.turnsOf(source)
                      : related.relation == QueryRelation::SameParagraph ? &units.paragraphsOf(source)
                                                                         : nullptr)
    {
    }

    /// In turns or paragraphs where the relation asks for these: what touches the same one overlaps there.
    Span spanOf(const Piece& piece) const
    {
        if (!m_turns || m_related.relation == QueryRelation::FollowedBy)
            return {piece.span.start, piece.span.end, piece.coding};
        return {unitAt(*m_turns, piece.span.start), unitAt(*m_turns, piece.span.end - 1) + 1, piece.coding};
    }

    bool stands(const Piece& piece, const Intervals& others)
    {
        const auto span = spanOf(piece);
        switch (m_related.relation) {
        case QueryRelation::Inside:
            return others.anyAround(span);
        case QueryRelation::Around:
            return others.anyInside(span);
        case QueryRelation::Near:
            return others.anyOverlaps(span) || isNear(others.nearestBefore(span), span.start)
                || isNear(span.end, others.nearestAfter(span));
        case QueryRelation::FollowedBy:
            return isFollowed(span, others.nearestAfter(span));
        default:
            return others.anyOverlaps(span);
        }
    }

private:
    bool isNear(qsizetype from, qsizetype to)
    {
        return from != none && to != none && (from >= to || m_units.holdsAtMost(m_source, {from, to}, m_related.words));
    }
    bool isFollowed(const Span& span, qsizetype next)
    {
        if (next == none)
            return false;
        return m_turns ? unitAt(*m_turns, next) <= unitAt(*m_turns, span.end - 1) + 1 : isNear(span.end, next);
    }

    const QueryNode& m_related;
    std::int32_t m_source;
    TextUnits& m_units;
    const std::vector<qsizetype>* m_turns;
};

} // namespace

Pieces relatedTo(const Pieces& pieces, const Pieces& others, const QueryNode& related, TextUnits& units)
{
    Pieces found;
    auto other = others.begin();
    for (auto piece = pieces.begin(); piece != pieces.end();) {
        const auto source = piece->source;
        const auto last = std::find_if(piece, pieces.end(), [&](const Piece& each) { return each.source != source; });
        other = std::find_if(other, others.end(), [&](const Piece& each) { return each.source >= source; });
        const auto lastOther = std::find_if(other, others.end(), [&](const Piece& each) { return each.source != source; });
        if (other == lastOther) {
            if (related.isNot)
                found.insert(found.end(), piece, last);
            piece = last;
            continue;
        }
        Judge judge(related, source, units);
        std::vector<Span> spans;
        std::transform(other, lastOther, std::back_inserter(spans), [&](const Piece& each) { return judge.spanOf(each); });
        const Intervals intervals(std::move(spans));
        for (; piece != last; ++piece)
            if (judge.stands(*piece, intervals) != related.isNot)
                found.push_back(*piece);
        other = lastOther;
    }
    return found;
}

} // namespace counterpoint::passage_query
