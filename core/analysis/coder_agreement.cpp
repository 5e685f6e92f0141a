#include "core/analysis/coder_agreement.h"
#include "core/analysis/source_samples.h"
#include "core/base/translate.h"
#include <algorithm>
#include <bit>
#include <cmath>
#include <span>

namespace counterpoint {

namespace {

using agreement::Measure;
using agreement::NominalSums;
using OfCode = AgreementTallies::OfCode;
using OfSets = AgreementTallies::OfSets;
constexpr const char* context = "Agreement";

/// What all units are without any code: units, values, and units of each coder, for one or many samples.
struct Base {
    double units = 0;
    double values = 0;
    std::vector<double> byCoder;

    void add(const AgreementTallies::OfSource& source, double times)
    {
        units += times * source.units;
        values += times * source.units * source.raters;
        for (std::size_t i = 0; i < byCoder.size(); ++i)
            byCoder[i] += source.codedBy >> i & 1U ? times * source.units : 0;
    }
};

/// `field(i)` gives field i of a row of the code, summed over sources.
template <class F>
void setSums(NominalSums& sums, const Base& base, double repeated, F&& field)
{
    const double units = base.units * repeated;
    const double values = base.values * repeated;
    sums.units = sums.comparable = units;
    sums.values = values;
    sums.disagreement = field(OfCode::Disagreement);
    sums.discord = field(OfCode::Discord);
    sums.shares.resize(2);
    sums.shares[1] = field(OfCode::Share);
    sums.shares[0] = units - sums.shares[1];
    sums.paired.resize(2);
    sums.paired[1] = field(OfCode::Paired);
    sums.paired[0] = values - sums.paired[1];
    sums.byCoder.resize(base.byCoder.size());
    for (std::size_t i = 0; i < base.byCoder.size(); ++i) {
        const double with = field(OfCode::ByCoder + i);
        sums.byCoder[i].resize(2);
        sums.byCoder[i][0] = base.byCoder[i] * repeated - with;
        sums.byCoder[i][1] = with;
    }
}

NominalSums sumsOf(const AgreementTallies& tallies, const OfCode& code, const Base& base)
{
    std::vector<double> totals(tallies.stride);
    for (std::size_t i = 0; i < code.rows.size(); ++i)
        totals[i % tallies.stride] += code.rows[i];
    NominalSums sums;
    setSums(sums, base, code.repeated, [&](std::size_t field) { return totals[field]; });
    return sums;
}

bool needs(Measure measure, std::size_t field)
{
    switch (field) {
    case OfCode::Disagreement:
        return measure != Measure::Alpha;
    case OfCode::Discord:
    case OfCode::Paired:
        return measure == Measure::Alpha;
    case OfCode::Share:
        return measure == Measure::Fleiss || measure == Measure::Ac1;
    default:
        return measure == Measure::Cohen;
    }
}

class Bootstrap {
public:
    Bootstrap(const AgreementTallies& tallies, const AgreementOptions& options)
        : m_tallies(tallies)
        , m_options(options)
        , m_samples(tallies.sources.size(), options.replicates, options.seed)
        , m_bases(m_samples.count(), Base{0, 0, std::vector<double>(tallies.coders)})
    {
        for (std::size_t source = 0; source < tallies.sources.size(); ++source)
            for (std::size_t sample = 0; sample < m_samples.count(); ++sample)
                if (const double times = double(m_samples.of(source)[sample]); times > 0)
                    m_bases[sample].add(tallies.sources[source], times);
    }
    /// One interval for each measure.
    std::vector<stats::Interval> intervals(const OfCode& code)
    {
        const auto count = m_samples.count();
        m_totals.assign(m_tallies.stride * count, 0);
        for (std::size_t field = 0; field < m_tallies.stride; ++field) {
            const auto& measures = m_options.measures;
            if (std::none_of(measures.begin(), measures.end(), [&](Measure measure) { return needs(measure, field); }))
                continue;
            double* totals = &m_totals[field * count];
            for (std::size_t i = 0; i < code.sources.size(); ++i) {
                const double amount = code.rows[i * m_tallies.stride + field];
                const float* times = m_samples.of(code.sources[i]).data();
                if (amount != 0)
                    for (std::size_t sample = 0; sample < count; ++sample)
                        totals[sample] += amount * double(times[sample]);
            }
        }
        std::vector<std::vector<double>> values(m_options.measures.size());
        for (std::size_t sample = 0; sample < count; ++sample) {
            setSums(m_sums, m_bases[sample], code.repeated, [&](std::size_t field) { return m_totals[field * count + sample]; });
            for (std::size_t i = 0; i < values.size(); ++i)
                values[i].push_back(agreement::valueOf(m_options.measures[i], m_sums));
        }
        return intervalsOf(values);
    }
    std::vector<stats::Interval> intervals(const OfSets& sets, std::size_t count);

private:
    std::vector<stats::Interval> intervalsOf(const std::vector<std::vector<double>>& values) const
    {
        std::vector<stats::Interval> found;
        for (const auto& of : values)
            found.push_back(percentileInterval(of, m_options.confidence));
        return found;
    }

