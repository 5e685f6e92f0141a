#include "core/analysis/scale_agreement.h"
#include "core/analysis/source_samples.h"
#include "core/base/translate.h"
#include "core/coding/codebook.h"
#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>

namespace counterpoint {

namespace {

using agreement::Coefficient;
using agreement::Measure;
using agreement::Metric;
using agreement::Ratings;
using agreement::Weights;
constexpr const char* context = "Agreement";
constexpr int several = -2; ///< in the place of a category: more than one step

QString lastPart(const QString& path) { return path.mid(path.lastIndexOf(u'/') + 1); }

std::optional<double> numberIn(const QString& name)
{
    bool isNumber = false;
    const double value = name.trimmed().toDouble(&isNumber);
    return isNumber && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

/// Which steps each coder gave at a place of one source.
class Given {
public:
    /// @param places of the steps on the scale
    Given(std::size_t coders, const std::vector<int>& places)
        : m_depth(coders * places.size())
        , m_places(places)
        , m_sets(coders)
    {
    }
    void step(const CodedStretch& stretch, int by)
    {
        auto& depth = m_depth[stretch.coder * m_places.size() + stretch.code];
        depth += by;
        const auto bit = std::uint64_t{1} << m_places[stretch.code];
        m_sets[stretch.coder] = depth > 0 ? m_sets[stretch.coder] | bit : m_sets[stretch.coder] & ~bit;
    }
    std::vector<int> values() const
    {
        std::vector<int> all;
        for (const auto set : m_sets)
            all.push_back(set == 0 ? Ratings::missing : std::has_single_bit(set) ? std::countr_zero(set) : several);
        return all;
    }

private:
    std::vector<int> m_depth;
    const std::vector<int>& m_places;
    std::vector<std::uint64_t> m_sets;
};

/// What all coders gave a unit, and how many such units each source has.
using Patterns = std::map<std::vector<int>, std::vector<double>>;

Patterns patternsOf(const CodedUnits& units, const std::vector<int>& places)
{
    struct Border {
        std::int64_t at;
        const CodedStretch* stretch;
        int by;
    };
    std::vector<std::vector<Border>> borders(units.sources.size());
    for (const auto& stretch : units.stretches) {
        borders[stretch.source].push_back({stretch.from, &stretch, 1});
        borders[stretch.source].push_back({stretch.to, &stretch, -1});
    }
    Patterns patterns;
    for (std::size_t source = 0; source < borders.size(); ++source) {
        auto& own = borders[source];
        std::sort(own.begin(), own.end(), [](const Border& a, const Border& b) { return a.at < b.at; });
        Given given(units.coders.size(), places);
        for (std::size_t i = 0; i < own.size();) {
            const auto at = own[i].at;
            for (; i < own.size() && own[i].at == at; ++i)
                given.step(*own[i].stretch, own[i].by);
            if (i == own.size())
                break;
            auto& counts = patterns[given.values()];
            counts.resize(units.sources.size());
            counts[source] += double(own[i].at - at);
        }
    }
    return patterns;
}

/// `times(counts)`: how many units a pattern has, of all sources or of a sample.
template <class F>
Ratings ratingsOf(const Patterns& patterns, const Ratings& frame, F&& times)
{
    Ratings ratings = frame;
    for (const auto& [values, counts] : patterns) {
        auto byCoder = values;
        std::replace(byCoder.begin(), byCoder.end(), several, Ratings::missing);
        const bool isRated = std::any_of(byCoder.begin(), byCoder.end(), [](int value) { return value != Ratings::missing; });
        if (const double units = times(counts); isRated && units > 0)
            ratings.add(std::move(byCoder), units);
    }
    return ratings;
}

std::vector<ScaleAgreement::Line> coefficientsOf(const Ratings& ratings)
{
    const auto tr = [](const char* text) { return translate(context, text); };
    const auto weighted = [&](Measure measure, Weights weights) { return agreement::coefficient(measure, ratings, weights); };
    return {{"percent", tr("Percent agreement"), weighted(Measure::Percent, Weights::None)},
            {"kappa", tr("Cohen's kappa"), weighted(Measure::Cohen, Weights::None)},
            {"kappa_linear", tr("Weighted kappa, linear"), weighted(Measure::Cohen, Weights::Linear)},
            {"kappa_quadratic", tr("Weighted kappa, quadratic"), weighted(Measure::Cohen, Weights::Quadratic)},
            {"fleiss", tr("Fleiss' kappa"), weighted(Measure::Fleiss, Weights::None)},
            {"brennan_prediger", tr("Brennan-Prediger"), weighted(Measure::BrennanPrediger, Weights::None)},
            {"alpha", tr("Krippendorff's alpha, nominal"), agreement::krippendorffAlpha(ratings, Metric::Nominal)},
            {"alpha_ordinal", tr("Krippendorff's alpha, ordinal"), agreement::krippendorffAlpha(ratings, Metric::Ordinal)},
            {"alpha_interval", tr("Krippendorff's alpha, interval"), agreement::krippendorffAlpha(ratings, Metric::Interval)},
            {"alpha_ratio", tr("Krippendorff's alpha, ratio"), agreement::krippendorffAlpha(ratings, Metric::Ratio)},
            {"ac1", tr("Gwet's AC1"), weighted(Measure::Ac1, Weights::None)},
            {"ac2_linear", tr("Gwet's AC2, linear"), weighted(Measure::Ac1, Weights::Linear)},
            {"ac2_quadratic", tr("Gwet's AC2, quadratic"), weighted(Measure::Ac1, Weights::Quadratic)}};
}

double sum(const std::vector<double>& counts)
{
    double total = 0;
    for (const double count : counts)
        total += count;
    return total;
}

void setIntervals(ScaleAgreement& found, const Patterns& patterns, const Ratings& frame, const SourceSamples& samples, double confidence)
{
    std::vector<std::vector<double>> values(found.lines.size());
    for (std::size_t sample = 0; sample < samples.count(); ++sample) {
        const auto lines = coefficientsOf(ratingsOf(patterns, frame, [&](const std::vector<double>& counts) {
            double units = 0;
            for (std::size_t source = 0; source < counts.size(); ++source)
                units += counts[source] * double(samples.of(source)[sample]);
            return units;
        }));
        for (std::size_t i = 0; i < lines.size(); ++i)
            values[i].push_back(lines[i].coefficient.value.value);
    }
    for (std::size_t i = 0; i < values.size(); ++i)
        found.lines[i].coefficient.interval = percentileInterval(std::move(values[i]), confidence);
}

} // namespace

Result<std::vector<CodeId>> stepsOf(const Read& db, CodeId scale)
{
    std::vector<CodeId> steps;
    QString name;
    for (const auto& code : codebook::uncounted(db)) {
        if (code.id == scale)
            name = code.path;
        if (code.parent == scale)
            steps.push_back(code.id);
    }
    constexpr std::size_t most = 64; // one bit each
    if (steps.size() < 2 || steps.size() > most)
        return fail(Error::Kind::Invalid,
                    translate(context, "“%1” is no scale: the codes just below it are its steps, and there must be 2 to %2 of them.")
                        .arg(name)
                        .arg(most));
    return steps;
}

ScaleAgreement scaleAgreement(const CodedUnits& units, const AgreementOptions& options)
{
    ScaleAgreement found;
    std::vector<std::pair<double, QString>> steps; // in the order of the codebook
    bool areNumbers = true;
    for (const auto& path : units.codePaths) {
        const auto name = lastPart(path);
        const auto number = numberIn(name);
        areNumbers = areNumbers && number;
        steps.emplace_back(number.value_or(0), name);
        found.scale = path.left(std::max<qsizetype>(0, path.lastIndexOf(u'/')));
    }
    std::vector<int> order(steps.size());
    std::iota(order.begin(), order.end(), 0);
    if (areNumbers)
        std::stable_sort(order.begin(), order.end(),
                         [&](int a, int b) { return steps[std::size_t(a)].first < steps[std::size_t(b)].first; });
    std::vector<int> places(steps.size());
    for (std::size_t place = 0; place < order.size(); ++place) {
        const auto& [number, name] = steps[std::size_t(order[place])];
        places[std::size_t(order[place])] = int(place);
        found.steps << name;
        found.values.push_back(areNumbers ? number : double(place + 1));
    }
    Ratings frame;
    frame.coders = units.coders.size();
    frame.categories.assign(found.steps.begin(), found.steps.end());
    frame.values = found.values;
    frame.scale = areNumbers ? Ratings::Scale::Numbers : Ratings::Scale::Ordered;

    const auto patterns = patternsOf(units, places);
    for (const auto& [values, counts] : patterns) {
        found.severalSteps += double(std::count(values.begin(), values.end(), several)) * sum(counts);
        if (std::count_if(values.begin(), values.end(), [](int value) { return value >= 0; }) >= 2)
            found.units += sum(counts);
    }
    found.lines = coefficientsOf(ratingsOf(patterns, frame, sum));
    if (options.replicates > 0 && units.sources.size() >= 2) {
        found.replicates = options.replicates;
        setIntervals(found, patterns, frame, SourceSamples(units.sources.size(), options.replicates, options.seed), options.confidence);
    } else
        for (auto& line : found.lines)
            line.coefficient.interval = {}; // by Gwet's variance they would take characters for independent
    return found;
}

QStringList scaleNotes(const ScaleAgreement& found)
{
    QStringList steps;
    for (qsizetype i = 0; i < found.steps.size(); ++i)
        steps << (numberIn(found.steps[i])
                      ? found.steps[i]
                      : translate(context, "%1 = %2").arg(QString::number(found.values[std::size_t(i)]), found.steps[i]));
    QStringList notes{
        translate(context, "Steps: %1.").arg(steps.join(QStringLiteral(", "))),
        translate(context, "%1 units have a step of two coders or more; a unit that a coder gave no step is missing for that coder.")
            .arg(QString::number(found.units, 'f', 0))};
    if (found.severalSteps > 0)
        notes << translate(context, "%1 times a coder gave a unit more than one step: that counts as missing too.")
                     .arg(QString::number(found.severalSteps, 'f', 0));
    for (const auto& line : found.lines)
        if (const auto& reason = line.coefficient.value.reason; !reason.isEmpty())
            notes << translate(context, "%1: %2").arg(line.title, reason);
    return notes;
}

} // namespace counterpoint
