#include "app/cli/analysis_answer.h"
#include "app/cli/headless_gui.h"
#include "core/base/translate.h"
#include "ui/print/figure_file.h"
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

namespace counterpoint::cli {

namespace {

TextTable tableOf(const ResultTable& result)
{
    TextTable table{
        result.section.isEmpty() ? result.title : QStringLiteral("%1: %2").arg(result.section, result.title), result.headers, {}, {}};
    for (const auto& row : result.rows) {
        QStringList cells;
        for (const auto& cell : row.cells)
            cells << cell.text;
        table.rows.push_back(cells);
    }
    table.notes << result.nText() + u'.' << result.notes;
    if (!result.method.isEmpty())
        table.notes << result.method;
    return table;
}

/// 'figure.svg', then 'figure-2.svg' and so on.
Result<QStringList> writeFigures(const AnalysisResult& result, const QString& path)
{
    const HeadlessGui gui;
    const QFileInfo file(path);
    QStringList written;
    for (const auto& part : result.parts)
        for (const auto& figure : part.figures) {
            const auto place = written.isEmpty()
                ? path
                : file.dir().filePath(QStringLiteral("%1-%2.%3").arg(file.completeBaseName()).arg(written.size() + 1).arg(file.suffix()));
            if (const auto done = ui::writeFigure(draw(figure), place); !done)
                return fail(done);
            written << place;
        }
    return written;
}

} // namespace

Result<Answer> answerOf(const AnalysisResult& result, const std::string& figures)
{
    Answer answer;
    answer.json = result.json;
    for (const auto& part : result.parts)
        answer.tables.push_back(tableOf(part.table));
    if (figures.empty())
        return answer;
    const auto written = writeFigures(result, text(figures));
    if (!written)
        return fail(written);
    answer.json[QStringLiteral("figures")] = QJsonArray::fromStringList(*written);
    for (const auto& path : *written)
        answer.lines << translate("Cli", "Wrote “%1”.").arg(path);
    return answer;
}

} // namespace counterpoint::cli
