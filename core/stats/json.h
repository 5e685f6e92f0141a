#pragma once
#include "core/stats/correlation.h"
#include "core/stats/crosstab.h"
#include "core/stats/frequencies.h"
#include "core/stats/likert.h"
#include "core/stats/linear_regression.h"
#include "core/stats/logistic_regression.h"
#include "core/stats/multiple_response.h"
#include "core/stats/paired_table.h"
#include "core/stats/proportion.h"
#include "core/stats/reliability.h"
#include "core/stats/sample_comparison.h"
#include "core/stats/sample_estimates.h"
#include "core/stats/scale_scores.h"
#include "core/stats/survey_rates.h"
#include "core/stats/univariate.h"
#include <QJsonObject>
#include <QStringList>

namespace counterpoint::stats {

// Results as JSON objects with the keys of docs/cli.md. What is undefined is null, and the object `reason` beside it says why.

QJsonObject toJson(const Univariate& univariate);

/// @param labels one for each category of the table, missing ones likewise
QJsonObject toJson(const Frequencies& frequencies, const QStringList& labels, const QStringList& missingLabels = {});
QJsonObject toJson(const GoodnessOfFit& fit);

QJsonObject toJson(const Proportion& proportion);
QJsonObject toJson(const FiniteProportion& proportion);
QJsonObject toJson(const SampleSize& size);
QJsonObject toJson(const ProportionDifference& difference);

/// @param rowLabels, columnLabels 1, 2, 3 … where they are empty
QJsonObject toJson(const Crosstab& table, const QStringList& rowLabels = {}, const QStringList& columnLabels = {});
QJsonObject toJson(const McNemar& test);
QJsonObject toJson(const Bowker& test);
QJsonObject toJson(const KappaTable& kappa);

QJsonObject toJson(const Correlation& correlation);
QJsonObject toJson(const CorrelationMatrix& matrix, const QStringList& variables);
QJsonObject toJson(const PartialCorrelation& correlation);

QJsonObject toJson(const Likert& likert);
QJsonObject toJson(const SurveyRates& rates);
/// The p values under every adjustment, by name.
QJsonObject adjustedPToJson(std::span<const double> p);

/// @param items, predictors names, as many as there are
QJsonObject toJson(const Reliability& reliability, const QStringList& items);
QJsonObject toJson(const ScaleScores& scores);
QJsonObject toJson(const LinearRegression& regression, const QStringList& predictors);
QJsonObject toJson(const LogisticRegression& regression, const QStringList& predictors);
QJsonObject toJson(const MultipleResponse& set, const QStringList& labels);

/// Descriptives under frequency weights, and estimates under sampling weights.
QJsonObject frequencyWeightedToJson(const Univariate& univariate);
QJsonObject toJson(const SampledMean& mean);
/// @param adjustedP as many as pairs
QJsonObject toJson(const SampledComparison& comparison, const QStringList& labels, std::span<const double> adjustedP);
QJsonObject toJson(const SampledShares& shares, const QStringList& labels);
QJsonObject toJson(const SampledTable& table, const QStringList& rowLabels, const QStringList& columnLabels);

} // namespace counterpoint::stats
