#include "core/stats/exact_ranks.h"
#include "core/stats/reasons.h"
#include "core/stats/summation.h"
#include <algorithm>
#include <cstdint>
#include <vector>

namespace counterpoint::stats {
namespace {

/// Ranks as whole numbers, ascending; doubled where one of them is a half.
struct WholeRanks {
    std::vector<std::size_t> ranks;
    double factor = 1;
    std::size_t total = 0;
};

WholeRanks wholeRanks(std::span<const double> ranks)
{
    WholeRanks whole;
    whole.factor = std::any_of(ranks.begin(), ranks.end(), [](double rank) { return rank != std::floor(rank); }) ? 2 : 1;
    for (const double rank : ranks)
        whole.ranks.push_back(static_cast<std::size_t>(std::lround(rank * whole.factor)));
    std::sort(whole.ranks.begin(), whole.ranks.end());
    for (const std::size_t rank : whole.ranks)
        whole.total += rank;
    return whole;
}

} // namespace

Number exactRankSumP(std::span<const double> ranks, std::size_t size, double sum)
{
    const std::size_t n = ranks.size();
    double rankTotal = 0;
    for (const double rank : ranks)
        rankTotal += rank;
    if (2 * size > n)
        return exactRankSumP(ranks, n - size, rankTotal - sum);
    // Before anything is built: even the smallest table would be too large.
    if (static_cast<double>(n) * static_cast<double>(size) * rankTotal / 2 > 4 * exactRankSteps)
        return Number::undefined(reasons::tooManyForExact());
    const WholeRanks whole = wholeRanks(ranks);
    std::size_t largest = 0;
    for (std::size_t i = 0; i < size; ++i)
        largest += whole.ranks[n - 1 - i];
    if (static_cast<double>(n) * static_cast<double>(size) * static_cast<double>(largest) > exactRankSteps)
        return Number::undefined(reasons::tooManyForExact());

    // counts[j][s]: samples of j cases with ranks that add up to s. Their number stays below 2^n, and n below 1,000.
    std::vector<std::vector<double>> counts(size + 1, std::vector<double>(largest + 1));
    counts[0][0] = 1;
    std::vector<std::size_t> reach(size + 1, 0); // largest sum so far
    for (std::size_t i = 0; i < n; ++i) {
        const std::size_t rank = whole.ranks[i];
        for (std::size_t j = std::min(i + 1, size); j >= 1; --j) {
            const std::size_t end = reach[j - 1] + rank;
            const double* from = counts[j - 1].data();
            double* to = counts[j].data() + rank;
            for (std::size_t s = 0; s + rank <= end; ++s)
                to[s] += from[s];
            reach[j] = std::max(reach[j], end);
        }
    }
    const auto distance = [&](std::size_t s) { // from the expectation, times n, exactly
        const auto a = static_cast<std::int64_t>(s * n);
        const auto b = static_cast<std::int64_t>(size * whole.total);
        return a < b ? b - a : a - b;
    };
    const std::int64_t observed = distance(static_cast<std::size_t>(std::llround(sum * whole.factor)));
    Sum extreme;
    Sum all;
    for (std::size_t s = 0; s <= largest; ++s) {
        all.add(counts[size][s]);
        if (distance(s) >= observed)
            extreme.add(counts[size][s]);
    }
    return Number::finiteOr(std::min(1.0, extreme.value() / all.value()), reasons::tooManyForExact());
}

Number exactSignedRankP(std::span<const double> ranks, double smallerSum)
{
    double rankTotal = 0;
    for (const double rank : ranks)
        rankTotal += rank;
    // Past a thousand signs their probabilities leave the range of a double.
    if (ranks.size() > 1000 || static_cast<double>(ranks.size()) * rankTotal * 2 > exactRankSteps)
        return Number::undefined(reasons::tooManyForExact());
    const WholeRanks whole = wholeRanks(ranks);
    std::vector<double> shares(whole.total + 1);
    shares[0] = 1;
    std::size_t reach = 0;
    for (const std::size_t rank : whole.ranks) {
        reach += rank;
        for (std::size_t s = reach; s >= rank; --s)
            shares[s] = (shares[s] + shares[s - rank]) / 2;
        for (std::size_t s = 0; s < std::min(rank, reach + 1); ++s)
            shares[s] /= 2;
    }
    const auto last = static_cast<std::size_t>(std::llround(smallerSum * whole.factor));
    Sum tail;
    for (std::size_t s = 0; s <= std::min(last, whole.total); ++s)
        tail.add(shares[s]);
    return std::min(1.0, 2 * tail.value());
}

} // namespace counterpoint::stats
