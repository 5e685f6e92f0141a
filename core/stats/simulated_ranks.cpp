#include "core/stats/simulated_ranks.h"
#include "core/stats/ranks.h"
#include "core/stats/reasons.h"
#include <algorithm>
#include <cmath>
#include <random>

namespace counterpoint::stats {
namespace {

constexpr double mostReplicates = 10'000;
constexpr double leastReplicates = 1'000;
constexpr double mostDraws = 3e8; // some seconds

/// Draws that are the same on every platform, which the standard distributions are not.
class Draw {
public:
    explicit Draw(std::uint64_t seed)
        : m_engine(seed)
    {
    }
    std::uint64_t bits() { return m_engine(); }
    std::size_t below(std::size_t end) { return static_cast<std::size_t>(static_cast<double>(m_engine() >> 11) * 0x1p-53 * double(end)); }
    /// Brings a random selection to the front.
    void shuffle(std::span<double> values, std::size_t count)
    {
        for (std::size_t i = 0; i < count && i + 1 < values.size(); ++i)
            std::swap(values[i], values[i + below(values.size() - i)]);
    }

private:
    std::mt19937_64 m_engine;
};

/// @param isAsExtreme draws once and says whether the statistic lies as far out as the observed one
template <class IsAsExtreme>
SimulatedTest simulated(std::uint64_t seed, double drawsOfOne, IsAsExtreme isAsExtreme)
{
    SimulatedTest test;
    test.seed = seed;
    test.replicates = std::clamp(std::floor(mostDraws / drawsOfOne), leastReplicates, mostReplicates);
    Draw draw(seed);
    double asExtreme = 0;
    for (double i = 0; i < test.replicates; ++i)
        asExtreme += isAsExtreme(draw) ? 1 : 0;
    const double p = (asExtreme + 1) / (test.replicates + 1);
    test.p = p;
    test.standardError = std::sqrt(p * (1 - p) / test.replicates);
    return test;
}

SimulatedTest undefinedTest(const QString& reason)
{
    SimulatedTest test;
    test.p = Number::undefined(reason);
    return test;
}

/// Sums of squares that are equal but for rounding count as equal.
bool reaches(double value, double observed) { return value >= observed * (1 - 1e-12); }

} // namespace

SimulatedTest simulatedRankSum(std::span<const double> first, std::span<const double> second, std::uint64_t seed)
{
    const Groups groups = validOnly({{first.begin(), first.end()}, {second.begin(), second.end()}});
    if (groups[0].empty() || groups[1].empty())
        return undefinedTest(reasons::tooFewGroups());
    std::vector<double> all = groups[0];
    all.insert(all.end(), groups[1].begin(), groups[1].end());
    std::vector<double> ranks = midRanks(all).ranks;
    const std::size_t size = std::min(groups[0].size(), groups[1].size());
    const double n = static_cast<double>(ranks.size());
    const double expected = static_cast<double>(size) * (n + 1) / 2;
    double sum = 0; // of halves: exact
    for (std::size_t i = 0; i < groups[0].size(); ++i)
        sum += ranks[i];
    if (size != groups[0].size())
        sum = n * (n + 1) / 2 - sum;
    const double observed = std::fabs(sum - expected);
    return simulated(seed, static_cast<double>(size), [&](Draw& draw) {
        draw.shuffle(ranks, size);
        double drawn = 0;
        for (std::size_t i = 0; i < size; ++i)
            drawn += ranks[i];
        return std::fabs(drawn - expected) >= observed;
    });
}

SimulatedTest simulatedKruskalWallis(const Groups& groups, std::uint64_t seed)
{
    std::vector<double> all;
    std::vector<std::size_t> sizes;
    for (const auto& group : validOnly(groups))
        if (!group.empty()) {
            all.insert(all.end(), group.begin(), group.end());
            sizes.push_back(group.size());
        }
    if (sizes.size() < 2)
        return undefinedTest(reasons::tooFewGroups());
    std::vector<double> ranks = midRanks(all).ranks;
    const double middle = (static_cast<double>(ranks.size()) + 1) / 2;
    const auto spread = [&] {
        double squares = 0;
        std::size_t next = 0;
        for (const std::size_t size : sizes) {
            double sum = 0;
            for (std::size_t i = 0; i < size; ++i)
                sum += ranks[next++] - middle;
            squares += sum * sum / static_cast<double>(size);
        }
        return squares;
    };
    const double observed = spread();
    return simulated(seed, static_cast<double>(ranks.size()), [&](Draw& draw) {
        draw.shuffle(ranks, ranks.size());
        return reaches(spread(), observed);
    });
}

SimulatedTest simulatedSignedRank(std::span<const double> ranks, double positiveSum, std::uint64_t seed)
{
    if (ranks.empty())
        return undefinedTest(reasons::noValue());
    double total = 0;
    for (const double rank : ranks)
        total += rank;
    const double observed = std::fabs(2 * positiveSum - total);
    return simulated(seed, static_cast<double>(ranks.size()), [&](Draw& draw) {
        double sum = 0;
        for (std::size_t i = 0; i < ranks.size();) {
            std::uint64_t signs = draw.bits();
            for (int bit = 0; bit < 64 && i < ranks.size(); ++bit, signs >>= 1)
                sum += (signs & 1) != 0 ? ranks[i++] : -ranks[i++];
        }
        return std::fabs(sum) >= observed;
    });
}

SimulatedTest simulatedFriedman(const std::vector<std::vector<double>>& measures, std::uint64_t seed)
{
    const std::size_t k = measures.size();
    std::vector<std::vector<double>> cases;
    for (std::size_t i = 0; k > 0 && i < measures.front().size(); ++i) {
        std::vector<double> row;
        for (const auto& measure : measures)
            row.push_back(i < measure.size() ? measure[i] : std::nan(""));
        if (std::all_of(row.begin(), row.end(), [](double value) { return std::isfinite(value); }))
            cases.push_back(midRanks(row).ranks);
    }
    if (k < 2 || cases.empty())
        return undefinedTest(reasons::noValue());
    const double middle = (static_cast<double>(k) + 1) / 2;
    std::vector<double> sums(k);
    const auto spread = [&] {
        std::fill(sums.begin(), sums.end(), 0.0);
        for (const auto& row : cases)
            for (std::size_t j = 0; j < k; ++j)
                sums[j] += row[j] - middle;
        double squares = 0;
        for (const double sum : sums)
            squares += sum * sum;
        return squares;
    };
    const double observed = spread();
    return simulated(seed, static_cast<double>(cases.size() * k), [&](Draw& draw) {
        for (auto& row : cases)
            draw.shuffle(row, k);
        return reaches(spread(), observed);
    });
}

} // namespace counterpoint::stats
