#include "core/analysis/agreement_tallies.h"
#include "core/agreement/sweep.h"
#include <algorithm>
#include <bit>
#include <iterator>
#include <random>
#include <span>
#include <unordered_map>

namespace counterpoint {

namespace {

using OfCode = AgreementTallies::OfCode;

/// Adds `units` units that the coders of `having` gave a code, of the coders of the source.
void addTo(double* row, const AgreementTallies::OfSource& source, std::uint64_t having, double units)
{
    const double with = std::popcount(having);
    const double unequal = 2 * with * (source.raters - with);
    row[OfCode::Disagreement] += units * unequal / (source.raters * (source.raters - 1));
    row[OfCode::Discord] += units * unequal / (source.raters - 1);
    row[OfCode::Share] += units * with / source.raters;
    row[OfCode::Paired] += units * with;
    for (; having != 0; having &= having - 1)
        row[OfCode::ByCoder + std::countr_zero(having)] += units;
}

/// Calls `f` with the stretches of each code in each source.
template <class F>
void forEachCodeInSource(const CodedUnits& units, F&& f)
{
    const auto& all = units.stretches;
    for (std::size_t from = 0; from < all.size();) {
        auto to = from;
        while (to < all.size() && all[to].code == all[from].code && all[to].source == all[from].source)
            ++to;
        f(std::span(all).subspan(from, to - from));
        from = to;
    }
}

void tallyCodes(const CodedUnits& units, AgreementTallies& tallies)
{
    agreement::Sweep sweep;
    forEachCodeInSource(units, [&](std::span<const CodedStretch> group) {
        auto& code = tallies.codes[group.front().code];
        const auto& source = tallies.sources[group.front().source];
        code.sources.push_back(group.front().source);
        code.rows.resize(code.rows.size() + tallies.stride);
        double* row = &code.rows[code.rows.size() - tallies.stride];
        sweep.over(group, [&](std::int64_t from, std::int64_t to, std::uint64_t coders) { addTo(row, source, coders, double(to - from)); });
    });
}

void pool(AgreementTallies& tallies)
{
    auto& pooled = tallies.pooled;
    pooled.repeated = 0;
    pooled.rows.assign(tallies.sources.size() * tallies.stride, 0);
    for (std::size_t i = 0; i < tallies.sources.size(); ++i)
        pooled.sources.push_back(std::uint32_t(i));
    for (const auto& code : tallies.codes) {
        pooled.repeated += code.sources.empty() ? 0 : 1;
        for (std::size_t i = 0; i < code.sources.size(); ++i)
            for (std::size_t field = 0; field < tallies.stride; ++field)
                pooled.rows[code.sources[i] * tallies.stride + field] += code.rows[i * tallies.stride + field];
    }
}

/// The sets of codes that coders have at a place, each known by a number that all its codes make up: sets that are equal have the same.
class HeldSets {
public:
    HeldSets(std::size_t coders, std::size_t codes)
        : m_depth(coders * codes)
        , m_codes(codes)
        , m_sets(coders)
    {
        std::mt19937_64 random(1);
        for (std::size_t i = 0; i < codes; ++i)
            m_numbers.push_back(random());
    }
    void step(std::uint32_t coder, std::uint32_t code, int by)
    {
        auto& depth = m_depth[coder * m_codes + code];
        const bool had = depth > 0;
        depth += by;
        if (had != (depth > 0))
            m_sets[coder] ^= m_numbers[code];
    }
    std::uint64_t of(std::size_t coder) const { return m_sets[coder]; }

private:
    std::vector<int> m_depth;
    std::size_t m_codes;
    std::vector<std::uint64_t> m_numbers;
    std::vector<std::uint64_t> m_sets;
};

struct Border {
    std::int64_t at;
    std::uint32_t coder;
    std::uint32_t code;
    int by;
};

std::vector<std::vector<Border>> bordersBySource(const CodedUnits& units)
{
    std::vector<std::vector<Border>> borders(units.sources.size());
    for (const auto& stretch : units.stretches) {
        borders[stretch.source].push_back({stretch.from, stretch.coder, stretch.code, 1});
        borders[stretch.source].push_back({stretch.to, stretch.coder, stretch.code, -1});
    }
    for (auto& of : borders)
        std::sort(of.begin(), of.end(), [](const Border& a, const Border& b) { return a.at < b.at; });
    return borders;
}

/// The sets of one source after another.
class SetTally {
public:
    SetTally(const CodedUnits& units, AgreementTallies& tallies)
        : m_tallies(tallies)
        , m_held(units.coders.size(), units.codes.size())
    {
        m_categories.emplace(0, 0);
        for (auto* numbers : {&tallies.sets.disagreement, &tallies.sets.discord})
            numbers->assign(units.sources.size(), 0);
        tallies.sets.entries.resize(units.sources.size());
    }
    void add(std::size_t place, const std::vector<Border>& borders)
    {
        auto& source = m_tallies.sources[place];
        auto& entries = m_tallies.sets.entries[place];
        std::int64_t from = 0;
        for (std::size_t i = 0; i < borders.size();) {
            const auto at = borders[i].at;
            addStretch(place, source, double(at - from));
            from = at;
            for (; i < borders.size() && borders[i].at == at; ++i)
                m_held.step(borders[i].coder, borders[i].code, borders[i].by);
        }
        compact(entries);
        m_tallies.sets.categories = m_categories.size();
    }

private:
    void addStretch(std::size_t place, const AgreementTallies::OfSource& source, double units)
    {
        if (!(units > 0))
            return;
        double unequal = 0;
        for (std::size_t i = 0; i < m_tallies.coders; ++i) {
            if (!(source.codedBy >> i & 1U))
                continue;
            if (m_held.of(i) != 0) {
                const auto known = m_categories.emplace(m_held.of(i), std::uint32_t(m_categories.size())).first->second;
                m_tallies.sets.entries[place].push_back({known, std::uint32_t(i), units});
            }
            for (std::size_t j = i + 1; j < m_tallies.coders; ++j)
                unequal += (source.codedBy >> j & 1U) != 0 && m_held.of(i) != m_held.of(j) ? 2 : 0;
        }
        m_tallies.sets.disagreement[place] += units * unequal / (source.raters * (source.raters - 1));
        m_tallies.sets.discord[place] += units * unequal / (source.raters - 1);
    }
    static void compact(std::vector<AgreementTallies::OfSets::Entry>& entries)
    {
        std::sort(entries.begin(), entries.end(),
                  [](const auto& a, const auto& b) { return std::pair(a.category, a.coder) < std::pair(b.category, b.coder); });
        std::size_t kept = 0;
        for (std::size_t i = 0; i < entries.size(); ++i)
            if (kept > 0 && entries[kept - 1].category == entries[i].category && entries[kept - 1].coder == entries[i].coder)
                entries[kept - 1].units += entries[i].units;
            else
                entries[kept++] = entries[i];
        entries.resize(kept);
    }

