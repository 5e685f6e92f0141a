#include "core/base/translate.h"
#include "core/stats/json.h"
#include "core/stats/result_object.h"
#include <algorithm>

namespace counterpoint::stats {
namespace {

bool hasOneCount(const CorrelationMatrix& matrix)
{
    return !matrix.n.empty() && std::all_of(matrix.n.begin(), matrix.n.end(), [&](const auto& row) {
        return std::all_of(row.begin(), row.end(), [&](double n) { return n == matrix.n.front().front(); });
    });
}

QString nameOf(Adjustment adjustment)
{
    switch (adjustment) {
    case Adjustment::Holm:
        return QStringLiteral("holm");
    case Adjustment::Hochberg:
        return QStringLiteral("hochberg");
    case Adjustment::Hommel:
        return QStringLiteral("hommel");
    case Adjustment::Bonferroni:
        return QStringLiteral("bonferroni");
    case Adjustment::BenjaminiHochberg:
        return QStringLiteral("BH");
    case Adjustment::BenjaminiYekutieli:
        return QStringLiteral("BY");
    }
    return {};
}

/// A matrix whose diagonal means nothing: null there, without a reason.
QJsonValue cells(const std::vector<std::vector<double>>& rows)
{
    QJsonArray array;
    for (const std::vector<double>& row : rows) {
        QJsonArray numbers;
        for (const double number : row)
            numbers.append(jsonNumber(number));
        array.append(numbers);
    }
    return array;
}

} // namespace

QJsonObject toJson(const Correlation& c)
{
    ResultObject object;
    object.set("n", c.n);
    object.set("pearson_r", c.pearson.coefficient);
    object.set("pearson_t", c.pearson.statistic);
    object.set("pearson_df", c.df);
    object.set("pearson_p", c.pearson.p);
    object.set("pearson_ci95_fisher", c.pearson.interval);
    object.set("covariance", c.covariance);
    object.set("spearman_rho", c.spearman.coefficient);
    object.set("spearman_p_t_approx", c.spearman.p);
    object.set("spearman_ci95_fisher_se_1_sqrt_n_3", c.spearman.interval);
    object.set("spearman_ci95_bonett_wright", c.spearmanBonettWright);
    object.set("kendall_tau_b", c.kendall.coefficient);
    object.set("kendall_z", c.kendall.statistic);
    object.set("kendall_p_normal", c.kendall.p);
    return object.toJson();
}

QJsonObject toJson(const CorrelationMatrix& matrix, const QStringList& variables)
{
    ResultObject object;
    object.set("variables", variables);
    object.set("r", matrix.r);
    // One number where all coefficients rest on the same cases, as after listwise deletion.
    if (hasOneCount(matrix))
        object.set("n", matrix.n.front().front());
    else
        object.set("n", matrix.n);
    object.set("p", matrix.p);
    object.set("p_adjusted", cells(matrix.adjustedP));
    object.set("adjustment", QJsonValue(nameOf(matrix.adjustment)));
    if (matrix.method != CorrelationMethod::Kendall) {
        object.set("confidence", matrix.confidence);
        object.set("ci_low", cells(matrix.low));
        object.set("ci_high", cells(matrix.high));
    }
    auto json = object.toJson();
    auto reasons = json.value(QStringLiteral("reason")).toObject();
    for (const auto& key : {QStringLiteral("p_adjusted"), QStringLiteral("ci_low"), QStringLiteral("ci_high")})
        if (json.contains(key) && !reasons.contains(key))
            reasons[key] = translate("Statistics", "Of a variable with itself nothing is tested or estimated.");
    if (!reasons.isEmpty())
        json[QStringLiteral("reason")] = reasons;
    return json;
}

QJsonObject toJson(const PartialCorrelation& c)
{
    ResultObject object;
    object.set("n", c.n);
    object.set("partial_r", c.r);
    object.set("df", c.df);
    object.set("t", c.t);
    object.set("p", c.p);
    return object.toJson();
}

} // namespace counterpoint::stats
