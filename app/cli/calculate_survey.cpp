#include "app/cli/calculation.h"
#include "core/base/translate.h"
#include "core/stats/json.h"
#include <QJsonArray>
#include <array>

namespace counterpoint::cli {

namespace {

QString tr(const char* text) { return translate("Cli", text); }

/// All numbers of a line by their keys, or the first that is not one.
template <std::size_t count>
Result<std::array<double, count>> numbersOf(const QJsonObject& line, const std::array<const char*, count>& keys)
{
    std::array<double, count> numbers{};
    for (std::size_t i = 0; i < count; ++i) {
        const auto number = numberIn(line, keys[i]);
        if (!number)
            return fail(number);
        numbers[i] = *number;
    }
    return numbers;
}

Result<double> confidenceIn(const QJsonObject& line)
{
    auto confidence = numberIn(line, "confidence", 0.95);
    if (confidence && !(*confidence > 0 && *confidence < 1))
        return fail(Error::Kind::Invalid, tr("“confidence” must be between 0 and 1, such as 0.95."));
    return confidence;
}

Result<> checkShare(double successes, double trials)
{
    if (successes >= 0 && trials > 0 && successes <= trials)
        return {};
    return fail(Error::Kind::Invalid, tr("There must be more than 0 trials, and from 0 to as many successes."));
}

} // namespace

Result<QJsonObject> calculateProportion(const QJsonObject& line)
{
    const auto confidence = confidenceIn(line);
    if (!confidence)
        return fail(confidence);
    if (line.contains(QStringLiteral("x1"))) {
        const auto n = numbersOf(line, std::array{"x1", "n1", "x2", "n2"});
        if (!n)
            return fail(n);
        for (const std::size_t first : {std::size_t(0), std::size_t(2)})
            if (const auto fine = checkShare((*n)[first], (*n)[first + 1]); !fine)
                return fail(fine);
        const auto difference = stats::proportionDifference((*n)[0], (*n)[1], (*n)[2], (*n)[3], *confidence);
        return calculationDocument("proportion",
                                   {calculationEntry("prop", tr("Difference of two independent proportions, the first less the second."),
                                                     stats::toJson(difference))});
    }
    const auto n = numbersOf(line, std::array{"x", "n"});
    if (!n)
        return fail(n);
    if (const auto fine = checkShare((*n)[0], (*n)[1]); !fine)
        return fail(fine);
    auto result = stats::toJson(stats::proportion((*n)[0], (*n)[1], *confidence));
    if (line.contains(QStringLiteral("N"))) {
        const auto population = numberIn(line, "N");
        if (!population)
            return fail(population);
        if (!(*population >= (*n)[1]))
            return fail(Error::Kind::Invalid, tr("“N”, the population, cannot be smaller than the sample “n”."));
        const auto finite = stats::toJson(stats::finiteProportion((*n)[0], (*n)[1], *population, *confidence));
        for (auto item = finite.begin(); item != finite.end(); ++item)
            result[item.key()] = item.value();
    }
    return calculationDocument("proportion",
                               {calculationEntry("prop", tr("Proportion with its intervals; Wilson's is the usual one."), result)});
}

Result<QJsonObject> calculateSampleSize(const QJsonObject& line)
{
    const auto margin = numberIn(line, "margin");
    const auto proportion = numberIn(line, "p", 0.5);
    const auto confidence = confidenceIn(line);
    const auto population = numberIn(line, "N", 0);
    for (const auto* number : {&margin, &proportion, &confidence, &population})
        if (!*number)
            return fail(*number);
    if (!(*margin > 0 && *margin < 1) || !(*proportion >= 0 && *proportion <= 1) || !(*population >= 0))
        return fail(Error::Kind::Invalid, tr("“margin” must be between 0 and 1, “p” from 0 to 1, and “N” not below 0."));
    const auto size = stats::sampleSize(*margin, *proportion, *confidence, *population);
    return calculationDocument(
        "sample-size", {calculationEntry("samplesize", tr("Answers needed for a proportion (Cochran, 1977)."), stats::toJson(size))});
}

Result<QJsonObject> calculateResponseRate(const QJsonObject& line)
{
    std::array<double, 7> counts{};
    const std::array keys{"I", "P", "R", "NC", "O", "UH", "UO"};
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const auto count = numberIn(line, keys[i], 0);
        if (!count)
            return fail(count);
        if (!(*count >= 0))
            return fail(Error::Kind::Invalid, tr("“%1” is a count and cannot be below 0.").arg(QLatin1String(keys[i])));
        counts[i] = *count;
    }
    const auto share = numberIn(line, "e", 1);
    if (!share)
        return fail(share);
    if (!(*share >= 0 && *share <= 1))
        return fail(Error::Kind::Invalid, tr("“e” is the share of the unknown that are eligible, from 0 to 1."));
    const auto rates = stats::surveyRates({counts[0], counts[1], counts[2], counts[3], counts[4], counts[5], counts[6], *share});
    return calculationDocument("response-rate",
                               {calculationEntry("aapor", tr("Rates of AAPOR, Standard Definitions (2023)."), stats::toJson(rates))});
}

Result<QJsonObject> calculateAdjustedP(const QJsonObject& line)
{
    const auto p = numbersIn(line, "p");
    if (!p)
        return fail(p);
    for (const double value : *p)
        if (value < 0 || value > 1)
            return fail(Error::Kind::Invalid, tr("A p value is from 0 to 1; %1 is not.").arg(value));
    return calculationDocument(
        "adjust-p",
        {calculationEntry("padjust", tr("p values corrected as one family; a missing one does not count."), stats::adjustedPToJson(*p))});
}

Result<QJsonObject> calculateDescriptives(const QJsonObject& line)
{
    const auto values = numbersIn(line, "values");
    if (!values)
        return fail(values);
    stats::UnivariateOptions options;
    const auto confidence = confidenceIn(line);
    if (!confidence)
        return fail(confidence);
    options.confidence = *confidence;
    return calculationDocument("describe",
                               {calculationEntry("uni", tr("SD with n − 1."), stats::toJson(stats::describe(*values, options)))});
}

} // namespace counterpoint::cli
