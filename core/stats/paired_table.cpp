#include "core/stats/paired_table.h"
#include "core/base/translate.h"
#include "core/stats/distributions.h"
#include "core/stats/reasons.h"
#include "core/stats/summation.h"
#include <functional>

namespace counterpoint::stats {
namespace {

bool isSquare(const Matrix& counts) { return !counts.empty() && counts.size() == counts.front().size(); }

QString notSquare() { return translate("Statistics", "This needs a table with the same categories in its rows and columns."); }

struct Shares {
    Matrix cells;
    std::vector<double> rows;
    std::vector<double> columns;
    double n = 0;
};

Shares sharesOf(const Matrix& counts)
{
    Shares shares{counts, std::vector<double>(counts.size()), std::vector<double>(counts.size()), 0};
    for (const auto& row : counts)
        for (const double cell : row)
            shares.n += cell;
    for (std::size_t i = 0; i < counts.size(); ++i)
        for (std::size_t j = 0; j < counts.size(); ++j) {
            shares.cells[i][j] = counts[i][j] / shares.n;
            shares.rows[i] += shares.cells[i][j];
            shares.columns[j] += shares.cells[i][j];
        }
    return shares;
}

struct Agreement {
    double observed;
    double chance;
};

Agreement agreementOf(const Shares& shares, const std::function<double(std::size_t, std::size_t)>& weight)
{
    Sum observed;
    Sum chance;
    for (std::size_t i = 0; i < shares.rows.size(); ++i)
        for (std::size_t j = 0; j < shares.rows.size(); ++j) {
            observed.add(weight(i, j) * shares.cells[i][j]);
            chance.add(weight(i, j) * shares.rows[i] * shares.columns[j]);
        }
    return {observed.value(), chance.value()};
}

Number kappaOf(const Agreement& agreement)
{
    return agreement.chance < 1
        ? Number((agreement.observed - agreement.chance) / (1 - agreement.chance))
        : Number::undefined(
            translate("Statistics", "Both raters put every case into one and the same category, so chance alone agrees fully."));
}

double standardError(const Shares& shares, const Agreement& agreement, double kappa)
{
    const double chance = agreement.chance;
    Sum diagonal;
    Sum outside;
    for (std::size_t i = 0; i < shares.rows.size(); ++i)
        for (std::size_t j = 0; j < shares.rows.size(); ++j) {
            const double margins = shares.columns[i] + shares.rows[j];
            if (i == j) {
                const double term = 1 - (shares.rows[i] + shares.columns[i]) * (1 - kappa);
                diagonal.add(shares.cells[i][i] * term * term);
            } else {
                outside.add(shares.cells[i][j] * margins * margins);
            }
        }
    const double last = kappa - chance * (1 - kappa);
    const double variance = diagonal.value() + (1 - kappa) * (1 - kappa) * outside.value() - last * last;
    return std::sqrt(std::fmax(0.0, variance) / shares.n) / (1 - chance);
}

} // namespace

McNemar mcNemar(const Matrix& counts)
{
    McNemar result;
    const QString reason = !isSquare(counts) || counts.size() != 2 ? translate("Statistics", "McNemar's test needs a table of two by two.")
                                                                   : translate("Statistics", "No case changed its answer.");
    if (isSquare(counts) && counts.size() == 2) {
        result.b = counts[0][1];
        result.c = counts[1][0];
    }
    const double changed = result.b + result.c;
    if (!(changed > 0)) {
        result.chi2 = result.p = result.chi2Continuity = result.pContinuity = result.pExact = Number::undefined(reason);
        return result;
    }
    const double difference = std::fabs(result.b - result.c);
    const double corrected = std::fmax(0.0, difference - 1);
    result.chi2 = difference * difference / changed;
    result.p = chiSquareUpper(result.chi2.value, 1);
    result.chi2Continuity = corrected * corrected / changed;
    result.pContinuity = chiSquareUpper(result.chi2Continuity.value, 1);
    const bool whole = result.b == std::floor(result.b) && result.c == std::floor(result.c);
    result.pExact = whole ? Number(std::fmin(1.0, 2 * binomialCdf(std::fmin(result.b, result.c), changed, 0.5)))
                          : Number::undefined(translate("Statistics", "An exact test needs whole counts."));
    return result;
}

Bowker bowker(const Matrix& counts)
{
    Bowker result;
    if (!isSquare(counts)) {
        result.chi2 = result.p = Number::undefined(notSquare());
        return result;
    }
    Sum chi2;
    for (std::size_t i = 0; i < counts.size(); ++i)
        for (std::size_t j = i + 1; j < counts.size(); ++j) {
            const double both = counts[i][j] + counts[j][i];
            if (!(both > 0))
                continue;
            const double difference = counts[i][j] - counts[j][i];
            chi2.add(difference * difference / both);
            result.df += 1;
        }
    if (!(result.df > 0)) {
        result.chi2 = result.p = Number::undefined(translate("Statistics", "No case changed its answer."));
        return result;
    }
    result.chi2 = chi2.value();
    result.p = chiSquareUpper(chi2.value(), result.df);
    return result;
}

KappaTable kappaOfTable(const Matrix& counts, double confidence, std::span<const double> scores)
{
    KappaTable result;
    const Shares shares = isSquare(counts) ? sharesOf(counts) : Shares();
    if (!(shares.n > 0)) {
        const QString reason = isSquare(counts) ? reasons::noValue() : notSquare();
        result.percentAgreement = result.observed = result.chance = result.kappa = result.weightedLinear = result.weightedQuadratic =
            Number::undefined(reason);
        result.kappaInterval = Interval::undefined(reason);
        return result;
    }
    const auto place = [scores](std::size_t i) { return scores.empty() ? static_cast<double>(i) : scores[i]; };
    double most = 0;
    for (std::size_t i = 0; i < counts.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            most = std::fmax(most, std::fabs(place(i) - place(j)));
    const auto distance = [&](std::size_t i, std::size_t j) { return i == j ? 0.0 : std::fabs(place(i) - place(j)) / most; };
    const Agreement plain = agreementOf(shares, [](std::size_t i, std::size_t j) { return i == j ? 1.0 : 0.0; });
    result.n = shares.n;
    result.percentAgreement = 100 * plain.observed;
    result.observed = plain.observed;
    result.chance = plain.chance;
    result.kappa = kappaOf(plain);
    result.weightedLinear = kappaOf(agreementOf(shares, [&](std::size_t i, std::size_t j) { return 1 - distance(i, j); }));
    result.weightedQuadratic =
        kappaOf(agreementOf(shares, [&](std::size_t i, std::size_t j) { return 1 - distance(i, j) * distance(i, j); }));
    if (!result.kappa.isDefined()) {
        result.kappaInterval = Interval::undefined(result.kappa.reason);
        return result;
    }
    const double half = normalQuantile(0.5 + confidence / 2) * standardError(shares, plain, result.kappa.value);
    result.kappaInterval = {result.kappa.value - half, result.kappa.value + half};
    return result;
}

} // namespace counterpoint::stats
