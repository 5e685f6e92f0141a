#include "core/stats/one_factor.h"
#include "core/stats/linear_algebra.h"
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace counterpoint::stats {
namespace {

using Matrix = std::vector<std::vector<double>>;
using Vector = std::vector<double>;

/// The model's loadings and uniquenesses with what the likelihood needs of the inverse of their covariance matrix.
struct Model {
    Vector loadings;
    Vector uniquenesses;

    /// log |Sigma| + trace(R inverse(Sigma)), which the maximum of likelihood makes least.
    double discrepancy(const Matrix& r) const
    {
        const std::size_t size = loadings.size();
        double logarithms = 0;
        double trace = 0;
        double s = 0;
        for (std::size_t i = 0; i < size; ++i) {
            logarithms += std::log(uniquenesses[i]);
            trace += r[i][i] / uniquenesses[i];
            s += loadings[i] * loadings[i] / uniquenesses[i];
        }
        double form = 0;
        for (std::size_t i = 0; i < size; ++i)
            for (std::size_t j = 0; j < size; ++j)
                form += loadings[i] / uniquenesses[i] * r[i][j] * loadings[j] / uniquenesses[j];
        return logarithms + std::log1p(s) + trace - form / (1 + s);
    }
    Matrix inverse() const
    {
        const std::size_t size = loadings.size();
        double s = 0;
        for (std::size_t i = 0; i < size; ++i)
            s += loadings[i] * loadings[i] / uniquenesses[i];
        Matrix result(size, Vector(size));
        for (std::size_t i = 0; i < size; ++i)
            for (std::size_t j = 0; j < size; ++j)
                result[i][j] =
                    (i == j ? 1 / uniquenesses[i] : 0.0) - loadings[i] / uniquenesses[i] * loadings[j] / uniquenesses[j] / (1 + s);
        return result;
    }
};

Matrix product(const Matrix& a, const Matrix& b)
{
    Matrix result(a.size(), Vector(a.size()));
    for (std::size_t i = 0; i < a.size(); ++i)
        for (std::size_t k = 0; k < a.size(); ++k)
            for (std::size_t j = 0; j < a.size(); ++j)
                result[i][j] += a[i][k] * b[k][j];
    return result;
}

Vector product(const Matrix& a, const Vector& v)
{
    Vector result(v.size());
    for (std::size_t i = 0; i < v.size(); ++i)
        result[i] = std::inner_product(v.begin(), v.end(), a[i].begin(), 0.0);
    return result;
}

/// Solves information x step = -gradient; a ridge keeps it solvable where a loading is 0.
Vector step(Matrix information, const Vector& gradient)
{
    double largest = 0;
    for (std::size_t i = 0; i < information.size(); ++i)
        largest = std::max(largest, information[i][i]);
    for (double ridge = 1e-13; ridge < 1; ridge *= 100) {
        for (std::size_t i = 0; i < information.size(); ++i)
            information[i][i] += ridge * largest;
        if (const auto solved = symmetricSolution(information, gradient)) {
            Vector result = *solved;
            for (double& value : result)
                value = -value;
            return result;
        }
    }
    return Vector(gradient.size());
}

/// The step of Fisher scoring for loadings, then uniquenesses; 0 for a uniqueness that its bound holds.
Vector scoringStep(const Model& model, const Matrix& r)
{
    const std::size_t size = r.size();
    const Matrix inverse = model.inverse();
    const Vector b = product(inverse, model.loadings);
    const double c = std::inner_product(b.begin(), b.end(), model.loadings.begin(), 0.0);
    Matrix surplus = product(product(inverse, r), inverse);
    for (std::size_t i = 0; i < size; ++i)
        for (std::size_t j = 0; j < size; ++j)
            surplus[i][j] = inverse[i][j] - surplus[i][j];
    const Vector half = product(surplus, model.loadings);

    std::vector<std::size_t> free;
    for (std::size_t i = 0; i < 2 * size; ++i)
        if (i < size || model.uniquenesses[i - size] > leastUniqueness || surplus[i - size][i - size] < 0)
            free.push_back(i);
    Matrix information(free.size(), Vector(free.size()));
    Vector gradient(free.size());
    for (std::size_t p = 0; p < free.size(); ++p) {
        const std::size_t i = free[p] % size;
        gradient[p] = free[p] < size ? 2 * half[i] : surplus[i][i];
        for (std::size_t q = 0; q < free.size(); ++q) {
            const std::size_t j = free[q] % size;
            if (free[p] < size && free[q] < size)
                information[p][q] = 2 * (b[i] * b[j] + inverse[i][j] * c);
            else if (free[p] >= size && free[q] >= size)
                information[p][q] = inverse[i][j] * inverse[i][j];
            else
                information[p][q] = 2 * inverse[i][j] * (free[p] < size ? b[j] : b[i]);
        }
    }
    const Vector solved = step(std::move(information), gradient);
    Vector result(2 * size);
    for (std::size_t p = 0; p < free.size(); ++p)
        result[free[p]] = solved[p];
    return result;
}

Model moved(const Model& from, const Vector& direction, double length)
{
    Model to = from;
    const std::size_t size = from.loadings.size();
    for (std::size_t i = 0; i < size; ++i) {
        to.loadings[i] += length * direction[i];
        to.uniquenesses[i] = std::max(leastUniqueness, from.uniquenesses[i] + length * direction[size + i]);
    }
    return to;
}

double distance(const Model& a, const Model& b)
{
    double largest = 0;
    for (std::size_t i = 0; i < a.loadings.size(); ++i)
        largest = std::max({largest, std::fabs(a.loadings[i] - b.loadings[i]), std::fabs(a.uniquenesses[i] - b.uniquenesses[i])});
    return largest;
}

void orient(OneFactor& factor)
{
    if (std::accumulate(factor.loadings.begin(), factor.loadings.end(), 0.0) < 0)
        for (double& loading : factor.loadings)
            loading = -loading;
}

} // namespace

OneFactor oneFactorByMinimumResiduals(const Matrix& r)
{
    const std::size_t size = r.size();
    const double bound = std::sqrt(1 - leastUniqueness);
    OneFactor factor;
    // The item that goes best with the others sets the signs of the first guess.
    std::size_t marker = 0;
    double most = -1;
    for (std::size_t i = 0; i < size; ++i) {
        double strength = 0;
        for (std::size_t j = 0; j < size; ++j)
            strength += i == j ? 0.0 : std::fabs(r[i][j]);
        if (strength > most) {
            most = strength;
            marker = i;
        }
    }
    for (std::size_t i = 0; i < size; ++i)
        factor.loadings.push_back(i == marker ? 0.7 : std::clamp(r[i][marker], -bound, bound));
    for (int round = 0; round < 20'000 && !factor.converged; ++round) {
        double change = 0;
        for (std::size_t i = 0; i < size; ++i) {
            double above = 0;
            double below = 0;
            for (std::size_t j = 0; j < size; ++j)
                if (j != i) {
                    above += r[i][j] * factor.loadings[j];
                    below += factor.loadings[j] * factor.loadings[j];
                }
            const double next = below > 0 ? std::clamp(above / below, -bound, bound) : 0.0;
            change = std::max(change, std::fabs(next - factor.loadings[i]));
            factor.loadings[i] = next;
        }
        factor.converged = change < 1e-13;
    }
    orient(factor);
    for (std::size_t i = 0; i < size; ++i) {
        factor.uniquenesses.push_back(1 - factor.loadings[i] * factor.loadings[i]);
        if (std::fabs(factor.loadings[i]) >= bound)
            factor.heywood.push_back(i);
    }
    return factor;
}

OneFactor oneFactorByMaximumLikelihood(const Matrix& r)
{
    const std::size_t size = r.size();
    const OneFactor guess = oneFactorByMinimumResiduals(r);
    Model model{guess.loadings, guess.uniquenesses};
    for (double& uniqueness : model.uniquenesses)
        uniqueness = std::max(uniqueness, 0.05);
    double discrepancy = model.discrepancy(r);
    OneFactor factor;
    double reached = 1;
    for (int round = 0; round < 2000 && !factor.converged; ++round) {
        const Vector direction = scoringStep(model, r);
        double length = 1;
        Model next = moved(model, direction, length);
        double lower = next.discrepancy(r);
        while (!(lower <= discrepancy + 1e-14 * std::fabs(discrepancy)) && length > 1e-10) {
            length /= 2;
            next = moved(model, direction, length);
            lower = next.discrepancy(r);
        }
        // Near the minimum rounding hides what a step gains: then its length alone says how near that is.
        reached = distance(model, next);
        factor.converged = reached < 1e-14;
        model = next;
        discrepancy = lower;
    }
    factor.converged = reached < 1e-8;
    factor.loadings = model.loadings;
    factor.uniquenesses = model.uniquenesses;
    for (std::size_t i = 0; i < size; ++i)
        if (model.uniquenesses[i] <= leastUniqueness)
            factor.heywood.push_back(i);
    orient(factor);
    return factor;
}

} // namespace counterpoint::stats
