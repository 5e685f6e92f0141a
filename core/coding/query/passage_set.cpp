#include "core/coding/query/passage_set.h"
#include <algorithm>
#include <iterator>
#include <tuple>

namespace counterpoint::passage_query {

namespace {

auto key(const Piece& piece) { return std::tuple(piece.source, piece.span.start, piece.span.end, piece.coding); }

bool same(const Piece& a, const Piece& b) { return key(a) == key(b); }

/// The first stretch that reaches beyond a place.
Region::const_iterator reaching(const Region& region, std::int32_t source, qsizetype position)
{
    return std::partition_point(region.begin(), region.end(), [&](const Stretch& stretch) {
        return std::pair(stretch.source, stretch.span.end) <= std::pair(source, position);
    });
}

} // namespace

bool isBefore(const Piece& a, const Piece& b) { return key(a) < key(b); }

void sort(Pieces& pieces)
{
    if (!std::is_sorted(pieces.begin(), pieces.end(), isBefore))
        std::sort(pieces.begin(), pieces.end(), isBefore);
}

Region regionOf(const Pieces& pieces)
{
    Region region;
    for (const auto& piece : pieces) {
        if (!region.empty() && region.back().source == piece.source && piece.span.start <= region.back().span.end)
            region.back().span.end = std::max(region.back().span.end, piece.span.end);
        else
            region.push_back({piece.source, piece.span});
    }
    return region;
}

Region both(const Region& a, const Region& b)
{
    Region common;
    for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
        if (i->source == j->source) {
            const TextSpan span{std::max(i->span.start, j->span.start), std::min(i->span.end, j->span.end)};
            if (!span.isEmpty())
                common.push_back({i->source, span});
        }
        if (std::pair(i->source, i->span.end) < std::pair(j->source, j->span.end))
            ++i;
        else
            ++j;
    }
    return common;
}

Pieces united(const Pieces& a, const Pieces& b)
{
    Pieces all;
    all.reserve(a.size() + b.size());
    std::merge(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(all), isBefore);
    all.erase(std::unique(all.begin(), all.end(), same), all.end());
    return all;
}

std::vector<TextSpan> without(TextSpan span, const Region& away, std::int32_t source)
{
    std::vector<TextSpan> left;
    for (auto at = reaching(away, source, span.start); at != away.end() && at->source == source && at->span.start < span.end; ++at) {
        if (at->span.start > span.start)
            left.push_back({span.start, at->span.start});
        span.start = std::min(at->span.end, span.end);
    }
    if (!span.isEmpty())
        left.push_back(span);
    return left;
}

Pieces without(const Pieces& pieces, const Region& away, const std::function<std::int32_t(const Piece&)>& cut)
{
    Pieces left;
    for (const auto& piece : pieces) {
        const auto parts = without(piece.span, away, piece.source);
        if (parts.size() == 1 && parts.front() == piece.span) {
            left.push_back(piece);
            continue;
        }
        const auto behind = parts.empty() ? -1 : cut(piece);
        for (const auto part : parts)
            left.push_back({piece.source, -1, part, behind});
    }
    sort(left);
    return left;
}

void forEachMeeting(const Region& region, const Pieces& pieces, const std::function<void(std::size_t, const Piece&)>& found)
{
    for (const auto& piece : pieces)
        for (auto at = reaching(region, piece.source, piece.span.start);
             at != region.end() && at->source == piece.source && at->span.start < piece.span.end; ++at)
            found(std::size_t(at - region.begin()), piece);
}

} // namespace counterpoint::passage_query