    const AgreementTallies& m_tallies;
    const AgreementOptions& m_options;
    SourceSamples m_samples;
    std::vector<Base> m_bases;
    std::vector<double> m_totals;
    NominalSums m_sums;
};

/// Adds what the sets of codes are in some sources, `times(source)` times each.
template <class F>
void setSums(NominalSums& sums, const AgreementTallies& tallies, const Base& base, F&& times)
{
    const auto& sets = tallies.sets;
    sums.units = sums.comparable = base.units;
    sums.values = base.values;
    sums.disagreement = sums.discord = 0;
    sums.shares.assign(sets.categories, 0);
    sums.paired.assign(sets.categories, 0);
    sums.byCoder.resize(tallies.coders);
    for (auto& of : sums.byCoder)
        of.assign(sets.categories, 0);
    sums.shares[0] = base.units;
    sums.paired[0] = base.values;
    for (std::size_t i = 0; i < tallies.coders; ++i)
        sums.byCoder[i][0] = base.byCoder[i];
    for (std::size_t source = 0; source < tallies.sources.size(); ++source) {
        const double count = times(source);
        if (!(count > 0))
            continue;
        sums.disagreement += count * sets.disagreement[source];
        sums.discord += count * sets.discord[source];
        for (const auto& entry : sets.entries[source]) {
            const double units = count * entry.units;
            const double share = units / tallies.sources[source].raters;
            sums.shares[entry.category] += share;
            sums.shares[0] -= share;
            sums.paired[entry.category] += units;
            sums.paired[0] -= units;
            sums.byCoder[entry.coder][entry.category] += units;
            sums.byCoder[entry.coder][0] -= units;
        }
    }
}

std::vector<stats::Interval> Bootstrap::intervals(const OfSets&, std::size_t count)
{
    std::vector<std::vector<double>> values(m_options.measures.size());
    for (std::size_t sample = 0; sample < count; ++sample) {
        setSums(m_sums, m_tallies, m_bases[sample], [&](std::size_t source) { return double(m_samples.of(source)[sample]); });
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i].push_back(agreement::valueOf(m_options.measures[i], m_sums));
    }
    return intervalsOf(values);
}

/// Samples of sets are not worth more than some seconds.
int setReplicatesFor(const AgreementTallies& tallies, int wanted)
{
    constexpr double mostSteps = 2e8;
    constexpr int least = 200;
    double steps = double(tallies.sets.categories * (2 + tallies.coders));
    for (const auto& entries : tallies.sets.entries)
        steps += 3 * double(entries.size());
    return std::min(wanted, std::max(least, int(std::min(1e6, mostSteps / steps))));
}

/// Boundaries of one code, in the sources that all coders worked on.
agreement::Unitizing unitizingOf(const CodedUnits& units, std::span<const CodedStretch> stretches)
{
    std::vector<agreement::Continuum> texts(units.sources.size());
    for (std::size_t i = 0; i < texts.size(); ++i)
        texts[i] = {0, double(units.sources[i].count()), std::vector<std::vector<agreement::Stretch>>(units.coders.size())};
    for (const auto& stretch : stretches) {
        auto& own = texts[stretch.source].byCoder[stretch.coder];
        // What one coder coded twice, or without a gap, is one unit; stretches come in order.
        if (!own.empty() && double(stretch.from) <= own.back().end)
            own.back().end = std::max(own.back().end, double(stretch.to));
        else
            own.push_back({double(stretch.from), double(stretch.to)});
    }
    const auto everyone = std::popcount(~std::uint64_t{0} >> (64 - units.coders.size()));
    std::vector<agreement::Continuum> complete;
    for (std::size_t i = 0; i < texts.size(); ++i)
        if (std::popcount(units.sources[i].codedBy) == everyone)
            complete.push_back(std::move(texts[i]));
    return agreement::unitizingAlpha(complete);
}

std::span<const CodedStretch> stretchesOf(const CodedUnits& units, std::size_t code)
{
    const auto [from, to] = std::equal_range(units.stretches.begin(), units.stretches.end(), CodedStretch{std::uint32_t(code), 0, 0, 0, 0},
                                             [](const CodedStretch& a, const CodedStretch& b) { return a.code < b.code; });
    return {from, to};
}

AgreementRow rowOf(AgreementRow::Kind kind, const NominalSums& sums, const AgreementOptions& options)
{
    AgreementRow row;
    row.kind = kind;
    row.units = sums.units;
    for (const auto& of : sums.byCoder) {
        double having = 0;
        for (std::size_t category = 1; category < of.size(); ++category)
            having += of[category];
        row.byCoder.push_back(having);
    }
    row.prevalence =
        sums.units > 0 ? stats::Number(1 - sums.shares[0] / sums.units) : stats::Number::undefined(agreement::reasons::nothingComparable());
    for (const auto measure : options.measures) {
        row.coefficients.push_back(agreement::coefficient(measure, sums));
        if (row.coefficients.back().value.isDefined())
            row.coefficients.back().interval = stats::Interval::undefined(
                options.replicates > 0 ? translate(context, "An interval by samples of sources needs at least two sources.")
                                       : translate(context, "No interval was asked for."));
    }
    return row;
}

void setIntervals(AgreementRow& row, const std::vector<stats::Interval>& intervals)
{
    for (std::size_t i = 0; i < intervals.size(); ++i)
        if (row.coefficients[i].value.isDefined())
            row.coefficients[i].interval = intervals[i];
}

double sourcesWith(const OfCode& code, std::size_t stride)
{
    double count = 0;
    for (std::size_t i = 0; i < code.sources.size(); ++i)
        count += code.rows[i * stride + OfCode::Paired] > 0 ? 1 : 0;
    return count;
}

} // namespace

