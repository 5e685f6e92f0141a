#include "core/responses/export_responses.h"
#include "core/interchange/delimited/protection.h"
#include "core/project/doors.h"
#include "core/responses/categories.h"
#include "core/responses/datasets.h"
#include "core/responses/variables.h"
#include <algorithm>

namespace counterpoint {

namespace {

/// Texts and labels are protected as DelimitedReader takes it off again; numbers cannot be formulas.
QByteArray cell(const QString& text, bool isNumber = false)
{
    auto bytes = text.toUtf8();
    if (!isNumber && protection::isNeeded({bytes.constData(), std::size_t(bytes.size())}))
        bytes.prepend('\'');
    const bool needsQuotes = std::any_of(bytes.begin(), bytes.end(), [](char c) { return c == ',' || c == '"' || c == '\n' || c == '\r'; });
    return needsQuotes ? '"' + bytes.replace('"', "\"\"") + '"' : bytes;
}

/// The distinct values of a column as cells, and which of them each row has (-1: empty).
struct Cells {
    std::vector<QByteArray> texts;
    std::vector<std::int32_t> rows;
};

Cells cellsOf(const Variable& variable, const Column& column, ExportValues values)
{
    auto categories = categorise(variable, column);
    Cells cells;
    for (const auto& item : categories.items) {
        const auto code = valueText(variable.type, item.value);
        const auto text = values == ExportValues::Labels ? item.label : code;
        cells.texts.push_back(cell(text, variable.type != VariableType::Text && text == code));
    }
    cells.rows = std::move(categories.rows);
    return cells;
}

} // namespace

Result<QByteArray> exportCsv(const Read& db, DatasetId dataset, ExportValues values)
{
    const auto info = datasets::byId(db, dataset);
    if (!info)
        return fail(info);
    QByteArray csv;
    std::vector<Cells> columns;
    for (const auto& variable : variables::of(db, dataset)) {
        const auto column = datasets::column(db, variable.id);
        if (!column)
            return fail(column);
        csv += (columns.empty() ? "" : ",") + cell(variable.name);
        columns.push_back(cellsOf(variable, *column, values));
    }
    csv += "\r\n";
    for (std::size_t row = 0; row < std::size_t(info->rows); ++row) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (i > 0)
                csv += ',';
            if (const auto place = columns[i].rows[row]; place >= 0)
                csv += columns[i].texts[std::size_t(place)];
        }
        csv += "\r\n";
    }
    return csv;
}

} // namespace counterpoint
