#include "app/cli/calculation.h"
#include "core/base/translate.h"
#include <QJsonArray>
#include <limits>

namespace counterpoint::cli {

const std::vector<Calculation>& calculations()
{
    static const std::vector<Calculation> all{
        {"proportion", "{x, n, confidence}, with N in a population, {x1, n1, x2, n2} of two", calculateProportion},
        {"sample-size", "{margin, p, confidence, N}", calculateSampleSize},
        {"response-rate", "{I, P, R, NC, O, UH, UO, e} as AAPOR names them", calculateResponseRate},
        {"adjust-p", "{p: […]}", calculateAdjustedP},
        {"table", "{table: [[…], …]} of counts, {counts: […], expected_proportions: […]}", calculateTable},
        {"describe", "{values: […]}", calculateDescriptives},
        {"compare", "{x: […], y: […]} of two groups", calculateComparison},
        {"agreement", "{measure, data} of coders: docs/cli.md lists measures and shapes of data", calculateAgreement},
        {"expression", "{expr, values: {name: …}}", calculateExpression},
    };
    return all;
}

QJsonObject calculationDocument(const char* kind, const QJsonArray& entries)
{
    return {{QStringLiteral("analysis"), QLatin1String(kind)}, {QStringLiteral("results"), entries}};
}

QJsonObject calculationEntry(const char* kind, const QString& method, const QJsonObject& result)
{
    return {{QStringLiteral("kind"), QLatin1String(kind)}, {QStringLiteral("method"), method}, {QStringLiteral("result"), result}};
}

Result<double> numberIn(const QJsonObject& line, const char* key, std::optional<double> fallback)
{
    const auto value = line.value(QLatin1String(key));
    if (value.isDouble())
        return value.toDouble();
    if ((value.isUndefined() || value.isNull()) && fallback)
        return *fallback;
    return fail(Error::Kind::Invalid, translate("Cli", "“%1” must be a number.").arg(QLatin1String(key)));
}

Result<std::vector<double>> numbersIn(const QJsonObject& line, const char* key)
{
    const auto list = line.value(QLatin1String(key));
    std::vector<double> numbers;
    for (const auto& item : list.toArray()) {
        if (!item.isDouble() && !item.isNull())
            return fail(Error::Kind::Invalid,
                        translate("Cli", "“%1” must hold numbers, or null for missing ones.").arg(QLatin1String(key)));
        numbers.push_back(item.toDouble(std::numeric_limits<double>::quiet_NaN()));
    }
    if (!list.isArray())
        return fail(Error::Kind::Invalid, translate("Cli", "“%1” must be a list of numbers.").arg(QLatin1String(key)));
    return numbers;
}

Result<std::vector<std::vector<double>>> tableIn(const QJsonObject& line, const char* key)
{
    std::vector<std::vector<double>> rows;
    for (const auto& item : line.value(QLatin1String(key)).toArray()) {
        rows.emplace_back();
        for (const auto& count : item.toArray()) {
            if (!count.isDouble() || count.toDouble() < 0)
                return fail(Error::Kind::Invalid, translate("Cli", "“%1” must hold counts, none of them below 0.").arg(QLatin1String(key)));
            rows.back().push_back(count.toDouble());
        }
        if (rows.back().empty() || rows.back().size() != rows.front().size())
            return fail(Error::Kind::Invalid,
                        translate("Cli", "“%1” must be a list of rows that are all as long.").arg(QLatin1String(key)));
    }
    if (rows.empty())
        return fail(Error::Kind::Invalid, translate("Cli", "“%1” must be a list of rows of counts.").arg(QLatin1String(key)));
    return rows;
}

} // namespace counterpoint::cli
