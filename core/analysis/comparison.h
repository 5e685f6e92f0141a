#pragma once
#include "core/analysis/gather.h"
#include "core/stats/hodges_lehmann.h"
#include "core/stats/simulated_ranks.h"
#include "core/stats/undefined.h"
#include <optional>

/// What the comparisons of groups, of measures and with a value share.
namespace counterpoint::comparison {

/// A variable's answers as numbers, one a selected row: numbers as they are, texts by the place of their label, from 1.
struct Measure {
    enum class Missing : signed char { No, System, User };
    Variable variable;
    std::vector<double> values; ///< NaN where missing
    std::vector<Missing> missing;
    std::vector<double> weights; ///< frequency weights; empty: each row counts once
    bool isRanked = false; ///< texts: only their order means something
    QStringList levels; ///< of texts, in order
};
/// Invalid where the texts have no order.
Result<Measure> measureOf(const Question& question, const Sample& sample);
Result<std::vector<Measure>> measuresOf(const Input& input, const std::vector<VariableId>& ids);

/// The rows that have every measure, and the reasons why the others have not.
void countRows(const std::vector<Measure>& measures, ResultTable& table);

QString titleOf(const Measure& measure);
QStringList namesOf(const std::vector<Measure>& measures);

/// One line of a table of tests.
struct Test {
    QString name; ///< 'Welch's t'
    QString symbol; ///< 't'; empty: no statistic
    stats::Number statistic;
    QString df; ///< '(5, 65)'
    stats::Number p;
    QString effect; ///< 'Hedges' g'; empty: none
    stats::Number size;
    stats::Interval interval; ///< of the effect's size; shown where it is given
    bool isBounded = false; ///< the effect cannot exceed 1
};
QStringList testHeaders(const Input& input);
/// Adds the line, and a note where the test is not defined.
void addTest(ResultTable& table, const Test& test);
QString degrees(double df);
QString degrees(double df1, double df2);

/// Comparisons of pairs, one line each.
struct PairLine {
    QString first;
    QString second;
    stats::Number difference;
    stats::Interval interval;
    QString symbol;
    stats::Number statistic;
    double p = std::numeric_limits<double>::quiet_NaN(); ///< corrected, where a correction is named
};
void addPairs(ResultTable& table, const std::vector<PairLine>& pairs, const QString& differenceTitle, const Input& input);

/// The option of an exact p, by random permutations where there are too many to go through.
Option exactOption();
/// A line with the p of random permutations and a note that says how it was found; nothing where none is given.
void addSimulated(ResultTable& table, const std::optional<stats::SimulatedTest>& test);
/// A line with a shift of location and its interval; nothing where none is given.
void addShift(ResultTable& table, const std::optional<stats::HodgesLehmann>& shift);
/// The two in the document for machines: `monte_carlo` and `hodges_lehmann`.
void addToJson(QJsonObject& json, const std::optional<stats::SimulatedTest>& test, const std::optional<stats::HodgesLehmann>& shift);

/// A part with one entry.
Part partOf(const QString& kind, const QStringList& variables, ResultTable table, const QJsonObject& result, std::vector<double> essence);

} // namespace counterpoint::comparison
