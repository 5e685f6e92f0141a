#include "ui/report/result_glance.h"
#include "core/project/doors.h"

namespace counterpoint::ui {

namespace {

constexpr std::size_t mostRows = 12;
constexpr std::size_t validPercent = 3; ///< column of a frequency table

/// 'Trust: n 113; mean 3.4; …' of a table's row, each number with its heading.
QString lineOf(const ResultTable& table, const ResultRow& row)
{
    QStringList parts;
    for (std::size_t i = 1; i < row.cells.size() && i < std::size_t(table.headers.size()); ++i)
        if (!row.cells[i].text.isEmpty())
            parts << table.headers[qsizetype(i)] + u' ' + row.cells[i].text;
    return (row.cells.empty() ? QString() : row.cells.front().text) + QStringLiteral(": ") + parts.join(QStringLiteral("; "));
}

/// 'No 33 % · Yes 67 %': the valid answers of a frequency table in one line.
QString answersOf(const ResultTable& table)
{
    QStringList answers;
    for (const auto& row : table.rows)
        if (row.kind == ResultRow::Kind::Body && row.cells.size() > validPercent)
            answers << QStringLiteral("%1\u00a0%2\u00a0%").arg(row.cells.front().text.simplified(), row.cells[validPercent].text);
    return answers.mid(0, int(mostRows)).join(QStringLiteral(" · "));
}

QString inWords(const AnalysisResult& result, const QString& kind)
{
    QStringList blocks;
    for (const auto& part : result.parts) {
        const auto& table = part.table;
        QStringList lines{table.title + (table.nText().isEmpty() ? QString() : QStringLiteral(" (%1)").arg(table.nText()))};
        if (kind == QLatin1String("frequencies"))
            lines << answersOf(table);
        else
            for (std::size_t i = 0; i < table.rows.size() && i < mostRows; ++i)
                lines << lineOf(table, table.rows[i]);
        blocks << lines.join(u'\n');
    }
    return blocks.join(QStringLiteral("\n\n"));
}

} // namespace

ResultGlance glanceOf(const Read& db, AnalysisId id)
{
    const auto analysis = analyses::byId(db, id);
    if (!analysis)
        return {{}, analysis.error().message};
    const auto result = run(db, *analysis);
    if (!result)
        return {{}, result.error().message};
    if (result->parts.size() == 1 && result->parts.front().figures.size() == 1)
        return {draw(result->parts.front().figures.front()), {}};
    return {{}, inWords(*result, analysis->kind)};
}

} // namespace counterpoint::ui
