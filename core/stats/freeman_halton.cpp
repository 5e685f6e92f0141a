#include "core/stats/freeman_halton.h"
#include "core/stats/distributions.h"
#include "core/stats/hypergeometric.h"
#include "core/stats/summation.h"
#include <algorithm>
#include <map>
#include <numeric>
#include <random>
#include <unordered_map>

namespace counterpoint::stats {
namespace {

using Table = std::vector<std::vector<double>>;
using Margins = std::vector<int>;

constexpr double equalProbability = 1e-7;
constexpr double largestTotal = 1e5;
constexpr double pathSteps = 10; // a path costs about as much time as ten steps elsewhere

std::vector<double> logFactorials(double most)
{
    std::vector<double> values(static_cast<std::size_t>(most) + 1);
    for (std::size_t i = 2; i < values.size(); ++i)
        values[i] = logGamma(static_cast<double>(i) + 1);
    return values;
}

double total(const Table& counts)
{
    double n = 0;
    for (const auto& row : counts)
        n = std::accumulate(row.begin(), row.end(), n);
    return n;
}

Table transposed(const Table& counts)
{
    Table result(counts.front().size(), std::vector<double>(counts.size()));
    for (std::size_t i = 0; i < counts.size(); ++i)
        for (std::size_t j = 0; j < counts[i].size(); ++j)
            result[j][i] = counts[i][j];
    return result;
}

Margins rowTotals(const Table& counts)
{
    Margins totals;
    for (const auto& row : counts)
        totals.push_back(static_cast<int>(std::accumulate(row.begin(), row.end(), 0.0)));
    return totals;
}

/// Ways through the columns so far whose logarithm of probability is the same.
struct Path {
    double logarithm;
    double count;
};
using Paths = std::unordered_map<long long, Path>;

void addPath(Paths& paths, double logarithm, double count)
{
    const auto [found, isNew] = paths.try_emplace(std::llround(logarithm * 1e10), Path{logarithm, count});
    if (!isNew)
        found->second.count += count;
}

class Search {
public:
    Search(const Table& counts, double mostSteps)
        : m_columns(rowTotals(transposed(counts)))
        , m_rows(rowTotals(counts))
        , m_logFactorial(logFactorials(total(counts)))
        , m_mostSteps(mostSteps)
    {
        std::sort(m_columns.begin(), m_columns.end());
        std::sort(m_rows.begin(), m_rows.end());
        for (const int margin : m_columns)
            m_constant += logFactorial(margin);
        for (const int margin : m_rows)
            m_constant += logFactorial(margin);
        m_constant -= m_logFactorial.back();
        m_limit = std::log1p(equalProbability);
        for (const auto& row : counts)
            for (const double cell : row)
                m_limit -= logFactorial(static_cast<int>(cell));
    }

    std::optional<double> probability()
    {
        std::map<Margins, Paths> level;
        addPath(level[m_rows], 0, 1);
        // The last two columns are one step, since the one decides the other.
        for (std::size_t column = 0; column + 2 < m_columns.size(); ++column) {
            level = next(level, m_columns[column]);
            if (m_steps > m_mostSteps)
                return std::nullopt;
        }
        for (const auto& [remaining, paths] : level) {
            finish(remaining, paths, m_columns[m_columns.size() - 2]);
            if (m_steps > m_mostSteps)
                return std::nullopt;
        }
        return std::fmin(1.0, m_probability.value());
    }

private:
    double logFactorial(int n) const { return m_logFactorial[static_cast<std::size_t>(n)]; }

    /// Calls visit(what is left in each row) for every way to spread `left` cases of one column over the rows from `row` on.
    template <class Visit>
    void spread(Margins& remaining, std::size_t row, int left, int capacity, Visit& visit)
    {
        if (m_steps > m_mostSteps)
            return;
        if (row + 1 == remaining.size()) {
            remaining[row] -= left;
            visit(remaining);
            remaining[row] += left;
            return;
        }
        const int mine = remaining[row];
        const int capacityAfter = capacity - mine;
        for (int take = std::max(0, left - capacityAfter); take <= std::min(left, mine); ++take) {
            remaining[row] = mine - take;
            spread(remaining, row + 1, left - take, capacityAfter, visit);
        }
        remaining[row] = mine;
    }

    std::map<Margins, Paths> next(const std::map<Margins, Paths>& level, int column)
    {
        std::map<Margins, Paths> result;
        for (const auto& [margins, paths] : level) {
            Margins remaining = margins;
            Margins sorted;
            auto visit = [&, &from = margins, &past = paths](const Margins& after) {
                double logarithm = 0;
                for (std::size_t i = 0; i < after.size(); ++i)
                    logarithm -= logFactorial(from[i] - after[i]);
                sorted = after;
                std::sort(sorted.begin(), sorted.end());
                Paths& target = result[sorted];
                for (const auto& [key, path] : past)
                    addPath(target, path.logarithm + logarithm, path.count);
                m_steps += 4 + pathSteps * static_cast<double>(past.size());
            };
            spread(remaining, 0, column, std::accumulate(margins.begin(), margins.end(), 0), visit);
        }
        return result;
    }

