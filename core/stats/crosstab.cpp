#include "core/stats/crosstab.h"
#include "core/base/translate.h"
#include "core/stats/distributions.h"
#include "core/stats/noncentrality.h"
#include "core/stats/reasons.h"
#include "core/stats/summation.h"
#include <algorithm>

namespace counterpoint::stats {
namespace {

constexpr double quickReplicates = 10'000;
constexpr double patientReplicates = 100'000;

void fillTotals(Crosstab& table)
{
    table.rowTotals.resize(table.counts.size());
    table.columnTotals.resize(table.counts.empty() ? 0 : table.counts.front().size());
    for (std::size_t i = 0; i < table.counts.size(); ++i)
        for (std::size_t j = 0; j < table.counts[i].size(); ++j) {
            table.rowTotals[i] += table.counts[i][j];
            table.columnTotals[j] += table.counts[i][j];
            table.n += table.counts[i][j];
        }
}

template <class Cell>
Matrix filled(const Crosstab& table, Cell cell)
{
    Matrix matrix = table.counts;
    for (std::size_t i = 0; i < matrix.size(); ++i)
        for (std::size_t j = 0; j < matrix[i].size(); ++j)
            matrix[i][j] = cell(i, j);
    return matrix;
}

void fillCells(Crosstab& t)
{
    t.rowPercent = filled(t, [&](std::size_t i, std::size_t j) { return 100 * t.counts[i][j] / t.rowTotals[i]; });
    t.columnPercent = filled(t, [&](std::size_t i, std::size_t j) { return 100 * t.counts[i][j] / t.columnTotals[j]; });
    t.totalPercent = filled(t, [&](std::size_t i, std::size_t j) { return 100 * t.counts[i][j] / t.n; });
    t.expected = filled(t, [&](std::size_t i, std::size_t j) { return t.rowTotals[i] / t.n * t.columnTotals[j]; });
    t.residuals = filled(t, [&](std::size_t i, std::size_t j) { return t.counts[i][j] - t.expected[i][j]; });
    t.pearsonResiduals = filled(t, [&](std::size_t i, std::size_t j) { return t.residuals[i][j] / std::sqrt(t.expected[i][j]); });
    t.adjustedResiduals = filled(t, [&](std::size_t i, std::size_t j) {
        const double outside = (1 - t.rowTotals[i] / t.n) * (1 - t.columnTotals[j] / t.n);
        return t.residuals[i][j] / std::sqrt(t.expected[i][j] * outside);
    });
}

/// The table without its empty rows and columns.
Matrix occupied(const Crosstab& table)
{
    Matrix result;
    for (std::size_t i = 0; i < table.counts.size(); ++i) {
        if (!(table.rowTotals[i] > 0))
            continue;
        std::vector<double> row;
        for (std::size_t j = 0; j < table.counts[i].size(); ++j)
            if (table.columnTotals[j] > 0)
                row.push_back(table.counts[i][j]);
        result.push_back(std::move(row));
    }
    return result;
}

void fillChiSquare(Crosstab& t, double df)
{
    Sum chi2;
    Sum likelihood;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < t.counts.size(); ++i)
        for (std::size_t j = 0; j < t.counts[i].size(); ++j) {
            const double expected = t.expected[i][j];
            if (!(expected > 0))
                continue;
            chi2.add(t.residuals[i][j] / expected * t.residuals[i][j]);
            if (t.counts[i][j] > 0)
                likelihood.add(2 * t.counts[i][j] * std::log(t.counts[i][j] / expected));
            least = std::min(least, expected);
            t.cellsExpectedUnder5 += expected < 5 ? 1 : 0;
        }
    t.chi2 = chi2.value();
    t.df = df;
    t.p = chiSquareUpper(chi2.value(), df);
    t.likelihoodRatio = std::fmax(0.0, likelihood.value());
    t.likelihoodRatioP = chiSquareUpper(t.likelihoodRatio.value, df);
    t.minimumExpected = least;
}

void fillEffects(Crosstab& t, double rows, double columns, double confidence)
{
    const double chi2 = t.chi2.value;
    const double most = std::min(rows, columns) - 1;
    const double phi2 = chi2 / t.n;
    t.phi = std::sqrt(phi2);
    t.contingencyCoefficient = std::sqrt(chi2 / (t.n + chi2));
    t.cramersV = std::sqrt(phi2 / most);
    const Interval noncentrality = noncentralityOfChiSquare(chi2, t.df.value, confidence);
    t.cramersVInterval = noncentrality;
    if (noncentrality.isDefined())
        t.cramersVInterval = {std::fmin(1.0, std::sqrt(noncentrality.low / (t.n * most))),
                              std::fmin(1.0, std::sqrt(noncentrality.high / (t.n * most)))};
    if (!(t.n > 1)) {
        t.cramersVBiasCorrected = Number::undefined(reasons::tooFew(2, t.n));
        return;
    }
    const double phi2Corrected = std::fmax(0.0, phi2 - (rows - 1) * (columns - 1) / (t.n - 1));
    const double rowsCorrected = rows - (rows - 1) * (rows - 1) / (t.n - 1);
    const double columnsCorrected = columns - (columns - 1) * (columns - 1) / (t.n - 1);
    const double mostCorrected = std::min(rowsCorrected, columnsCorrected) - 1;
    t.cramersVBiasCorrected = mostCorrected > 0
        ? Number(std::sqrt(phi2Corrected / mostCorrected))
        : Number::undefined(translate("Statistics", "There are too few cases for the correction of Cramér's V."));
}

bool isWhole(const Matrix& counts)
{
    return std::all_of(counts.begin(), counts.end(), [](const auto& row) {
        return std::all_of(row.begin(), row.end(), [](double cell) { return cell == std::floor(cell) && cell < 1e9; });
    });
}

void fillExact(Crosstab& t, const Matrix& counts, const CrosstabOptions& options)
{
    using When = ExactTest::When;
    if (t.twoByTwo) {
        t.exact.p = t.twoByTwo->fisherTwoSided;
        return;
    }
    if (options.exact == When::Never || !isWhole(counts)) {
        t.exact.p = Number::undefined(options.exact == When::Never ? translate("Statistics", "The exact test was not asked for.")
                                                                   : translate("Statistics", "An exact test needs whole counts."));
        return;
    }
    const bool always = options.exact == When::Always;
    const bool wanted = always || t.cellsExpectedUnder5 > 0;
    if (const std::optional<double> p = freemanHalton(counts, always ? patientSteps : wanted ? usualSteps : quickSteps)) {
        t.exact.p = *p;
        return;
    }
    if (!wanted) {
        t.exact.p = Number::undefined(
            translate("Statistics", "No expected count is under 5, so the chi-square test holds; the exact test is computed on request."));
        return;
    }
    t.exact = simulatedFreemanHalton(counts, always ? patientReplicates : quickReplicates, options.seed);
    t.notes.append(translate("Statistics",
                             "The table is too large for the exact test; its p was found by Monte Carlo with %1 random tables (seed %2, "
                             "standard error %3).")
                       .arg(t.exact.replicates)
                       .arg(t.exact.seed)
                       .arg(t.exact.standardError, 0, 'g', 2));
}

void noteSmallExpected(Crosstab& t)
{
    if (!(t.cellsExpectedUnder5 > 0))
        return;
    double cells = 0;
    for (const double row : t.rowTotals)
        for (const double column : t.columnTotals)
            cells += row > 0 && column > 0 ? 1 : 0;
    t.notes.append(
        translate("Statistics",
                  "%1 of %2 cells (%3 %) have an expected count under 5, the smallest %4: the chi-square test may mislead, rely on "
                  "the exact one.")
            .arg(t.cellsExpectedUnder5)
            .arg(cells)
            .arg(100 * t.cellsExpectedUnder5 / cells, 0, 'f', 1)
            .arg(t.minimumExpected.value, 0, 'f', 2));
}

void fillUndefined(Crosstab& t)
{
    const QString reason = t.n > 0 ? translate("Statistics", "This needs cases in at least two rows and two columns.") : reasons::noValue();
    for (Number* number : {&t.chi2, &t.df, &t.p, &t.likelihoodRatio, &t.likelihoodRatioP, &t.phi, &t.contingencyCoefficient, &t.cramersV,
                           &t.cramersVBiasCorrected, &t.exact.p, &t.minimumExpected})
        *number = Number::undefined(reason);
    t.cramersVInterval = Interval::undefined(reason);
}

} // namespace

Crosstab crosstab(const Matrix& counts, const CrosstabOptions& options)
{
    Crosstab table;
    table.counts = counts;
    table.confidence = options.confidence;
    fillTotals(table);
    fillCells(table);
    table.nominal = nominalAssociation(counts);
    table.ordinal = ordinalAssociation(counts, options.rowScores, options.columnScores);
    const Matrix cases = occupied(table);
    const bool isTwoByTwo = counts.size() == 2 && counts.front().size() == 2;
    if (isTwoByTwo)
        table.twoByTwo = twoByTwo(counts[0][0], counts[0][1], counts[1][0], counts[1][1], options.confidence);
    if (cases.size() < 2 || cases.front().size() < 2) {
        fillUndefined(table);
        return table;
    }
    const double rows = static_cast<double>(cases.size());
    const double columns = static_cast<double>(cases.front().size());
    if (cases.size() < counts.size() || cases.front().size() < counts.front().size())
        table.notes.append(translate("Statistics", "Rows and columns without cases are left out of the tests."));
    fillChiSquare(table, (rows - 1) * (columns - 1));
    fillEffects(table, rows, columns, options.confidence);
    noteSmallExpected(table);
    fillExact(table, cases, options);
    return table;
}

} // namespace counterpoint::stats