Result<CoderAgreement> agreementOf(const CodedUnits& units, const AgreementOptions& options, const Progress& progress)
{
    if (options.unitizing && units.scope.unit != AgreementUnit::Character)
        return fail(Error::Kind::Invalid,
                    translate(context, "Unitizing alpha measures where passages begin and end: its unit is the character."));
    if (options.unitizing && units.scope.leaveOutUncoded)
        return fail(Error::Kind::Invalid,
                    translate(context, "Unitizing alpha needs the gaps between passages: uncoded text cannot be left out."));
    const auto tallies = tallyAgreement(units);
    Base base{0, 0, std::vector<double>(tallies.coders)};
    for (const auto& source : tallies.sources)
        base.add(source, 1);
    CoderAgreement found;
    std::optional<Bootstrap> bootstrap;
    if (options.replicates > 0 && !options.measures.empty() && tallies.sources.size() >= 2) {
        bootstrap.emplace(tallies, options);
        found.replicates = options.replicates;
        found.setReplicates = setReplicatesFor(tallies, options.replicates);
    }
    std::vector<agreement::Unitizing> unitizing;
    for (std::size_t i = 0; i < tallies.codes.size(); ++i) {
        if (!progress.at(qint64(i), qint64(tallies.codes.size() + 1)))
            return fail(Error::Kind::Cancelled, {});
        const auto& code = tallies.codes[i];
        if (code.sources.empty()) {
            ++found.unusedCodes;
            if (units.scope.codes.empty())
                continue;
        }
        auto row = rowOf(AgreementRow::Kind::Code, sumsOf(tallies, code, base), options);
        row.code = i;
        row.sources = double(code.sources.size());
        if (bootstrap)
            setIntervals(row, bootstrap->intervals(code));
        if (options.unitizing)
            unitizing.push_back(*(row.unitizing = unitizingOf(units, stretchesOf(units, i))));
        found.rows.push_back(std::move(row));
    }
    auto pooled = rowOf(AgreementRow::Kind::Pooled, sumsOf(tallies, tallies.pooled, base), options);
    pooled.sources = sourcesWith(tallies.pooled, tallies.stride);
    if (options.unitizing)
        pooled.unitizing = agreement::Unitizing{{}, {}, agreement::unitizingAlpha(unitizing)};
    NominalSums setsOfAll;
    setSums(setsOfAll, tallies, base, [](std::size_t) { return 1.0; });
    auto sets = rowOf(AgreementRow::Kind::Sets, setsOfAll, options);
    sets.sources = pooled.sources;
    if (bootstrap) {
        setIntervals(pooled, bootstrap->intervals(tallies.pooled));
        setIntervals(sets, bootstrap->intervals(tallies.sets, std::size_t(found.setReplicates)));
    }
    found.rows.push_back(std::move(pooled));
    found.rows.push_back(std::move(sets));
    return found;
}

} // namespace counterpoint
