#pragma once
#include "core/stats/anova.h"
#include "core/stats/cochran_q.h"
#include "core/stats/hodges_lehmann.h"
#include "core/stats/pairwise.h"
#include "core/stats/rank_tests.h"
#include "core/stats/simulated_ranks.h"
#include "core/stats/t_tests.h"
#include <QJsonObject>
#include <QStringList>
#include <optional>

namespace counterpoint::stats {

// Comparisons as JSON objects with the keys of docs/cli.md; see json.h.

QJsonObject toJson(const OneSampleT& test);
QJsonObject toJson(const TwoSampleT& test);
QJsonObject toJson(const PairedT& test);
QJsonObject toJson(const HodgesLehmann& shift);
QJsonObject toJson(const SimulatedTest& test);
QJsonObject toJson(const MannWhitney& test);
QJsonObject toJson(const WilcoxonSignedRank& test);
QJsonObject toJson(const CochranQ& test, const QStringList& variables = {}, std::optional<Adjustment> adjustment = Adjustment::Holm);
QJsonObject toJson(const Friedman& test, const QStringList& variables = {}, std::optional<Adjustment> adjustment = Adjustment::Holm);

/// @param labels one for each group
QJsonObject toJson(const KruskalWallis& test, const QStringList& labels, std::optional<Adjustment> adjustment = Adjustment::Holm);

/// An analysis of variance with its comparisons of pairs.
struct AnovaWithPairs {
    Anova anova;
    TukeyHsd tukey;
    std::vector<MeanComparison> gamesHowell;
    std::vector<std::vector<double>> pooledT;
};
AnovaWithPairs anovaWithPairs(const Groups& groups, const Groups& weights = {}, double confidence = 0.95);
QJsonObject toJson(const AnovaWithPairs& analysis, const QStringList& labels);

/// 'holm', 'bh', 'none': the name of an adjustment in JSON and on the command line.
QString adjustmentKey(std::optional<Adjustment> adjustment);

} // namespace counterpoint::stats
