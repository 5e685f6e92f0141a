#include "app/cli/calculation.h"
#include "core/base/translate.h"
#include "core/stats/json.h"
#include <QJsonArray>

namespace counterpoint::cli {

namespace {

QString tr(const char* text) { return translate("Cli", text); }

Result<QJsonObject> fitOf(const QJsonObject& line)
{
    const auto counts = numbersIn(line, "counts");
    if (!counts)
        return fail(counts);
    std::vector<double> expected;
    if (line.contains(QStringLiteral("expected_proportions"))) {
        const auto shares = numbersIn(line, "expected_proportions");
        if (!shares)
            return fail(shares);
        expected = *shares;
    }
    if (!expected.empty() && expected.size() != counts->size())
        return fail(Error::Kind::Invalid, tr("There must be as many expected proportions as counts."));
    for (const double count : *counts)
        if (!(count >= 0))
            return fail(Error::Kind::Invalid, tr("“counts” must hold counts, none of them below 0."));
    return calculationDocument("table",
                               {calculationEntry("gof", tr("Pearson's chi-square test of goodness of fit."),
                                                 stats::toJson(stats::goodnessOfFit(*counts, expected)))});
}

} // namespace

/// All that a table of counts can be: a cross-table, and where it is square, answers of the same cases twice or of two raters.
Result<QJsonObject> calculateTable(const QJsonObject& line)
{
    if (line.contains(QStringLiteral("counts")))
        return fitOf(line);
    const auto table = tableIn(line, "table");
    if (!table)
        return fail(table);
    const auto confidence = numberIn(line, "confidence", 0.95);
    if (!confidence)
        return fail(confidence);
    if (!(*confidence > 0 && *confidence < 1))
        return fail(Error::Kind::Invalid, tr("“confidence” must be between 0 and 1, such as 0.95."));
    stats::CrosstabOptions options;
    options.confidence = *confidence;
    options.exact = line.value(QStringLiteral("exact")).toBool() ? stats::ExactTest::When::Always : stats::ExactTest::When::Small;
    QJsonArray entries{calculationEntry("xtab", tr("Pearson's chi-square without continuity correction, with exact test."),
                                        stats::toJson(stats::crosstab(*table, options)))};
    const auto size = table->size();
    if (size == table->front().size() && size >= 2) {
        if (size == 2)
            entries.append(calculationEntry("mcnemar", tr("McNemar's test of change."), stats::toJson(stats::mcNemar(*table))));
        entries.append(calculationEntry("mcnemar_bowker", tr("Bowker's test of symmetry."), stats::toJson(stats::bowker(*table))));
        entries.append(
            calculationEntry("kappa", tr("Cohen's kappa of two raters."), stats::toJson(stats::kappaOfTable(*table, *confidence))));
    }
    return calculationDocument("table", entries);
}

} // namespace counterpoint::cli