    void finish(const Margins& margins, const Paths& paths, int column)
    {
        std::vector<double> logarithms;
        Margins remaining = margins;
        auto visit = [&](const Margins& after) {
            double logarithm = 0;
            for (std::size_t i = 0; i < after.size(); ++i)
                logarithm -= logFactorial(margins[i] - after[i]) + logFactorial(after[i]);
            logarithms.push_back(logarithm);
            m_steps += 4;
        };
        spread(remaining, 0, column, std::accumulate(margins.begin(), margins.end(), 0), visit);
        if (logarithms.empty())
            return;
        std::sort(logarithms.begin(), logarithms.end());
        const double highest = logarithms.back();
        std::vector<double> cumulative;
        cumulative.reserve(logarithms.size());
        Sum sum;
        for (const double logarithm : logarithms) {
            sum.add(std::exp(logarithm - highest));
            cumulative.push_back(sum.value());
        }
        for (const auto& [key, path] : paths) {
            const auto end = std::upper_bound(logarithms.begin(), logarithms.end(), m_limit - path.logarithm);
            if (end != logarithms.begin())
                m_probability.add(path.count * std::exp(path.logarithm + highest + m_constant)
                                  * cumulative[static_cast<std::size_t>(end - logarithms.begin()) - 1]);
        }
        m_steps += static_cast<double>(paths.size());
    }

    Margins m_columns;
    Margins m_rows;
    std::vector<double> m_logFactorial;
    double m_mostSteps;
    double m_steps = 0;
    double m_constant = 0;
    double m_limit = 0; ///< highest sum of -log(cell!) that still counts as no more probable
    Sum m_probability;
};

/// How many ways there are to spread the cases of one column over the rows.
double waysToSpread(int column, const Margins& rows)
{
    std::vector<double> ways(static_cast<std::size_t>(column) + 1);
    ways[0] = 1;
    for (const int row : rows) {
        const std::vector<double> before = ways;
        double within = 0; // sum of before[taken - row] to before[taken]
        for (std::size_t taken = 0; taken < ways.size(); ++taken) {
            within += before[taken];
            if (taken > static_cast<std::size_t>(row))
                within -= before[taken - static_cast<std::size_t>(row) - 1];
            ways[taken] = within;
        }
    }
    return ways.back();
}

/// Whether the first column alone takes more steps than there may be, so that beginning would be in vain.
bool isHopeless(const Table& counts, double mostSteps)
{
    const Margins columns = rowTotals(transposed(counts));
    const double stepsOfOne = columns.size() > 2 ? 4 + pathSteps : 4;
    return stepsOfOne * waysToSpread(*std::min_element(columns.begin(), columns.end()), rowTotals(counts)) > 2 * mostSteps;
}

/// Draws from [0, 1) that are the same on every platform, which the standard distributions are not.
class Draw {
public:
    explicit Draw(std::uint64_t seed)
        : m_engine(seed)
    {
    }
    double uniform() { return static_cast<double>(m_engine() >> 11) * 0x1p-53; }

    /// A count from the central hypergeometric distribution, by inversion from the mode outwards.
    double hypergeometric(const Hypergeometric& distribution)
    {
        m_terms.clear();
        double all = 0;
        distribution.walk(1, 1e-18, [&](double x, double weight) {
            m_terms.emplace_back(x, weight);
            all += weight;
        });
        double left = uniform() * all;
        for (const auto& [x, weight] : m_terms) {
            left -= weight;
            if (left < 0)
                return x;
        }
        return m_terms.front().first;
    }

private:
    std::mt19937_64 m_engine;
    std::vector<std::pair<double, double>> m_terms;
};

/// Sum of log(cell!) of a random table with the margins given.
double drawnTable(const Margins& rows, const Margins& columns, Draw& draw)
{
    double logarithm = 0;
    Margins open = columns;
    for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
        double rowLeft = rows[i];
        double casesLeft = std::accumulate(open.begin(), open.end(), 0.0);
        for (std::size_t j = 0; j + 1 < open.size(); ++j) {
            const double cell = rowLeft > 0 && open[j] > 0 ? draw.hypergeometric(Hypergeometric(rowLeft, open[j], casesLeft)) : 0;
            casesLeft -= open[j];
            rowLeft -= cell;
            open[j] -= static_cast<int>(cell);
            logarithm += logGamma(cell + 1);
        }
        open.back() -= static_cast<int>(rowLeft);
        logarithm += logGamma(rowLeft + 1);
    }
    for (const int cell : open)
        logarithm += logGamma(cell + 1.0);
    return logarithm;
}

} // namespace

std::optional<double> freemanHalton(const Table& counts, double mostSteps)
{
    if (total(counts) > largestTotal)
        return std::nullopt;
    const Table table = counts.size() <= counts.front().size() ? counts : transposed(counts);
    if (isHopeless(table, mostSteps))
        return std::nullopt;
    return Search(table, mostSteps).probability();
}

ExactTest simulatedFreemanHalton(const Table& counts, double replicates, std::uint64_t seed)
{
    const Margins rows = rowTotals(counts);
    const Margins columns = rowTotals(transposed(counts));
    double observed = 0;
    for (const auto& row : counts)
        for (const double cell : row)
            observed += logGamma(cell + 1);
    Draw draw(seed);
    double asExtreme = 0;
    for (double i = 0; i < replicates; ++i)
        asExtreme += drawnTable(rows, columns, draw) >= observed - equalProbability ? 1 : 0;
    ExactTest result;
    result.simulated = true;
    result.seed = seed;
    result.replicates = replicates;
    // The observed table counts as one of the draws, so that p is never 0.
    const double p = (asExtreme + 1) / (replicates + 1);
    result.p = p;
    result.standardError = std::sqrt(p * (1 - p) / replicates);
    return result;
}

} // namespace counterpoint::stats
