#include "core/analysis/kinds/all_statistics.h"
#include "core/analysis/cells.h"
#include "core/analysis/format.h"
#include "core/analysis/gather.h"
#include "core/analysis/suppression.h"
#include "core/base/translate.h"
#include <algorithm>
#include <functional>
#include <iterator>
#include <span>

namespace counterpoint {

namespace {

constexpr const char* context = "Describe";
constexpr std::size_t besideEachOther = 6; ///< variables in one table, so that it fits a page
constexpr std::size_t mostModes = 12; ///< that are listed

using stats::Univariate;

/// A row of the table. A statistic that stands on one or two people's answers is withheld where small counts are.
struct Statistic {
    QString title;
    std::function<ResultCell(const Univariate&)> cell;
    bool isOfFew = false;
};

Statistic number(const QString& title, stats::Number Univariate::*member)
{
    return {title, [member](const Univariate& u) { return cells::statistic(u.*member); }};
}

/// An answer as it was given, or the distance of two.
Statistic answer(const QString& title, stats::Number Univariate::*member)
{
    return {title, [member](const Univariate& u) { return cells::observed(u.*member); }, true};
}

Statistic count(const QString& title, double Univariate::*member)
{
    return {title, [member](const Univariate& u) { return cells::count(u.*member); }};
}

Statistic percentile(double probability)
{
    return {translate(context, "Percentile %1").arg(100 * probability),
            [probability](const Univariate& u) {
                const auto place = std::find(u.probabilities.begin(), u.probabilities.end(), probability);
                return place == u.probabilities.end() ? cells::statistic({})
                                                      : cells::statistic(u.chosenQuantiles()[std::size_t(place - u.probabilities.begin())]);
            },
            true};
}

/// All modes, in order; where no value occurs twice there is none.
ResultCell modes(const Univariate& u)
{
    if (!(u.modeCount.value > 1))
        return cells::words(format::undefined());
    if (u.modes.size() == 1)
        return cells::observed(u.modes.front());
    QStringList texts;
    for (std::size_t i = 0; i < std::min(u.modes.size(), mostModes); ++i)
        texts << cells::observed(u.modes[i]).text;
    if (u.modes.size() > mostModes)
        texts << translate(context, "… (%1 modes)").arg(u.numberOfModes);
    return cells::words(texts.join(QStringLiteral("; ")));
}

Statistic outliers(const QString& title, double stats::Outliers::*member)
{
    return {
        title,
        [member](const Univariate& u) { return u.nValid > 0 ? cells::count(u.outliersType6.*member) : cells::words(format::undefined()); },
        true};
}

std::vector<Statistic> location(const Input& input)
{
    return {count(translate(context, "n"), &Univariate::nValid),
            count(translate(context, "Missing"), &Univariate::nMissing),
            number(translate(context, "M"), &Univariate::mean),
            number(translate(context, "Standard error of M"), &Univariate::seMean),
            {translate(context, "%1 % CI of M").arg(input.confidenceText()), [](const Univariate& u) { return cells::interval(u.ciMean); }},
            number(translate(context, "M without the outer 5 % of each end"), &Univariate::trimmedMean5Percent),
            number(translate(context, "Median"), &Univariate::median),
            {translate(context, "Mode"), modes, true},
            number(translate(context, "Sum"), &Univariate::sum)};
}

std::vector<Statistic> spread()
{
    return {number(translate(context, "SD (n − 1)"), &Univariate::sd),
            number(translate(context, "SD of a population (n)"), &Univariate::sdPopulation),
            number(translate(context, "Variance (n − 1)"), &Univariate::variance),
            number(translate(context, "Variance of a population (n)"), &Univariate::variancePopulation),
            number(translate(context, "Coefficient of variation"), &Univariate::coefficientOfVariation),
            number(translate(context, "Median absolute deviation"), &Univariate::madRaw),
            answer(translate(context, "Interquartile range"), &Univariate::iqrType6),
            answer(translate(context, "Min"), &Univariate::minimum),
            answer(translate(context, "Max"), &Univariate::maximum),
            answer(translate(context, "Range"), &Univariate::range)};
}

std::vector<Statistic> shape()
{
    return {number(translate(context, "Skewness G1"), &Univariate::skewnessUpperG1),
            number(translate(context, "Standard error of G1"), &Univariate::seSkewness),
            number(translate(context, "Skewness g1"), &Univariate::skewnessLowerG1),
            number(translate(context, "Skewness b1"), &Univariate::skewnessB1),
            number(translate(context, "Kurtosis G2"), &Univariate::kurtosisUpperG2),
            number(translate(context, "Standard error of G2"), &Univariate::seKurtosis),
            number(translate(context, "Kurtosis g2"), &Univariate::kurtosisLowerG2),
            number(translate(context, "Kurtosis b2"), &Univariate::kurtosisB2),
            {translate(context, "Shapiro-Wilk W"), [](const Univariate& u) { return cells::fixed(u.shapiroW, 3); }},
            {translate(context, "Shapiro-Wilk p"), [](const Univariate& u) { return cells::p(u.shapiroP); }},
            outliers(translate(context, "Beyond 1.5 interquartile ranges of the quartiles"), &stats::Outliers::mildOrExtreme),
            outliers(translate(context, "Beyond 3 interquartile ranges"), &stats::Outliers::extreme)};
}

std::vector<Statistic> statisticsFor(const Input& input)
{
    auto all = location(input);
    const auto add = [&](std::vector<Statistic> more) { std::move(more.begin(), more.end(), std::back_inserter(all)); };
    add(spread());
    for (const double probability : {0.05, 0.1, 0.25, 0.75, 0.9, 0.95})
        all.push_back(percentile(probability));
    add(shape());
    return all;
}

ResultRow rowOf(const Statistic& statistic, std::span<const Described> described, double below)
{
    ResultRow row;
    row.cells.push_back(cells::words(statistic.title));
    for (const auto& [variable, u] : described) {
        const bool isWithheld = below > 0 && (statistic.isOfFew || u.nValid < below);
        row.cells.push_back(isWithheld ? cells::words(suppression::mark()) : statistic.cell(u));
    }
    return row;
}

/// Why a statistic is undefined, each reason once.
QStringList reasonsFor(const Described& described)
{
    const auto& u = described.statistics;
    QStringList reasons;
    for (const auto* number : {&u.mean, &u.sd, &u.coefficientOfVariation, &u.skewnessUpperG1, &u.kurtosisUpperG2, &u.shapiroW})
        if (!number->isDefined() && !number->reason.isEmpty() && !reasons.contains(number->reason))
            reasons << number->reason;
    for (auto& reason : reasons)
        reason = translate(context, "Undefined for “%1”: %2").arg(described.variable.name, reason);
    return reasons;
}

Part tableOf(std::span<const Described> described, const Input& input)
{
    Part part;
    auto& table = part.table;
    table.title = translate(context, "All statistics");
    table.headers = {translate(context, "Statistic")};
    table.nTotal = table.nValid = input.sample.n;
    for (const auto& [variable, u] : described) {
        table.headers << variable.title();
        table.nValid = std::min(table.nValid, u.nValid);
        table.mostValid = std::max(table.mostValid, u.nValid);
    }
    const double below = input.suppressBelow();
    for (const auto& statistic : statisticsFor(input))
        table.rows.push_back(rowOf(statistic, described, below));
    if (below > 0)
        table.notes
            << translate(context, "* Statistics of fewer than %1 responses are withheld, and what stands on single answers.").arg(below);
    else
        for (const auto& one : described)
            table.notes << reasonsFor(one);
    table.notes += input.sampleNotes();
    table.method = translate(context,
                             "Percentiles by definition %1 of Hyndman and Fan (1996); interquartile range and outliers by definition 6; g, "
                             "G and b forms of skewness and excess "
                             "kurtosis after Joanes and Gill (1998); W after Royston (1995); median absolute deviation unscaled.")
                       .arg(input.number("quantile_type"));
    return part;
}

} // namespace

std::vector<Part> allStatistics(const std::vector<Described>& described, const Input& input)
{
    std::vector<Part> parts;
    for (std::size_t first = 0; first < described.size(); first += besideEachOther)
        parts.push_back(tableOf(std::span(described).subspan(first, std::min(besideEachOther, described.size() - first)), input));
    return parts;
}

} // namespace counterpoint