    AgreementTallies& m_tallies;
    HeldSets m_held;
    std::unordered_map<std::uint64_t, std::uint32_t> m_categories;
};

/// Units of a source that somebody gave a code, from its borders.
double coveredBy(const std::vector<Border>& borders)
{
    double covered = 0;
    std::int64_t from = 0;
    int depth = 0;
    for (const auto& border : borders) {
        if (depth > 0)
            covered += double(border.at - from);
        from = border.at;
        depth += border.by;
    }
    return covered;
}

} // namespace

AgreementTallies tallyAgreement(const CodedUnits& units, bool withSets)
{
    AgreementTallies tallies;
    tallies.coders = units.coders.size();
    tallies.stride = OfCode::ByCoder + tallies.coders;
    tallies.codes.resize(units.codes.size());
    for (const auto& source : units.sources)
        tallies.sources.push_back({double(source.count()), double(std::popcount(source.codedBy)), source.codedBy});
    tallyCodes(units, tallies);
    pool(tallies);
    if (!withSets && !units.scope.leaveOutUncoded)
        return tallies;
    const auto borders = bordersBySource(units);
    if (units.scope.leaveOutUncoded)
        for (std::size_t i = 0; i < borders.size(); ++i)
            tallies.sources[i].units = coveredBy(borders[i]);
    if (withSets) {
        SetTally sets(units, tallies);
        for (std::size_t i = 0; i < borders.size(); ++i)
            sets.add(i, borders[i]);
    }
    return tallies;
}

} // namespace counterpoint
