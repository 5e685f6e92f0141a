#include "core/analysis/responses_behind.h"
#include "core/base/translate.h"
#include <QJsonArray>
#include <algorithm>

namespace counterpoint {

namespace {

constexpr const char* context = "Quality";

/// The flags have a total, the list of responses has none.
bool isSummary(const ResultTable& table)
{
    return std::any_of(table.rows.begin(), table.rows.end(), [](const ResultRow& row) { return row.kind == ResultRow::Kind::Total; });
}

} // namespace

ResponsesBehind responsesBehind(const AnalysisResult& result, std::size_t part, std::size_t row)
{
    ResponsesBehind behind;
    if (result.json[QStringLiteral("analysis")] != QLatin1String("quality") || part >= result.parts.size()
        || row >= result.parts[part].table.rows.size())
        return behind;
    const auto& table = result.parts[part].table;
    const auto& first = table.rows[row].cells.front();
    if (!isSummary(table)) {
        bool isRow = false;
        const auto number = first.text.toULongLong(&isRow);
        if (isRow && number > 0)
            return {translate(context, "Response %1").arg(number), {std::size_t(number - 1)}};
        return behind;
    }
    const auto summaries = std::count_if(result.parts.begin(), result.parts.begin() + std::ptrdiff_t(part),
                                         [](const auto& one) { return isSummary(one.table); });
    const auto flags =
        result.json[QStringLiteral("results")].toArray()[qsizetype(summaries)][QStringLiteral("result")][QStringLiteral("flags")].toArray();
    const bool isTotal = table.rows[row].kind == ResultRow::Kind::Total;
    for (qsizetype i = 0; i < flags.size(); ++i)
        if (isTotal || std::size_t(i) == row)
            for (const auto& one : flags[i][QStringLiteral("rows")].toArray())
                behind.rows.push_back(std::size_t(one.toInteger() - 1));
    std::sort(behind.rows.begin(), behind.rows.end());
    behind.rows.erase(std::unique(behind.rows.begin(), behind.rows.end()), behind.rows.end());
    behind.title = table.section.isEmpty() ? first.text : QStringLiteral("%1 (%2)").arg(first.text, table.section);
    return behind;
}

} // namespace counterpoint
