#include "core/stats/logistic_regression.h"
#include "core/base/translate.h"
#include "core/stats/covariance.h"
#include "core/stats/distributions.h"
#include "core/stats/least_squares.h"
#include "core/stats/linear_algebra.h"
#include "core/stats/moments.h"
#include "core/stats/reasons.h"
#include "core/stats/summation.h"
#include <algorithm>
#include <cmath>
#include <optional>

namespace counterpoint::stats {
namespace {

using Matrix = std::vector<std::vector<double>>;
using Vector = std::vector<double>;

constexpr int mostSteps = 60;
constexpr std::size_t blockSize = 1024;

/// Complete cases: the outcome, and the predictors less their means over their standard deviations, column by column after one of ones.
struct Design {
    Vector outcome;
    Vector weights;
    std::vector<Vector> columns;
    Vector means;
    Vector sds;
    double weight(std::size_t row) const { return weights.empty() ? 1.0 : weights[row]; }
};

Vector picked(std::span<const double> values, const std::vector<std::size_t>& rows)
{
    Vector result;
    result.reserve(rows.size());
    for (const std::size_t row : rows)
        result.push_back(values[row]);
    return result;
}

Design designOf(std::span<const double> outcome, const std::vector<std::span<const double>>& predictors, std::span<const double> weights,
                const std::vector<std::size_t>& rows)
{
    Design design;
    design.outcome = picked(outcome, rows);
    if (!weights.empty())
        design.weights = picked(weights, rows);
    design.columns.emplace_back(rows.size(), 1.0);
    for (const auto& predictor : predictors) {
        Vector column = picked(predictor, rows);
        const Moments m = moments(column, design.weights);
        const double sd = m.rootMeanSquare(m.count);
        for (double& value : column)
            value = (value - m.mean) / sd;
        design.columns.push_back(std::move(column));
        design.means.push_back(m.mean);
        design.sds.push_back(sd);
    }
    return design;
}

Vector predictorOf(const Design& design, const Vector& coefficients)
{
    Vector eta(design.outcome.size());
    for (std::size_t j = 0; j < coefficients.size(); ++j)
        for (std::size_t row = 0; row < eta.size(); ++row)
            eta[row] += coefficients[j] * design.columns[j][row];
    return eta;
}

double logLikelihood(const Design& design, const Vector& eta)
{
    Sum sum;
    for (std::size_t row = 0; row < eta.size(); ++row) {
        const double signedEta = design.outcome[row] > 0 ? eta[row] : -eta[row];
        sum.add(-design.weight(row) * (signedEta > 0 ? std::log1p(std::exp(-signedEta)) : std::log1p(std::exp(signedEta)) - signedEta));
    }
    return sum.value();
}

struct Derivatives {
    Vector score;
    Matrix information;
};

Derivatives derivativesOf(const Design& design, const Vector& eta)
{
    const std::size_t size = design.columns.size();
    std::vector<Sum> score(size);
    std::vector<Sum> information(size * size);
    Vector surplus(blockSize);
    Vector spread(blockSize);
    Vector weighted(blockSize);
    for (std::size_t first = 0; first < eta.size(); first += blockSize) {
        const std::size_t count = std::min(blockSize, eta.size() - first);
        for (std::size_t i = 0; i < count; ++i) {
            const double shrunk = std::exp(-std::fabs(eta[first + i]));
            const double less = shrunk / (1 + shrunk); // the smaller of the two probabilities
            const double chance = eta[first + i] > 0 ? 1 - less : less;
            const double weight = design.weight(first + i);
            const bool yes = design.outcome[first + i] > 0;
            surplus[i] = weight * (yes ? (eta[first + i] > 0 ? less : 1 - chance) : -chance);
            spread[i] = weight * less / (1 + shrunk);
        }
        for (std::size_t j = 0; j < size; ++j) {
            const double* column = &design.columns[j][first];
            double sum = 0;
            for (std::size_t i = 0; i < count; ++i) {
                sum += surplus[i] * column[i];
                weighted[i] = spread[i] * column[i];
            }
            score[j].add(sum);
            for (std::size_t k = 0; k <= j; ++k) {
                const double* other = &design.columns[k][first];
                double product = 0;
                for (std::size_t i = 0; i < count; ++i)
                    product += weighted[i] * other[i];
                information[j * size + k].add(product);
            }
        }
    }
    Derivatives result{Vector(size), Matrix(size, Vector(size))};
    for (std::size_t j = 0; j < size; ++j) {
        result.score[j] = score[j].value();
        for (std::size_t k = 0; k <= j; ++k)
            result.information[j][k] = result.information[k][j] = information[j * size + k].value();
    }
    return result;
}

/// How far the search for the maximum of likelihood got.
struct Search {
    Vector coefficients;
    Vector eta;
    Vector lastStep;
    Matrix information; ///< that the step was solved with after which the deviance hardly changed: what R takes its standard errors from
    double logLikelihood = 0;
    bool settled = false; ///< the deviance hardly changes any more
    bool converged = false; ///< the coefficients do not
};

/// The first step of iteratively reweighted least squares, from chances half way between the outcome and one half.
/// Source: McCullagh & Nelder (1989), Generalized Linear Models, 4.4.
std::optional<Vector> firstGuess(const Design& design)
{
    const std::size_t size = design.columns.size();
    std::vector<Sum> right(size);
    std::vector<Sum> information(size * size);
    for (std::size_t row = 0; row < design.outcome.size(); ++row) {
        const double weight = design.weight(row);
        const double chance = design.outcome[row] > 0 ? 0.75 : 0.25;
        const double spread = weight * chance * (1 - chance);
        const double eta = std::log(chance / (1 - chance));
        const double working = spread * eta + weight * ((design.outcome[row] > 0 ? 1 : 0) - chance);
        for (std::size_t j = 0; j < size; ++j) {
            right[j].add(working * design.columns[j][row]);
            for (std::size_t k = 0; k <= j; ++k)
                information[j * size + k].add(spread * design.columns[j][row] * design.columns[k][row]);
        }
    }
    Matrix matrix(size, Vector(size));
    Vector vector(size);
    for (std::size_t j = 0; j < size; ++j) {
        vector[j] = right[j].value();
        for (std::size_t k = 0; k <= j; ++k)
            matrix[j][k] = matrix[k][j] = information[j * size + k].value();
    }
    return symmetricSolution(matrix, vector);
}

double largestOf(const Vector& values)
{
    double largest = 0;
    for (const double value : values)
        largest = std::max(largest, std::fabs(value));
    return largest;
}

/// Newton's method; a step that would lower the likelihood is halved.
Search searched(const Design& design)
{
    Search search;
    const auto guess = firstGuess(design);
    if (!guess)
        return search;
    search.coefficients = *guess;
    search.eta = predictorOf(design, search.coefficients);
    search.logLikelihood = logLikelihood(design, search.eta);
    for (int step = 0; step < mostSteps && !search.converged; ++step) {
        Derivatives d = derivativesOf(design, search.eta);
        const auto solved = symmetricSolution(d.information, d.score);
        if (!solved)
            return search;
        search.lastStep = *solved;
        Search next = search;
        for (double length = 1; length > 1e-6; length /= 2) {
            for (std::size_t j = 0; j < solved->size(); ++j)
                next.coefficients[j] = search.coefficients[j] + length * (*solved)[j];
            next.eta = predictorOf(design, next.coefficients);
            next.logLikelihood = logLikelihood(design, next.eta);
            if (next.logLikelihood >= search.logLikelihood - 1e-12 * std::fabs(search.logLikelihood))
                break;
        }
        if (!search.settled) {
            const double change = 2 * std::fabs(next.logLikelihood - search.logLikelihood);
            next.settled = change < 1e-8 * (2 * std::fabs(next.logLikelihood) + 0.1);
            next.information = std::move(d.information);
        }
        next.converged = largestOf(predictorOf(design, *solved)) < 1e-8;
        search = std::move(next);
    }
    return search;
}

void undefineAll(LogisticRegression& result, std::size_t coefficients, const QString& reason)
{
    Coefficient none;
    none.estimate = none.se = none.statistic = none.p = Number::undefined(reason);
    none.interval = Interval::undefined(reason);
    result.coefficients.assign(coefficients, none);
    result.oddsRatios.assign(coefficients, Number::undefined(reason));
    result.oddsRatioIntervals.assign(coefficients, Interval::undefined(reason));
    for (Number* number : {&result.deviance, &result.nullDeviance, &result.lrChi2, &result.lrP, &result.coxSnell, &result.nagelkerke,
                           &result.mcFadden, &result.aic, &result.bic, &result.percentCorrect})
        *number = Number::undefined(reason);
}

void fillFit(LogisticRegression& result, const Design& design, const Search& search, double nullDeviance)
{
    const double n = result.n;
    const double deviance = -2 * search.logLikelihood;
    const double lr = std::max(0.0, nullDeviance - deviance);
    result.deviance = deviance;
    result.lrChi2 = lr;
    result.lrP = result.lrDf > 0 ? Number(chiSquareUpper(lr, result.lrDf))
                                 : Number::undefined(translate("Statistics", "The model has no predictor."));
    result.coxSnell = -std::expm1(-lr / n);
    result.nagelkerke = result.coxSnell.value / -std::expm1(-nullDeviance / n);
    result.mcFadden = 1 - deviance / nullDeviance;
    result.aic = deviance + 2 * (result.lrDf + 1);
    result.bic = deviance + std::log(n) * (result.lrDf + 1);
    Sum right;
    for (std::size_t row = 0; row < search.eta.size(); ++row)
        if ((search.eta[row] > 0) == (design.outcome[row] > 0))
            right.add(design.weight(row));
    result.percentCorrect = 100 * right.value() / n;
}

/// Predictors that carry the direction in which the likelihood still rises.
std::vector<std::size_t> separatingOf(const Search& search, const std::vector<std::size_t>& kept)
{
    double most = 0;
    for (std::size_t j = 1; j < search.lastStep.size(); ++j)
        most = std::max(most, std::fabs(search.lastStep[j]));
    std::vector<std::size_t> separating;
    for (std::size_t j = 1; j < search.lastStep.size(); ++j)
        if (std::fabs(search.lastStep[j]) > 1e-3 * most)
            separating.push_back(kept[j - 1]);
    return separating;
}

Coefficient tested(double estimate, double se, double confidence)
{
    Coefficient c;
    c.estimate = Number::finiteOr(estimate, reasons::tooLarge());
    c.se = Number::finiteOr(se, reasons::tooLarge());
    c.statistic = Number::finiteOr(estimate / se, reasons::notFinite());
    c.p = normalTwoSided(estimate / se);
    const double half = normalQuantile(0.5 + confidence / 2) * se;
    c.interval = {estimate - half, estimate + half};
    return c;
}

void fillCoefficients(LogisticRegression& result, const Design& design, const Search& search, const Matrix& inverse,
                      const std::vector<std::size_t>& kept, std::size_t predictors)
{
    Coefficient none;
    const QString reason = translate("Statistics", "The other predictors determine this one, so that it was left out.");
    none.estimate = none.se = none.statistic = none.p = Number::undefined(reason);
    none.interval = Interval::undefined(reason);
    result.coefficients.assign(predictors + 1, none);
    // The intercept of the predictors as they were given.
    Vector shift{1};
    double intercept = search.coefficients[0];
    for (std::size_t j = 0; j < kept.size(); ++j) {
        shift.push_back(-design.means[j] / design.sds[j]);
        intercept += search.coefficients[j + 1] * shift.back();
        result.coefficients[kept[j] + 1] =
            tested(search.coefficients[j + 1] / design.sds[j], std::sqrt(inverse[j + 1][j + 1]) / design.sds[j], result.confidence);
    }
    double variance = 0;
    for (std::size_t j = 0; j < shift.size(); ++j)
        for (std::size_t k = 0; k < shift.size(); ++k)
            variance += shift[j] * inverse[j][k] * shift[k];
    result.coefficients[0] = tested(intercept, std::sqrt(variance), result.confidence);
    for (const Coefficient& c : result.coefficients) {
        const QString why = c.estimate.isDefined() ? reasons::tooLarge() : c.estimate.reason;
        result.oddsRatios.push_back(Number::finiteOr(std::exp(c.estimate.value), why));
        Interval interval(std::exp(c.interval.low), std::exp(c.interval.high));
        if (!interval.isDefined())
            interval.reason = why;
        result.oddsRatioIntervals.push_back(interval);
    }
}

} // namespace

LogisticRegression logisticRegression(std::span<const double> outcome, const std::vector<std::vector<double>>& predictors,
                                      double confidence, std::span<const double> weights)
{
    LogisticRegression result;
    result.confidence = confidence;
    std::vector<std::span<const double>> all(predictors.begin(), predictors.end());
    const std::vector<std::size_t> complete = [&] {
        std::vector<std::span<const double>> withOutcome = all;
        withOutcome.push_back(outcome);
        return completeCases(withOutcome, weights);
    }();
    Sum n;
    Sum yes;
    for (const std::size_t row : complete) {
        const double weight = weights.empty() ? 1.0 : weights[row];
        n.add(weight);
        yes.add(outcome[row] > 0 ? weight : 0.0);
    }
    for (std::size_t row = 0; row < outcome.size(); ++row)
        result.nTotal += weights.empty() ? 1 : weights[row] > 0 ? weights[row] : 0;
    result.n = n.value();
    result.nYes = yes.value();
    const double no = result.n - result.nYes;
    if (!(result.n > 0)) {
        undefineAll(result, predictors.size() + 1, translate("Statistics", "No case has a valid value in all of the variables."));
        return result;
    }
    if (!(result.nYes > 0 && no > 0)) {
        undefineAll(result, predictors.size() + 1, translate("Statistics", "The outcome is the same in all cases."));
        return result;
    }
    const LeastSquares ranked = leastSquares(outcome, all, true, weights);
    std::vector<std::size_t> kept;
    std::vector<std::span<const double>> used;
    for (std::size_t j = 0; j < predictors.size(); ++j) {
        if (ranked.kept[j] == 0) {
            result.leftOut.push_back(j);
            continue;
        }
        kept.push_back(j);
        used.push_back(all[j]);
    }
    result.lrDf = static_cast<double>(kept.size());
    const double nullDeviance = -2 * (result.nYes * std::log(result.nYes / result.n) + no * std::log(no / result.n));
    const Design design = designOf(outcome, used, weights, complete);
    const Search search = searched(design);
    const auto inverse = search.converged ? symmetricInverse(search.information) : std::nullopt;
    if (!inverse && search.lastStep.empty()) {
        undefineAll(result, predictors.size() + 1, translate("Statistics", "The predictors are too closely related to each other."));
        result.nullDeviance = nullDeviance;
        return result;
    }
    if (!inverse) {
        undefineAll(
            result, predictors.size() + 1,
            translate(
                "Statistics",
                "The predictors tell the two answers apart without error, at least in part (separation): no finite estimate exists."));
        result.separating = separatingOf(search, kept);
        result.nullDeviance = nullDeviance;
        return result;
    }
    result.nullDeviance = nullDeviance;
    fillFit(result, design, search, nullDeviance);
    fillCoefficients(result, design, search, *inverse, kept, predictors.size());
    return result;
}

} // namespace counterpoint::stats
